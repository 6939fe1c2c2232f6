import type { Database, Transaction } from '../../platform/database.ts'

export interface StaffAccount {
  id: string
  name: string
  email: string
  passwordHash: string
}

/** Outside tenancy: one account, many stores. */
export async function findStaffAccount(db: Database, email: string): Promise<StaffAccount | null> {
  const [row] = await db.lookUp<{ id: string; name: string; email: string; password_hash: string }>({
    name: 'users_find_staff',
    text: 'SELECT id, name, email, password_hash FROM commerce.staff_accounts WHERE email = $1',
    values: [email],
  })
  return row ? { id: row.id, name: row.name, email: row.email, passwordHash: row.password_hash } : null
}

export async function isMember(tx: Transaction, storeId: string, accountId: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'users_is_member',
    text: 'SELECT 1 FROM commerce.staff_memberships WHERE store_id = $1 AND account_id = $2',
    values: [storeId, accountId],
  })
  return rows.length === 1
}

export interface StaffSession {
  id: string
  accountId: string
  tokenHash: string
  expiresAt: Date
}

export async function insertSession(tx: Transaction, storeId: string, session: StaffSession): Promise<void> {
  await tx.query({
    name: 'users_insert_session',
    text: `INSERT INTO commerce.staff_sessions (store_id, id, account_id, token_hash, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    values: [storeId, session.id, session.accountId, session.tokenHash, session.expiresAt],
  })
}

/** The living session of a token, with its member, or nothing. */
export async function findSession(
  db: Database,
  storeId: string,
  tokenHash: string,
): Promise<{ id: string; accountId: string; name: string } | null> {
  const [row] = await db.read<{ id: string; account_id: string; name: string }>(storeId, {
    name: 'users_find_session',
    text: `SELECT s.id, s.account_id, a.name FROM commerce.staff_sessions s
      JOIN commerce.staff_memberships m ON m.store_id = $1 AND m.account_id = s.account_id
      JOIN commerce.staff_accounts a ON a.id = s.account_id
      WHERE s.store_id = $1 AND s.token_hash = $2 AND s.ended_at IS NULL AND s.expires_at > now()`,
    values: [storeId, tokenHash],
  })
  return row ? { id: row.id, accountId: row.account_id, name: row.name } : null
}

export async function endSession(
  tx: Transaction,
  storeId: string,
  sessionId: string,
  now: Date,
): Promise<void> {
  await tx.query({
    name: 'users_end_session',
    text: 'UPDATE commerce.staff_sessions SET ended_at = $3 WHERE store_id = $1 AND id = $2 AND ended_at IS NULL',
    values: [storeId, sessionId, now],
  })
}

export async function insertStaffAccount(tx: Transaction, account: StaffAccount): Promise<void> {
  await tx.query({
    name: 'users_insert_staff',
    text: 'INSERT INTO commerce.staff_accounts (id, email, name, password_hash) VALUES ($1, $2, $3, $4)',
    values: [account.id, account.email, account.name, account.passwordHash],
  })
}

export async function insertMembership(
  tx: Transaction,
  storeId: string,
  accountId: string,
  role: 'owner',
): Promise<void> {
  await tx.query({
    name: 'users_insert_membership',
    text: 'INSERT INTO commerce.staff_memberships (store_id, account_id, role) VALUES ($1, $2, $3)',
    values: [storeId, accountId, role],
  })
}
