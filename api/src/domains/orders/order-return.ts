import type { ReturnState } from './return-state.ts'

/** Goods of one seller that a buyer sends back. */
export interface OrderReturn {
  id: string
  orderId: string
  orderNumber: string
  sellerId: string
  state: ReturnState
  resolution: 'refund' | 'exchange'
  reason: string
  /** Of the buyer */
  note: string
  /** Why it was refused, or what was found */
  decision: string
  label: ReturnLabel | null
  lines: ReturnLine[]
  /** Of what was accepted, once it is completed */
  refundId: string | null
  /** Of an exchange: the edit that sends something else, once it is completed */
  editId: string | null
  requestedBy: string
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface ReturnLine {
  /** Of the order's line */
  id: string
  title: string
  variantTitle: string
  quantity: number
  receivedQuantity: number
  acceptedQuantity: number
  restockedQuantity: number
  reason: string
  condition: string
}

/** How goods come back. */
export interface ReturnLabel {
  carrier: string
  trackingNumber: string | null
  /** Of the label to print, https */
  url: string | null
  instructions: string
}
