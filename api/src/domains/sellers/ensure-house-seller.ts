import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { readHouseSeller, writeHouseSeller } from './queries.ts'

/** The seller that stands for the store itself. A shop with one seller never notices it. @returns its id */
export async function ensureHouseSeller(context: Context): Promise<string> {
  return inTransaction(
    context,
    async ({ tx, store }) =>
      (await readHouseSeller(tx, store.id)) ?? writeHouseSeller(tx, store.id, store.name),
  )
}
