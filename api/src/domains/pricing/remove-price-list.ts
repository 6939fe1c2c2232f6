import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { lockListForChange } from './price-list-lock.ts'
import { deletePriceList } from './price-list-queries.ts'

/** Removes a list and its prices; quotes and orders keep theirs. @throws Refusal not-found, version-conflict */
export async function removePriceList(
  context: Context,
  of: { priceListId: string; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const list = await lockListForChange(tx, of)
    await deletePriceList(tx.tx, tx.store.id, list.id)
    const { id, prices, version, createdAt, updatedAt, ...facts } = list
    recordEvent(tx, {
      type: 'price_list.removed',
      aggregate: 'priceList',
      aggregateId: id,
      version: version + 1,
      payload: { prices },
      details: { before: facts, after: null },
    })
  })
}
