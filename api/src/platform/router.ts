import { createRoute, OpenAPIHono, type RouteConfig, type z } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { authenticate, type Identity } from './authenticate.ts'
import { challengeHeader, challengeSolved } from './challenge.ts'
import { type Actor, actorName, type Context, contextWith, type TxContext } from './context.ts'
import { inTransaction } from './database.ts'
import { plainWords } from './field-words.ts'
import {
  endLease,
  idempotencyKeyPattern,
  idempotentCall,
  KeyTaken,
  refusalReply,
  replay,
  storeReply,
} from './idempotency.ts'
import { fromWire } from './ids.ts'
import { clientBlock } from './networks.ts'
import type { Policy } from './policies.ts'
import { createRateLimit } from './rate-limit.ts'
import { type FieldProblem, platformRefusals, pointerPart, Refusal } from './refusals.ts'
import {
  type AppEnv,
  type Call,
  type Contract,
  type Parsed,
  Reply,
  type Router,
  type Shape,
} from './route-contract.ts'
import { documentOf } from './route-document.ts'
import { replayed, respond } from './route-reply.ts'
import { digest } from './secrets.ts'
import { unstorableTexts } from './storable-text.ts'

export { type AppEnv, type Contract, Reply, type Router, type Services } from './route-contract.ts'

const pointerOf: Record<string, string> = { param: 'path', query: 'query', header: 'header' }

const notAField = 'is not a field of this request'

