import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore, storeRefusals } from '../stores/index.ts'
import { readShippingMethod, surveyShipping, writeShippingMethod } from './queries.ts'
import { shippingRefusals } from './refusals.ts'
import { soundMethod } from './rules.ts'
import type { ShippingMethod } from './shipping-method.ts'
import { ratesWithIds, type WantedRate } from './wanted-rates.ts'

type Changes = Omit<ShippingMethod, 'id' | 'version' | 'currency' | 'rates'> & { rates: WantedRate[] }

/**
 * Changes a way to ship; quotes and orders made before keep what they were promised.
 * @throws Refusal not-found, version-conflict, handle-taken, shipping-seller-not-found, invalid-request
 */
export async function updateShippingMethod(
  context: Context,
  of: {
    shippingMethodId: string
    ifMatch: number | undefined
    changes: { [K in keyof Changes]?: Changes[K] | undefined }
  },
): Promise<ShippingMethod> {
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const before = await readShippingMethod(tx.tx, store.id, of.shippingMethodId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const { rates, ...changes } = of.changes
    const given = Object.entries(changes).filter(([, value]) => value !== undefined)
    const method: ShippingMethod = soundMethod({
      ...before,
      ...Object.fromEntries(given),
      rates: rates ? ratesWithIds(rates, before.rates) : before.rates,
      version: before.version + 1,
    })
    const { heldBy, sellerFound } = await surveyShipping(tx.tx, store.id, method)
    if (!sellerFound) throw new Refusal(shippingRefusals.sellerNotFound)
    if (heldBy && heldBy !== method.id) throw new Refusal(storeRefusals.handleTaken)
    await writeShippingMethod(tx.tx, store.id, method)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.changed',
      payload: { fields: ['shippingMethods'] },
      details: { before, after: method },
    })
    return method
  })
}
