import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import type { PromotionStatus } from './promotion-row.ts'
import { closingPromotion, lockPromotion } from './queries.ts'
import { promotionRefusals } from './refusals.ts'
import type { StoredPromotion } from './stored-promotion.ts'

export interface PromotionMove {
  promotionId: string
  ifMatch: number | undefined
}

/**
 * Leads a promotion into another state; where it is there already, nothing changes.
 * @throws Refusal not-found, version-conflict, promotion-state-forbids
 */
export async function movePromotion(
  context: Context,
  of: PromotionMove & { from: readonly PromotionStatus[]; to: PromotionStatus },
): Promise<StoredPromotion> {
  return inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    const before = await lockPromotion(tx.tx, tx.store.id, of.promotionId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (before.status === of.to) return before
    if (!of.from.includes(before.status))
      throw new Refusal(promotionRefusals.stateForbids, { detail: `Its state is ${before.status}.` })
    const promotion = { ...before, status: of.to, version: before.version + 1, updatedAt: tx.now }
    tx.tx.atClose(closingPromotion(tx.store.id, { promotion, uses: null }))
    recordEvent(tx, {
      type: 'promotion.changed',
      aggregate: 'promotion',
      aggregateId: promotion.id,
      version: promotion.version,
      payload: { fields: ['status'], status: promotion.status },
      details: { before: { status: before.status }, after: { status: promotion.status } },
    })
    return promotion
  })
}
