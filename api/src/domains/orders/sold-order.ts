import { sumAmounts } from '../../platform/money.ts'
import type { OrderStatus } from './order-state.ts'
import type { RefundedLine, RefundParts } from './refund-parts.ts'

/** An order after it was placed, as far as changes of it must know. Amounts are integer minor units. */
export interface SoldOrder {
  id: string
  number: string
  version: number
  status: OrderStatus
  /** Null for a guest's */
  customerId: string | null
  checkoutId: string
  currency: string
  totalAmount: number
  /** Contained in the total */
  taxAmount: number
  refundedAmount: number
  heldAt: Date | null
  holdReason: string
  tags: string[]
  placedAt: Date
  lines: SoldLine[]
  parcels: SoldParcel[]
  /** Those that have not failed, oldest first */
  refunds: EarlierRefund[]
}

export interface SoldLine {
  id: string
  offerId: string
  sellerId: string
  title: string
  variantTitle: string
  quantity: number
  fulfilledQuantity: number
  /** Taken off by edits before they were shipped */
  removedQuantity: number
  returnedQuantity: number
  /** For all of it, tax included */
  paidAmount: number
  /** Contained in `paidAmount` */
  taxAmount: number
  refundedAmount: number
}

export interface SoldParcel {
  id: string
  /** Who sent it, with nobody else's lines in it; null: the store */
  sellerId: string | null
  lines: { id: string; quantity: number }[]
  shippedAt: Date
  deliveredAt: Date | null
}

/** Of an earlier refund, what later ones must leave alone. */
export interface EarlierRefund {
  id: string
  status: 'started' | 'succeeded'
  amount: number
  /** Of which not paid back, but counted against what an edit added */
  setOffAmount: number
  fulfillmentAmount: number
  taxAmount: number
  lines: RefundedLine[]
}

/** What of an order can be refunded, and what refunds have taken already. */
export function refundableOf(order: SoldOrder) {
  const earlier: RefundParts[] = order.refunds.map(({ lines, fulfillmentAmount, taxAmount }) => ({
    lines,
    fulfillmentAmount,
    fulfillmentTaxAmount: taxAmount - sumAmounts(lines.map((line) => line.taxAmount)),
  }))
  return {
    lines: order.lines,
    fulfillmentPaid: order.totalAmount - sumAmounts(order.lines.map(({ paidAmount }) => paidAmount)),
    fulfillmentTax: order.taxAmount - sumAmounts(order.lines.map(({ taxAmount }) => taxAmount)),
    earlier,
  }
}

export const sellerIdsOf = (lines: readonly { sellerId: string }[]): string[] => [
  ...new Set(lines.map(({ sellerId }) => sellerId)),
]
