import type { Availability } from '@tradepost/sdk'

/** Stock in the words of a shop. */
export function stockWords({ status, quantity }: Availability): string {
  if (status === 'out_of_stock') return 'Sold out'
  if (status === 'low_stock' && quantity !== null)
    return quantity === 1 ? 'The last one' : `Only ${quantity} left`
  return 'In stock'
}

/** How many of it a form may offer at once: what is there, at most ten. */
export function offeredQuantity({ status, quantity }: Availability): number {
  if (status === 'out_of_stock') return 1
  return Math.max(1, Math.min(10, quantity ?? 10))
}
