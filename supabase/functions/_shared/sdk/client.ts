// Copied from sdk/src by `pnpm generate`: change it there, not here.

import type { CallOptions, Operation, Page } from './method.ts'
import { operations } from './operations.gen.ts'
import { isRefusal } from './refusal.ts'
import { type Caller, writeRequest } from './request.ts'
import { send } from './send.ts'
import type { Client, OperationId } from './types.gen.ts'

/** Where the API is, who asks, and how patient the client is. */
export interface ClientOptions {
  /** Address of the API without `/v1`, such as `http://localhost:4000`. */
  baseUrl: string
  /** `pk_…`: names the store, may be public. */
  publishableKey?: string | undefined
  /**
   * A secret key (`sk_…`, servers only), a staff or seller session, a seller's key or a customer's access token, or what
   * finds it for each call; one that finds nothing leaves the call without. An operation that a publishable key alone
   * may use is sent that one if there is one. For customers, `createSession` does all of this.
   */
  bearer?: Caller['bearer']
  /**
   * Asked once when the API says that the bearer sent is not (or no longer) good: the call is repeated with what it
   * gives, or refused when it gives nothing.
   */
  renew?: ((refused: string) => Promise<string | null | undefined>) | undefined
  /** Sends the requests; the platform's own unless given. */
  fetch?: typeof globalThis.fetch | undefined
  /** For each try, until the whole reply is read: 10,000 unless given. */
  timeoutMilliseconds?: number | undefined
  /** How often a call that may be repeated is repeated: 2 unless given. */
  retries?: number | undefined
  /** Sent with every request. */
  headers?: Record<string, string> | undefined
}

type Call = (input?: object, options?: CallOptions) => Promise<unknown>

/**
 * A client with one method per operation of the API, named by its `operationId`.
 * @throws TypeError (from a call) when the input cannot be written as a request
 */
export function createClient(options: ClientOptions): Client {
  const methods = Object.entries(operations).map(([id, operation]) => {
    const call = callOf(id as OperationId, operation, options)
    return [id, Object.assign(call, { try: tryOf(call) }, operation.paged ? listsOf(call) : {})] as const
  })
  return Object.fromEntries(methods) as unknown as Client
}

function callOf(id: OperationId, operation: Operation, client: ClientOptions): Call {
  const caller: Caller = {
    baseUrl: client.baseUrl.replace(/\/+$/, ''),
    publishableKey: client.publishableKey,
    bearer: client.bearer,
    headers: client.headers ?? {},
  }
  const repeatable = operation.method === 'GET' || 'idempotencyKey' in operation.headers
  return async (input = {}, options = {}) => {
    const request = await writeRequest(operation, caller, input, options)
    const sending = {
      operation: id,
      // Looked up for each call, so that a page or a test may replace it; called bare, as browsers demand.
      fetch: client.fetch ?? ((...request) => globalThis.fetch(...request)),
      timeoutMilliseconds: options.timeoutMilliseconds ?? client.timeoutMilliseconds ?? 10_000,
      retries: repeatable ? (options.retries ?? client.retries ?? 2) : 0,
      signal: options.signal,
      streamed: operation.streamed,
    }
    return send(request, sending).catch(async (error: unknown) => {
      const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
      if (!bearer || !client.renew || !isRefusal(error, 'not-authenticated')) throw error
      const renewed = await client.renew(bearer)
      if (!renewed || renewed === bearer) throw error
      return send(
        { ...request, headers: { ...request.headers, authorization: `Bearer ${renewed}` } },
        sending,
      )
    })
  }
}

function tryOf(call: Call) {
  return async (input?: object, options?: CallOptions) => {
    try {
      return { ok: true, data: await call(input, options) }
    } catch (error) {
      if (isRefusal(error)) return { ok: false, refusal: error }
      throw error
    }
  }
}

function listsOf(call: Call) {
  async function* pages(input: object = {}, options?: CallOptions): AsyncGenerator<Page, void, undefined> {
    let page = (await call(input, options)) as Page
    yield page
    while (page.nextCursor !== null) {
      page = (await call({ ...input, cursor: page.nextCursor }, options)) as Page
      yield page
    }
  }
  async function* all(input?: object, options?: CallOptions) {
    for await (const page of pages(input, options)) yield* page.items
  }
  return { all, pages }
}
