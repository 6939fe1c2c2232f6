import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import type { ManagedPriceList } from './price-list.ts'
import { lockListForChange } from './price-list-lock.ts'
import { deletePrices, writePriceList } from './price-list-queries.ts'
import { mustKnowOffers } from './price-list-soundness.ts'

/**
 * Takes prices out of a list; those that are not in it are passed over, so that repeating it does no harm.
 * @param of.prices without a quantity: all prices of the offer
 * @throws Refusal invalid-request, not-found, version-conflict
 */
export async function removePrices(
  context: Context,
  of: {
    priceListId: string
    ifMatch: number | undefined
    prices: readonly { offerId: string; fromQuantity: number | null }[]
  },
): Promise<ManagedPriceList> {
  return inTransaction(context, async (tx) => {
    const before = await lockListForChange(tx, of)
    await mustKnowOffers(tx, of.prices)
    const removed = await deletePrices(tx.tx, tx.store.id, of)
    if (removed.length === 0) return before
    const list = {
      ...before,
      prices: before.prices - removed.length,
      version: before.version + 1,
      updatedAt: tx.now,
    }
    await writePriceList(tx.tx, tx.store.id, list)
    recordEvent(tx, {
      type: 'price_list.prices_removed',
      aggregate: 'priceList',
      aggregateId: list.id,
      version: list.version,
      payload: { prices: removed.length, offers: new Set(removed.map(({ offerId }) => offerId)).size },
      details: { before: { prices: removed }, after: null },
    })
    return list
  })
}
