import { isDeepStrictEqual } from 'node:util'
import type { Context as HonoContext } from 'hono'
import { type StoredReply, throwStored } from './idempotency.ts'
import type { AnyContract, AppEnv, Reply } from './route-contract.ts'

/** The stored reply of a key that is known. @throws Refusal when that reply was one */
export function replayed(contract: AnyContract, stored: StoredReply): Response {
  if (stored.status >= 400) throwStored(stored)
  const headers = baseHeaders(contract)
  headers.set('idempotency-replayed', 'true')
  const { version } = (JSON.parse(stored.body) ?? {}) as { version?: number }
  if (version !== undefined && contract.success.etag) headers.set('etag', `"${version}"`)
  return new Response(stored.status === 204 ? null : stored.body, { status: stored.status, headers })
}

function baseHeaders(contract: AnyContract): Headers {
  const headers = new Headers({
    'content-type': contract.success.contentType ?? 'application/json',
    'cache-control': contract.cacheControl ?? 'no-store',
  })
  if (contract.deprecated) {
    // RFC 9745 and RFC 8594
    headers.set('deprecation', `@${Date.parse(contract.deprecated.since) / 1000}`)
    headers.set('sunset', new Date(contract.deprecated.sunset).toUTCString())
  }
  if (contract.cacheControl) headers.set('vary', 'tradepost-publishable-key, authorization')
  return headers
}

/** The reply as bytes and headers, or 304 when the caller has it already. */
export function respond(c: HonoContext<AppEnv>, contract: AnyContract, reply: Reply): Response {
  if (c.get('services').strictReplies) checkReply(contract, reply)
  const headers = baseHeaders(contract)
  // What staff or a server with a secret key reads goes into no shared cache.
  const identity = c.get('identity')
  if (identity && identity.actor.kind !== 'shopper') headers.set('cache-control', 'no-store')
  if (reply.etag) {
    headers.set('etag', reply.etag)
    const known = c.req.header('if-none-match')
    if (
      contract.method === 'get' &&
      reply.revalidates &&
      known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === reply.etag)
    ) {
      headers.delete('content-type')
      return new Response(null, { status: 304, headers })
    }
  }
  if (contract.success.status === 204) {
    headers.delete('content-type')
    return new Response(null, { status: 204, headers })
  }
  if (reply.lines) return new Response(streamOf(reply.lines), { status: contract.success.status, headers })
  return new Response(reply.bytes ?? JSON.stringify(reply.body), { status: contract.success.status, headers })
}

/** Pulled by the reader: what nobody reads is not made. */
const streamOf = (lines: AsyncIterable<string>): ReadableStream<Uint8Array> =>
  ReadableStream.from(lines).pipeThrough(new TextEncoderStream())

/** @throws Error when a reply is not exactly what the contract says: a field too much is a leak. */
function checkReply(contract: AnyContract, reply: Reply): void {
  const { schema } = contract.success
  if (!schema || reply.lines || contract.success.contentType) return
  const body: unknown = JSON.parse(
    reply.bytes ? Buffer.from(reply.bytes).toString() : JSON.stringify(reply.body),
  )
  const parsed = schema.safeParse(body)
  if (!parsed.success)
    throw new Error(`${contract.operationId} replied against its contract: ${parsed.error.message}`)
  if (!isDeepStrictEqual(parsed.data, body))
    throw new Error(`${contract.operationId} replied with undeclared fields`)
}
