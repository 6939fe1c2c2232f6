import type { Reads } from '../../platform/database.ts'

/** The things whose events make the story of an order; none when there is no such order. */
export async function readSubjectsOf(
  db: Pick<Reads, 'read'>,
  storeId: string,
  orderId: string,
): Promise<{ type: string; id: string }[]> {
  return db.read<{ type: string; id: string }>(storeId, {
    name: 'orders_subjects',
    text: `WITH wanted AS (SELECT o.id, o.checkout_id FROM commerce.orders o WHERE o.store_id = $1 AND o.id = $2)
      SELECT 'order' AS type, w.id FROM wanted w
      UNION ALL SELECT 'checkout', w.checkout_id FROM wanted w
      UNION ALL SELECT 'payment', p.id FROM wanted w JOIN commerce.payments p ON p.store_id = $1 AND p.reference = w.checkout_id
      UNION ALL SELECT 'payment', p.id FROM wanted w JOIN commerce.order_edits e ON e.store_id = $1 AND e.order_id = w.id
        JOIN commerce.payments p ON p.store_id = $1 AND p.reference = e.id`,
    values: [storeId, orderId],
  })
}

/**
 * What was asked of payments for refunds of an order, as far as the end of the refund says the same: it was given back
 * with the refund, or failed as all of it did.
 */
export async function readToldByRefunds(
  db: Pick<Reads, 'read'>,
  storeId: string,
  orderId: string,
): Promise<{ paymentId: string; settledAt: Date }[]> {
  const rows = await db.read<{ payment_id: string; settled_at: Date }>(storeId, {
    name: 'orders_told_by_refunds',
    text: `SELECT x.payment_id, x.settled_at FROM commerce.refunds r
      JOIN commerce.payment_operations x ON x.store_id = $1 AND x.reference = r.id AND x.kind = 'refund' AND x.status = r.status
      WHERE r.store_id = $1 AND r.order_id = $2 AND r.status IN ('succeeded', 'failed')`,
    values: [storeId, orderId],
  })
  return rows.map((row) => ({ paymentId: row.payment_id, settledAt: row.settled_at }))
}
