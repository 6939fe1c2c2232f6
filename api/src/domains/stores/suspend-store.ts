import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { changeStore, lockStore } from './change-store.ts'
import type { StoreSettings } from './settings.ts'

/**
 * Closes the store for all but its staff, within five seconds everywhere. Again changes nothing.
 * @throws Refusal not-found
 */
export async function suspendStore(context: Context, of: { reason: string }): Promise<StoreSettings> {
  return inTransaction(context, async (tx) => {
    const before = await lockStore(tx)
    if (before.status === 'suspended') return before
    return changeStore(tx, before, {
      changes: { status: 'suspended' },
      type: 'store.suspended',
      payload: {},
      details: { before: { status: before.status }, after: { status: 'suspended', reason: of.reason } },
    })
  })
}
