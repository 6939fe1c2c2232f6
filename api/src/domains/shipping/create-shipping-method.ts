import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore, storeRefusals } from '../stores/index.ts'
import { shippingRefusals } from './refusals.ts'
import { type ShippingMethod, surveyShipping, writeShippingMethod } from './queries.ts'
import { mustMakeSense } from './rules.ts'

const methodsMax = 50

/**
 * Adds a way to ship, after the others.
 * @throws Refusal handle-taken, too-many-shipping-methods, invalid-request
 */
export async function createShippingMethod(
  context: Context,
  wanted: Omit<ShippingMethod, 'id' | 'position'>,
): Promise<ShippingMethod> {
  mustMakeSense(wanted)
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const { methods, last, heldBy } = await surveyShipping(tx.tx, store.id, wanted.handle)
    if (heldBy) throw new Refusal(storeRefusals.handleTaken)
    if (methods >= methodsMax) throw new Refusal(shippingRefusals.tooManyShippingMethods)
    const method = { ...wanted, id: newId('shippingMethod'), position: last + 1 }
    await writeShippingMethod(tx.tx, store.id, store.currency, method)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.changed',
      payload: { fields: ['shippingMethods'] },
      details: { before: null, after: method },
    })
    return method
  })
}
