import type { Database, Transaction } from '../../platform/database.ts'

export interface CustomerSecondFactor {
  /** Base32, sealed for its customer */
  sealedSecret: Buffer
  /** Null while no code of it was shown: it is not asked for at sign-in */
  confirmedAt: Date | null
  /** The step of RFC 6238 that was used last */
  lastStep: number
}

/** What a customer sees of it; null when it was never confirmed. */
export async function readSecondFactor(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<{ confirmedAt: Date; recoveryCodesLeft: number } | null> {
  const [row] = await db.read<{ confirmed_at: Date; left: number }>(storeId, {
    name: 'second_factors_read',
    text: `SELECT f.confirmed_at, (SELECT count(*)::int FROM commerce.customer_recovery_codes r
        WHERE r.store_id = $1 AND r.customer_id = $2 AND r.used_at IS NULL) AS left
      FROM commerce.customer_second_factors f
      WHERE f.store_id = $1 AND f.customer_id = $2 AND f.confirmed_at IS NOT NULL`,
    values: [storeId, customerId],
  })
  return row ? { confirmedAt: row.confirmed_at, recoveryCodesLeft: row.left } : null
}

/** Of a locked customer, confirmed or not. */
export async function findSecondFactor(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<CustomerSecondFactor | null> {
  const [row] = await tx.query<{ sealed_secret: Buffer; confirmed_at: Date | null; last_step: string }>({
    name: 'second_factors_find',
    text: `SELECT sealed_secret, confirmed_at, last_step FROM commerce.customer_second_factors
      WHERE store_id = $1 AND customer_id = $2`,
    values: [storeId, customerId],
  })
  return row
    ? { sealedSecret: row.sealed_secret, confirmedAt: row.confirmed_at, lastStep: Number(row.last_step) }
    : null
}

/** Begins, or begins anew: an unconfirmed secret gives way, a confirmed one never. */
export async function writeNewFactor(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; sealedSecret: Buffer; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'second_factors_write',
    text: `INSERT INTO commerce.customer_second_factors AS f (store_id, customer_id, sealed_secret, created_at)
      VALUES ($1, $2, $3, $4)
      ON CONFLICT (store_id, customer_id) DO UPDATE
        SET sealed_secret = excluded.sealed_secret, created_at = excluded.created_at, last_step = 0
      WHERE f.confirmed_at IS NULL`,
    values: [storeId, of.customerId, of.sealedSecret, of.clock],
  })
}

/** It counts from now on; the code that confirmed it is used up. */
export async function writeConfirmed(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; step: number; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'second_factors_confirm',
    text: `UPDATE commerce.customer_second_factors SET confirmed_at = $4, last_step = $3
      WHERE store_id = $1 AND customer_id = $2`,
    values: [storeId, of.customerId, of.step, of.clock],
  })
}

/** New codes; those before are worth nothing any more. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; codeHashes: string[] },
): Promise<void> {
  await deleteRecoveryCodes(tx, storeId, of.customerId)
  await tx.query({
    name: 'recovery_codes_insert',
    text: `INSERT INTO commerce.customer_recovery_codes (store_id, customer_id, code_hash)
      SELECT $1, $2, unnest($3::text[])`,
    values: [storeId, of.customerId, of.codeHashes],
  })
}

async function deleteRecoveryCodes(tx: Transaction, storeId: string, customerId: string): Promise<void> {
  await tx.query({
    name: 'recovery_codes_delete',
    text: 'DELETE FROM commerce.customer_recovery_codes WHERE store_id = $1 AND customer_id = $2',
    values: [storeId, customerId],
  })
}

/** The factor and its recovery codes. */
export async function deleteSecondFactor(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<void> {
  await deleteRecoveryCodes(tx, storeId, customerId)
  await tx.query({
    name: 'second_factors_delete',
    text: 'DELETE FROM commerce.customer_second_factors WHERE store_id = $1 AND customer_id = $2',
    values: [storeId, customerId],
  })
}
