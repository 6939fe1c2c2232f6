import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from './change-store.ts'
import { storeRefusals } from './refusals.ts'
import type { StoreSettings } from './settings.ts'
import { writeOrigins } from './settings-queries.ts'

/**
 * Says which pages are the store's, the main one first: payments lead back to them, and links in mails to the first.
 * @throws Refusal not-found, version-conflict, origin-taken
 */
export async function setStoreOrigins(
  context: Context,
  of: { origins: string[]; ifMatch: number | undefined },
): Promise<StoreSettings> {
  return inTransaction(context, async (tx) => {
    const before = await lockStore(tx, of.ifMatch)
    if (JSON.stringify(before.origins) === JSON.stringify(of.origins)) return before
    const taken = await writeOrigins(tx.tx, tx.store.id, of.origins)
    if (taken.length > 0)
      throw new Refusal(storeRefusals.originTaken, {
        errors: taken.map((origin) => ({
          pointer: `/origins/${of.origins.indexOf(origin)}`,
          message: 'belongs to another store',
        })),
      })
    return changeStore(tx, before, {
      changes: { origins: of.origins },
      type: 'store.changed',
      payload: { fields: ['origins'] },
      details: { before: { origins: before.origins }, after: { origins: of.origins } },
    })
  })
}
