/** placed: nothing has left · partially_fulfilled · fulfilled: all has left · canceled: nothing ever will. */
export type OrderStatus = 'placed' | 'partially_fulfilled' | 'fulfilled' | 'canceled'

/** Every way an order may go once it is placed. That it is held is no state: it stops `shipped`, and nothing else. */
export const orderTransitions = {
  placed: {
    shippedInPart: 'partially_fulfilled',
    shipped: 'fulfilled',
    edited: 'placed',
    canceled: 'canceled',
  },
  partially_fulfilled: {
    shippedInPart: 'partially_fulfilled',
    shipped: 'fulfilled',
    edited: 'partially_fulfilled',
    restTakenOff: 'fulfilled',
  },
  fulfilled: { edited: 'fulfilled', linesAdded: 'partially_fulfilled' },
  canceled: {},
} as const satisfies Record<OrderStatus, Partial<Record<string, OrderStatus>>>

export type OrderCause = 'shippedInPart' | 'shipped' | 'edited' | 'restTakenOff' | 'linesAdded' | 'canceled'

/** A line as far as shipping goes. */
export interface ShippableLine {
  quantity: number
  fulfilledQuantity: number
  /** Taken off by edits before they were shipped */
  removedQuantity: number
}

/** Pieces of a line that are still to be shipped. */
export const leftToShip = (line: ShippableLine): number =>
  line.quantity - line.fulfilledQuantity - line.removedQuantity

/** @returns null when the state does not know this cause */
export function nextOrderStatus(status: OrderStatus, cause: OrderCause): OrderStatus | null {
  return (orderTransitions[status] as Partial<Record<OrderCause, OrderStatus>>)[cause] ?? null
}

/** The status of an order that is not canceled, as it follows from what has left and what is left, line by line. */
export function orderStatus(lines: readonly ShippableLine[]): 'placed' | 'partially_fulfilled' | 'fulfilled' {
  if (lines.every((line) => leftToShip(line) === 0)) return 'fulfilled'
  return lines.some((line) => line.fulfilledQuantity > 0) ? 'partially_fulfilled' : 'placed'
}
