import type { CartLine } from '@tradepost/sdk'

type QuantityRules = CartLine['quantityRules']

const quantityMost = 999
const choicesMost = 10

/**
 * The quantities a form offers: by the rules of the offer, up to ten of them, or as far as one that is chosen already,
 * never more than there is.
 * @param of.available null: as many as one likes
 */
export function quantityChoices(of: {
  rules: QuantityRules
  available: number | null
  chosen?: number
}): number[] {
  const { min, max, step } = of.rules
  const most = Math.min(
    of.available ?? quantityMost,
    max ?? quantityMost,
    Math.max(min + (choicesMost - 1) * step, of.chosen ?? 0),
  )
  const count = Math.max(0, Math.floor((most - min) / step) + 1)
  return Array.from({ length: count }, (_, index) => min + index * step)
}

/** Whether so many pieces may be in a cart. */
export const isAllowed = (quantity: number, { min, max, step }: QuantityRules): boolean =>
  quantity >= min && quantity <= (max ?? quantityMost) && (quantity - min) % step === 0
