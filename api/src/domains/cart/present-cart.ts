import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money, sumAmounts } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { availabilityOf } from '../discovery/index.ts'
import type { BoundCart } from './bind-cart.ts'
import type { PricedLine } from './price-lines.ts'
import type { Cart } from './queries.ts'
import type { boundCartSchema, cartLineSchema, cartSchema } from './schemas.ts'

/** The cart as it goes over the wire; `cart.lines` and `lines` are the same lines. */
export function presentCart(cart: Cart, lines: PricedLine[]): z.infer<typeof cartSchema> {
  return {
    id: toWire('cart', cart.id),
    customerId: cart.customerId && toWire('customer', cart.customerId),
    status: cart.status,
    currency: cart.currency,
    lineItems: lines.map((line) => presentLine(line, cart.currency)),
    itemCount: sumAmounts(lines.map((line) => line.quantity)),
    totals: { subtotal: money(sumAmounts(lines.map((line) => line.totalAmount)), cart.currency) },
    metadata: cart.metadata,
    version: cart.version,
    updatedAt: toRfc3339(cart.updatedAt),
    expiresAt: toRfc3339(cart.expiresAt),
  }
}

/** The cart of a customer, its new secret, and what came of the one they had. */
export function presentBoundCart(bound: BoundCart): z.infer<typeof boundCartSchema> {
  const { cart, lines, secret, merged } = bound
  return {
    ...presentCart(cart, lines),
    secret,
    merged: merged && {
      cartId: toWire('cart', merged.cartId),
      leftOut: merged.leftOut.map(({ offerId, quantity }) => ({
        offerId: toWire('offer', offerId),
        quantity,
      })),
    },
  }
}

const presentLine = (line: PricedLine, currency: string): z.infer<typeof cartLineSchema> => ({
  id: toWire('cartLine', line.id),
  offerId: toWire('offer', line.offerId),
  productHandle: line.offer.productHandle,
  title: line.offer.title,
  variantTitle: line.offer.variantTitle,
  sku: line.offer.sku,
  imageUrl: line.offer.imageUrl,
  quantity: line.quantity,
  unitPrice: money(line.offer.priceAmount, currency),
  compareAtPrice: line.offer.compareAtAmount === null ? null : money(line.offer.compareAtAmount, currency),
  total: money(line.totalAmount, currency),
  availability: availabilityOf(line.offer.available, line.offer.unlimited),
  purchasable: line.purchasable,
})
