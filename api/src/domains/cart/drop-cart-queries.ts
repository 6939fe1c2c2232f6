import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'
import type { Cart } from './queries.ts'

/** Empties the cart and ends its time, if it is as it was read. */
export function closingDroppedCart(storeId: string, of: { cart: Cart; now: Date }): ClosingWrite {
  return {
    name: 'dropped_cart',
    rank: lockOrder.cart,
    ctes: {
      dropped_cart: `
        UPDATE commerce.carts SET version = version + 1, secret_version = secret_version + 1, metadata = '{}', note = '',
          codes = '{}',
          updated_at = $4, expires_at = least(expires_at, $4)
        WHERE store_id = $1 AND id = $2 AND version = $3 AND status = 'open' RETURNING 1`,
      dropped_lines: `
        DELETE FROM commerce.cart_lines
        WHERE store_id = $1 AND cart_id = $2 AND EXISTS (SELECT 1 FROM dropped_cart) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM dropped_cart)',
    values: [storeId, of.cart.id, of.cart.version, of.now],
    check: (dropped) => {
      if (dropped !== 1) throw new Stale('the cart changed meanwhile')
    },
  }
}

/** What the caller and the customer wrote beside the carts of a customer that have ended. */
export async function eraseCartMetadata(tx: Transaction, storeId: string, customerId: string): Promise<void> {
  await tx.query({
    name: 'carts_erase_metadata',
    text: `WITH ended AS (SELECT id FROM commerce.carts
        WHERE store_id = $1 AND customer_id = $2 AND status IN ('completed', 'merged')),
      lines AS (UPDATE commerce.cart_lines SET note = ''
        WHERE store_id = $1 AND cart_id IN (SELECT id FROM ended) AND note <> '')
      UPDATE commerce.carts SET metadata = '{}', note = '', codes = '{}'
      WHERE store_id = $1 AND id IN (SELECT id FROM ended)
        AND (metadata <> '{}' OR note <> '' OR codes <> '{}')`,
    values: [storeId, customerId],
  })
}
