import { type ClosingWrite, type Database, lockOrder } from '../../platform/database.ts'

/** When the provider is asked next about a payment that nothing has happened to; it is locked. */
export const closingNextCheck = (
  storeId: string,
  of: { paymentId: string; checkAt: Date | null },
): ClosingWrite => ({
  name: 'payment_next_check',
  rank: lockOrder.payment,
  ctes: {
    payment_next_check: `
      UPDATE commerce.payments SET check_at = $3 WHERE store_id = $1 AND id = $2 RETURNING 1`,
  },
  returns: '(SELECT count(*)::int FROM payment_next_check)',
  values: [storeId, of.paymentId, of.checkAt],
})

/** Payments of all stores about which providers are to be asked again, each by the clock of its store; those due longest first. */
export async function readPaymentsToCheck(
  db: Database,
  of: { limit: number },
): Promise<{ storeId: string; id: string }[]> {
  const rows = await db.lookUp<{ store_id: string; id: string }>({
    name: 'payments_to_check',
    // What no clock has reached is left out by the index: most payments are not due.
    text: `SELECT p.store_id, p.id FROM commerce.payments p
      JOIN commerce.stores s ON s.store_id = p.store_id AND s.status <> 'deleted'
      WHERE p.check_at <= now() + make_interval(secs => (SELECT greatest(0, max(clock_offset_seconds)) FROM commerce.stores))
        AND p.check_at <= now() + make_interval(secs => s.clock_offset_seconds)
      ORDER BY p.check_at, p.id LIMIT $1`,
    values: [of.limit],
  })
  return rows.map(({ store_id, id }) => ({ storeId: store_id, id }))
}
