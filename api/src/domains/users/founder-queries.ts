import type { Database, Transaction } from '../../platform/database.ts'

/** Whether this installation has an account already, of whatever kind. */
export async function hasAccounts(db: Database): Promise<boolean> {
  const rows = await db.lookUp({
    name: 'users_any_account',
    text: 'SELECT 1 FROM commerce.staff_accounts LIMIT 1',
    values: [],
  })
  return rows.length > 0
}

/** Keeps the digest of the link that makes the first owner, and ends every earlier one. Outside tenancy. */
export async function insertFounderLink(
  db: Database,
  of: { tokenHash: string; lifetimeSeconds: number },
): Promise<Date> {
  const [row] = await db.lookUp<{ expires_at: Date }>({
    name: 'users_insert_founder_link',
    text: `WITH earlier AS (UPDATE commerce.account_tokens SET used_at = now()
        WHERE purpose = 'first_owner' AND used_at IS NULL)
      INSERT INTO commerce.account_tokens (token_hash, purpose, expires_at)
      VALUES ($1, 'first_owner', now() + make_interval(secs => $2)) RETURNING expires_at`,
    values: [of.tokenHash, of.lifetimeSeconds],
  })
  if (!row) throw new Error('the link was not kept')
  return row.expires_at
}

/** Whether the link still works: it is kept, in its time, unused, and nobody has an account. */
export async function founderLinkWorks(db: Database, tokenHash: string): Promise<boolean> {
  const rows = await db.lookUp({
    name: 'users_founder_link_works',
    text: `SELECT 1 FROM commerce.account_tokens WHERE token_hash = $1 AND purpose = 'first_owner' AND used_at IS NULL
      AND expires_at > now() AND NOT EXISTS (SELECT 1 FROM commerce.staff_accounts)`,
    values: [tokenHash],
  })
  return rows.length === 1
}

/** Uses the link up; of many callers at once, also with other links, one gets true. */
export async function useFounderLink(tx: Transaction, tokenHash: string): Promise<boolean> {
  // A statement of its own: the next one must see the account of whoever held these locks before.
  await tx.query({
    name: 'users_lock_founder_links',
    text: `SELECT 1 FROM commerce.account_tokens WHERE purpose = 'first_owner' ORDER BY token_hash FOR UPDATE`,
    values: [],
  })
  const rows = await tx.query({
    name: 'users_use_founder_link',
    text: `UPDATE commerce.account_tokens SET used_at = now() WHERE token_hash = $1 AND purpose = 'first_owner'
      AND used_at IS NULL AND expires_at > now() AND NOT EXISTS (SELECT 1 FROM commerce.staff_accounts) RETURNING 1`,
    values: [tokenHash],
  })
  return rows.length === 1
}

/** The account may make further stores. */
export async function allowStoreCreation(tx: Transaction, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_allow_store_creation',
    text: 'UPDATE commerce.staff_accounts SET may_create_stores = true WHERE id = $1',
    values: [accountId],
  })
}
