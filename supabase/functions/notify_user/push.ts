import { buildPushPayload } from '@block65/webcrypto-web-push'
import { type Environment, EnvironmentProblem } from '../_shared/env.ts'
import type { ShortNotice } from './letter.ts'
import { pushOutcome } from './rules.ts'

/** A browser that asked to be told (Push API). */
export interface Subscription {
  endpoint: string
  p256dh: string
  auth: string
}

/** Gives whether the browser is still there. @throws Error to be tried again */
export type SendPush = (
  subscription: Subscription,
  notice: ShortNotice,
  eventId: string,
) => Promise<'there' | 'gone'>

const daySeconds = 86_400

/**
 * Reads `VAPID_PUBLIC_KEY`, `VAPID_PRIVATE_KEY` and `VAPID_SUBJECT` (RFC 8292); null when no key is set: nobody is sent
 * pushes.
 * @throws EnvironmentProblem
 */
export function readPush(env: Environment): SendPush | null {
  const [publicKey, privateKey] = [env.optional('VAPID_PUBLIC_KEY'), env.optional('VAPID_PRIVATE_KEY')]
  if (publicKey === undefined && privateKey === undefined) return null
  if (!/^[\w-]{87}$/.test(publicKey ?? '') || !/^[\w-]{43}$/.test(privateKey ?? ''))
    throw new EnvironmentProblem('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY are keys of P-256 in base64url')
  const vapid = { subject: env.required('VAPID_SUBJECT'), publicKey, privateKey }
  return async ({ endpoint, p256dh, auth }, notice, eventId) => {
    const { method, headers, body } = await buildPushPayload(
      // The browser replaces a notice with the same tag instead of showing it twice.
      { data: { ...notice, tag: eventId }, options: { ttl: daySeconds, urgency: 'normal' } },
      { endpoint, expirationTime: null, keys: { p256dh, auth } },
      vapid,
    )
    const response = await fetch(endpoint, {
      method,
      headers: { ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(8_000),
    })
    await response.body?.cancel()
    const outcome = pushOutcome(response.status)
    if (outcome === 'again') throw new Error(`a push service answered ${response.status}`)
    return outcome === 'gone' ? 'gone' : 'there'
  }
}
