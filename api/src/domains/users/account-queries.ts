import type { Database, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'
import type { StaffAccount } from './account.ts'

const columns = 'id, name, email, status, password_hash, may_create_stores, session_epoch, version'

const toAccount = (row: Record<string, unknown>): StaffAccount => ({
  id: row.id as string,
  name: row.name as string,
  email: row.email as string,
  status: row.status as StaffAccount['status'],
  passwordHash: row.password_hash as string,
  mayCreateStores: row.may_create_stores as boolean,
  sessionEpoch: row.session_epoch as number,
  version: row.version as number,
})

/** Outside tenancy: one account, many stores. */
export async function findStaffAccount(db: Database, email: string): Promise<StaffAccount | null> {
  const [row] = await db.lookUp({
    name: 'users_find_staff',
    text: `SELECT ${columns} FROM commerce.staff_accounts WHERE email = $1`,
    values: [email],
  })
  return row ? toAccount(row) : null
}

export async function findAccount(db: Database, id: string): Promise<StaffAccount | null> {
  const [row] = await db.lookUp({
    name: 'users_find_account',
    text: `SELECT ${columns} FROM commerce.staff_accounts WHERE id = $1`,
    values: [id],
  })
  return row ? toAccount(row) : null
}

/** The account as it is in this transaction. */
export async function readAccount(tx: Transaction, id: string): Promise<StaffAccount | null> {
  const [row] = await tx.query({
    name: 'users_find_account',
    text: `SELECT ${columns} FROM commerce.staff_accounts WHERE id = $1`,
    values: [id],
  })
  return row ? toAccount(row) : null
}

/** Locks the account: what is decided is decided on what is there. */
export async function lockAccount(tx: Transaction, id: string): Promise<StaffAccount | null> {
  const [row] = await tx.query({
    name: 'users_lock_account',
    text: `SELECT ${columns} FROM commerce.staff_accounts WHERE id = $1 FOR NO KEY UPDATE`,
    values: [id],
  })
  return row ? toAccount(row) : null
}

/** @returns whether it was added; not when the e-mail has an account already */
export async function insertStaffAccount(
  tx: Transaction,
  account: Pick<StaffAccount, 'id' | 'email' | 'name' | 'passwordHash'>,
): Promise<boolean> {
  const rows = await tx.query({
    name: 'users_insert_staff',
    text: `INSERT INTO commerce.staff_accounts (id, email, name, password_hash) VALUES ($1, $2, $3, $4)
      ON CONFLICT (email) DO NOTHING RETURNING 1`,
    values: [account.id, account.email, account.name, account.passwordHash],
  })
  return rows.length === 1
}

export async function writeAccountName(
  tx: Transaction,
  of: { id: string; name: string; version: number },
): Promise<void> {
  await tx.query({
    name: 'users_write_name',
    text: 'UPDATE commerce.staff_accounts SET name = $2, version = $3, updated_at = now() WHERE id = $1',
    values: [of.id, of.name, of.version],
  })
}

/** A new password, and with it a new epoch: every session of before is dead, in every store, and every link to reset it. */
export async function writePassword(
  tx: Transaction,
  of: { id: string; passwordHash: string; sessionEpoch: number; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'users_write_password',
    text: `UPDATE commerce.staff_accounts
      SET password_hash = $2, session_epoch = $3, password_changed_at = $4, updated_at = now()
      WHERE id = $1`,
    values: [of.id, of.passwordHash, of.sessionEpoch, of.clock],
  })
  await tx.query({
    name: 'users_end_reset_tokens',
    text: `UPDATE commerce.account_tokens SET used_at = $2
      WHERE account_id = $1 AND purpose = 'reset_password' AND used_at IS NULL`,
    values: [of.id, of.clock],
  })
}

/** The same password, hashed as today; unless it was changed meanwhile. */
export async function rewriteHash(
  db: Database,
  of: { id: string; passwordHash: string; newHash: string },
): Promise<void> {
  await db.lookUp({
    name: 'users_rewrite_hash',
    text: 'UPDATE commerce.staff_accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2',
    values: [of.id, of.passwordHash, of.newHash],
  })
}

