import type { Database, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'
import { type Permission, permissions } from '../../platform/policies.ts'
import type { AccountActor } from './account.ts'

export interface LivingSession {
  id: string
  accountId: string
  name: string
  isOwner: boolean
  permissions: Permission[]
  secondFactor: boolean
  secondFactorSetUp: boolean
}

export interface NewStaffSession {
  id: string
  accountId: string
  tokenHash: string
  device: string
  sessionEpoch: number
  secondFactorAt: Date | null
  createdAt: Date
  expiresAt: Date
}

export async function insertSession(
  tx: Transaction,
  storeId: string,
  session: NewStaffSession,
): Promise<void> {
  await tx.query({
    name: 'users_insert_session',
    text: `INSERT INTO commerce.staff_sessions
        (store_id, id, account_id, token_hash, device, session_epoch, second_factor_at, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      storeId,
      session.id,
      session.accountId,
      session.tokenHash,
      session.device,
      session.sessionEpoch,
      session.secondFactorAt,
      session.createdAt,
      session.expiresAt,
    ],
  })
}

/** What a role lets one do, in the order of the list; an owner everything. */
export const permissionsOf = (row: { is_owner: boolean; permissions: string[] }): Permission[] =>
  row.is_owner ? permissions : permissions.filter((p) => row.permissions.includes(p))

/** The living session of a token, with its member, or nothing. */
export async function findSession(
  db: Database,
  storeId: string,
  tokenHash: string,
): Promise<LivingSession | null> {
  const [row] = await db.read<{
    id: string
    account_id: string
    name: string
    is_owner: boolean
    permissions: string[]
    second_factor: boolean
    set_up: boolean
  }>(storeId, {
    name: 'users_find_session',
    text: `SELECT s.id, s.account_id, a.name, r.is_owner, r.permissions, f.account_id IS NOT NULL AS set_up,
        coalesce(s.second_factor_at >= f.confirmed_at, false) AS second_factor
      FROM commerce.staff_sessions s
      JOIN commerce.staff_memberships m ON m.store_id = $1 AND m.account_id = s.account_id
      JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = m.role_id
      JOIN commerce.staff_accounts a ON a.id = s.account_id AND a.status = 'active' AND a.session_epoch = s.session_epoch
      LEFT JOIN commerce.staff_second_factors f ON f.account_id = s.account_id AND f.confirmed_at IS NOT NULL
      WHERE s.store_id = $1 AND s.token_hash = $2 AND s.ended_at IS NULL AND s.expires_at > now()`,
    values: [storeId, tokenHash],
  })
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    isOwner: row.is_owner,
    permissions: permissionsOf(row),
    secondFactor: row.second_factor,
    secondFactorSetUp: row.set_up,
  }
}

/** An account signs in at two desks; its sessions look alike, each beside its own membership. */
const sessionTable = {
  staff: 'commerce.staff_sessions',
  sellerMember: 'commerce.seller_sessions',
} as const satisfies Record<AccountActor['kind'], string>
export type Desk = AccountActor['kind']

export interface AccountSession {
  id: string
  desk: Desk
  device: string
  secondFactorAt: Date | null
  sessionEpoch: number
  createdAt: Date
  expiresAt: Date
}

/** The living sessions of an account in one store, at both desks, the newest first. */
export async function listSessions(
  db: Database,
  storeId: string,
  accountId: string,
  limit: number,
): Promise<AccountSession[]> {
  const ofDesk = (desk: Desk) => `
    SELECT s.id, '${desk}' AS desk, s.device, s.second_factor_at, s.session_epoch, s.created_at, s.expires_at
    FROM ${sessionTable[desk]} s JOIN commerce.staff_accounts a ON a.id = s.account_id AND a.session_epoch = s.session_epoch
    WHERE s.store_id = $1 AND s.account_id = $2 AND s.ended_at IS NULL AND s.expires_at > now()`
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'users_list_sessions',
    text: `${ofDesk('staff')} UNION ALL ${ofDesk('sellerMember')} ORDER BY created_at DESC, id DESC LIMIT $3`,
    values: [storeId, accountId, limit],
  })
  return rows.map(toSession)
}

const toSession = (row: Record<string, unknown>): AccountSession => ({
  id: row.id as string,
  desk: row.desk as Desk,
  device: row.device as string,
  secondFactorAt: row.second_factor_at as Date | null,
  sessionEpoch: row.session_epoch as number,
  createdAt: row.created_at as Date,
  expiresAt: row.expires_at as Date,
})

/** The caller's own session, while it is not ended. */
export async function readOwnSession(
  tx: Transaction,
  storeId: string,
  of: { desk: Desk; accountId: string; sessionId: string },
): Promise<AccountSession | null> {
  const [row] = await tx.query({
    name: `users_own_session_${of.desk}`,
    text: `SELECT id, '${of.desk}' AS desk, device, second_factor_at, session_epoch, created_at, expires_at
      FROM ${sessionTable[of.desk]}
      WHERE store_id = $1 AND account_id = $2 AND id = $3 AND ended_at IS NULL`,
    values: [storeId, of.accountId, of.sessionId],
  })
  return row ? toSession(row) : null
}

/** The session has shown its second factor, or, with null, has not any more. */
export async function markSession(
  tx: Transaction,
  storeId: string,
  of: { desk: Desk; sessionId: string; secondFactorAt: Date | null },
): Promise<void> {
  await tx.query({
    name: `users_mark_session_${of.desk}`,
    text: `UPDATE ${sessionTable[of.desk]} SET second_factor_at = $3 WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.sessionId, of.secondFactorAt],
  })
}

/** Takes the session along into a new epoch, in which all others are dead. */
export async function carrySession(
  tx: Transaction,
  storeId: string,
  of: { desk: Desk; sessionId: string; sessionEpoch: number },
): Promise<void> {
  await tx.query({
    name: `users_carry_session_${of.desk}`,
    text: `UPDATE ${sessionTable[of.desk]} SET session_epoch = $3 WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.sessionId, of.sessionEpoch],
  })
}

/** Ends one living session of an account. @returns null when there was none; at the desk of a seller, whose it is */
export async function closeSession(
  tx: Transaction,
  storeId: string,
  of: { desk: Desk; accountId: string; sessionId: string; clock: Date },
): Promise<{ sellerId: string | null } | null> {
  const [row] = await tx.query<{ seller_id: string | null }>({
    name: `users_end_session_${of.desk}`,
    text: `UPDATE ${sessionTable[of.desk]} SET ended_at = $4
      WHERE store_id = $1 AND account_id = $2 AND id = $3 AND ended_at IS NULL AND expires_at > $4
      RETURNING ${of.desk === 'staff' ? 'NULL::uuid AS seller_id' : 'seller_id'}`,
    values: [storeId, of.accountId, of.sessionId, of.clock],
  })
  return row ? { sellerId: row.seller_id } : null
}

/** Of somebody who does not work for the store any more. */
export async function deleteSessionsOf(tx: Transaction, storeId: string, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_delete_sessions',
    text: 'DELETE FROM commerce.staff_sessions WHERE store_id = $1 AND account_id = $2',
    values: [storeId, accountId],
  })
}

/** Forgets sessions of all stores and both desks that ran out a month ago: until then they tell who was signed in. */
export async function forgetOldSessions(db: Database): Promise<void> {
  for (const [desk, table] of Object.entries(sessionTable))
    await forgetRows(db, {
      name: `users_forget_sessions_${desk}`,
      table: table.replace('commerce.', ''),
      over: `t.expires_at < now() - interval '30 days'`,
    })
}
