import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { CartLock } from '../cart/index.ts'
import type { CheckoutState } from './checkout-state.ts'
import type { QuotedPrices, QuoteTotals } from './quoted-prices.ts'
import type { SellerTerms } from './sale-parts.ts'

/** A line as it was promised: the order will say exactly this. */
export interface QuotedLine {
  /** Of the cart that was quoted; null: a gift, or from before this was kept */
  cartLineId: string | null
  /** 0: the shipping address, n: the n-th of `destinations`. A line that goes to several is as many lines here */
  destination: number
  kind: 'goods' | 'gift_wrap'
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
  discountAmount: number
  /** Contained in what is paid for the line */
  taxAmount: number
  /** On top of its price */
  taxAddedAmount: number
  /** Contained in its price and not due */
  taxRelievedAmount: number
  /** Comes along for nothing */
  isGift: boolean
  note: string
}

export interface ChosenShipping {
  id: string
  name: string
  minDays: number
  maxDays: number
}

/** What the buyer says of themselves besides where to send it. */
export interface BuyerFacts {
  /** Null: the same as the shipping address */
  billingAddress: PostalAddress | null
  company: string | null
  /** As written */
  vatNumber: string | null
  /** For whoever packs it; may be empty */
  note: string
}

export interface Checkout extends QuoteTotals, BuyerFacts {
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
  /** Further addresses that lines go to */
  destinations: PostalAddress[]
  /** Of the first package; null: there is nothing to ship */
  fulfillment: ChosenShipping | null
  lines: QuotedLine[]
  /** Null: from before they were kept */
  priced: QuotedPrices | null
  /** Who sells its goods, as of now; left out by a quote that has just been made */
  sellers?: SellerTerms[]
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
