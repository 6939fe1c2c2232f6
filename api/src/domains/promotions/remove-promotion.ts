import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { closingRemovedPromotion, countUses, lockPromotion } from './queries.ts'
import { promotionRefusals } from './refusals.ts'

/**
 * Removes a draft that nothing belongs to.
 * @throws Refusal not-found, version-conflict, promotion-in-use
 */
export async function removePromotion(
  context: Context,
  of: { promotionId: string; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    const promotion = await lockPromotion(tx.tx, tx.store.id, of.promotionId)
    if (!promotion) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== promotion.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const { uses, codes } = await countUses(tx.tx, tx.store.id, promotion.id)
    if (promotion.status !== 'draft' || uses > 0 || codes > 0) throw new Refusal(promotionRefusals.inUse)
    tx.tx.atClose(closingRemovedPromotion(tx.store.id, promotion.id))
    recordEvent(tx, {
      type: 'promotion.removed',
      aggregate: 'promotion',
      aggregateId: promotion.id,
      version: promotion.version + 1,
      payload: {},
      details: { before: promotion, after: null },
    })
  })
}
