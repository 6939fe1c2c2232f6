import { CallFailed, post } from '../_shared/outbound.ts'
import { signWebhook } from '../_shared/webhook.ts'
import type { Hook } from './rules.ts'

/**
 * Tells a merchant's server of an event, signed for it.
 * @param body the event as the store sent it
 * @throws CallFailed to be tried again; 410 is an answer: it wants to hear no more
 */
export async function callHook(hook: Hook, eventId: string, body: string, nowSeconds: number): Promise<void> {
  const headers = await signWebhook({ id: eventId, body, secrets: hook.secrets, nowSeconds })
  try {
    await post('a hook', hook.url, {
      body,
      headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Tradepost-Edge/1' },
    })
  } catch (error) {
    if (error instanceof CallFailed && error.status === 410) return
    throw error
  }
}

/** A name for a hook's claims: the same as long as its address is. */
export async function hookDigest(url: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(url))
  return Array.from(new Uint8Array(digest).slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
