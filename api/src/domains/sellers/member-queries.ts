import type { Database, Transaction } from '../../platform/database.ts'
import { type SellerPermission, sellerPermissions } from '../../platform/policies.ts'
import type { SellerInvitation, SellerMember } from './seller.ts'

const known = (given: unknown): SellerPermission[] =>
  sellerPermissions.filter((permission) => (given as string[]).includes(permission))

const membersText = `SELECT m.account_id, a.name, a.email, m.is_owner, m.permissions, m.version, m.created_at
  FROM commerce.seller_members m JOIN commerce.staff_accounts a ON a.id = m.account_id
  WHERE m.store_id = $1 AND m.seller_id = $2 ORDER BY m.created_at, m.account_id`

const toMember = (row: Record<string, unknown>): SellerMember => ({
  accountId: row.account_id as string,
  name: row.name as string,
  email: row.email as string,
  isOwner: row.is_owner as boolean,
  permissions: known(row.permissions),
  version: row.version as number,
  createdAt: row.created_at as Date,
})

/** So many people may belong to a seller, those who may still accept an invitation among them. */
export const membersMax = 100
/** And so many invitations may wait. */
export const invitationsMax = 20

/** The members of a seller, the first ones first. */
export async function listMembers(db: Database, storeId: string, sellerId: string): Promise<SellerMember[]> {
  const rows = await db.read(storeId, {
    name: 'sellers_list_members',
    text: `${membersText} LIMIT $3`,
    values: [storeId, sellerId, membersMax],
  })
  return rows.map(toMember)
}

/** The members of a locked seller. */
export async function readMembers(
  tx: Transaction,
  storeId: string,
  sellerId: string,
): Promise<SellerMember[]> {
  const rows = await tx.query({
    name: 'sellers_read_members',
    text: membersText,
    values: [storeId, sellerId],
  })
  return rows.map(toMember)
}

/** Who owns a seller, the first ones first: for notices. */
export const readSellerOwners = async (
  tx: Transaction,
  storeId: string,
  sellerId: string,
): Promise<{ email: string }[]> => (await readMembers(tx, storeId, sellerId)).filter(({ isOwner }) => isOwner)

export interface MemberRights {
  accountId: string
  isOwner: boolean
  permissions: SellerPermission[]
}

/** Makes an account a member, or gives a member more: nobody loses anything by an invitation. */
export async function addMember(
  tx: Transaction,
  storeId: string,
  sellerId: string,
  of: MemberRights,
): Promise<void> {
  await tx.query({
    name: 'sellers_add_member',
    text: `INSERT INTO commerce.seller_members AS m (store_id, seller_id, account_id, is_owner, permissions)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (store_id, seller_id, account_id) DO UPDATE SET is_owner = m.is_owner OR excluded.is_owner,
        permissions = ARRAY(SELECT unnest(m.permissions) UNION SELECT unnest(excluded.permissions)),
        version = m.version + 1`,
    values: [storeId, sellerId, of.accountId, of.isOwner, of.permissions],
  })
}

export async function writeMember(
  tx: Transaction,
  storeId: string,
  sellerId: string,
  of: MemberRights & { version: number },
): Promise<void> {
  await tx.query({
    name: 'sellers_write_member',
    text: `UPDATE commerce.seller_members SET is_owner = $4, permissions = $5, version = $6
      WHERE store_id = $1 AND seller_id = $2 AND account_id = $3`,
    values: [storeId, sellerId, of.accountId, of.isOwner, of.permissions, of.version],
  })
}

/** Removes a member with its sessions and the open invitations it sent. */
export async function deleteMember(
  tx: Transaction,
  storeId: string,
  sellerId: string,
  of: { accountId: string; clock: Date },
): Promise<void> {
  // Whoever begins a session of theirs at this moment is waited for, or waits.
  await tx.query({
    name: 'sellers_lock_member',
    text: `SELECT 1 FROM commerce.seller_members
      WHERE store_id = $1 AND seller_id = $2 AND account_id = $3 FOR UPDATE`,
    values: [storeId, sellerId, of.accountId],
  })
  await tx.query({
    name: 'sellers_revoke_invitations_of',
    text: `UPDATE commerce.seller_invitations SET revoked_at = $4
      WHERE store_id = $1 AND seller_id = $2 AND invited_by = $3 AND accepted_at IS NULL AND revoked_at IS NULL`,
    values: [storeId, sellerId, `seller_member:${of.accountId}`, of.clock],
  })
  await tx.query({
    name: 'sellers_delete_sessions_of',
    text: 'DELETE FROM commerce.seller_sessions WHERE store_id = $1 AND seller_id = $2 AND account_id = $3',
    values: [storeId, sellerId, of.accountId],
  })
  await tx.query({
    name: 'sellers_delete_member',
    text: 'DELETE FROM commerce.seller_members WHERE store_id = $1 AND seller_id = $2 AND account_id = $3',
    values: [storeId, sellerId, of.accountId],
  })
}

export interface NewInvitation {
  id: string
  email: string
  isOwner: boolean
  permissions: SellerPermission[]
  tokenHash: string
  invitedBy: string
  createdAt: Date
  expiresAt: Date
}

/**
 * Invites an address; an open invitation of the same address ends, and with it its link.
 * @returns whom the ended one could still have made
 */
