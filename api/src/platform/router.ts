import { isDeepStrictEqual } from 'node:util'
import type { HttpBindings } from '@hono/node-server'
import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { z } from '@hono/zod-openapi'
import { type Authenticator, authenticate, type Identity, type Presented } from './authenticate.ts'
import type { CachedBody } from './cache.ts'
import { actorName, type Context, type TxContext } from './context.ts'
import type { Database } from './database.ts'
import { inTransaction } from './database.ts'
import type { Environment } from './env.ts'
import {
  type IdempotentCall,
  idempotencyKeyPattern,
  idempotentCall,
  KeyTaken,
  replay,
  type StoredReply,
  storeReply,
  throwStored,
} from './idempotency.ts'
import { failpoint } from './failpoints.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { createRateLimit } from './rate-limit.ts'
import { type Policy, securityOf } from './policies.ts'
import { type FieldProblem, platformRefusals, pointerPart, Refusal, type RefusalKind } from './refusals.ts'
import { responsesOf } from './route-document.ts'
import { digest, type SecretKeeper } from './secrets.ts'
import { unstorableTexts } from './storable-text.ts'

/** What one process has: made once in main, worker or a test, and handed to the app. */
export interface Services {
  env: Environment
  db: Database
  log: Log
  secrets: SecretKeeper
  authenticator: Authenticator
  metrics: Metrics
  /** Parse every reply against its schema and refuse extra keys: on in tests and development. */
  strictReplies: boolean
}

export interface AppEnv {
  Bindings: HttpBindings
  Variables: {
    services: Services
    requestId: string
    clientAddress: string
    operation: string
    identity: Identity | null
    presented: Presented
  }
}

export type Router = OpenAPIHono<AppEnv>

type Shape = z.ZodType | undefined
type Parsed<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

export interface Contract<P extends Shape, Q extends Shape, B extends Shape> {
  /** Also the SDK's method and, for a write, the verb's file. */
  operationId: string
  tag: string
  summary: string
  description?: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  policy: Policy
  params?: P
  query?: Q
  body?: B
  /** `transaction`: the key is optional and its reply stored with the write. `flow`: the key is required. */
  idempotency?: 'transaction' | 'flow'
  /** The write takes `If-Match` with the version it was made for. */
  ifMatch?: boolean
  success: { status: 200 | 201 | 204; description: string; schema?: z.ZodType; etag?: boolean }
  /** A limit of its own per client address, for what is worth guessing at. */
  attemptsPerMinute?: number
  /** Still works, but not for ever: dates in RFC 3339, and the operation to use instead. */
  deprecated?: { since: string; sunset: string; successor: string }
  /** `Cache-Control` of the reply; `no-store` unless said. */
  cacheControl?: string
  refusals: RefusalKind[]
}

export interface Call<P extends Shape, Q extends Shape, B extends Shape> {
  context: Context
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  presented: Presented
  /** The version named in `If-Match`. */
  ifMatch: number | undefined
  /** Present in operations of `idempotency: 'flow'`. */
  flow: IdempotentCall | undefined
}

/** A handler answers with a plain body, or with one of these when headers or ready bytes matter. */
export class Reply {
  readonly body: unknown
  readonly etag: string | undefined
  readonly bytes: Uint8Array<ArrayBuffer> | undefined

  constructor(of: { body?: unknown; etag?: string; bytes?: Uint8Array<ArrayBuffer> }) {
    this.body = of.body
    this.etag = of.etag
    this.bytes = of.bytes
  }

  static cached(cached: CachedBody): Reply {
    return new Reply({ bytes: cached.body, etag: cached.etag })
  }

  /** A body whose `version` is its ETag. */
  static versioned<B extends { version: number }>(body: B): Reply {
    return new Reply({ body, etag: `"${body.version}"` })
  }
}

const pointerOf: Record<string, string> = { param: 'path', query: 'query', header: 'header' }

/** The validator's own words, made into what the field must be. */
const plainWords = (message: string): string =>
  message
    .replace(/^Invalid input: expected \S+, received undefined$/, 'is required')
    .replace(/^Invalid input: expected (\S+), received (.+)$/, 'must be of type $1, not $2')
    .replace(/^Invalid option: expected one of /, 'must be one of ')
    .replace(/^Invalid (string|ID|input).*$/, 'is not of the form that the contract gives')

/** Every router of the API is made here, so that all translate bad input alike. */
export function createRouter(): Router {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const place = pointerOf[result.target]
      const errors: FieldProblem[] = result.error.issues.flatMap((issue) => {
        const path = issue.path.map(pointerPart)
        const at = (more: string[]) => (place ? [place, ...more].join('/') : more.map((p) => `/${p}`).join(''))
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => ({ pointer: at([...path, pointerPart(key)]), message: 'is not a field of this request' }))
        }
        return [{ pointer: at(path), message: plainWords(issue.message) }]
      })
      throw invalidRequest(errors)
    },
  })
}

