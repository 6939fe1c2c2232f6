import { type HttpClient, HttpClientError } from '../../platform/http-client.ts'
import { processMilliseconds, wallClock } from '../../platform/time.ts'
import { signedHeaders, type WebhookMessage } from './signing.ts'
import type { Attempted } from './verdict.ts'

/** How long an endpoint may take: to be connected to, and for all. */
export const connectMilliseconds = 3_000
export const wholeMilliseconds = 15_000
/** Of its reply so much is read and kept. */
export const replyBytesMax = 8 * 1024

/** Posts a message once. Never inside a transaction. @param of.signal gives the attempt up */
export async function postWebhook(
  client: HttpClient,
  url: string,
  of: { message: WebhookMessage; secrets: readonly string[]; signal?: AbortSignal },
): Promise<Attempted> {
  const requestHeaders = signedHeaders(of.message, { secrets: of.secrets, now: wallClock() })
  const began = processMilliseconds()
  const taken = () => Math.round(processMilliseconds() - began)
  const nothing = { requestHeaders, status: null, replyBody: null, retryAfter: null }
  try {
    const reply = await client(url, {
      method: 'POST',
      headers: requestHeaders,
      body: of.message.body,
      signal: of.signal,
    })
    const replyBody = readable(await reply.text())
    const retryAfter = reply.headers.get('retry-after')
    return { requestHeaders, status: reply.status, milliseconds: taken(), replyBody, error: null, retryAfter }
  } catch (error) {
    if (!(error instanceof HttpClientError)) throw error
    return { ...nothing, milliseconds: taken(), error: error.fault }
  }
}

/** A text that the database takes: it knows no U+0000. */
const readable = (text: string): string => text.replaceAll('\u0000', '\uFFFD').slice(0, replyBytesMax)
