import type { Database, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'

export type TokenPurpose =
  | 'register'
  | 'reset_password'
  | 'change_email'
  | 'second_factor'
  | 'passkey'
  | 'provider'

export interface StoredToken {
  tokenHash: string
  customerId: string | null
  sealedData: Buffer | null
}

const tokenOf = (row: Record<string, unknown>): StoredToken => ({
  tokenHash: row.token_hash as string,
  customerId: row.customer_id as string | null,
  sealedData: row.sealed_data as Buffer | null,
})

const living = 'used_at IS NULL AND expires_at > $4::timestamptz'

export async function insertToken(
  tx: Transaction,
  storeId: string,
  of: StoredToken & { purpose: TokenPurpose; createdAt: Date; expiresAt: Date; usedAt: Date | null },
): Promise<void> {
  await tx.query({
    name: 'tokens_insert',
    text: `INSERT INTO commerce.one_time_tokens (store_id, token_hash, purpose, customer_id, sealed_data, created_at, expires_at, used_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      storeId,
      of.tokenHash,
      of.purpose,
      of.customerId,
      of.sealedData,
      of.createdAt,
      of.expiresAt,
      of.usedAt,
    ],
  })
}

/** A token that still works, without using it. */
export async function readToken(
  db: Database,
  storeId: string,
  of: { tokenHash: string; purpose: TokenPurpose },
): Promise<StoredToken | null> {
  const [row] = await db.read<Record<string, unknown>>(storeId, {
    name: 'tokens_read',
    text: `SELECT token_hash, customer_id, sealed_data FROM commerce.one_time_tokens
      WHERE store_id = $1 AND token_hash = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > now()`,
    values: [storeId, of.tokenHash, of.purpose],
  })
  return row ? tokenOf(row) : null
}

/** Uses a token up. Of many at once one gets it, the others null. */
export async function useToken(
  tx: Transaction,
  storeId: string,
  of: { tokenHash: string; purpose: TokenPurpose; clock: Date },
): Promise<StoredToken | null> {
  const [row] = await tx.query<Record<string, unknown>>({
    name: 'tokens_use',
    text: `UPDATE commerce.one_time_tokens SET used_at = $4
      WHERE store_id = $1 AND token_hash = $2 AND purpose = $3 AND ${living}
      RETURNING token_hash, customer_id, sealed_data`,
    values: [storeId, of.tokenHash, of.purpose, of.clock],
  })
  return row ? tokenOf(row) : null
}

/** Counts a try of a token that is kept until it succeeds, and locks it. @returns null when no try is left */
export async function tryToken(
  tx: Transaction,
  storeId: string,
  of: { tokenHash: string; purpose: TokenPurpose; clock: Date; triesMax: number },
): Promise<StoredToken | null> {
  const [row] = await tx.query<Record<string, unknown>>({
    name: 'tokens_try',
    text: `UPDATE commerce.one_time_tokens SET attempts = attempts + 1
      WHERE store_id = $1 AND token_hash = $2 AND purpose = $3 AND ${living} AND attempts < $5
      RETURNING token_hash, customer_id, sealed_data`,
    values: [storeId, of.tokenHash, of.purpose, of.clock, of.triesMax],
  })
  return row ? tokenOf(row) : null
}

/** No link or challenge that a customer was sent before works any more. */
export async function voidTokens(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'tokens_void',
    text: `UPDATE commerce.one_time_tokens SET used_at = $3
      WHERE store_id = $1 AND customer_id = $2 AND used_at IS NULL`,
    values: [storeId, of.customerId, of.clock],
  })
}

/**
 * Forgets, over all stores, links and challenges that ran out, and refresh tokens that nobody can use: an unused one
 * lives thirty days, and a used one ends its session for a month more.
 */
export async function forgetOldTokens(db: Database): Promise<void> {
  await forgetRows(db, {
    name: 'tokens_forget',
    table: 'one_time_tokens',
    over: `t.expires_at < now() - interval '1 day'`,
  })
  await forgetRows(db, {
    name: 'refresh_tokens_forget',
    table: 'refresh_tokens',
    over: `t.created_at < now() - interval '61 days'`,
  })
}