function invalidRequest(errors: FieldProblem[]): Refusal {
  const first = errors[0]
  return new Refusal(platformRefusals.invalidRequest, {
    detail: first ? `${first.pointer || 'The body'}: ${first.message}` : 'The request does not fit the contract.',
    errors,
  })
}

/** Operations by id, filled as routes are declared: for the access table, the golden list and tests. */
export interface DeclaredRoute {
  operationId: string
  method: string
  path: string
  policy: Policy
  tag: string
  refusals: string[]
}
const declared = new Map<Router, DeclaredRoute[]>()
export const routesOf = (router: Router): DeclaredRoute[] => declared.get(router) ?? []

/**
 * Declares one operation: its contract, then one call. Authentication and policy come before any input is read.
 * @throws Error at boot when the policy or the operation id is missing
 */
export function route<P extends Shape = undefined, Q extends Shape = undefined, B extends Shape = undefined>(
  router: Router,
  contract: Contract<P, Q, B>,
  handler: (call: Call<P, Q, B>) => Promise<unknown>,
): void {
  if (!contract.policy) throw new Error(`${contract.operationId} has no policy: a route without one does not boot`)
  const document = documentOf(contract)
  declared.set(router, [...routesOf(router), {
    operationId: contract.operationId,
    method: contract.method,
    path: contract.path,
    policy: contract.policy,
    tag: contract.tag,
    refusals: document.refusals,
  }])
  const attempts = contract.attemptsPerMinute ? createRateLimit(contract.attemptsPerMinute) : undefined
  const guard = async (c: HonoContext<AppEnv>, next: () => Promise<void>) => {
    c.set('operation', contract.operationId)
    await attempts?.take(c.var.clientAddress)
    const { identity, presented } = await authenticate(c.req.raw.headers, contract.policy, c.var.services.authenticator)
    c.set('identity', identity)
    c.set('presented', presented)
    if (contract.idempotency) keyOf(c, contract.idempotency === 'flow')
    await next()
  }
  const config = createRoute({ ...document.route, middleware: guard } as unknown as RouteConfig & { path: string })
  // The typing of OpenAPIHono's handlers costs seconds per hundred routes; `Call` above says the same.
  router.openapi(config as never, (async (c: HonoContext<AppEnv>) => {
    const call = callOf<P, Q, B>(c, contract)
    if (!contract.idempotency) return respond(c, contract, asReply(await handler(call)))
    return answerOnce(c, contract, call, handler)
  }) as never)
}

function documentOf(contract: Contract<Shape, Shape, Shape>) {
  const headers: Record<string, z.ZodType> = {}
  if (contract.idempotency) {
    const required = contract.idempotency === 'flow'
    headers['Idempotency-Key'] = z
      .string()
      .optional()
      .openapi({
        param: { required },
        description: 'A fresh random key, such as a UUID, repeated on a retry: the same key gets the same answer for 7 days.',
        pattern: idempotencyKeyPattern.source,
        example: '5f0c2f0e-6d0a-4b67-9a5e-1f2d3c4b5a69',
      })
  }
  if (contract.ifMatch) {
    headers['If-Match'] = z
      .string()
      .regex(/^"\d{1,9}"$/, 'must be the ETag of the version you read, such as "3"')
      .optional()
      .openapi({ description: 'ETag of the version this change was made for. Absent: whatever the version.', example: '"3"' })
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
      security: securityOf(contract.policy),
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

/** @throws Refusal idempotency-key-missing, invalid-request */
function keyOf(c: HonoContext<AppEnv>, required: boolean): string | undefined {
  const key = c.req.header('idempotency-key')
  if (key === undefined && required) throw new Refusal(platformRefusals.idempotencyKeyMissing)
  if (key !== undefined && !idempotencyKeyPattern.test(key)) {
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: 'header/Idempotency-Key: must be 16 to 255 letters, digits, - or _; a UUID is a good one.',
      errors: [{ pointer: 'header/Idempotency-Key', message: 'must be 16 to 255 letters, digits, - or _' }],
    })
  }
  return key
}

/** @throws Refusal invalid-request when a text cannot be kept as it is */
function callOf<P extends Shape, Q extends Shape, B extends Shape>(
  c: HonoContext<AppEnv>,
  contract: Contract<P, Q, B>,
): Call<P, Q, B> {
  const valid = (target: string, shape: Shape) => (shape ? c.req.valid(target as never) : undefined)
  const headers = c.req.header('if-match')
  const [params, query, body] = [valid('param', contract.params), valid('query', contract.query), valid('json', contract.body)]
  const errors = [...unstorableTexts(params, 'path'), ...unstorableTexts(query, 'query'), ...unstorableTexts(body, '')]
  if (errors.length > 0) throw invalidRequest(errors)
  return {
    context: contextOf(c),
    params: params as Parsed<P>,
    query: query as Parsed<Q>,
    body: body as Parsed<B>,
    presented: c.var.presented,
    ifMatch: contract.ifMatch && headers ? Number(headers.slice(1, -1)) : undefined,
    flow: undefined,
  }
}

