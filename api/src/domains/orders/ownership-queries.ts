import { type ClosingWrite, lockOrder, type Transaction } from '../../platform/database.ts'

/**
 * Notes that the confirmation of an order is being mailed; null when it was before.
 * @returns the locale of the order's customer; null for a guest's
 */
export async function confirmOnce(
  tx: Transaction,
  storeId: string,
  orderId: string,
): Promise<{ locale: string | null } | null> {
  const [row] = await tx.query<{ locale: string | null }>({
    name: 'orders_confirm_once',
    text: `UPDATE commerce.orders o SET confirmed_at = now()
      WHERE o.store_id = $1 AND o.id = $2 AND o.confirmed_at IS NULL
      RETURNING (SELECT c.locale FROM commerce.customers c WHERE c.store_id = $1 AND c.id = o.customer_id) AS locale`,
    values: [storeId, orderId],
  })
  return row ?? null
}

/** What an order came from, and the locale of its customer; null for a guest's. */
export async function readOrigin(
  tx: Transaction,
  storeId: string,
  orderId: string,
): Promise<{ checkoutId: string; locale: string | null } | null> {
  const [row] = await tx.query<{ checkout_id: string; locale: string | null }>({
    name: 'orders_origin',
    text: `SELECT o.checkout_id, (SELECT c.locale FROM commerce.customers c WHERE c.store_id = $1 AND c.id = o.customer_id) AS locale
      FROM commerce.orders o WHERE o.store_id = $1 AND o.id = $2`,
    values: [storeId, orderId],
  })
  return row ? { checkoutId: row.checkout_id, locale: row.locale } : null
}

/** Orders of guests with the address of this customer, locked, oldest first. */
export async function lockGuestOrders(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; limit: number },
): Promise<{ id: string; version: number }[]> {
  return tx.query<{ id: string; version: number }>({
    name: 'orders_lock_guest',
    text: `SELECT o.id, o.version FROM commerce.orders o
      WHERE o.store_id = $1 AND o.customer_id IS NULL AND lower(o.email) = (SELECT c.email FROM commerce.customers c
        WHERE c.store_id = $1 AND c.id = $2 AND c.status = 'active')
      ORDER BY o.id LIMIT $3 FOR NO KEY UPDATE`,
    values: [storeId, of.customerId, of.limit],
  })
}

/** Locked orders of guests become those of a customer. */
export function closingLinkedOrders(
  storeId: string,
  of: { customerId: string; orderIds: string[]; now: Date },
): ClosingWrite {
  return {
    name: 'linked_orders',
    rank: lockOrder.order,
    ctes: {
      linked_orders: `
        UPDATE commerce.orders SET customer_id = $2, version = version + 1, updated_at = $4
        WHERE store_id = $1 AND id = ANY($3::uuid[]) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM linked_orders)',
    values: [storeId, of.customerId, of.orderIds, of.now],
  }
}
