import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { closingLinkedOrders, lockGuestOrders } from './ownership-queries.ts'

const batchMax = 100

/**
 * A customer has proven that an e-mail address is theirs: what was ordered with it as a guest becomes theirs, too.
 * @returns how many orders
 */
export async function linkGuestOrders(context: Context, of: { customerId: string }): Promise<number> {
  for (let linked = 0; ; ) {
    const count = await inTransaction(context, async (tx) => {
      const orders = await lockGuestOrders(tx.tx, tx.store.id, { ...of, limit: batchMax })
      if (orders.length === 0) return 0
      tx.tx.atClose(
        closingLinkedOrders(tx.store.id, { ...of, orderIds: orders.map(({ id }) => id), now: tx.now }),
      )
      for (const { id, version } of orders) {
        recordEvent(tx, {
          type: 'order.linked',
          aggregate: 'order',
          aggregateId: id,
          version: version + 1,
          payload: of,
          audience: of,
        })
      }
      return orders.length
    })
    linked += count
    if (count < batchMax) return linked
  }
}
