import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { PaymentStatus, Tender } from '../payments/index.ts'
import type { PricedTax } from '../pricing/index.ts'
import type { BuyerFacts, ChosenShipping } from './checkout.ts'
import type { OrderPaymentState } from './order-payment-state.ts'
import type { OrderKey } from './order-secret.ts'
import type { OrderStatus } from './order-state.ts'
import type { QuotedPrices, QuoteTotals } from './quoted-prices.ts'

export interface OrderLine {
  id: string
  offerId: string
  sellerId: string
  title: string
  variantTitle: string
  sku: string | null
  productHandle: string
  imageUrl: string | null
  unitPriceAmount: number
  quantity: number
  discountAmount: number
  taxAmount: number
  taxAddedAmount: number
  taxRelievedAmount: number
  isGift: boolean
  note: string
  kind: 'goods' | 'gift_wrap'
  /** 0: the shipping address, n: the n-th of `destinations` */
  destination: number
  fulfilledQuantity: number
  /** Taken off by edits before they were shipped */
  removedQuantity: number
  returnedQuantity: number
  refundedAmount: number
  /** Which edit added it; null: it was there from the beginning */
  editId: string | null
}

/** What paid a part of an order: a card, a gift card, store credit. Amounts are minor units. */
export interface OrderTender {
  tender: Tender
  status: PaymentStatus
  amount: number
  capturedAmount: number
  refundedAmount: number
  /** The kind of a provider's */
  method: string | null
  brand: string | null
  /** Of a card, or of a gift card's code */
  lastFour: string | null
  /** Which edit it paid; null: the order as it was placed */
  editId: string | null
}

export interface Order extends QuoteTotals, BuyerFacts {
  id: string
  number: string
  /** Null for a guest's */
  customerId: string | null
  secretVersion: number
  /** Whether its secret still opens it */
  secretLives: boolean
  status: OrderStatus
  paymentState: OrderPaymentState
  /** Oldest first */
  tenders: OrderTender[]
  /** What refunds have given back of the total, or set off against what edits added */
  refundedAmount: number
  /** By rates, of lines that edits have added */
  addedTaxes: PricedTax[]
  /** What waits for the buyer to pay for it; null: nothing */
  openEdit: { id: string; dueAmount: number; expiresAt: Date } | null
  heldAt: Date | null
  holdReason: string
  canceledAt: Date | null
  cancelReason: string
  tags: string[]
  currency: string
  email: string
  shippingAddress: PostalAddress
  /** Further addresses that lines go to */
  destinations: PostalAddress[]
  /** Of the first package; null: there was nothing to ship */
  fulfillment: ChosenShipping | null
  /** Null: from before they were kept */
  priced: QuotedPrices | null
  lines: OrderLine[]
  fulfillments: {
    id: string
    carrier: string
    trackingNumber: string | null
    trackingUrl: string | null
    /** Of all its lines */
    destination: number
    lines: { id: string; quantity: number }[]
    /** RFC 3339 */
    shippedAt: string
    /** RFC 3339; null: not known */
    deliveredAt: string | null
  }[]
  version: number
  placedAt: Date
}

/** What the reply of a placed checkout says of its order. */
export interface PlacedOrder extends OrderKey {
  number: string
}

export interface OrderSummary {
  id: string
  number: string
  status: OrderStatus
  paymentState: OrderPaymentState
  isHeld: boolean
  tags: string[]
  email: string
  currency: string
  itemCount: number
  totalAmount: number
  placedAt: Date
}
