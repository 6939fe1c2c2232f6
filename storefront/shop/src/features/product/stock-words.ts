import type { Availability, Offer } from '@tradepost/sdk'
import { quantityChoices } from '../cart/quantity-choices.ts'

/** Stock in the words of a shop. */
export function stockWords({ status, quantity }: Availability): string {
  if (status === 'out_of_stock') return 'Sold out'
  if (status === 'low_stock' && quantity !== null)
    return quantity === 1 ? 'The last one' : `Only ${quantity} left`
  return 'In stock'
}

/** The quantities of it that a form may offer at once; of what cannot be had, the fewest that would be sold. */
export function offeredQuantities({ availability, quantityRules }: Offer): number[] {
  const choices = quantityChoices({ rules: quantityRules, available: availability.quantity })
  return choices.length > 0 ? choices : [quantityRules.min]
}
