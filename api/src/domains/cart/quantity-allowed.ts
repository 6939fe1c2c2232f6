import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { SellableOffer } from '../discovery/index.ts'
import { cartRefusals } from './refusals.ts'
import { quantityMax } from './schemas.ts'

/** How many pieces of an offer can be bought. */
export type QuantityRules = Pick<SellableOffer, 'quantityMin' | 'quantityMax' | 'quantityStep'>

export const isQuantityAllowed = (
  { quantityMin: min, quantityMax: max, quantityStep: step }: QuantityRules,
  quantity: number,
): boolean => quantity >= min && quantity <= (max ?? quantityMax) && (quantity - min) % step === 0

/** The most pieces that are allowed, and not more than `quantity`; 0: none. */
export function allowedUpTo(rules: QuantityRules, quantity: number): number {
  const { quantityMin: min, quantityStep: step } = rules
  const most = Math.min(quantity, rules.quantityMax ?? quantityMax)
  return most < min ? 0 : most - ((most - min) % step)
}

/** @throws Refusal quantity-not-allowed, naming the first offer of which there are too few, too many, or not by the step */
export function mustAllowQuantities(lines: readonly { offer: SellableOffer; quantity: number }[]): void {
  const line = lines.find(({ offer, quantity }) => !isQuantityAllowed(offer, quantity))
  if (!line) return
  const { offerId, title, quantityMin: min, quantityMax: max, quantityStep: step } = line.offer
  const upTo = max === null ? '' : `, at most ${max}`
  throw new Refusal(cartRefusals.quantityNotAllowed, {
    detail: `${title}: at least ${min}${upTo}${step === 1 ? '' : `, in steps of ${step}`}; not ${line.quantity}.`,
    members: { offerId: toWire('offer', offerId), min, max, step },
  })
}
