import { type Environment, EnvironmentProblem } from '../_shared/env.ts'
import { post } from '../_shared/outbound.ts'
import { isWebhookSecret, signWebhook } from '../_shared/webhook.ts'

/** What to forget, and the event because of which. It is sent as `cache.purge`, in the form of an event. */
export interface Purge {
  id: string
  storeId: string
  keys: string[]
}

/**
 * Reads `CACHE_PURGE_URL` and `CACHE_PURGE_SECRETS`; null when no cache is to be told.
 * @throws EnvironmentProblem
 */
export function readPurge(env: Environment): ((purge: Purge) => Promise<void>) | null {
  const url = env.optional('CACHE_PURGE_URL')
  if (url === undefined) return null
  const secrets = env.list('CACHE_PURGE_SECRETS', [])
  if (secrets.length === 0 || !secrets.every(isWebhookSecret))
    throw new EnvironmentProblem('CACHE_PURGE_SECRETS holds no secrets (whsec_…)')
  return async ({ id, storeId, keys }) => {
    if (keys.length === 0) return
    const body = JSON.stringify({ id, type: 'cache.purge', data: { storeId, keys } })
    const headers = await signWebhook({ id, body, secrets, nowSeconds: Date.now() / 1_000 })
    await post('the cache', url, { body, headers: { ...headers, 'content-type': 'application/json' } })
  }
}
