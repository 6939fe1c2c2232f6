import type { CartLine } from '@tradepost/sdk'

/** What a shopper must know about the stock of a line; undefined when there is nothing to say. */
export function lineNotice(
  line: Pick<CartLine, 'availability' | 'purchasable' | 'quantity'>,
): string | undefined {
  const { status, quantity } = line.availability
  if (line.purchasable) {
    return status === 'low_stock' && quantity !== null ? `Only ${quantity} left` : undefined
  }
  if (status === 'out_of_stock' || quantity === null || quantity === 0) {
    return 'Sold out. Remove it to go on.'
  }
  if (quantity >= line.quantity) return 'Not for sale any more. Remove it to go on.'
  return quantity === 1
    ? 'Only one is left. Take one to go on.'
    : `Only ${quantity} are left. Take fewer to go on.`
}

/** The quantities a line's form offers: up to ten or the line's own, never more than there is, always its own. */
export function lineQuantities(line: Pick<CartLine, 'availability' | 'quantity'>): number[] {
  const most = Math.min(Math.max(10, line.quantity), line.availability.quantity ?? 999)
  const upTo = Array.from({ length: Math.max(most, 0) }, (_, index) => index + 1)
  return upTo.includes(line.quantity) ? upTo : [...upTo, line.quantity]
}
