import type { RefundedLine } from './refund-parts.ts'

export const refundStatuses = ['started', 'succeeded', 'failed'] as const

/** Money given back of an order. Amounts are integer minor units. */
export interface Refund {
  id: string
  orderId: string
  /** Of goods that came back; null: a refund by itself */
  returnId: string | null
  /** Of what an edit of the order took off; null: a refund by itself */
  editId: string | null
  amount: number
  /** Of which not paid back, but counted against what the edit added */
  setOffAmount: number
  currency: string
  /** Of which for shipping */
  fulfillmentAmount: number
  /** Contained in `amount` */
  taxAmount: number
  lines: RefundedLine[]
  /** To whom: back to where it came from, or to the customer's store credit */
  paidTo: 'original' | 'store_credit'
  status: (typeof refundStatuses)[number]
  reason: string
  note: string
  createdBy: string
  version: number
  createdAt: Date
  settledAt: Date | null
  /** By which payments; empty: to store credit */
  tenders: RefundTender[]
}

export interface RefundTender {
  operationId: string
  paymentId: string
  tender: 'provider' | 'gift_card' | 'store_credit'
  amount: number
  status: 'started' | 'pending' | 'succeeded' | 'failed'
  failureCode: string | null
}
