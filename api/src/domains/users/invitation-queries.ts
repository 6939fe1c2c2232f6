import {
  type ClosingWrite,
  type Database,
  lockOrder,
  type Row,
  type Transaction,
} from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'
import type { Keyset } from '../../platform/pagination.ts'

export interface StaffInvitation {
  id: string
  email: string
  roleId: string
  roleName: string
  createdAt: Date
  expiresAt: Date
}

const open = 'accepted_at IS NULL AND revoked_at IS NULL'

const toInvitation = (row: Row): StaffInvitation => ({
  id: row.id as string,
  email: row.email as string,
  roleId: row.role_id as string,
  roleName: row.role_name as string,
  createdAt: row.created_at as Date,
  expiresAt: row.expires_at as Date,
})

/** Invitations that may still be accepted, the newest first. */
export async function listInvitations(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: StaffInvitation[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'users_list_invitations',
    text: `SELECT i.id, i.email, i.role_id, r.name AS role_name, i.created_at, i.expires_at, i.created_at::text AS sort_value
      FROM commerce.staff_invitations i JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = i.role_id
      WHERE i.store_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
        AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2, $3::uuid))
      ORDER BY i.created_at DESC, i.id DESC LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(toInvitation),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

/** What is there already when somebody invites an address. */
export async function readInvited(
  tx: Transaction,
  storeId: string,
  email: string,
): Promise<{ isStaff: boolean; waiting: number }> {
  const [row] = await tx.query<{ is_staff: boolean; waiting: number }>({
    name: 'users_read_invited',
    text: `SELECT EXISTS (SELECT 1 FROM commerce.staff_memberships m JOIN commerce.staff_accounts a ON a.id = m.account_id
        WHERE m.store_id = $1 AND a.email = $2) AS is_staff,
      (SELECT count(*)::int FROM commerce.staff_invitations i
        WHERE i.store_id = $1 AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()) AS waiting`,
    values: [storeId, email],
  })
  return { isStaff: row?.is_staff ?? false, waiting: row?.waiting ?? 0 }
}

/**
 * Ends the open invitation of an address: a new one takes its place, and the old link is dead.
 * @returns the role that it could still have given
 */
export async function revokeInvitationOf(
  tx: Transaction,
  storeId: string,
  of: { email: string; clock: Date },
): Promise<{ roleId: string } | null> {
  const [row] = await tx.query<{ role_id: string; lives: boolean }>({
    name: 'users_revoke_invitation_of',
    text: `UPDATE commerce.staff_invitations SET revoked_at = $3 WHERE store_id = $1 AND email = $2 AND ${open}
      RETURNING role_id, expires_at > $3 AS lives`,
    values: [storeId, of.email, of.clock],
  })
  return row?.lives ? { roleId: row.role_id } : null
}

export function closingNewInvitation(
  storeId: string,
  of: {
    id: string
    email: string
    roleId: string
    tokenHash: string
    invitedBy: string
    createdAt: Date
    expiresAt: Date
  },
): ClosingWrite {
  return {
    name: 'new_invitation',
    rank: lockOrder.catalog,
    ctes: {
      new_invitation: `INSERT INTO commerce.staff_invitations
          (store_id, id, email, role_id, token_hash, invited_by, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_invitation)',
    values: [storeId, of.id, of.email, of.roleId, of.tokenHash, of.invitedBy, of.createdAt, of.expiresAt],
    staleOn: ['staff_invitations_one_open'],
  }
}

/** @returns the role it was to give, or null when there is none that is open */
export async function revokeInvitation(
  tx: Transaction,
  storeId: string,
  of: { id: string; clock: Date },
): Promise<{ roleId: string } | null> {
  const [row] = await tx.query<{ role_id: string }>({
    name: 'users_revoke_invitation',
    text: `UPDATE commerce.staff_invitations SET revoked_at = $3
      WHERE store_id = $1 AND id = $2 AND ${open} AND expires_at > $3 RETURNING role_id`,
    values: [storeId, of.id, of.clock],
  })
  return row ? { roleId: row.role_id } : null
}

/** The invitation of a link, while it may be accepted. */
export async function findInvitation(
  db: Database,
  storeId: string,
  tokenHash: string,
): Promise<StaffInvitation | null> {
  const [row] = await db.read(storeId, {
    name: 'users_find_invitation',
    text: `SELECT i.id, i.email, i.role_id, r.name AS role_name, i.created_at, i.expires_at
      FROM commerce.staff_invitations i JOIN commerce.staff_roles r ON r.store_id = $1 AND r.id = i.role_id
      WHERE i.store_id = $1 AND i.token_hash = $2 AND i.accepted_at IS NULL AND i.revoked_at IS NULL
        AND i.expires_at > now()`,
    values: [storeId, tokenHash],
  })
  return row ? toInvitation(row) : null
}

/** Uses an invitation up. @returns what it gives, or null when it was used, withdrawn or is too old */
export async function useInvitation(
  tx: Transaction,
  storeId: string,
  of: { tokenHash: string; clock: Date },
): Promise<{ roleId: string; invitedBy: string } | null> {
  const [row] = await tx.query<{ role_id: string; invited_by: string }>({
    name: 'users_use_invitation',
    text: `UPDATE commerce.staff_invitations SET accepted_at = $3
      WHERE store_id = $1 AND token_hash = $2 AND accepted_at IS NULL AND revoked_at IS NULL AND expires_at > $3
      RETURNING role_id, invited_by`,
    values: [storeId, of.tokenHash, of.clock],
  })
  return row ? { roleId: row.role_id, invitedBy: row.invited_by } : null
}

/** Forgets invitations of all stores, and with them the addresses, thirty days after their time. For the worker. */
export const forgetOldInvitations = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'users_forget_invitations',
    table: 'staff_invitations',
    over: `t.expires_at < now() - interval '30 days'`,
  })
