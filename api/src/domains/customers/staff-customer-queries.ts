import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import { type StaffCustomer, shownGroupsMax } from './customer.ts'
import { columns as customerColumns, customerOf } from './queries.ts'

/** What staff sees of the customer `c`. */
export const staffColumns = `${customerColumns}, ARRAY(
    SELECT jsonb_build_object('id', g.id, 'name', g.name) FROM commerce.customer_group_members gm
    JOIN commerce.customer_groups g ON g.store_id = $1 AND g.id = gm.group_id
    WHERE gm.store_id = $1 AND gm.customer_id = c.id ORDER BY g.name, g.id LIMIT ${shownGroupsMax}) AS groups`

export const staffCustomerOf = (row: Record<string, unknown>): StaffCustomer => ({
  ...customerOf(row),
  groups: row.groups as StaffCustomer['groups'],
})

export async function readStaffCustomer(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<StaffCustomer | null> {
  const [row] = await db.read(storeId, {
    name: 'customers_read_as_staff',
    text: `SELECT ${staffColumns} FROM commerce.customers c WHERE c.store_id = $1 AND c.id = $2`,
    values: [storeId, customerId],
  })
  return row ? staffCustomerOf(row) : null
}

/** Until the transaction ends, nobody else changes, suspends or signs in this customer. */
export async function lockStaffCustomer(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<StaffCustomer | null> {
  const [row] = await tx.query({
    name: 'customers_lock_as_staff',
    text: `SELECT ${staffColumns} FROM commerce.customers c
      WHERE c.store_id = $1 AND c.id = $2 FOR NO KEY UPDATE OF c`,
    values: [storeId, customerId],
  })
  return row ? staffCustomerOf(row) : null
}

const inPage = `c.store_id = $1 AND ($2::text IS NULL OR c.status = $2)
        AND ($3::timestamptz IS NULL OR (c.created_at, c.id) < ($3, $4::uuid))`

/** By bytes, what begins with a text is what lies between it and itself followed by the last character there is. */
const begins = (text: string) =>
  `(${text} collate "C" >= lower($6) AND ${text} collate "C" < lower($6) || chr(1114111))`

const pageText = {
  customers_list: `SELECT c.id FROM commerce.customers c WHERE ${inPage}
    ORDER BY c.created_at DESC, c.id DESC LIMIT $5`,
  // Found as a whole and then put in order: going from the newest on would read them all for a rare name.
  customers_search: `WITH found AS MATERIALIZED (SELECT c.id, c.created_at FROM commerce.customers c
      WHERE ${inPage} AND (${begins('c.email')} OR ${begins('lower(c.full_name)')}))
    SELECT f.id FROM found f ORDER BY f.created_at DESC, f.id DESC LIMIT $5`,
}

/** Newest first. `search` is what e-mail or name begin with. */
export async function listCustomers(
  db: Database,
  storeId: string,
  of: { search: string | null; status: string | null; limit: number; after: Keyset | null },
): Promise<{ items: StaffCustomer[]; last: Keyset | null }> {
  const { search, status, limit, after } = of
  const name = search === null ? 'customers_list' : 'customers_search'
  const rows = await db.read(storeId, {
    name,
    text: `SELECT ${staffColumns}, c.created_at::text AS sort_value FROM (${pageText[name]}) page
      JOIN commerce.customers c ON c.store_id = $1 AND c.id = page.id ORDER BY c.created_at DESC, c.id DESC`,
    values: [
      storeId,
      status,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
      ...(search === null ? [] : [search]),
    ],
  })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map(staffCustomerOf),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}
