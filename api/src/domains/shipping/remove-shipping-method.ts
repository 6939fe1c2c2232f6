import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from '../stores/index.ts'
import { deleteShippingMethod, readShippingMethod } from './queries.ts'

/** Offers a way to ship no more; quotes and orders made with it keep it. @throws Refusal not-found */
export async function removeShippingMethod(
  context: Context,
  of: { shippingMethodId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const before = await readShippingMethod(tx.tx, store.id, of.shippingMethodId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    await deleteShippingMethod(tx.tx, store.id, of.shippingMethodId)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.changed',
      payload: { fields: ['shippingMethods'] },
      details: { before, after: null },
    })
  })
}
