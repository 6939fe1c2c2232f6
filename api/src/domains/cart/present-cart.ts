import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { type Money, money, sumAmounts } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { availabilityOf } from '../discovery/index.ts'
import type { BoundCart } from './bind-cart.ts'
import { type CartNotice, noticesOf } from './cart-notices.ts'
import type { CartPrices, PricedLine } from './cart-prices.ts'
import { isForShoppers, presentDiscount, presentGift, presentNotApplied } from './present-discounts.ts'
import type { Cart } from './queries.ts'
import type { boundCartSchema, cartLineSchema, cartSchema, noticeSchema } from './schemas.ts'

/** The cart as it goes over the wire. */
export function presentCart(cart: Cart, { lines, saved, priced }: CartPrices): z.infer<typeof cartSchema> {
  const { currency } = cart
  const subtotalAmount = sumAmounts(lines.map((line) => line.totalAmount))
  const discountAmount = priced?.totals.discountAmount ?? 0
  return {
    id: toWire('cart', cart.id),
    customerId: cart.customerId && toWire('customer', cart.customerId),
    status: cart.status,
    currency,
    lineItems: lines.map((line) => presentLine(line, currency)),
    savedItems: saved.map((line) => presentLine(line, currency)),
    notices: noticesOf(lines).map((notice) => presentNotice(notice, currency)),
    itemCount: sumAmounts(lines.map((line) => line.quantity)),
    totals: {
      subtotal: money(subtotalAmount, currency),
      discount: money(discountAmount, currency),
      total: money(subtotalAmount - discountAmount, currency),
    },
    codes: cart.codes,
    discounts: (priced?.discounts ?? []).map((discount) => presentDiscount(discount, currency)),
    gifts: (priced?.gifts ?? []).map((gift) => presentGift(gift, currency)),
    notApplied: (priced?.notApplied ?? [])
      .filter(isForShoppers)
      .map((each) => presentNotApplied(each, currency)),
    note: cart.note,
    metadata: cart.metadata,
    version: cart.version,
    updatedAt: toRfc3339(cart.updatedAt),
    expiresAt: toRfc3339(cart.expiresAt),
  }
}

/** The cart of a customer, its new secret, and what came of the one they had. */
export function presentBoundCart(bound: BoundCart): z.infer<typeof boundCartSchema> {
  const { cart, prices, secret, merged } = bound
  return {
    ...presentCart(cart, prices),
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
  unitPrice: money(line.unitPriceAmount, currency),
  compareAtPrice: comparedWith(line, currency),
  total: money(line.totalAmount, currency),
  discount: money(line.discountAmount, currency),
  note: line.note,
  kind: line.offer.kind,
  quantityRules: {
    min: line.offer.quantityMin,
    max: line.offer.quantityMax,
    step: line.offer.quantityStep,
  },
  availability: availabilityOf(line.available ?? 0, line.available === null),
  purchasable: line.purchasable,
})

const presentNotice = (notice: CartNotice, currency: string): z.infer<typeof noticeSchema> => ({
  lineId: toWire('cartLine', notice.lineId),
  code: notice.code,
  was: notice.code === 'price-changed' ? money(notice.wasAmount, currency) : null,
  now: notice.code === 'price-changed' ? money(notice.nowAmount, currency) : null,
  available: notice.code === 'out-of-stock' ? notice.available : null,
})

function comparedWith({ offer, unitPriceAmount }: PricedLine, currency: string): Money | null {
  if (offer.currency !== currency) return null
  const amount = Math.max(offer.compareAtAmount ?? 0, offer.priceAmount)
  return amount > unitPriceAmount ? money(amount, currency) : null
}
