import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockRuledOffer, writeQuantityRules } from './quantity-queries.ts'
import { type QuantityRules, type RuledOffer, ruleProblem } from './quantity-rules.ts'

/**
 * Says how many pieces of an offer a cart may hold.
 * @throws Refusal not-found, version-conflict, invalid-request
 */
export async function setQuantityRules(
  context: Context,
  of: { offerId: string; ifMatch: number | undefined; rules: QuantityRules },
): Promise<RuledOffer> {
  return inTransaction(context, async (tx) => {
    const before = await lockRuledOffer(tx.tx, tx.store.id, of.offerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const problem = ruleProblem(of.rules)
    if (problem)
      throw new Refusal(platformRefusals.invalidRequest, {
        detail: `${problem.pointer}: ${problem.message}`,
        errors: [problem],
      })
    if (isDeepStrictEqual(of.rules, before.rules)) return before
    const offer: RuledOffer = { ...before, rules: of.rules, version: before.version + 1 }
    await writeQuantityRules(tx.tx, tx.store.id, { ...offer, now: tx.now })
    const { variantId, productId, priceAmount, currency, status } = offer
    recordEvent(tx, {
      type: 'offer.changed',
      aggregate: 'offer',
      aggregateId: offer.id,
      version: offer.version,
      payload: { variantId, productId, priceAmount, currency, status },
      audience: { sellerIds: [offer.sellerId] },
      details: { before: before.rules, after: offer.rules },
    })
    return offer
  })
}
