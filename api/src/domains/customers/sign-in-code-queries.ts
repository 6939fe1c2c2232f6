import type { Transaction } from '../../platform/database.ts'

/** The confirmed second factor of a customer, locked: a code is judged by one at a time. */
export async function lockSecondFactor(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<{ sealedSecret: Buffer; lastStep: number } | null> {
  const [row] = await tx.query<{ sealed_secret: Buffer; last_step: string }>({
    name: 'second_factors_lock',
    text: `SELECT sealed_secret, last_step FROM commerce.customer_second_factors
      WHERE store_id = $1 AND customer_id = $2 AND confirmed_at IS NOT NULL FOR UPDATE`,
    values: [storeId, customerId],
  })
  return row ? { sealedSecret: row.sealed_secret, lastStep: Number(row.last_step) } : null
}

/** From now on neither this step's code fits, nor an older one. */
export async function writeLastStep(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; step: number },
): Promise<void> {
  await tx.query({
    name: 'second_factors_write_step',
    text: 'UPDATE commerce.customer_second_factors SET last_step = $3 WHERE store_id = $1 AND customer_id = $2',
    values: [storeId, of.customerId, of.step],
  })
}

/** Uses a recovery code up, if it is one of the customer's unused ones. */
export async function useRecoveryCode(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; codeHashes: string[]; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'recovery_codes_use',
    text: `UPDATE commerce.customer_recovery_codes SET used_at = $4
      WHERE store_id = $1 AND customer_id = $2 AND code_hash = ANY($3) AND used_at IS NULL RETURNING 1`,
    values: [storeId, of.customerId, of.codeHashes, of.clock],
  })
  return rows.length > 0
}
