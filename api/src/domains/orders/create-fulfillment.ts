import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { mayShip } from './may-ship.ts'
import type { Order, OrderLine } from './order.ts'
import { closingFulfillment, lockOrderRow } from './order-queries.ts'
import { leftToShip, orderStatus } from './order-state.ts'
import { orderRefusals } from './refusals.ts'

/**
 * A parcel leaves: all that has not left yet, or the given pieces.
 * @throws Refusal not-found, version-conflict, order-held, order-canceled, nothing-to-fulfill, parcel-of-several-destinations
 */
export async function createFulfillment(
  context: Context,
  of: {
    orderId: string
    ifMatch: number | undefined
    carrier: string
    trackingNumber: string | null
    trackingUrl: string | null
    lines: { id: string; quantity: number }[] | null
  },
): Promise<Order> {
  return inTransaction(context, async (tx) => {
    const order = await lockOrderRow(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== order.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    mayShip({ status: order.status, isHeld: order.heldAt !== null })
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
    const status = orderStatus(shipped)
    const version = order.version + 1
    tx.tx.atClose(
      closingFulfillment(tx.store.id, {
        orderId: order.id,
        fulfillment,
        status,
        version,
        createdBy: actorName(tx.actor),
        now: tx.now,
      }),
    )
    recordEvent(tx, {
      type: 'order.fulfillment_created',
      aggregate: 'order',
      aggregateId: order.id,
      version,
      payload: { fulfillmentId: fulfillment.id, number: order.number, status, carrier: of.carrier },
      audience: {
        customerId: order.customerId,
        sellerIds: order.lines
          .filter(({ id }) => lines.some((line) => line.id === id))
          .map((l) => l.sellerId),
      },
    })
    return { ...order, lines: shipped, status, version, fulfillments: [...order.fulfillments, fulfillment] }
  })
}

/** @throws Refusal nothing-to-fulfill, naming the lines at fault */
export function parcelLines(
  order: { lines: readonly OrderLine[] },
  wanted: { id: string; quantity: number }[] | null,
): { id: string; quantity: number }[] {
  const left = (id: string) => {
    const line = order.lines.find((l) => l.id === id)
    return line ? leftToShip(line) : 0
  }
  const lines =
    wanted ?? order.lines.map(({ id }) => ({ id, quantity: left(id) })).filter(({ quantity }) => quantity > 0)
  const twice = new Set(lines.map(({ id }) => id)).size !== lines.length
  const errors = lines.flatMap(({ id, quantity }, index) =>
    quantity > left(id)
      ? [
          {
            pointer: `/lineItems/${index}/quantity`,
            message: `only ${left(id)} of this line are left to ship`,
          },
        ]
      : [],
  )
  if (lines.length === 0 || twice || errors.length > 0) {
    throw new Refusal(orderRefusals.nothingToFulfill, {
      errors: twice ? [{ pointer: '/lineItems', message: 'names a line twice' }] : errors,
    })
  }
  return lines
}

/**
 * Where all of a parcel goes.
 * @throws Refusal parcel-of-several-destinations, naming the lines that go elsewhere than the first
 */
export function destinationOf(
  order: { lines: readonly Pick<OrderLine, 'id' | 'destination'>[] },
  parcel: readonly { id: string }[],
): number {
  const places = new Map(order.lines.map(({ id, destination }) => [id, destination]))
  const [first = 0, ...others] = parcel.map(({ id }) => places.get(id) ?? 0)
  const errors = others.flatMap((destination, n) =>
    destination === first
      ? []
      : [{ pointer: `/lineItems/${n + 1}/id`, message: 'goes to another address than the first line' }],
  )
  if (errors.length > 0) throw new Refusal(orderRefusals.severalDestinations, { errors })
  return first
}
