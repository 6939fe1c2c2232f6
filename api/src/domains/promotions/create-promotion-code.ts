import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { insertCodes } from './code-queries.ts'
import { mustTakeCodes } from './create-promotion-codes.ts'
import type { PromotionCode } from './promotion-code.ts'
import { promotionRefusals } from './refusals.ts'

/**
 * Gives a promotion a code of one's own choice.
 * @param of.code in the form that `normalizedCode` gives
 * @throws Refusal not-found, promotion-state-forbids, promotion-needs-no-code, promotion-code-taken
 */
export async function createPromotionCode(
  context: Context,
  of: { promotionId: string; code: string; usesMax: number | null },
): Promise<PromotionCode> {
  return inTransaction(context, async (tx) => {
    await mustTakeCodes(tx, of.promotionId)
    const id = newId('promotionCode')
    const batchId = null
    const made = await insertCodes(tx.tx, tx.store.id, {
      ...of,
      batchId,
      now: tx.now,
      codes: [{ id, code: of.code }],
    })
    if (made !== 1) throw new Refusal(promotionRefusals.codeTaken)
    recordEvent(tx, {
      type: 'promotion.codes_created',
      aggregate: 'promotionCode',
      aggregateId: id,
      version: 1,
      payload: { promotionId: of.promotionId, count: 1 },
      details: { before: null, after: { usesMax: of.usesMax } },
    })
    return { ...of, id, batchId, status: 'active', uses: 0, createdAt: tx.now }
  })
}
