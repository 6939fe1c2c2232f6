import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { mainLocation } from './kept-place.ts'
import { ensureLocation, type FirstStock, insertFirstStock } from './queries.ts'

/**
 * Puts new offers on the shelf of the store's main location. Offers that have stock already keep it: stock moves by
 * sales and counts, never by importing a file twice.
 * @returns how many offers were new to the shelf
 */
export async function receiveFirstStock(context: Context, stock: FirstStock[]): Promise<number> {
  return inTransaction(context, async ({ tx, store, now }) => {
    const locationId = await ensureLocation(tx, store.id, mainLocation)
    return insertFirstStock(tx, store.id, { locationId, stock, now })
  })
}
