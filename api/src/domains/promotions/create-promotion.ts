import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { mustBeSound } from './must-be-sound.ts'
import { namedInConditions, namedInEffect } from './promotion-problems.ts'
import { closingNewPromotion, countPromotions } from './queries.ts'
import { promotionRefusals } from './refusals.ts'
import type { PromotionFacts, StoredPromotion } from './stored-promotion.ts'

/** So many promotions of a store are looked at for every cart. */
export const promotionsMax = 500

/**
 * Makes a promotion: a draft, or one that applies at once.
 * @throws Refusal invalid-request, too-many-promotions
 */
export async function createPromotion(
  context: Context,
  of: { status: 'draft' | 'active'; facts: PromotionFacts },
): Promise<StoredPromotion> {
  return inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    if ((await countPromotions(tx.tx, tx.store.id)) >= promotionsMax)
      throw new Refusal(promotionRefusals.tooMany, { detail: `It has ${promotionsMax} that have not ended.` })
    await mustBeSound(tx, of.facts, [...namedInConditions(of.facts), ...namedInEffect(of.facts)])
    const promotion: StoredPromotion = {
      ...of.facts,
      id: newId('promotion'),
      status: of.status,
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    tx.tx.atClose(closingNewPromotion(tx.store.id, promotion))
    recordEvent(tx, {
      type: 'promotion.created',
      aggregate: 'promotion',
      aggregateId: promotion.id,
      version: promotion.version,
      payload: { status: of.status },
      details: { before: null, after: { ...of.facts, status: of.status } },
    })
    return promotion
  })
}
