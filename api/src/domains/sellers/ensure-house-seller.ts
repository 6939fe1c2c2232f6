import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { readHouseSeller, writeHouseSeller } from './queries.ts'

/** The seller that stands for the store itself. A shop with one seller never notices it. @returns its id */
export async function ensureHouseSeller(context: Context): Promise<string> {
  return inTransaction(context, async ({ tx, store }) => {
    const read = () => readHouseSeller(tx, store.id)
    const id = (await read()) ?? (await writeHouseSeller(tx, store.id, store.name)) ?? (await read())
    if (id === null) throw new Error(`store ${store.id} has no house, and another seller with its handle`)
    return id
  })
}
