import type { PricedTax } from '../pricing/index.ts'
import type { QuotedLine } from './checkout.ts'
import type { OrderEditState } from './order-edit-state.ts'
import type { RefundedLine } from './refund-parts.ts'

/** A change of the lines of a placed order: what is taken off is set off against what is added. Minor units. */
export interface OrderEdit {
  id: string
  orderId: string
  /** Of the order when it was previewed */
  orderVersion: number
  state: OrderEditState
  changes: WantedEdit
  outcome: EditOutcome
  /** Added less taken off: above 0 the buyer pays it, below 0 it is given back */
  differenceAmount: number
  currency: string
  /** Of the staff, for the staff */
  note: string
  createdBy: string
  version: number
  /** When the buyer was asked to pay; null: never */
  requestedAt: Date | null
  expiresAt: Date
  createdAt: Date
  updatedAt: Date
  /** What it took off as a refund, once it is committed; null: nothing, or not yet */
  refundId: string | null
}

/** What staff want to be different. */
export interface WantedEdit {
  remove: { id: string; quantity: number }[]
  add: AddedOffer[]
  /** An exchange: what was accepted of this return is taken off; null: none */
  returnId: string | null
}

export interface AddedOffer {
  offerId: string
  quantity: number
  /** What a piece costs; null: what it costs now */
  unitPriceAmount: number | null
  /** Where it goes: 0 is the order's shipping address, n the n-th of its `destinations`; left out, as it was once: 0 */
  destination?: number
}

/** A line that comes to the order, under the id that it will have there. */
export type AddedLine = QuotedLine & { id: string }

export interface EditOutcome {
  added: AddedLine[]
  /** By rates, of what is added */
  addedTaxes: PricedTax[]
  takenOff: TakenOffLine[]
  addedAmount: number
  takenOffAmount: number
}

/** So many pieces of a line are taken off, for what was paid for them. */
export interface TakenOffLine extends RefundedLine {
  title: string
  variantTitle: string
}

/** How long a preview holds its goods, and how long a buyer has to pay: seconds. */
export const previewSeconds = 15 * 60
export const paymentSeconds = 72 * 60 * 60

/** Whether its buyer may know of it: previews are the staff's own. */
export const isForBuyer = ({ state, requestedAt }: Pick<OrderEdit, 'state' | 'requestedAt'>): boolean =>
  state === 'committed' || requestedAt !== null

export const productIdsOfEdit = ({ outcome }: OrderEdit): string[] => [
  ...new Set(outcome.added.map(({ productId }) => productId)),
]
