import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore, storeRefusals } from '../stores/index.ts'
import {
  readShippingMethod,
  type ShippingMethod,
  surveyShipping,
  writeShippingMethod,
} from './queries.ts'
import { mustMakeSense } from './rules.ts'

/**
 * Changes a way to ship; quotes and orders made before keep what they were promised.
 * @throws Refusal not-found, handle-taken, invalid-request
 */
export async function updateShippingMethod(
  context: Context,
  of: { shippingMethodId: string; changes: { [K in keyof ShippingMethod]?: ShippingMethod[K] | undefined } },
): Promise<ShippingMethod> {
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const before = await readShippingMethod(tx.tx, store.id, of.shippingMethodId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    const given = Object.entries(of.changes).filter(([, value]) => value !== undefined)
    const method: ShippingMethod = { ...before, ...Object.fromEntries(given) }
    mustMakeSense(method)
    const { heldBy } = await surveyShipping(tx.tx, store.id, method.handle)
    if (heldBy && heldBy !== method.id) throw new Refusal(storeRefusals.handleTaken)
    await writeShippingMethod(tx.tx, store.id, store.currency, method)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.changed',
      payload: { fields: ['shippingMethods'] },
      details: { before, after: method },
    })
    return method
  })
}