/** Where an object may have several forms: what is wrong with it as the form it comes nearest to. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [best] = issue.errors
    .filter((form) => form.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'))
    .toSorted((a, b) => a.length - b.length)
  return best ? best.flatMap((inner) => nearest({ ...inner, path: [...issue.path, ...inner.path] })) : [issue]
}

/** Every router of the API is made here, so that all translate bad input alike. */
export function createRouter(): Router {
  return new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const place = pointerOf[result.target]
      const errors: FieldProblem[] = result.error.issues.flatMap(nearest).flatMap((issue) => {
        const path = issue.path.map(pointerPart)
        const at = (more: string[]) =>
          place ? [place, ...more].join('/') : more.map((p) => `/${p}`).join('')
        if (issue.code === 'unrecognized_keys') {
          return issue.keys.map((key) => ({
            pointer: at([...path, pointerPart(key)]),
            message: notAField,
          }))
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
    detail: first
      ? `${first.pointer || 'The body'}: ${first.message}`
      : 'The request does not fit the contract.',
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
  if (!contract.policy)
    throw new Error(`${contract.operationId} has no policy: a route without one does not boot`)
  const document = documentOf(contract)
  declared.set(router, [
    ...routesOf(router),
    {
      operationId: contract.operationId,
      method: contract.method,
      path: contract.path,
      policy: contract.policy,
      tag: contract.tag,
      refusals: document.refusals,
    },
  ])
  const attempts = contract.attemptsPerMinute ? createRateLimit(contract.attemptsPerMinute) : undefined
  const guard = async (c: HonoContext<AppEnv>, next: () => Promise<void>) => {
    c.set('operation', contract.operationId)
    await attempts?.take(clientBlock(c.get('clientAddress')))
    const { identity, presented } = await authenticate(
      c.req.raw.headers,
      contract.policy,
      c.get('services').authenticator,
      {
        address: c.get('clientAddress'),
        origin: c.req.header('origin'),
        identified: ({ allowedOrigins }) => {
          if (allowedOrigins?.length) c.set('readableBy', allowedOrigins)
        },
      },
    )
    if (identity) await c.get('limitIdentity')(identity)
    c.set('identity', identity)
    c.set('presented', presented)
    if (contract.idempotency) keyOf(c, contract.idempotency !== 'transaction')
    await next()
    if (identity) c.get('services').authenticator.noteUse(identity)
  }
  const config = createRoute({ ...document.route, middleware: guard } as unknown as RouteConfig & {
    path: string
  })
  // The typing of OpenAPIHono's handlers costs seconds per hundred routes; `Call` above says the same.
  router.openapi(
    config as never,
    (async (c: HonoContext<AppEnv>) => {
      const call = callOf<P, Q, B>(c, contract)
      if (!contract.idempotency) return respond(c, contract, asReply(await handler(call)))
      return answerOnce(c, contract, call, handler)
    }) as never,
  )
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

/** Names in a query that the operation does not have; where it has some, its schema looks at them. */
function unknownNames(c: HonoContext<AppEnv>, query: Shape): FieldProblem[] {
  if (query || !c.req.url.includes('?')) return []
  return [...new Set(new URL(c.req.url).searchParams.keys())].map((name) => ({
    pointer: `query/${pointerPart(name)}`,
    message: notAField,
  }))
}

/** @throws Refusal invalid-request when a text cannot be kept as it is, or a query is sent to an operation that has none */
function callOf<P extends Shape, Q extends Shape, B extends Shape>(
  c: HonoContext<AppEnv>,
  contract: Contract<P, Q, B>,
): Call<P, Q, B> {
  const valid = (target: string, shape: Shape) => (shape ? c.req.valid(target as never) : undefined)
  const headers = c.req.header('if-match')
  const [params, query, body] = [
    valid('param', contract.params),
    valid('query', contract.query),
    valid('json', contract.body),
  ]
  const errors = [
    ...unknownNames(c, contract.query),
    ...unstorableTexts(params, 'path'),
    ...unstorableTexts(query, 'query'),
    ...unstorableTexts(body, ''),
  ]
  if (errors.length > 0) throw invalidRequest(errors)
  return {
    context: contextOf(c),
    params: params as Parsed<P>,
    query: query as Parsed<Q>,
    body: body as Parsed<B>,
    presented: c.get('presented'),
    client: clientOf(c),
    inStore: (storeId) => contextInStore(c, storeId),
    ifMatch: contract.ifMatch && headers ? Number(headers.slice(1, -1)) : undefined,
    lastEventId: contract.resumes ? lastEventId(c) : undefined,
    askAgain: () => askAgain(c, contract.policy),
    flow: undefined,
    once: () => Promise.reject(new Error(`${contract.operationId} does not ask first`)),
  }
}

/** @throws Refusal invalid-request */
function lastEventId(c: HonoContext<AppEnv>): string | undefined {
  const wire = c.req.header('last-event-id')
  // Browsers send an empty one before the first event.
  const id = wire ? fromWire('event', wire) : undefined
  if (id !== null) return id
  throw invalidRequest([{ pointer: 'header/Last-Event-ID', message: 'must be the id of an event' }])
}

async function askAgain(c: HonoContext<AppEnv>, policy: Policy): Promise<Actor | null> {
  try {
    const { identity } = await authenticate(c.req.raw.headers, policy, c.get('services').authenticator, {
      address: c.get('clientAddress'),
      origin: c.req.header('origin'),
      identified: () => undefined,
    })
    return identity?.actor ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    // A database that is away for a moment says nothing about who may what.
    return c.get('identity')?.actor ?? null
  }
}

function clientOf(c: HonoContext<AppEnv>): Call<undefined, undefined, undefined>['client'] {
  const address = c.get('clientAddress')
  const { challenge } = c.get('services')
  return {
    address,
    userAgent: c.req.header('user-agent') ?? '',
    solvedChallenge: challengeSolved(challenge, c.req.header(challengeHeader), address),
  }
}

function contextOf(c: HonoContext<AppEnv>): Context {
  const { services, identity, requestId } = c.var
  // A public operation has nobody and no store: whatever it does, it does not open a tenancy.
  const { store, actor } = identity ?? ({} as Identity)
  return contextWith(services, { store, actor, requestId })
}

async function contextInStore(c: HonoContext<AppEnv>, storeId: string): Promise<Context | null> {
  const { services, requestId } = c.var
  const store = await services.authenticator.storeById(storeId)
  return store && contextWith(services, { store, actor: { kind: 'shopper', keyId: 'link' }, requestId })
}

const asReply = (result: unknown): Reply => (result instanceof Reply ? result : new Reply({ body: result }))

async function answerOnce<P extends Shape, Q extends Shape, B extends Shape>(
  c: HonoContext<AppEnv>,
  contract: Contract<P, Q, B>,
  call: Call<P, Q, B>,
  handler: (call: Call<P, Q, B>) => Promise<unknown>,
): Promise<Response> {
  const key = keyOf(c, contract.idempotency !== 'transaction')
  const { context } = call
  if (key === undefined)
    return respond(c, contract, await writeOnce(contract, call, handler, () => undefined))
  const once = idempotentCall({
    key,
    principal: principalOf(c),
    operation: contract.operationId,
    request: JSON.stringify([c.req.path, call.body ?? null]),
    leaseSeconds: c.get('services').env.IDEMPOTENCY_LEASE_SECONDS,
  })
  try {
    const keep = (tx: TxContext, { body }: Reply) =>
      storeReply(tx, once, { status: contract.success.status, body: JSON.stringify(body ?? null) })
    if (contract.idempotency === 'flow') {
      const reply = asReply(await handler({ ...call, flow: once }))
      if (!once.ended) await inTransaction(context, async (tx) => keep(tx, reply))
      return respond(c, contract, reply)
    }
    return respond(c, contract, await writeOnce(contract, call, handler, keep))
  } catch (error) {
    // Where even this cannot be written, the lease runs out by itself.
    if (once.leaseUntil && !once.ended)
      await inTransaction(context, async (tx) => endLease(tx, once)).catch(() => undefined)
    if (!(error instanceof KeyTaken || error instanceof Refusal)) throw error
    if (once.leaseUntil && error instanceof Refusal) throw error
    // A refusal may be the echo of this very key's first success (sold out by itself): the stored reply wins.
    const stored = await replay(context, once)
    if (stored) return replayed(contract, stored)
    if (error instanceof Refusal && error.kind.keptWithKey && contract.idempotency === 'flow') {
      await inTransaction(context, async (tx) => storeReply(tx, once, refusalReply(error)))
    }
    if (error instanceof KeyTaken)
      throw new Refusal(platformRefusals.idempotencyInFlight, { retryAfterSeconds: 1 })
    throw error
  }
}

/** A write in one transaction, which its handler runs in or, where it asks others first, begins itself. */
async function writeOnce<P extends Shape, Q extends Shape, B extends Shape>(
  contract: Contract<P, Q, B>,
  call: Call<P, Q, B>,
  handler: (call: Call<P, Q, B>) => Promise<unknown>,
  keep: (tx: TxContext, reply: Reply) => void,
): Promise<Reply> {
  const once: typeof call.once = (write, of) => {
    const kept = async (tx: TxContext) => {
      const made = asReply(await write(tx))
      keep(tx, made)
      return made
    }
    return inTransaction(call.context, kept, of)
  }
  if (contract.asksFirst) return asReply(await handler({ ...call, once }))
  const ahead = contract.ahead?.(call)
  return once((context) => handler({ ...call, context }), ahead && { ahead })
}

/** Keys of different holders never meet: the cart's secret is part of the principal where there is one. */
function principalOf(c: HonoContext<AppEnv>): string {
  const { identity, presented } = c.var
  const secret = presented.cartSecret ?? presented.orderSecret
  return `${identity ? actorName(identity.actor) : 'public'}${secret ? `:${digest(secret).slice(0, 32)}` : ''}`
}
