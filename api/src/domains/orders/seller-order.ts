import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { ChosenShipping } from './checkout.ts'
import type { Order, OrderLine } from './order.ts'
import type { OrderStatus } from './order-state.ts'

/**
 * A seller's part of an order: its own lines, the parcels they left in, and where they go. Nothing of other sellers, and
 * of the buyer only the address.
 */
export interface SellerOrder {
  id: string
  number: string
  /** What has left of the seller's own lines. */
  status: OrderStatus
  currency: string
  shippingAddress: PostalAddress
  /** Of its package; null: there was nothing to ship */
  fulfillment: ChosenShipping | null
  lines: OrderLine[]
  fulfillments: Order['fulfillments']
  /** Of the own lines. */
  subtotalAmount: number
  /** Of the whole order. */
  version: number
  placedAt: Date
}

export interface SellerOrderSummary {
  id: string
  number: string
  status: OrderStatus
  currency: string
  itemCount: number
  subtotalAmount: number
  placedAt: Date
}
