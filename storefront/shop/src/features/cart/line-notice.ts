import type { CartLine } from '@tradepost/sdk'

/** What a shopper must know about the stock of a line; undefined when there is nothing to say. */
export function lineNotice(
  line: Pick<CartLine, 'availability' | 'purchasable' | 'quantity' | 'quantityRules'>,
): string | undefined {
  const { status, quantity } = line.availability
  if (line.purchasable) {
    return status === 'low_stock' && quantity !== null ? `Only ${quantity} left` : undefined
  }
  if (status === 'out_of_stock' || quantity === 0) return 'Sold out. Remove it to go on.'
  if (!fits(line.quantity, line.quantityRules)) return 'Choose another quantity to go on.'
  if (quantity === null || quantity >= line.quantity) return 'Not for sale any more. Remove it to go on.'
  return quantity === 1
    ? 'Only one is left. Take one to go on.'
    : `Only ${quantity} are left. Take fewer to go on.`
}

const quantityMost = 999
const choicesMost = 10

/**
 * The quantities a line's form offers: by the rules of the offer, up to ten of them or the line's own, never more than
 * there is, always its own.
 */
export function lineQuantities(
  line: Pick<CartLine, 'availability' | 'quantity' | 'quantityRules'>,
): number[] {
  const { min, max, step } = line.quantityRules
  const there = line.availability.quantity ?? quantityMost
  const most = Math.min(there, max ?? quantityMost, Math.max(min + (choicesMost - 1) * step, line.quantity))
  const count = Math.max(0, Math.floor((most - min) / step) + 1)
  const choices = Array.from({ length: count }, (_, index) => min + index * step)
  return choices.includes(line.quantity) ? choices : [...choices, line.quantity].toSorted((a, b) => a - b)
}

function fits(quantity: number, { min, max, step }: CartLine['quantityRules']): boolean {
  return quantity >= min && quantity <= (max ?? quantityMost) && (quantity - min) % step === 0
}
