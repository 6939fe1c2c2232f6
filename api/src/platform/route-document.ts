import type { z } from 'zod'
import { problemSchema } from './problems.ts'
import { platformRefusals, type RefusalKind } from './refusals.ts'
import type { Contract } from './router.ts'

type AnyContract = Contract<z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined>

/** The refusals that follow from the form of the contract, added to those of its domain. */
function refusalsOf(contract: AnyContract): RefusalKind[] {
  const r = platformRefusals
  const kinds = new Set<RefusalKind>(contract.refusals)
  if (contract.params || contract.query || contract.body || contract.ifMatch) kinds.add(r.invalidRequest)
  if (contract.body) for (const kind of [r.malformedJson, r.unsupportedMediaType, r.payloadTooLarge]) kinds.add(kind)
  if (contract.policy.who !== 'public') kinds.add(r.notAuthenticated)
  if (contract.policy.who === 'staff') kinds.add(r.notPermitted)
  if (contract.ifMatch) kinds.add(r.preconditionFailed)
  if (contract.idempotency) {
    kinds.add(r.invalidRequest).add(r.idempotencyKeyReused).add(r.idempotencyInFlight)
    if (contract.idempotency === 'flow') kinds.add(r.idempotencyKeyMissing)
  }
  return [...kinds.add(r.tooManyRequests).add(r.busy)]
}

/** The `responses` of an operation and the sorted codes it may refuse with. */
export function responsesOf(contract: AnyContract) {
  const kinds = refusalsOf(contract).toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const statuses = [...new Set(kinds.map((k) => k.status))].toSorted((a, b) => a - b)
  const { success } = contract
  const responses: Record<string, object> = {
    [success.status]: {
      description: success.description,
      ...(success.etag
        ? { headers: { ETag: { description: 'Names this version.', schema: { type: 'string' }, example: '"3"' } } }
        : {}),
      ...(success.schema ? { content: { 'application/json': { schema: success.schema } } } : {}),
    },
  }
  for (const status of statuses) {
    const codes = kinds.filter((k) => k.status === status)
    responses[status] = {
      description: codes.map((k) => `\`${k.code}\`: ${k.title}`).join(' '),
      content: { 'application/problem+json': { schema: problemSchema } },
    }
  }
  return { responses, refusals: kinds.map((k) => k.code) }
}
