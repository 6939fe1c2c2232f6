import { z } from '@hono/zod-openapi'
import { describeRefusals } from './document-refusals.ts'
import { idempotencyKeyPattern } from './idempotency.ts'
import { wireIdForm } from './ids.ts'
import { securityOf } from './policies.ts'
import { problemSchema } from './problems.ts'
import { platformRefusals, type RefusalKind } from './refusals.ts'
import type { AnyContract } from './route-contract.ts'

/** The refusals that follow from the form of the contract, added to those of its domain. */
function refusalsOf(contract: AnyContract): RefusalKind[] {
  const r = platformRefusals
  const kinds = new Set<RefusalKind>(contract.refusals)
  if (contract.body)
    for (const kind of [r.malformedJson, r.unsupportedMediaType, r.payloadTooLarge]) kinds.add(kind)
  const { who } = contract.policy
  if (who !== 'public')
    for (const kind of [r.notAuthenticated, r.originNotAllowed, r.networkNotAllowed, r.storeSuspended])
      kinds.add(kind)
  if (who === 'staff' || who === 'seller') kinds.add(r.secondFactorRequired)
  if (who === 'staff' || who === 'seller' || who === 'customer' || who === 'account')
    kinds.add(r.notPermitted)
  if (contract.ifMatch) kinds.add(r.preconditionFailed)
  if (contract.idempotency) {
    kinds.add(r.idempotencyKeyReused).add(r.idempotencyInFlight)
    if (contract.idempotency && contract.idempotency !== 'transaction') kinds.add(r.idempotencyKeyMissing)
  }
  // Whatever it takes, it refuses a query that it does not have.
  for (const kind of [r.invalidRequest, r.tooManyRequests, r.busy, r.internal]) kinds.add(kind)
  return [...kinds]
}

/** The `responses` of an operation and the sorted codes it may refuse with. */
function responsesOf(contract: AnyContract) {
  const kinds = refusalsOf(contract).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const statuses = [...new Set(kinds.map((k) => k.status))].toSorted((a, b) => a - b)
  const { success } = contract
  const responses: Record<string, object> = {
    [success.status]: {
      description: success.description,
      ...(success.etag
        ? {
            headers: {
              ETag: { description: 'Names this version.', schema: { type: 'string' }, example: '"3"' },
            },
          }
        : {}),
      ...(success.schema
        ? { content: { [success.contentType ?? 'application/json']: { schema: success.schema } } }
        : {}),
    },
  }
  for (const status of statuses) {
    const codes = kinds.filter((k) => k.status === status)
    responses[status] = {
      description: describeRefusals(codes),
      content: {
        'application/problem+json': { schema: (status === 409 && contract.conflict) || problemSchema },
      },
    }
  }
  return { responses, refusals: kinds.map((k) => k.code) }
}

function securityWith({ policy, showsToo }: AnyContract) {
  const ways = securityOf(policy)
  return showsToo ? [...ways.map((way) => ({ ...way, [showsToo]: [] })), ...ways] : ways
}

const eventIdForm = wireIdForm('event')

/** The operation as the document says it, and the codes it may refuse with. */
export function documentOf(contract: AnyContract) {
  const headers: Record<string, z.ZodType> = {}
  if (contract.idempotency) {
    const required = contract.idempotency !== 'transaction'
    headers['Idempotency-Key'] = z.string().optional().openapi({
      param: { required },
      description:
        'A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days.',
      pattern: idempotencyKeyPattern.source,
      example: '5f0c2f0e-6d0a-4b67-9a5e-1f2d3c4b5a69',
    })
  }
  if (contract.ifMatch) {
    headers['If-Match'] = z
      .string()
      .regex(/^"\d{1,9}"$/, 'must be the ETag of the version you read, such as "3"')
      .optional()
      .openapi({
        description: 'ETag of the version this change was made for. Absent: whatever the version.',
        example: '"3"',
      })
  }
  if (contract.resumes) {
    // Without an example: whoever tries it out in Swagger UI has seen no event yet.
    const { pattern, maxLength } = eventIdForm
    headers['Last-Event-ID'] = z.string().optional().openapi({
      pattern,
      maxLength,
      description:
        'Of the last event you have seen: clients of server-sent events send it when they reconnect.',
    })
  }
  const { responses, refusals } = responsesOf(contract)
  return {
    refusals,
    route: {
      operationId: contract.operationId,
      method: contract.method,
      path: contract.path,
      tags: [contract.tag],
      summary: contract.summary,
      ...(contract.description ? { description: contract.description } : {}),
      ...(contract.deprecated ? { deprecated: true } : {}),
      security: securityWith(contract),
      'x-refusals': refusals,
      request: {
        ...(contract.params ? { params: contract.params } : {}),
        ...(contract.query ? { query: contract.query } : {}),
        ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
        ...(contract.body
          ? { body: { required: true, content: { 'application/json': { schema: contract.body } } } }
          : {}),
      },
      responses,
    },
  }
}
