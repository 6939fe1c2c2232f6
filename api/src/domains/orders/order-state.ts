export type OrderStatus = 'placed' | 'partially_fulfilled' | 'fulfilled'

/** The status that follows from what has left, line by line. */
export function orderStatus(lines: readonly { quantity: number; fulfilledQuantity: number }[]): OrderStatus {
  if (lines.every((line) => line.fulfilledQuantity === line.quantity)) return 'fulfilled'
  return lines.some((line) => line.fulfilledQuantity > 0) ? 'partially_fulfilled' : 'placed'
}
