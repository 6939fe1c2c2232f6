import type { Transaction } from '../../platform/database.ts'

/** The order that a payment is of, by its id and number. */
export interface OrderOfPayment {
  id: string
  number: string
}

/** Orders by what their payments are for: a checkout, or an edit of an order. What became no order is left out. */
export async function readOrdersPaidBy(
  tx: Transaction,
  storeId: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, OrderOfPayment>> {
  const rows = await tx.query<{ reference: string; id: string; number: string }>({
    name: 'payments_orders',
    text: `SELECT o.checkout_id AS reference, o.id, o.number FROM commerce.orders o
        WHERE o.store_id = $1 AND o.checkout_id = ANY ($2)
      UNION ALL SELECT e.id, o.id, o.number FROM commerce.order_edits e
        JOIN commerce.orders o ON o.store_id = $1 AND o.id = e.order_id WHERE e.store_id = $1 AND e.id = ANY ($2)`,
    values: [storeId, references],
  })
  return new Map(rows.map(({ reference, id, number }) => [reference, { id, number }]))
}
