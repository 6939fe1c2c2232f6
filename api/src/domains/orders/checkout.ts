import type { Totals } from '../pricing/index.ts'
import type { Address } from './address.ts'
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
  cartSecretVersion: number
  state: CheckoutState
  currency: string
  email: string
  shippingAddress: Address
  fulfillment: ChosenShipping
  lines: QuotedLine[]
  paymentAttempts: number
  orderId: string | null
  version: number
  expiresAt: Date
  updatedAt: Date
}

export const productIdsOf = (checkout: Checkout): string[] => [
  ...new Set(checkout.lines.map((line) => line.productId)),
]
