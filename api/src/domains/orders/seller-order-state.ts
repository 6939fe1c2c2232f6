import { type OrderStatus, orderStatus, orderTransitions, type ShippableLine } from './order-state.ts'

/** A seller's part goes the ways of an order, by its own lines; only the whole order is canceled. */
export const sellerOrderTransitions = orderTransitions

/** The status of a seller's part. @param ofOrder of the whole order */
export const sellerOrderStatus = (ofOrder: OrderStatus, own: readonly ShippableLine[]): OrderStatus =>
  ofOrder === 'canceled' ? 'canceled' : orderStatus(own)
