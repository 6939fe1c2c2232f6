import type { Promotion } from './promotion.ts'
import type { Reason } from './reasons.ts'

/**
 * What goes together. Promotions add up unless they say otherwise: an exclusive one applies alone, so it comes first
 * or not at all; of an exclusion group the first that takes something off applies.
 */
export interface Stacking {
  applied: Promotion[]
}

/** What that applies keeps the promotion out; null when nothing does. */
export function keptOut({ applied }: Stacking, promotion: Promotion): Reason | null {
  const ofGroup =
    promotion.exclusionGroup !== null &&
    applied.find(({ exclusionGroup }) => exclusionGroup === promotion.exclusionGroup)
  if (ofGroup) return { code: 'one-of-its-group', with: ofGroup.id }
  const alone = promotion.isExclusive ? applied[0] : applied.find(({ isExclusive }) => isExclusive)
  return alone ? { code: 'not-combinable', with: alone.id } : null
}
