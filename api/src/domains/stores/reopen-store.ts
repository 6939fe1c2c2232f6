import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { changeStore, lockStore } from './change-store.ts'
import type { StoreSettings } from './settings.ts'

/** Opens a suspended store again. Again changes nothing. @throws Refusal not-found */
export async function reopenStore(context: Context): Promise<StoreSettings> {
  return inTransaction(context, async (tx) => {
    const before = await lockStore(tx)
    if (before.status === 'open') return before
    return changeStore(tx, before, {
      changes: { status: 'open' },
      type: 'store.reopened',
      payload: {},
      details: { before: { status: before.status }, after: { status: 'open' } },
    })
  })
}