export async function writeEpoch(
  tx: Transaction,
  of: { id: string; sessionEpoch: number; version: number },
): Promise<void> {
  await tx.query({
    name: 'users_write_epoch',
    text: 'UPDATE commerce.staff_accounts SET session_epoch = $2, version = $3, updated_at = now() WHERE id = $1',
    values: [of.id, of.sessionEpoch, of.version],
  })
}

/** The next version of an account, for what is told of it in a store. @returns it */
export async function raiseAccountVersion(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx.query<{ version: number }>({
    name: 'users_raise_version',
    text: 'UPDATE commerce.staff_accounts SET version = version + 1 WHERE id = $1 RETURNING version',
    values: [id],
  })
  return row?.version ?? 1
}

/** Stores that an account works for or once did, as staff or for a seller. */
export async function listStoreIds(db: Database, accountId: string, limit: number): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'users_store_ids',
    text: 'SELECT store_id FROM commerce.account_stores WHERE account_id = $1 ORDER BY store_id LIMIT $2',
    values: [accountId, limit],
  })
  return rows.map(({ store_id }) => store_id)
}

/** The account of an e-mail, if it works for this very store, as staff or for a seller. */
export async function findAccountOfStore(
  tx: Transaction,
  storeId: string,
  email: string,
): Promise<{ id: string; name: string } | null> {
  const [row] = await tx.query<{ id: string; name: string }>({
    name: 'users_find_account_of_store',
    text: `SELECT a.id, a.name FROM commerce.staff_accounts a
      JOIN commerce.account_stores s ON s.store_id = $1 AND s.account_id = a.id
      WHERE a.email = $2 AND a.status = 'active'`,
    values: [storeId, email],
  })
  return row ?? null
}

/** A link to choose a new password, if there is an account to choose it for. */
export async function insertResetToken(
  tx: Transaction,
  of: { accountId: string | null; tokenHash: string; expiresAt: Date },
): Promise<void> {
  await tx.query({
    name: 'users_insert_reset_token',
    text: `INSERT INTO commerce.account_tokens (token_hash, purpose, account_id, expires_at)
      SELECT $2, 'reset_password', a.id, $3 FROM commerce.staff_accounts a WHERE a.id = $1`,
    values: [of.accountId, of.tokenHash, of.expiresAt],
  })
}

/** Whose password a link may change, while it is good. */
export async function findResetToken(db: Database, tokenHash: string): Promise<StaffAccount | null> {
  const [row] = await db.lookUp({
    name: 'users_find_reset_token',
    text: `SELECT ${columns} FROM commerce.staff_accounts WHERE status = 'active' AND id = (
        SELECT t.account_id FROM commerce.account_tokens t
        WHERE t.token_hash = $1 AND t.purpose = 'reset_password' AND t.used_at IS NULL AND t.expires_at > now())`,
    values: [tokenHash],
  })
  return row ? toAccount(row) : null
}

/** Uses the link up. @returns whether it was good */
export async function useResetToken(
  tx: Transaction,
  of: { tokenHash: string; accountId: string; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'users_use_reset_token',
    text: `UPDATE commerce.account_tokens SET used_at = $3
      WHERE token_hash = $1 AND account_id = $2 AND purpose = 'reset_password' AND used_at IS NULL AND expires_at > $3
      RETURNING 1`,
    values: [of.tokenHash, of.accountId, of.clock],
  })
  return rows.length === 1
}

/** Names of accounts, for the record of what they did. */
export async function readAccountNames(db: Database, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.lookUp<{ id: string; name: string }>({
    name: 'users_account_names',
    text: 'SELECT id, name FROM commerce.staff_accounts WHERE id = ANY($1::uuid[])',
    values: [ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Forgets links that ran out. */
export const forgetOldLinks = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'users_forget_links',
    table: 'account_tokens',
    over: `t.expires_at < now() - interval '1 day'`,
  })
