import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { writeOrderChange } from './change-order.ts'
import { sellerIdsOf } from './sold-order.ts'
import { closingDelivery, lockSoldOrder } from './sold-order-queries.ts'

/**
 * A parcel has arrived; one that has arrived before stays as it is. From then on counts the time in which its goods may be
 * sent back.
 * @throws Refusal not-found
 */
export const markDelivered = (
  context: Context,
  of: { orderId: string; fulfillmentId: string },
): Promise<void> =>
  inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    const parcel = order?.parcels.find(({ id }) => id === of.fulfillmentId)
    if (!order || !parcel) throw new Refusal(platformRefusals.notFound)
    if (parcel.deliveredAt !== null) return
    tx.tx.atClose(closingDelivery(tx.store.id, { ...of, now: tx.now }))
    const inIt = new Set(parcel.lines.map(({ id }) => id))
    writeOrderChange(tx, order, {
      change: {},
      type: 'order.fulfillment_delivered',
      payload: { fulfillmentId: parcel.id, number: order.number },
      sellerIds: sellerIdsOf(order.lines.filter(({ id }) => inIt.has(id))),
      isForBuyer: true,
    })
  })
