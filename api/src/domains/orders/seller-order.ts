import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { ChosenShipping } from './checkout.ts'
import type { Order, OrderLine } from './order.ts'
import type { OrderStatus } from './order-state.ts'

/**
 * A seller's part of an order: its own lines, the parcels they left in, and where they go. Nothing of other sellers, and
 * of the buyer only the address.
 */
export interface SellerOrder {
  id: string
  number: string
  /** What has left of the seller's own lines. */
  status: OrderStatus
  /** Nothing of it may be shipped now */
  isHeld: boolean
  currency: string
  /** Of the whole order; see {@link ownAddresses} */
  shippingAddress: PostalAddress
  destinations: PostalAddress[]
  /** Its own, the first address first; empty: there was nothing to ship */
  packages: { destination: number; method: ChosenShipping }[]
  lines: OrderLine[]
  /** `isOwn`: it sent the parcel, and not the store */
  fulfillments: (Order['fulfillments'][number] & { isOwn: boolean })[]
  /** Of the own lines. */
  subtotalAmount: number
  /** Of the whole order. */
  version: number
  placedAt: Date
}

/**
 * Addresses of the seller's own lines and no others, counted anew: nothing tells that the order goes elsewhere, too.
 * @returns `placeOf`: which of them a destination of the order is
 */
export function ownAddresses({ shippingAddress, destinations, lines }: SellerOrder): {
  addresses: PostalAddress[]
  placeOf: (destination: number) => number
} {
  const own = [...new Set(lines.map(({ destination }) => destination))].sort((a, b) => a - b)
  return {
    addresses: own.flatMap((at) => (at === 0 ? shippingAddress : (destinations[at - 1] ?? []))),
    placeOf: (destination) => Math.max(0, own.indexOf(destination)),
  }
}

export interface SellerOrderSummary {
  id: string
  number: string
  status: OrderStatus
  currency: string
  itemCount: number
  subtotalAmount: number
  placedAt: Date
}
