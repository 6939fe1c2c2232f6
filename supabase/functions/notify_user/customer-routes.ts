import type { Database } from '../_shared/database.ts'
import { isRecord } from '../_shared/env.ts'
import { answer } from '../_shared/receive.ts'
import { createClient, isRefusal } from '../_shared/sdk/index.ts'
import type { Stores } from '../_shared/stores.ts'
import {
  type Preference,
  readPreferences,
  removeSubscription,
  writePreference,
  writeSubscription,
} from './preferences.ts'
import type { Subscription } from './push.ts'
import { channels, isPushEndpoint, kinds } from './rules.ts'

const bodyMax = 10_000

/** What pages of the shop need: any origin may ask, for nothing is answered without a customer's access token. */
const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, apikey, x-client-info',
  'access-control-allow-methods': 'GET, PUT, DELETE, OPTIONS',
  'access-control-max-age': '600',
}

/**
 * `…/<store>/preferences` and `…/<store>/subscription` for a signed-in customer, who shows the access token that the API
 * gave them. Null: the path is neither.
 */
export async function customerRoutes(
  request: Request,
  path: string,
  of: { sql: Database; stores: Stores; commerceUrl: string; pushHosts: readonly string[] },
): Promise<Response | null> {
  const [, storeId = '', what = ''] = /^\/(store_[0-9a-z]{26})\/(preferences|subscription)$/.exec(path) ?? []
  if (what === '') return null
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: open })
  const customerId = await customerOf(request, storeId, of)
  if (customerId === null) return answer(401, { error: 'Sign in first.' }, open)
  if (what === 'preferences' && request.method === 'GET')
    return answer(200, { items: await readPreferences(of.sql, storeId, customerId) }, open)
  const said = await bodyOf(request)
  if (what === 'preferences') {
    const preference = preferenceOf(said)
    if (request.method !== 'PUT') return answer(405, { error: 'GET or PUT.' }, open)
    if (!preference) return answer(400, { error: 'Say kind, channel and wanted.' }, open)
    await writePreference(of.sql, storeId, customerId, preference)
    return answer(200, { items: await readPreferences(of.sql, storeId, customerId) }, open)
  }
  return subscribe(request.method, said, { ...of, storeId, customerId })
}

async function subscribe(
  method: string,
  said: unknown,
  of: { sql: Database; pushHosts: readonly string[]; storeId: string; customerId: string },
): Promise<Response> {
  const { sql, storeId, customerId } = of
  const endpoint = isRecord(said) && typeof said.endpoint === 'string' ? said.endpoint : ''
  if (method === 'DELETE') {
    await removeSubscription(sql, storeId, { endpoint, customerId })
    return answer(200, { subscribed: false }, open)
  }
  if (method !== 'PUT') return answer(405, { error: 'PUT or DELETE.' }, open)
  const subscription = subscriptionOf(said)
  if (!subscription) return answer(400, { error: 'Send what PushSubscription.toJSON() gives.' }, open)
  if (!isPushEndpoint(subscription.endpoint, of.pushHosts))
    return answer(400, { error: 'That is no push service we know.' }, open)
  await writeSubscription(sql, storeId, customerId, subscription)
  return answer(200, { subscribed: true }, open)
}

/** The API says whose token it is, and whether that customer is one of this store. */
async function customerOf(
  request: Request,
  storeId: string,
  of: { stores: Stores; commerceUrl: string },
): Promise<string | null> {
  const [, bearer] = /^Bearer ([\w.-]{20,4000})$/.exec(request.headers.get('authorization') ?? '') ?? []
  const store = of.stores.ofId(storeId)
  if (bearer === undefined || !store) return null
  try {
    const { id } = await createClient({ baseUrl: of.commerceUrl, bearer, retries: 0 }).getCustomer({})
    const customer = await store.commerce.getCustomerAsStaff({ customerId: id })
    return customer.status === 'active' ? id : null
  } catch (error) {
    if (isRefusal(error) && error.status < 500 && error.status !== 429) return null
    throw error
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.length > bodyMax) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function preferenceOf(said: unknown): Preference | null {
  const { kind, channel, wanted } = isRecord(said) ? said : {}
  const [known, way] = [kinds.find((one) => one === kind), channels.find((one) => one === channel)]
  return known && way && typeof wanted === 'boolean' ? { kind: known, channel: way, wanted } : null
}

function subscriptionOf(said: unknown): Subscription | null {
  const { endpoint, keys } = isRecord(said) ? said : {}
  const { p256dh, auth } = isRecord(keys) ? keys : {}
  if (typeof endpoint !== 'string' || typeof p256dh !== 'string' || typeof auth !== 'string') return null
  return /^[\w-]{87}=?$/.test(p256dh) && /^[\w-]{22}(==)?$/.test(auth) ? { endpoint, p256dh, auth } : null
}
