import type { Database } from '../_shared/database.ts'
import type { Activity } from './rules.ts'

/** Customers by cart, of those of these carts that were bound with consent. */
export async function readBound(
  sql: Database,
  storeId: string,
  cartIds: string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ cart_id: string; customer_id: string }[]>`
    select distinct on (cart_id) cart_id, customer_id from edge.cart_activity
    where store_id = ${storeId} and customer_id is not null
      and cart_id in (select jsonb_array_elements_text(${sql.json(cartIds)}))
    order by cart_id, occurred_at desc`
  return new Map(rows.map((row) => [row.cart_id, row.customer_id]))
}

/**
 * Writes rows and claims in one transaction: whatever happens, each event is counted once. Gives the ids of those that
 * had not been counted.
 * @param rows by the id of their event
 */
export async function writeActivity(
  sql: Database,
  storeId: string,
  rows: ReadonlyMap<string, Activity>,
): Promise<Set<string>> {
  return await sql.begin(async (tx) => {
    const claimed = await tx<{ event_id: string }[]>`
      insert into edge.claims (function, event_id, effect, state, claimed_until, done_at)
      select 'cart_activity_log', id, ${`${storeId}/activity`}, 'done', now(), now()
      from jsonb_array_elements_text(${tx.json([...rows.keys()].sort())}) as id
      on conflict do nothing
      returning event_id`
    const fresh = new Set(claimed.map((row) => row.event_id))
    const kept = [...rows].flatMap(([id, row]) => (fresh.has(id) ? [{ ...row }] : []))
    await tx`
      insert into edge.cart_activity (event_id, store_id, type, cart_id, customer_id, occurred_at, data)
      select a."eventId", ${storeId}, a.type, a."cartId", a."customerId", a."occurredAt", a.data
      from jsonb_to_recordset(${tx.json(kept)}) as a
        ("eventId" text, type text, "cartId" text, "customerId" text, "occurredAt" timestamptz, data jsonb)`
    return fresh
  })
}

/** Leaves of a customer's rows what counts and leads to nobody. */
export async function forgetActivity(sql: Database, storeId: string, customerId: string): Promise<void> {
  await sql`
    update edge.cart_activity
    set event_id = gen_random_uuid()::text, cart_id = null, customer_id = null,
      occurred_at = date_trunc('hour', occurred_at)
    where store_id = ${storeId} and customer_id = ${customerId}`
}
