import type { Database, Row, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { Permission } from '../../platform/policies.ts'
import { noteStoreOfAccount } from './account-store-queries.ts'
import { permissionsOf } from './session-queries.ts'

export interface StaffMember {
  accountId: string
  name: string
  email: string
  roleId: string
  roleName: string
  isOwner: boolean
  permissions: Permission[]
  /** When the account's second factor was confirmed; null: it has none */
  secondFactorConfirmedAt: Date | null
  version: number
  createdAt: Date
}

const memberText = `SELECT m.account_id, a.name, a.email, m.role_id, r.name AS role_name, r.is_owner, r.permissions,
    f.confirmed_at, m.version, m.created_at, m.created_at::text AS sort_value
  FROM commerce.staff_memberships m
  JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = m.role_id
  JOIN commerce.staff_accounts a ON a.id = m.account_id
  LEFT JOIN commerce.staff_second_factors f ON f.account_id = m.account_id AND f.confirmed_at IS NOT NULL
  WHERE m.store_id = $1`

const toMember = (row: Row): StaffMember => ({
  accountId: row.account_id as string,
  name: row.name as string,
  email: row.email as string,
  roleId: row.role_id as string,
  roleName: row.role_name as string,
  isOwner: row.is_owner as boolean,
  permissions: permissionsOf(row as { is_owner: boolean; permissions: string[] }),
  secondFactorConfirmedAt: row.confirmed_at as Date | null,
  version: row.version as number,
  createdAt: row.created_at as Date,
})

const oneMember = (storeId: string, accountId: string) => ({
  name: 'users_find_member',
  text: `${memberText} AND m.account_id = $2`,
  values: [storeId, accountId],
})

export async function findMember(
  tx: Transaction,
  storeId: string,
  accountId: string,
): Promise<StaffMember | null> {
  const [row] = await tx.query(oneMember(storeId, accountId))
  return row ? toMember(row) : null
}

/** The same, and nobody removes the member before the transaction ends: for what must not outlive the membership. */
export async function holdMember(
  tx: Transaction,
  storeId: string,
  accountId: string,
): Promise<StaffMember | null> {
  const [row] = await tx.query({
    name: 'users_hold_member',
    text: `${memberText} AND m.account_id = $2 FOR KEY SHARE OF m`,
    values: [storeId, accountId],
  })
  return row ? toMember(row) : null
}

/** Before a member is removed: whoever begins a session of theirs at this moment is waited for, or waits. */
export async function lockMembership(tx: Transaction, storeId: string, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_lock_member',
    text: 'SELECT 1 FROM commerce.staff_memberships WHERE store_id = $1 AND account_id = $2 FOR UPDATE',
    values: [storeId, accountId],
  })
}

export async function readMember(
  db: Database,
  storeId: string,
  accountId: string,
): Promise<StaffMember | null> {
  const [row] = await db.read(storeId, oneMember(storeId, accountId))
  return row ? toMember(row) : null
}

/** Who works for the store, the first ones first. */
export async function listMembers(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: StaffMember[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'users_list_members',
    text: `${memberText} AND ($2::timestamptz IS NULL OR (m.created_at, m.account_id) > ($2, $3::uuid))
      ORDER BY m.created_at, m.account_id LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(toMember),
    last: last ? [last.sort_value as string, last.account_id as string] : null,
  }
}

/**
 * The one lock of a store's staff: whoever changes who may do what holds it, so that no two changes that are each right
 * together leave the store without an owner, or somebody with more than anybody gave.
 */
export async function lockStaff(tx: Transaction, storeId: string): Promise<void> {
  await tx.query({
    name: 'users_lock_staff',
    text: 'SELECT 1 FROM commerce.staff_roles WHERE store_id = $1 AND is_owner FOR NO KEY UPDATE',
    values: [storeId],
  })
}

/** Owners who can sign in, without the given one. */
export async function countOtherOwners(tx: Transaction, storeId: string, accountId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'users_count_owners',
    text: `SELECT count(*)::int AS count FROM commerce.staff_memberships m
      JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = m.role_id AND r.is_owner
      JOIN commerce.staff_accounts a ON a.id = m.account_id AND a.status = 'active'
      WHERE m.store_id = $1 AND m.account_id <> $2`,
    values: [storeId, accountId],
  })
  return row?.count ?? 0
}

/** Owners who can sign in, the first ones first: for notices. */
export async function readOwners(tx: Transaction, storeId: string): Promise<{ email: string }[]> {
  return tx.query<{ email: string }>({
    name: 'users_read_owners',
    text: `SELECT a.email FROM commerce.staff_memberships m
      JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = m.role_id AND r.is_owner
      JOIN commerce.staff_accounts a ON a.status = 'active' AND a.id = m.account_id
      WHERE m.store_id = $1 ORDER BY m.created_at, m.account_id LIMIT 20`,
    values: [storeId],
  })
}

/** Makes an account a member. @returns whether it was none before */
export async function insertMembership(
  tx: Transaction,
  storeId: string,
  of: { accountId: string; roleId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'users_insert_membership',
    text: `INSERT INTO commerce.staff_memberships (store_id, account_id, role_id) VALUES ($1, $2, $3)
      ON CONFLICT (store_id, account_id) DO NOTHING RETURNING 1`,
    values: [storeId, of.accountId, of.roleId],
  })
  await noteStoreOfAccount(tx, storeId, of.accountId)
  return rows.length === 1
}

export async function writeMemberRole(
  tx: Transaction,
  storeId: string,
  of: { accountId: string; roleId: string; version: number },
): Promise<void> {
  await tx.query({
    name: 'users_write_member',
    text: `UPDATE commerce.staff_memberships SET role_id = $3, version = $4 WHERE store_id = $1 AND account_id = $2`,
    values: [storeId, of.accountId, of.roleId, of.version],
  })
}

/** Its sessions must be gone before. That the account once worked here may stay known: the person may sell here. */
export async function deleteMembership(tx: Transaction, storeId: string, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_delete_member',
    text: 'DELETE FROM commerce.staff_memberships WHERE store_id = $1 AND account_id = $2',
    values: [storeId, accountId],
  })
}
