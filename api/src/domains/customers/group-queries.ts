import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { StaffCustomer } from './customer.ts'
import type { CustomerGroup } from './group.ts'
import { staffColumns, staffCustomerOf } from './staff-customer-queries.ts'

const columns = `g.id, g.handle, g.name, g.version, g.created_at, g.updated_at,
  (SELECT count(*)::int FROM commerce.customer_group_members m WHERE m.store_id = $1 AND m.group_id = g.id) AS members`

type GroupRow = Record<string, unknown>

const groupOf = (row: GroupRow): CustomerGroup => ({
  id: row.id as string,
  handle: row.handle as string,
  name: row.name as string,
  members: row.members as number,
  version: row.version as number,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
})

/** Newest first. */
export async function listCustomerGroups(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: CustomerGroup[]; last: Keyset | null }> {
  const rows = await db.read<GroupRow>(storeId, {
    name: 'groups_list',
    text: `SELECT ${columns}, g.created_at::text AS sort_value FROM commerce.customer_groups g
      WHERE g.store_id = $1 AND ($2::timestamptz IS NULL OR (g.created_at, g.id) < ($2, $3::uuid))
      ORDER BY g.created_at DESC, g.id DESC LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(groupOf),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

export async function readCustomerGroup(
  db: Database,
  storeId: string,
  groupId: string,
): Promise<CustomerGroup | null> {
  const [row] = await db.read<GroupRow>(storeId, {
    name: 'groups_read',
    text: `SELECT ${columns} FROM commerce.customer_groups g WHERE g.store_id = $1 AND g.id = $2`,
    values: [storeId, groupId],
  })
  return row ? groupOf(row) : null
}

/** The names of the groups that a customer is in. */
export async function findGroupNames(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    name: 'groups_names_of_customer',
    text: `SELECT g.name FROM commerce.customer_group_members m
      JOIN commerce.customer_groups g ON g.store_id = $1 AND g.id = m.group_id
      WHERE m.store_id = $1 AND m.customer_id = $2 ORDER BY g.name, g.id`,
    values: [storeId, customerId],
  })
  return rows.map(({ name }) => name)
}

/** Until the transaction ends, nobody else changes this group or who is in it. */
export async function lockCustomerGroup(
  tx: Transaction,
  storeId: string,
  groupId: string,
): Promise<CustomerGroup | null> {
  const [row] = await tx.query<GroupRow>({
    name: 'groups_lock',
    text: `SELECT ${columns} FROM commerce.customer_groups g WHERE g.store_id = $1 AND g.id = $2 FOR UPDATE OF g`,
    values: [storeId, groupId],
  })
  return row ? groupOf(row) : null
}

/** @returns false when another group of the store has the handle */
export async function insertCustomerGroup(
  tx: Transaction,
  storeId: string,
  group: CustomerGroup,
): Promise<boolean> {
  const rows = await tx.query({
    name: 'groups_insert',
    text: `INSERT INTO commerce.customer_groups (store_id, id, handle, name, version, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (store_id, handle) DO NOTHING RETURNING 1`,
    values: [storeId, group.id, group.handle, group.name, group.version, group.createdAt, group.updatedAt],
  })
  return rows.length === 1
}

/** Whether a group of the store other than this one has the handle. */
export async function handleIsTaken(
  tx: Transaction,
  storeId: string,
  of: { handle: string; groupId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'groups_handle_taken',
    text: 'SELECT 1 FROM commerce.customer_groups WHERE store_id = $1 AND handle = $2 AND id <> $3',
    values: [storeId, of.handle, of.groupId],
  })
  return rows.length > 0
}

/** Writes a locked group as it is to be. */
export const closingCustomerGroup = (storeId: string, group: CustomerGroup): ClosingWrite => ({
  name: 'customer_group',
  rank: lockOrder.catalog,
  ctes: {
    customer_group: `
      UPDATE commerce.customer_groups SET handle = $3, name = $4, version = $5, updated_at = $6
      WHERE store_id = $1 AND id = $2 RETURNING 1`,
  },
  returns: '(SELECT count(*)::int FROM customer_group)',
  // Another group took the handle meanwhile: the next turn finds it taken.
  staleOn: ['customer_groups_handle'],
  values: [storeId, group.id, group.handle, group.name, group.version, group.updatedAt],
})

/** The locked group and who is in it: the customers stay. */
export async function deleteCustomerGroup(tx: Transaction, storeId: string, groupId: string): Promise<void> {
  await tx.query({
    name: 'groups_delete_members',
    text: 'DELETE FROM commerce.customer_group_members WHERE store_id = $1 AND group_id = $2',
    values: [storeId, groupId],
  })
  await tx.query({
    name: 'groups_delete',
    text: 'DELETE FROM commerce.customer_groups WHERE store_id = $1 AND id = $2',
    values: [storeId, groupId],
  })
}

/** Who is in a group, latest come first. */
export async function listGroupMembers(
  db: Database,
  storeId: string,
  of: { groupId: string; limit: number; after: Keyset | null },
): Promise<{ items: StaffCustomer[]; last: Keyset | null }> {
  const rows = await db.read<GroupRow>(storeId, {
    name: 'groups_list_members',
    text: `SELECT ${staffColumns}, m.created_at::text AS sort_value FROM commerce.customer_group_members m
      JOIN commerce.customers c ON c.store_id = $1 AND c.id = m.customer_id
      WHERE m.store_id = $1 AND m.group_id = $2
        AND ($3::timestamptz IS NULL OR (m.created_at, m.customer_id) < ($3, $4::uuid))
      ORDER BY m.created_at DESC, m.customer_id DESC LIMIT $5`,
    values: [storeId, of.groupId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(staffCustomerOf),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

/** @returns false when the customer was in it already */
export async function insertGroupMember(
  tx: Transaction,
  storeId: string,
  of: { groupId: string; customerId: string; now: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'groups_insert_member',
    text: `INSERT INTO commerce.customer_group_members (store_id, group_id, customer_id, created_at)
      VALUES ($1, $2, $3, $4) ON CONFLICT (store_id, group_id, customer_id) DO NOTHING RETURNING 1`,
    values: [storeId, of.groupId, of.customerId, of.now],
  })
  return rows.length === 1
}

/** @returns whether the customer was in it */
export async function deleteGroupMember(
  tx: Transaction,
  storeId: string,
  of: { groupId: string; customerId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'groups_delete_member',
    text: `DELETE FROM commerce.customer_group_members
      WHERE store_id = $1 AND group_id = $2 AND customer_id = $3 RETURNING 1`,
    values: [storeId, of.groupId, of.customerId],
  })
  return rows.length === 1
}
