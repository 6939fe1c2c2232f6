import type { Database } from '../../platform/database.ts'
import { eraseRows, readStoresToErase, writeTombstone } from './queries.ts'
import { tablesOfStore } from './tables.ts'

const batchMax = 1000

/**
 * Erases what deleted stores had whose grace is over, in batches, those rows first that point to others. Of a store only
 * a nameless row stays. Safe to repeat after a crash. Needs the worker's login.
 * @returns the stores that are gone
 */
export async function eraseStores(db: Database, batch = batchMax): Promise<string[]> {
  const due = await readStoresToErase(db)
  for (const storeId of due) {
    for (const table of tablesOfStore.toReversed()) {
      if (table.name === 'stores') continue
      while ((await eraseRows(db, storeId, { table, limit: batch })) === batch);
    }
    await writeTombstone(db, storeId)
  }
  return due
}
