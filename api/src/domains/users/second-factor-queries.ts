import type { Transaction } from '../../platform/database.ts'

export interface SecondFactor {
  /** Base32, sealed for this account */
  sealedSecret: Buffer
  confirmedAt: Date | null
  /** The step of RFC 6238 that was used last */
  lastStep: number
}

/** Read under the lock of its account. */
export async function readSecondFactor(tx: Transaction, accountId: string): Promise<SecondFactor | null> {
  const [row] = await tx.query({
    name: 'users_read_factor',
    text: `SELECT sealed_secret, confirmed_at, last_step FROM commerce.staff_second_factors WHERE account_id = $1`,
    values: [accountId],
  })
  if (!row) return null
  return {
    sealedSecret: row.sealed_secret as Buffer,
    confirmedAt: row.confirmed_at as Date | null,
    lastStep: Number(row.last_step),
  }
}

/** Begins, or begins anew: an unconfirmed secret gives way, a confirmed one never. */
export async function writeNewFactor(
  tx: Transaction,
  of: { accountId: string; sealedSecret: Buffer; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'users_write_factor',
    text: `INSERT INTO commerce.staff_second_factors AS f (account_id, sealed_secret, created_at) VALUES ($1, $2, $3)
      ON CONFLICT (account_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, created_at = excluded.created_at,
        last_step = 0
      WHERE f.confirmed_at IS NULL`,
    values: [of.accountId, of.sealedSecret, of.clock],
  })
}

/** Records the step of a code, so that no code works twice. @returns whether it was a newer one */
export async function useStep(
  tx: Transaction,
  of: { accountId: string; step: number; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'users_use_step',
    text: `UPDATE commerce.staff_second_factors SET last_step = $2, confirmed_at = coalesce(confirmed_at, $3)
      WHERE account_id = $1 AND last_step < $2 RETURNING 1`,
    values: [of.accountId, of.step, of.clock],
  })
  return rows.length === 1
}

export async function deleteSecondFactor(tx: Transaction, accountId: string): Promise<void> {
  await tx.query({
    name: 'users_delete_recovery',
    text: 'DELETE FROM commerce.staff_recovery_codes WHERE account_id = $1',
    values: [accountId],
  })
  await tx.query({
    name: 'users_delete_factor',
    text: 'DELETE FROM commerce.staff_second_factors WHERE account_id = $1',
    values: [accountId],
  })
}

/** New codes; the old ones are worth nothing any more. */
export async function replaceCodes(tx: Transaction, accountId: string, codeHashes: string[]): Promise<void> {
  await tx.query({
    name: 'users_delete_recovery',
    text: 'DELETE FROM commerce.staff_recovery_codes WHERE account_id = $1',
    values: [accountId],
  })
  await tx.query({
    name: 'users_insert_recovery',
    text: `INSERT INTO commerce.staff_recovery_codes (account_id, code_hash) SELECT $1, unnest($2::text[])`,
    values: [accountId, codeHashes],
  })
}

/** @param codeHashes of one code, under each key that is still good. @returns whether it was an unused one */
export async function useRecoveryCode(
  tx: Transaction,
  of: { accountId: string; codeHashes: string[]; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'users_use_recovery',
    text: `UPDATE commerce.staff_recovery_codes SET used_at = $3
      WHERE account_id = $1 AND code_hash = ANY($2) AND used_at IS NULL RETURNING 1`,
    values: [of.accountId, of.codeHashes, of.clock],
  })
  return rows.length === 1
}

export async function countRecoveryCodes(tx: Transaction, accountId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'users_count_recovery',
    text: `SELECT count(*)::int AS count FROM commerce.staff_recovery_codes WHERE account_id = $1 AND used_at IS NULL`,
    values: [accountId],
  })
  return row?.count ?? 0
}
