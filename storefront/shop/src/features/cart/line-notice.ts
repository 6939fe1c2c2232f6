import type { CartLine } from '@tradepost/sdk'
import { isAllowed, quantityChoices } from './quantity-choices.ts'

/** What a shopper must know about the stock of a line; undefined when there is nothing to say. */
export function lineNotice(
  line: Pick<CartLine, 'availability' | 'purchasable' | 'quantity' | 'quantityRules'>,
): string | undefined {
  const { status, quantity } = line.availability
  if (line.purchasable) {
    return status === 'low_stock' && quantity !== null ? `Only ${quantity} left` : undefined
  }
  if (status === 'out_of_stock' || quantity === 0) return 'Sold out. Remove it to go on.'
  if (!isAllowed(line.quantity, line.quantityRules)) return 'Choose another quantity to go on.'
  if (quantity === null || quantity >= line.quantity) return 'Not for sale any more. Remove it to go on.'
  return quantity === 1
    ? 'Only one is left. Take one to go on.'
    : `Only ${quantity} are left. Take fewer to go on.`
}

/** The quantities a line's form offers: those of `quantityChoices`, and always its own. */
export function lineQuantities(
  line: Pick<CartLine, 'availability' | 'quantity' | 'quantityRules'>,
): number[] {
  const choices = quantityChoices({
    rules: line.quantityRules,
    available: line.availability.quantity,
    chosen: line.quantity,
  })
  return choices.includes(line.quantity) ? choices : [...choices, line.quantity].toSorted((a, b) => a - b)
}
