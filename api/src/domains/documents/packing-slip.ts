import type { Context } from '../../platform/context.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { leftToShip, type Order, readOrder, readSellerOrder } from '../orders/index.ts'
import { drawPackingSlip, type PackedAddress } from './draw-packing-slip.ts'
import { documentRefusals } from './refusals.ts'

interface Packable {
  number: string
  placedAt: Date
  shippingAddress: PostalAddress
  destinations: PostalAddress[]
  lines: Order['lines']
  fulfillments: Order['fulfillments']
  note: string
}

/** @throws Refusal not-found, nothing-to-pack */
export async function packingSlip(
  context: Context,
  of: { orderId: string; fulfillmentId: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const order = await readOrder(context.db, context.store.id, of.orderId)
  if (!order || (order.status === 'canceled' && !of.fulfillmentId))
    throw new Refusal(order ? documentRefusals.nothingToPack : platformRefusals.notFound)
  return drawn(context, order, of.fulfillmentId)
}

/** The seller's own lines and nothing else. @throws Refusal not-found, nothing-to-pack */
export async function sellerPackingSlip(
  context: Context,
  of: { orderId: string; sellerId: string; fulfillmentId: string | undefined },
): Promise<Uint8Array<ArrayBuffer>> {
  const order = await readSellerOrder(context.db, context.store.id, of)
  if (!order) throw new Refusal(platformRefusals.notFound)
  return drawn(context, { ...order, note: '' }, of.fulfillmentId)
}

function drawn(
  context: Context,
  order: Packable,
  fulfillmentId: string | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const parcel = order.fulfillments.find(({ id }) => id === fulfillmentId)
  if (fulfillmentId && !parcel) throw new Refusal(platformRefusals.notFound)
  const packed = parcel ? packedIn(order, parcel) : leftToPack(order)
  if (packed.length === 0) throw new Refusal(documentRefusals.nothingToPack)
  const { store } = context
  return drawPackingSlip({ ...order, packed, parcel: parcel ?? null, store })
}

const addressOf = (order: Packable, destination: number): PostalAddress =>
  (destination === 0 ? undefined : order.destinations[destination - 1]) ?? order.shippingAddress

function packedIn(order: Packable, parcel: Order['fulfillments'][number]): PackedAddress[] {
  const quantities = new Map(parcel.lines.map(({ id, quantity }) => [id, quantity]))
  const lines = order.lines.flatMap((line) => {
    const quantity = quantities.get(line.id)
    return quantity ? [{ ...line, quantity }] : []
  })
  return lines.length > 0 ? [{ address: addressOf(order, parcel.destination), lines }] : []
}

/** For each address what has not left yet. */
function leftToPack(order: Packable): PackedAddress[] {
  const left = order.lines.flatMap((line) => {
    const quantity = leftToShip(line)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
  return [...Map.groupBy(left, ({ destination }) => destination)]
    .toSorted(([a], [b]) => a - b)
    .map(([destination, lines]) => ({ address: addressOf(order, destination), lines }))
}
