import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { Cart, PlannedDelivery } from '../cart/index.ts'
import type { QuotedLine } from './checkout.ts'

/** Pieces of a cart that go to another address than the rest: a gift to each of several friends. */
export interface Delivery {
  shippingAddress: PostalAddress
  pieces: PlannedDelivery['pieces']
}

/**
 * Deliveries of a quote as far as the cart still has their pieces: what is gone from the cart is gone from them, and
 * one that is left empty is left out. `at`: which it was, from 1.
 */
export function stillInCart(deliveries: readonly Delivery[], cart: Cart): (Delivery & { at: number })[] {
  const bought = cart.lines.filter(({ isSaved }) => !isSaved)
  const left = new Map(bought.map(({ id, quantity }) => [id, quantity]))
  return deliveries.flatMap(({ shippingAddress, pieces }, n) => {
    const kept = pieces.flatMap(({ lineId, quantity }) => {
      const has = left.get(lineId) ?? 0
      left.set(lineId, Math.max(0, has - quantity))
      return has > 0 ? [{ lineId, quantity: Math.min(has, quantity) }] : []
    })
    return kept.length > 0 ? [{ shippingAddress, pieces: kept, at: n + 1 }] : []
  })
}

/** What a quote sends to each of its further addresses. */
export const deliveriesOf = (of: {
  destinations: readonly PostalAddress[]
  lines: readonly QuotedLine[]
}): Delivery[] =>
  of.destinations.map((shippingAddress, n) => ({
    shippingAddress,
    pieces: of.lines.flatMap(({ cartLineId, destination, quantity }) =>
      cartLineId !== null && destination === n + 1 ? [{ lineId: cartLineId, quantity }] : [],
    ),
  }))
