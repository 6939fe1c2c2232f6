import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { closingCodeStatus, lockPromotionCode } from './code-queries.ts'
import type { PromotionCode } from './promotion-code.ts'
import { closingPromotion, lockPromotion } from './queries.ts'

/** Nobody can use the code from now on; quotes and orders keep what it gave them. @throws Refusal not-found */
export const disablePromotionCode = (
  context: Context,
  of: { promotionId: string; codeId: string },
): Promise<PromotionCode> => switchCode(context, { ...of, status: 'disabled' })

/** @throws Refusal not-found */
export async function switchCode(
  context: Context,
  of: { promotionId: string; codeId: string; status: PromotionCode['status'] },
): Promise<PromotionCode> {
  return inTransaction(context, async (tx) => {
    const promotion = await lockPromotion(tx.tx, tx.store.id, of.promotionId)
    const before = promotion && (await lockPromotionCode(tx.tx, tx.store.id, of))
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status === of.status) return before
    const changed = { ...promotion, version: promotion.version + 1, updatedAt: tx.now }
    tx.tx.atClose(closingPromotion(tx.store.id, { promotion: changed, uses: null }))
    tx.tx.atClose(closingCodeStatus(tx.store.id, of))
    recordEvent(tx, {
      type: 'promotion.code_changed',
      aggregate: 'promotion',
      aggregateId: of.promotionId,
      version: changed.version,
      payload: { codeId: of.codeId, status: of.status },
      details: { before: { status: before.status }, after: { status: of.status } },
    })
    return { ...before, status: of.status }
  })
}
