import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { destinationOf, parcelLines } from './create-fulfillment.ts'
import { mayShip } from './may-ship.ts'
import { orderStatus } from './order-state.ts'
import type { SellerOrder } from './seller-order.ts'
import { closingSellerFulfillment, lockSellerOrder } from './seller-order-queries.ts'

/**
 * A parcel of one seller leaves: all of its part that has not left yet, or the given pieces of it. Lines of others do
 * not exist for it.
 * @throws Refusal not-found, version-conflict, order-held, order-canceled, nothing-to-fulfill, parcel-of-several-destinations
 */
export async function createSellerFulfillment(
  context: Context,
  of: {
    orderId: string
    sellerId: string
    ifMatch: number | undefined
    carrier: string
    trackingNumber: string | null
    trackingUrl: string | null
    lines: { id: string; quantity: number }[] | null
  },
): Promise<SellerOrder> {
  return inTransaction(context, async (tx) => {
    const found = await lockSellerOrder(tx.tx, tx.store.id, of)
    if (!found) throw new Refusal(platformRefusals.notFound)
    const { order, others, customerId } = found
    if (of.ifMatch !== undefined && of.ifMatch !== order.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    mayShip(order)
    const lines = parcelLines(order, of.lines)
    const fulfillment = {
      id: newId('fulfillment'),
      carrier: of.carrier,
      trackingNumber: of.trackingNumber,
      trackingUrl: of.trackingUrl,
      destination: destinationOf(order, lines),
      lines,
      shippedAt: toRfc3339(tx.now),
      deliveredAt: null,
    }
    const shipped = order.lines.map((line) => ({
      ...line,
      fulfilledQuantity: line.fulfilledQuantity + (lines.find((l) => l.id === line.id)?.quantity ?? 0),
    }))
    const status = orderStatus([...shipped, ...others])
    const version = order.version + 1
    tx.tx.atClose(
      closingSellerFulfillment(tx.store.id, {
        orderId: order.id,
        sellerId: of.sellerId,
        fulfillment,
        status,
        version,
        createdBy: actorName(tx.actor),
        now: tx.now,
        check: (written) => {
          if (written !== lines.length) throw new Error('a parcel held lines that are not the seller’s')
        },
      }),
    )
    recordEvent(tx, {
      type: 'order.fulfillment_created',
      aggregate: 'order',
      aggregateId: order.id,
      version,
      payload: { fulfillmentId: fulfillment.id, number: order.number, status, carrier: of.carrier },
      audience: { customerId, sellerIds: [of.sellerId] },
    })
    return {
      ...order,
      lines: shipped,
      status: orderStatus(shipped),
      version,
      fulfillments: [...order.fulfillments, { ...fulfillment, isOwn: true }],
    }
  })
}