export async function replaceInvitation(
  tx: Transaction,
  storeId: string,
  sellerId: string,
  of: NewInvitation,
): Promise<{ isOwner: boolean } | null> {
  const [ended] = await tx.query<{ is_owner: boolean; lives: boolean }>({
    name: 'sellers_end_invitation_of_address',
    text: `UPDATE commerce.seller_invitations SET revoked_at = $4
      WHERE store_id = $1 AND seller_id = $2 AND email = $3 AND accepted_at IS NULL AND revoked_at IS NULL
      RETURNING is_owner, expires_at > $4 AS lives`,
    values: [storeId, sellerId, of.email, of.createdAt],
  })
  await tx.query({
    name: 'sellers_insert_invitation',
    text: `INSERT INTO commerce.seller_invitations (store_id, seller_id, id, email, is_owner, permissions, token_hash,
        invited_by, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      storeId,
      sellerId,
      of.id,
      of.email,
      of.isOwner,
      of.permissions,
      of.tokenHash,
      of.invitedBy,
      of.createdAt,
      of.expiresAt,
    ],
  })
  return ended?.lives ? { isOwner: ended.is_owner } : null
}

/** Those that may still be accepted, the newest first. */
export async function listInvitations(
  db: Database,
  storeId: string,
  sellerId: string,
): Promise<SellerInvitation[]> {
  const rows = await db.read(storeId, {
    name: 'sellers_list_invitations',
    text: `SELECT id, email, is_owner, permissions, created_at, expires_at FROM commerce.seller_invitations
      WHERE store_id = $1 AND seller_id = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > now()
      ORDER BY created_at DESC, id DESC LIMIT $3`,
    values: [storeId, sellerId, invitationsMax],
  })
  return rows.map((row) => ({
    id: row.id as string,
    email: row.email as string,
    isOwner: row.is_owner as boolean,
    permissions: known(row.permissions),
    createdAt: row.created_at as Date,
    expiresAt: row.expires_at as Date,
  }))
}

/** How many belong to a locked seller, and how many besides the given address may still accept an invitation to it. */
export async function countPeople(
  tx: Transaction,
  storeId: string,
  of: { sellerId: string; email: string; clock: Date },
): Promise<{ members: number; waiting: number }> {
  const [row] = await tx.query<{ members: number; waiting: number }>({
    name: 'sellers_count_people',
    text: `SELECT
        (SELECT count(*)::int FROM commerce.seller_members m WHERE m.store_id = $1 AND m.seller_id = $2) AS members,
        (SELECT count(*)::int FROM commerce.seller_invitations i WHERE i.store_id = $1 AND i.seller_id = $2
          AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > $3 AND i.email <> $4) AS waiting`,
    values: [storeId, of.sellerId, of.clock, of.email],
  })
  return row ?? { members: 0, waiting: 0 }
}

/** Withdraws an open invitation. @returns whom it would have made, or null when there is none */
export async function revokeInvitation(
  tx: Transaction,
  storeId: string,
  sellerId: string,
  of: { id: string; clock: Date },
): Promise<{ isOwner: boolean } | null> {
  const [row] = await tx.query<{ is_owner: boolean }>({
    name: 'sellers_revoke_invitation',
    text: `UPDATE commerce.seller_invitations SET revoked_at = $4
      WHERE store_id = $1 AND seller_id = $2 AND id = $3 AND accepted_at IS NULL AND revoked_at IS NULL
      RETURNING is_owner`,
    values: [storeId, sellerId, of.id, of.clock],
  })
  return row ? { isOwner: row.is_owner } : null
}

/** Whom an invitation is for, while it may be accepted. */
export async function findInvitation(
  db: Database,
  storeId: string,
  tokenHash: string,
): Promise<{ sellerId: string; sellerName: string; email: string; expiresAt: Date } | null> {
  const [row] = await db.read<{ seller_id: string; email: string; name: string; expires_at: Date }>(storeId, {
    name: 'sellers_find_invitation',
    text: `SELECT i.seller_id, i.email, i.expires_at, s.name FROM commerce.seller_invitations i
      JOIN commerce.sellers s ON s.store_id = $1 AND s.id = i.seller_id AND s.status = 'active'
      WHERE i.store_id = $1 AND i.token_hash = $2 AND i.accepted_at IS NULL AND i.revoked_at IS NULL
        AND i.expires_at > now()`,
    values: [storeId, tokenHash],
  })
  if (!row) return null
  return { sellerId: row.seller_id, sellerName: row.name, email: row.email, expiresAt: row.expires_at }
}

/** What an invitation gives, and who gave it. */
export interface TakenInvitation {
  isOwner: boolean
  permissions: SellerPermission[]
  invitedBy: string
}

/** Uses an invitation up. @returns what it gives, or null when it was used, revoked or is too old */
export async function takeInvitation(
  tx: Transaction,
  storeId: string,
  of: { tokenHash: string; clock: Date },
): Promise<TakenInvitation | null> {
  const [row] = await tx.query<{ is_owner: boolean; permissions: string[]; invited_by: string }>({
    name: 'sellers_take_invitation',
    text: `UPDATE commerce.seller_invitations SET accepted_at = $3
      WHERE store_id = $1 AND token_hash = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3
      RETURNING is_owner, permissions, invited_by`,
    values: [storeId, of.tokenHash, of.clock],
  })
  return row
    ? { isOwner: row.is_owner, permissions: known(row.permissions), invitedBy: row.invited_by }
    : null
}