function contextOf(c: HonoContext<AppEnv>): Context {
  const { services, identity, requestId } = c.var
  // A public operation has nobody and no store: whatever it does, it does not open a tenancy.
  const { store, actor } = identity ?? ({} as Identity)
  return { store, actor, db: services.db, secrets: services.secrets, log: services.log, requestId }
}

const asReply = (result: unknown): Reply => (result instanceof Reply ? result : new Reply({ body: result }))

async function answerOnce<P extends Shape, Q extends Shape, B extends Shape>(
  c: HonoContext<AppEnv>,
  contract: Contract<P, Q, B>,
  call: Call<P, Q, B>,
  handler: (call: Call<P, Q, B>) => Promise<unknown>,
): Promise<Response> {
  const key = keyOf(c, contract.idempotency === 'flow')
  const { context } = call
  if (key === undefined) return respond(c, contract, asReply(await inTransaction(context, (tx) => handler({ ...call, context: tx }))))
  const once = idempotentCall({
    key,
    principal: principalOf(c),
    operation: contract.operationId,
    request: JSON.stringify([c.req.path, call.body ?? null]),
    leaseSeconds: c.var.services.env.IDEMPOTENCY_LEASE_SECONDS,
  })
  try {
    if (contract.idempotency === 'flow') return respond(c, contract, asReply(await handler({ ...call, flow: once })))
    const reply = await inTransaction(context, async (tx) => {
      const made = asReply(await handler({ ...call, context: tx }))
      storeReply(tx as TxContext, once, { status: contract.success.status, body: JSON.stringify(made.body ?? null) })
      return made
    })
    return respond(c, contract, reply)
  } catch (error) {
    if (!(error instanceof KeyTaken || error instanceof Refusal)) throw error
    // A refusal may be the echo of this very key's first success (sold out by itself): the stored reply wins.
    const stored = await replay(context, once)
    if (stored) return replayed(contract, stored)
    if (error instanceof KeyTaken) throw new Refusal(platformRefusals.idempotencyInFlight, { retryAfterSeconds: 1 })
    throw error
  }
}

/** Keys of different holders never meet: the cart's secret is part of the principal where there is one. */
function principalOf(c: HonoContext<AppEnv>): string {
  const { identity, presented } = c.var
  const secret = presented.cartSecret ?? presented.orderSecret
  return `${identity ? actorName(identity.actor) : 'public'}${secret ? `:${digest(secret).slice(0, 32)}` : ''}`
}

function replayed(contract: Contract<Shape, Shape, Shape>, stored: StoredReply): Response {
  if (stored.status >= 400) throwStored(stored)
  const headers = baseHeaders(contract)
  headers.set('idempotency-replayed', 'true')
  const { version } = (JSON.parse(stored.body) ?? {}) as { version?: number }
  if (version !== undefined && contract.success.etag) headers.set('etag', `"${version}"`)
  return new Response(stored.status === 204 ? null : stored.body, { status: stored.status, headers })
}

function baseHeaders(contract: Contract<Shape, Shape, Shape>): Headers {
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': contract.cacheControl ?? 'no-store' })
  if (contract.deprecated) {
    // RFC 9745 and RFC 8594
    headers.set('deprecation', `@${Date.parse(contract.deprecated.since) / 1000}`)
    headers.set('sunset', new Date(contract.deprecated.sunset).toUTCString())
  }
  if (contract.cacheControl) headers.set('vary', 'tradepost-publishable-key, authorization')
  return headers
}

function respond(c: HonoContext<AppEnv>, contract: Contract<Shape, Shape, Shape>, reply: Reply): Response {
  failpoint(`reply.${contract.operationId}`)
  if (c.var.services.strictReplies) checkReply(contract, reply)
  const headers = baseHeaders(contract)
  if (reply.etag) {
    headers.set('etag', reply.etag)
    const known = c.req.header('if-none-match')
    if (contract.method === 'get' && known && known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === reply.etag)) {
      headers.delete('content-type')
      return new Response(null, { status: 304, headers })
    }
  }
  if (contract.success.status === 204) {
    headers.delete('content-type')
    return new Response(null, { status: 204, headers })
  }
  return new Response(reply.bytes ?? JSON.stringify(reply.body), { status: contract.success.status, headers })
}

/** @throws Error when a reply is not exactly what the contract says: a field too much is a leak. */
function checkReply(contract: Contract<Shape, Shape, Shape>, reply: Reply): void {
  const { schema } = contract.success
  if (!schema) return
  const body: unknown = JSON.parse(reply.bytes ? Buffer.from(reply.bytes).toString() : JSON.stringify(reply.body))
  const parsed = schema.safeParse(body)
  if (!parsed.success) throw new Error(`${contract.operationId} replied against its contract: ${parsed.error.message}`)
  if (!isDeepStrictEqual(parsed.data, body)) throw new Error(`${contract.operationId} replied with undeclared fields`)
}
