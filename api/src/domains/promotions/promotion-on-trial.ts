import type { z } from '@hono/zod-openapi'
import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { mustBeSound } from './must-be-sound.ts'
import { namedInConditions, namedInEffect } from './promotion-problems.ts'
import { type LimitedPromotion, promotionFromRow } from './promotion-row.ts'
import { readPromotionIn } from './queries.ts'
import { createPromotionInput } from './schemas.ts'
import { type PromotionFacts, storedConditions, storedEffect } from './stored-promotion.ts'

/** A promotion that is not kept anywhere. */
export const trialPromotionInput = createPromotionInput.omit({ status: true }).openapi('TrialPromotion', {
  example: {
    title: '10 % off',
    effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } },
  },
})

export type TrialPromotion = z.output<typeof trialPromotionInput>

/**
 * A promotion as the engine takes it, whatever state it is in: one there is, or one that might be.
 * @throws Refusal not-found, invalid-request
 */
export async function promotionOnTrial(
  context: TxContext,
  of: { promotionId: string } | { promotion: TrialPromotion },
): Promise<LimitedPromotion> {
  if ('promotionId' in of) {
    const stored = await readPromotionIn(context.tx, context.store.id, of.promotionId)
    if (!stored) throw new Refusal(platformRefusals.notFound)
    return toPrice(of.promotionId, stored)
  }
  const { promotion } = of
  const facts: PromotionFacts = {
    ...promotion,
    conditions: storedConditions(promotion.conditions),
    effect: storedEffect(promotion.effect),
  }
  await mustBeSound(context, facts, [...namedInConditions(facts), ...namedInEffect(facts)])
  return toPrice(newId('promotion'), facts)
}

const toPrice = (id: string, facts: PromotionFacts): LimitedPromotion =>
  promotionFromRow({
    id,
    title: facts.title,
    status: 'active',
    needs_code: facts.needsCode,
    priority: facts.priority,
    currency: facts.currency,
    valid_from: facts.validFrom,
    valid_until: facts.validUntil,
    conditions: facts.conditions,
    effect: facts.effect,
    is_exclusive: facts.isExclusive,
    exclusion_group: facts.exclusionGroup,
    seller_share_basis_points: facts.sellerShareBasisPoints,
    uses_max: facts.usesMax,
    uses_per_customer: facts.usesPerCustomer,
  })
