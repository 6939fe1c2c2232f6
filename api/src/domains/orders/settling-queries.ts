import type { Transaction } from '../../platform/database.ts'

/** Whether a payment of the store is on its way, and nobody knows yet how it ends. */
export async function isSettling(tx: Transaction, storeId: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'orders_settling',
    text: `SELECT 1 FROM commerce.checkouts WHERE store_id = $1 AND state = 'paying' LIMIT 1`,
    values: [storeId],
  })
  return rows.length > 0
}
