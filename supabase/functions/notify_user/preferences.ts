import type { Database } from '../_shared/database.ts'
import type { Subscription } from './push.ts'
import { type Channel, channels, type Kind, kinds } from './rules.ts'

export interface Preference {
  kind: Kind
  channel: Channel
  wanted: boolean
}

/** Browsers of one customer; the oldest make room. */
const subscriptionsMax = 10

/** What somebody said, and yes to all they said nothing of. */
export async function readPreferences(
  sql: Database,
  storeId: string,
  recipient: string,
): Promise<Preference[]> {
  const rows = await sql<{ kind: string; channel: string; wanted: boolean }[]>`
    select kind, channel, wanted from edge.notification_preferences
    where store_id = ${storeId} and customer_id = ${recipient}`
  return kinds.flatMap((kind) =>
    channels.map((channel) => ({
      kind,
      channel,
      wanted: rows.find((row) => row.kind === kind && row.channel === channel)?.wanted ?? true,
    })),
  )
}

export async function writePreference(
  sql: Database,
  storeId: string,
  recipient: string,
  { kind, channel, wanted }: Preference,
): Promise<void> {
  await sql`
    insert into edge.notification_preferences (store_id, customer_id, kind, channel, wanted)
    values (${storeId}, ${recipient}, ${kind}, ${channel}, ${wanted})
    on conflict (store_id, customer_id, kind, channel) do update set wanted = excluded.wanted, changed_at = now()`
}

export async function readSubscriptions(
  sql: Database,
  storeId: string,
  customerId: string,
): Promise<Subscription[]> {
  return await sql<Subscription[]>`
    select endpoint, p256dh, auth from edge.push_subscriptions
    where store_id = ${storeId} and customer_id = ${customerId} order by created_at`
}

/** A browser belongs to who signed in there last. */
export async function writeSubscription(
  sql: Database,
  storeId: string,
  customerId: string,
  { endpoint, p256dh, auth }: Subscription,
): Promise<void> {
  await sql`
    insert into edge.push_subscriptions (store_id, endpoint, customer_id, p256dh, auth)
    values (${storeId}, ${endpoint}, ${customerId}, ${p256dh}, ${auth})
    on conflict (store_id, endpoint) do update
      set customer_id = excluded.customer_id, p256dh = excluded.p256dh, auth = excluded.auth, created_at = now()`
  await sql`
    delete from edge.push_subscriptions
    where store_id = ${storeId} and customer_id = ${customerId} and endpoint in (
      select endpoint from edge.push_subscriptions
      where store_id = ${storeId} and customer_id = ${customerId}
      order by created_at desc offset ${subscriptionsMax})`
}

export async function removeSubscription(
  sql: Database,
  storeId: string,
  of: { endpoint: string; customerId?: string },
): Promise<void> {
  await sql`
    delete from edge.push_subscriptions
    where store_id = ${storeId} and endpoint = ${of.endpoint}
      and customer_id = coalesce(${of.customerId ?? null}, customer_id)`
}

/** Everything that is known of somebody here. */
export async function forgetRecipient(sql: Database, storeId: string, customerId: string): Promise<void> {
  await sql`select edge.forget_customer(${storeId}, ${customerId})`
}
