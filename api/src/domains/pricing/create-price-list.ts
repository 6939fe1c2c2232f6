import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { listsMax, type ManagedPriceList, type PriceListFacts } from './price-list.ts'
import { countPriceLists, writePriceList } from './price-list-queries.ts'
import { priceListRefusals } from './price-list-refusals.ts'
import { mustBeSoundList } from './price-list-soundness.ts'

/** Makes a list without prices. @throws Refusal invalid-request, too-many-price-lists */
export async function createPriceList(context: Context, facts: PriceListFacts): Promise<ManagedPriceList> {
  return inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    await mustBeSoundList(tx, facts, { currency: true, groups: true })
    if ((await countPriceLists(tx.tx, tx.store.id)) >= listsMax)
      throw new Refusal(priceListRefusals.tooManyLists)
    const list: ManagedPriceList = {
      ...facts,
      id: newId('priceList'),
      prices: 0,
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    await writePriceList(tx.tx, tx.store.id, list)
    recordEvent(tx, {
      type: 'price_list.created',
      aggregate: 'priceList',
      aggregateId: list.id,
      version: list.version,
      payload: { currency: list.currency },
      details: { before: null, after: facts },
    })
    return list
  })
}
