import type { Database, Transaction } from '../../platform/database.ts'
import { type SellerPermission, sellerPermissions } from '../../platform/policies.ts'

export interface LivingSellerSession {
  sessionId: string
  sellerId: string
  accountId: string
  name: string
  permissions: SellerPermission[]
  secondFactor: boolean
  secondFactorSetUp: boolean
}

/** The living session of a token, with its member and an active seller, or nothing. */
export async function findSellerSession(
  db: Database,
  storeId: string,
  tokenHash: string,
): Promise<LivingSellerSession | null> {
  const [row] = await db.read<{
    id: string
    seller_id: string
    account_id: string
    name: string
    is_owner: boolean
    permissions: string[]
    second_factor: boolean
    set_up: boolean
  }>(storeId, {
    name: 'sellers_find_session',
    text: `SELECT s.id, s.seller_id, s.account_id, a.name, m.is_owner, m.permissions,
        f.account_id IS NOT NULL AS set_up, coalesce(s.second_factor_at >= f.confirmed_at, false) AS second_factor
      FROM commerce.seller_sessions s
      JOIN commerce.sellers e ON e.store_id = $1 AND e.id = s.seller_id AND e.status = 'active'
      JOIN commerce.seller_members m ON m.store_id = $1 AND m.seller_id = s.seller_id AND m.account_id = s.account_id
      JOIN commerce.staff_accounts a ON a.id = s.account_id AND a.status = 'active' AND a.session_epoch = s.session_epoch
      LEFT JOIN commerce.staff_second_factors f ON f.account_id = s.account_id AND f.confirmed_at IS NOT NULL
      WHERE s.store_id = $1 AND s.token_hash = $2 AND s.ended_at IS NULL AND s.expires_at > now()`,
    values: [storeId, tokenHash],
  })
  if (!row) return null
  return {
    sessionId: row.id,
    sellerId: row.seller_id,
    accountId: row.account_id,
    name: row.name,
    permissions: sellerPermissions.filter((p) => row.is_owner || row.permissions.includes(p)),
    secondFactor: row.second_factor,
    secondFactorSetUp: row.set_up,
  }
}

export interface SellerMembership {
  sellerId: string
  sellerName: string
  isOwner: boolean
  permissions: SellerPermission[]
  /** Whether the account has a second factor: then its sessions must show it. */
  secondFactorSetUp: boolean
}

/**
 * For which trading sellers of the store an account works, by name. Asked with no account, it answers with none. Nobody
 * removes these memberships before the transaction ends: no session outlives its membership.
 */
export async function listMemberships(
  tx: Transaction,
  storeId: string,
  accountId: string,
): Promise<SellerMembership[]> {
  const rows = await tx.query<{
    seller_id: string
    name: string
    is_owner: boolean
    permissions: string[]
    set_up: boolean
  }>({
    name: 'sellers_memberships',
    text: `SELECT m.seller_id, s.name, m.is_owner, m.permissions,
        EXISTS (SELECT 1 FROM commerce.staff_second_factors f
          WHERE f.account_id = m.account_id AND f.confirmed_at IS NOT NULL) AS set_up
      FROM commerce.seller_members m
      JOIN commerce.sellers s ON s.store_id = $1 AND s.id = m.seller_id AND s.status = 'active'
      WHERE m.store_id = $1 AND m.account_id = $2 ORDER BY s.name, s.id
      FOR KEY SHARE OF m`,
    values: [storeId, accountId],
  })
  return rows.map((row) => ({
    sellerId: row.seller_id,
    sellerName: row.name,
    isOwner: row.is_owner,
    permissions: sellerPermissions.filter((p) => row.is_owner || row.permissions.includes(p)),
    secondFactorSetUp: row.set_up,
  }))
}

export interface SellerSessionRow {
  id: string
  sellerId: string
  accountId: string
  tokenHash: string
  device: string
  sessionEpoch: number
  createdAt: Date
  expiresAt: Date
}

export async function insertSellerSession(
  tx: Transaction,
  storeId: string,
  session: SellerSessionRow,
): Promise<void> {
  await tx.query({
    name: 'sellers_insert_session',
    text: `INSERT INTO commerce.seller_sessions (store_id, id, seller_id, account_id, token_hash, device, session_epoch,
        created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      storeId,
      session.id,
      session.sellerId,
      session.accountId,
      session.tokenHash,
      session.device,
      session.sessionEpoch,
      session.createdAt,
      session.expiresAt,
    ],
  })
}

/** Ends one session of a member. @returns whether it was alive */
export async function closeSellerSession(
  tx: Transaction,
  storeId: string,
  of: { sellerId: string; accountId: string; sessionId: string; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'sellers_end_session',
    text: `UPDATE commerce.seller_sessions SET ended_at = $5
      WHERE store_id = $1 AND seller_id = $2 AND account_id = $3 AND id = $4 AND ended_at IS NULL RETURNING 1`,
    values: [storeId, of.sellerId, of.accountId, of.sessionId, of.clock],
  })
  return rows.length === 1
}
