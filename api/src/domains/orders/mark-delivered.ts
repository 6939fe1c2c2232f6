import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { writeOrderChange } from './change-order.ts'
import { changeRefusals } from './change-refusals.ts'
import { sellerIdsOf } from './sold-order.ts'
import { closingDelivery, lockSoldOrder } from './sold-order-queries.ts'

/**
 * A parcel has arrived; one that has arrived before stays as it is. From then on counts the time in which its goods may be
 * sent back.
 * @param of.sellerId who says so: a seller, of what it sent itself; null: the store, of any
 * @throws Refusal not-found, parcel-of-store
 */
export const markDelivered = (
  context: Context,
  of: { orderId: string; fulfillmentId: string; sellerId: string | null },
): Promise<void> =>
  inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    const parcel = order?.parcels.find(({ id }) => id === of.fulfillmentId)
    if (!order || !parcel) throw new Refusal(platformRefusals.notFound)
    const inIt = new Set(parcel.lines.map(({ id }) => id))
    const sellerIds = sellerIdsOf(order.lines.filter(({ id }) => inIt.has(id)))
    if (of.sellerId !== null && !sellerIds.includes(of.sellerId)) throw new Refusal(platformRefusals.notFound)
    if (of.sellerId !== null && of.sellerId !== parcel.sellerId)
      throw new Refusal(changeRefusals.parcelOfStore)
    if (parcel.deliveredAt !== null) return
    tx.tx.atClose(closingDelivery(tx.store.id, { ...of, now: tx.now }))
    writeOrderChange(tx, order, {
      change: {},
      type: 'order.fulfillment_delivered',
      payload: { fulfillmentId: parcel.id, number: order.number },
      sellerIds,
      isForBuyer: true,
    })
  })
