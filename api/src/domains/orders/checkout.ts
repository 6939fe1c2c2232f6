import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { CartLock } from '../cart/index.ts'
import type { Totals } from '../pricing/index.ts'
import type { CheckoutState } from './checkout-state.ts'

/** A line as it was promised: the order will say exactly this. */
export interface QuotedLine {
  offerId: string
  sellerId: string
  locationId: string
  productId: string
  productHandle: string
  title: string
  variantTitle: string
  sku: string | null
  imageUrl: string | null
  unitPriceAmount: number
  quantity: number
}

export interface ChosenShipping {
  id: string
  name: string
  minDays: number
  maxDays: number
}

export interface Checkout extends Totals {
  id: string
  cartId: string
  cartVersion: number
  /** What opens its cart now, and so the checkout: see `mayOpenCart`. */
  cartSecretVersion: number
  customerId: string | null
  state: CheckoutState
  currency: string
  email: string
  shippingAddress: PostalAddress
  fulfillment: ChosenShipping
  lines: QuotedLine[]
  paymentAttempts: number
  orderId: string | null
  version: number
  expiresAt: Date
  updatedAt: Date
}

export const cartOf = (checkout: Checkout): CartLock => ({
  id: checkout.cartId,
  secretVersion: checkout.cartSecretVersion,
  customerId: checkout.customerId,
})

export const productIdsOf = (checkout: Checkout): string[] => [
  ...new Set(checkout.lines.map((line) => line.productId)),
]
