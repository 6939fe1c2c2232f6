import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { holdPromotion, insertCodes, withIds } from './code-queries.ts'
import { newCode } from './promotion-code.ts'
import { promotionRefusals } from './refusals.ts'

/**
 * Makes many codes at once, each unlike all others of the store.
 * @throws Refusal not-found, promotion-state-forbids, promotion-needs-no-code
 */
export async function createPromotionCodes(
  context: Context,
  of: { promotionId: string; count: number; prefix: string; usesMax: number | null },
): Promise<{ batchId: string; count: number }> {
  return inTransaction(context, async (tx) => {
    await mustTakeCodes(tx, of.promotionId)
    const batchId = newId('codeBatch')
    // A code that came about twice, or that the store has already, is drawn anew.
    for (let missing = of.count; missing > 0; ) {
      const codes = new Set(Array.from({ length: missing }, () => newCode(of.prefix)))
      missing -= await insertCodes(tx.tx, tx.store.id, {
        ...of,
        batchId,
        now: tx.now,
        codes: withIds([...codes]),
      })
    }
    recordEvent(tx, {
      type: 'promotion.codes_created',
      aggregate: 'codeBatch',
      aggregateId: batchId,
      version: 1,
      payload: { promotionId: of.promotionId, count: of.count },
      details: { before: null, after: { prefix: of.prefix, usesMax: of.usesMax } },
    })
    return { batchId, count: of.count }
  })
}

/** The promotion takes codes. @throws Refusal not-found, promotion-state-forbids, promotion-needs-no-code */
export async function mustTakeCodes(tx: TxContext, promotionId: string): Promise<void> {
  const promotion = await holdPromotion(tx.tx, tx.store.id, promotionId)
  if (!promotion) throw new Refusal(platformRefusals.notFound)
  if (promotion.status === 'ended')
    throw new Refusal(promotionRefusals.stateForbids, { detail: 'It has ended.' })
  if (!promotion.needsCode) throw new Refusal(promotionRefusals.needsNoCode)
}
