import type { Context } from '../../platform/context.ts'
import { readProductsOfSeller } from './queries.ts'
import { refreshProducts } from './refresh-products.ts'

const batch = 50

/** Brings the pages of all products that a seller offers up to date, some in each transaction. Safe to repeat. */
export async function refreshSeller(context: Context, sellerId: string): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await readProductsOfSeller(context.db, context.store.id, { sellerId, after, limit: batch })
    if (ids.length > 0) await refreshProducts(context, ids)
    if (ids.length < batch) return
    after = ids.at(-1) ?? after
  }
}
