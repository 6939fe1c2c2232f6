import type { EffectOutcome } from './claims.ts'
import { parseEvent, type SentEvent } from './events.ts'
import { causeOf, log } from './log.ts'
import type { Store, Stores } from './stores.ts'
import { verifyWebhook, WebhookRefused } from './webhook.ts'

const bodyBytesMax = 1_000_000

/** A message that was signed by a store. */
export interface Delivery {
  store: Store
  event: SentEvent
  /** As it came. */
  body: string
}

/** The side effects of an event by name, and how each went; none when there was nothing to do. */
export type Effects = Record<string, EffectOutcome>

/**
 * Answers one delivery: 2xx done or nothing to do, 409 another instance is at it, 5xx try again; 400, 401, 405 and 413
 * are for what no store has sent.
 */
export async function receive(
  request: Request,
  of: { stores: Stores; handle: (delivery: Delivery) => Promise<Effects>; now?: () => number },
): Promise<Response> {
  if (request.method !== 'POST') return answer(405, { error: 'Send events by POST.' }, { allow: 'POST' })
  const body = await readBody(request)
  if (body === null) return answer(413, { error: `An event has at most ${bodyBytesMax} bytes.` })
  const now = of.now ?? Date.now
  try {
    const { id, secret } = await verifyWebhook({
      headers: request.headers,
      body,
      secrets: of.stores.secrets,
      nowSeconds: now() / 1_000,
    })
    const event = parseEvent(body)
    if (event === null) return answer(400, { error: 'The body is no event.' })
    if (event.id !== id) return answer(400, { error: 'webhook-id is not the id of the event.' })
    return answerOf(await of.handle({ store: of.stores.ofSecret(secret), event, body }))
  } catch (error) {
    if (error instanceof WebhookRefused) return answer(error.status, { error: error.message })
    log('error', 'delivery failed', { cause: causeOf(error) })
    return answer(500, { error: 'Try again.' })
  }
}

function answerOf(effects: Effects): Response {
  const outcomes = Object.values(effects)
  if (outcomes.includes('failed')) return answer(500, { error: 'Try again.', effects })
  if (outcomes.includes('busy'))
    return answer(409, { error: 'It is being done.', effects }, { 'retry-after': '5' })
  return answer(200, { effects })
}

export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })

/** Null when it is too long, whatever its headers say. */
async function readBody(request: Request): Promise<string | null> {
  if (request.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > bodyBytesMax) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
