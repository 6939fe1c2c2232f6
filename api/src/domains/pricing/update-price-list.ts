import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import type { ManagedPriceList, PriceListFacts } from './price-list.ts'
import { lockListForChange } from './price-list-lock.ts'
import { writePriceList } from './price-list-queries.ts'
import { mustBeSoundList } from './price-list-soundness.ts'

type Changeable = Omit<PriceListFacts, 'currency'>

/**
 * Changes when and for whom a list counts; what is left out stays, and so do quotes and orders.
 * @throws Refusal invalid-request, not-found, version-conflict
 */
export async function updatePriceList(
  context: Context,
  of: {
    priceListId: string
    ifMatch: number | undefined
    change: { [Field in keyof Changeable]?: Changeable[Field] | undefined }
  },
): Promise<ManagedPriceList> {
  return inTransaction(context, async (tx) => {
    const before = await lockListForChange(tx, of)
    const change = Object.fromEntries(
      Object.entries(of.change).filter(
        ([field, value]) =>
          value !== undefined && JSON.stringify(value) !== JSON.stringify(before[field as keyof Changeable]),
      ),
    ) as Partial<Changeable>
    const fields = Object.keys(change).toSorted() as (keyof Changeable)[]
    if (fields.length === 0) return before
    const list = { ...before, ...change, version: before.version + 1, updatedAt: tx.now }
    await mustBeSoundList(tx, list, { currency: false, groups: 'customerGroupIds' in change })
    await writePriceList(tx.tx, tx.store.id, list)
    recordEvent(tx, {
      type: 'price_list.changed',
      aggregate: 'priceList',
      aggregateId: list.id,
      version: list.version,
      payload: { fields },
      details: { before: Object.fromEntries(fields.map((field) => [field, before[field]])), after: change },
    })
    return list
  })
}
