import type { Event, WebhookTestEvent, WebhookVerificationEvent } from './types.gen.ts'

/** What an endpoint gets. The API may learn new types: keep a `default`. */
export type WebhookEvent = Event | WebhookTestEvent | WebhookVerificationEvent

/** One of them, by its type: `WebhookEventOf<'order.placed'>`. */
export type WebhookEventOf<Type extends WebhookEvent['type']> = Extract<WebhookEvent, { type: Type }>

/** Why a message is not taken for one of ours. */
export type WebhookProblemReason =
  | 'headers-missing'
  | 'too-old'
  | 'too-new'
  | 'signature-wrong'
  | 'not-an-event'

/** The message is not from us, was changed, or is too old: answer 400 and do nothing. */
export class WebhookProblem extends Error {
  override readonly name = 'WebhookProblem'
  readonly reason: WebhookProblemReason

  constructor(reason: WebhookProblemReason) {
    super(`This webhook is refused: ${reason}.`)
    this.reason = reason
  }
}

/** Headers in whatever form the server has them. */
export type WebhookHeaders =
  | { get(name: string): string | null | undefined }
  | Readonly<Record<string, string | string[] | undefined>>

const toleranceSeconds = 5 * 60

/**
 * Verifies a message by Standard Webhooks 1.0.0 and returns its event.
 * @param body as it came, before anything has parsed it: text or bytes
 * @param secrets `whsec_…` or, with ed25519, `whpk_…`; several while a new one takes over: any of them will do
 * @param now seconds since 1970; for tests
 * @throws WebhookProblem when it is not to be trusted
 * @throws TypeError when a secret is none
 */
export async function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secrets: string | readonly string[],
  now: number = Date.now() / 1000,
): Promise<WebhookEvent> {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headerOf(headers, `webhook-${name}`),
  )
  if (!id || !timestamp || !signatures) throw new WebhookProblem('headers-missing')
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookProblem('headers-missing')
  if (Number(timestamp) < now - toleranceSeconds) throw new WebhookProblem('too-old')
  if (Number(timestamp) > now + toleranceSeconds) throw new WebhookProblem('too-new')
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const signed = joined(new TextEncoder().encode(`${id}.${timestamp}.`), bytes)
  const given = signatures.split(' ').slice(0, 20)
  // All are tried, whichever fits: how long it takes says nothing.
  const fits = await Promise.all([secrets].flat().map((secret) => isSigned(secret, signed, given)))
  if (!fits.includes(true)) throw new WebhookProblem('signature-wrong')
  return eventIn(bytes, id)
}

function eventIn(bytes: Uint8Array, id: string): WebhookEvent {
  let event: unknown
  try {
    event = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new WebhookProblem('not-an-event')
  }
  const named = event as { id?: unknown; type?: unknown } | null
  if (named?.id !== id || typeof named.type !== 'string') throw new WebhookProblem('not-an-event')
  return event as WebhookEvent
}

function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined
  const all = headers as Record<string, string | string[] | undefined>
  const found = Object.keys(all).find((key) => key.toLowerCase() === name)
  const value = found === undefined ? undefined : all[found]
  return typeof value === 'string' ? value : undefined
}

const prefixes = { whsec_: 'v1', whpk_: 'v1a' } as const

/** Whether one of the signatures is by this secret. WebCrypto compares, in a time that tells nothing. */
async function isSigned(
  secret: string,
  signed: Uint8Array<ArrayBuffer>,
  given: readonly string[],
): Promise<boolean> {
  const prefix = (['whsec_', 'whpk_'] as const).find((one) => secret.startsWith(one))
  const raw = prefix && bytesOf(secret.slice(prefix.length))
  if (!prefix || !raw || raw.length < 24) throw new TypeError('A secret must be whsec_… or whpk_…')
  const algorithm = prefix === 'whsec_' ? { name: 'HMAC', hash: 'SHA-256' } : { name: 'Ed25519' }
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify'])
  const results = given.map(async (text) => {
    const [version, signature = ''] = text.split(',')
    const its = version === prefixes[prefix] ? bytesOf(signature) : null
    return its ? crypto.subtle.verify(algorithm.name, key, its, signed) : false
  })
  return (await Promise.all(results)).includes(true)
}

/** @returns null when the text is not base64 */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
