/** placed: nothing has left · partially_fulfilled · fulfilled: all has left · canceled: nothing ever will. */
export type OrderStatus = 'placed' | 'partially_fulfilled' | 'fulfilled' | 'canceled'

/** Every way an order may go once it is placed. That it is held is no state: it stops `shipped`, and nothing else. */
export const orderTransitions = {
  placed: { shippedInPart: 'partially_fulfilled', shipped: 'fulfilled', canceled: 'canceled' },
  partially_fulfilled: { shippedInPart: 'partially_fulfilled', shipped: 'fulfilled' },
  fulfilled: {},
  canceled: {},
} as const satisfies Record<OrderStatus, Partial<Record<string, OrderStatus>>>

export type OrderCause = 'shippedInPart' | 'shipped' | 'canceled'

/** @returns null when the state does not know this cause */
export function nextOrderStatus(status: OrderStatus, cause: OrderCause): OrderStatus | null {
  return (orderTransitions[status] as Partial<Record<OrderCause, OrderStatus>>)[cause] ?? null
}

/** The status of an order that is not canceled, as it follows from what has left, line by line. */
export function orderStatus(
  lines: readonly { quantity: number; fulfilledQuantity: number }[],
): 'placed' | 'partially_fulfilled' | 'fulfilled' {
  if (lines.every((line) => line.fulfilledQuantity === line.quantity)) return 'fulfilled'
  return lines.some((line) => line.fulfilledQuantity > 0) ? 'partially_fulfilled' : 'placed'
}
