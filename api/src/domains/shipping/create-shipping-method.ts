import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore, type StoreSettings, storeRefusals } from '../stores/index.ts'
import { surveyShipping, writeShippingMethod } from './queries.ts'
import { shippingRefusals } from './refusals.ts'
import { invalid, soundMethod } from './rules.ts'
import type { ShippingMethod } from './shipping-method.ts'
import { ratesWithIds, type WantedRate } from './wanted-rates.ts'

const methodsMax = 50

/**
 * Adds a way to ship, after the others.
 * @throws Refusal handle-taken, too-many-shipping-methods, shipping-seller-not-found, invalid-request
 */
export async function createShippingMethod(
  context: Context,
  wanted: Omit<ShippingMethod, 'id' | 'position' | 'version' | 'currency' | 'rates'> & {
    rates: WantedRate[]
    /** The store's own unless said. */
    currency?: string | undefined
  },
): Promise<ShippingMethod> {
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const { methods, last, heldBy, sellerFound } = await surveyShipping(tx.tx, store.id, wanted)
    const method = soundMethod({
      ...wanted,
      id: newId('shippingMethod'),
      currency: soundCurrency(wanted.currency ?? store.currency, store),
      rates: ratesWithIds(wanted.rates, []),
      position: last + 1,
      version: 1,
    })
    if (!sellerFound) throw new Refusal(shippingRefusals.sellerNotFound)
    if (heldBy) throw new Refusal(storeRefusals.handleTaken)
    if (methods >= methodsMax) throw new Refusal(shippingRefusals.tooManyShippingMethods)
    await writeShippingMethod(tx.tx, store.id, method)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.changed',
      payload: { fields: ['shippingMethods'] },
      details: { before: null, after: method },
    })
    return method
  })
}

/** @throws Refusal invalid-request when the store does not sell in it */
function soundCurrency(wanted: string, store: StoreSettings): string {
  const all = [store.currency, ...store.currencies]
  if (all.includes(wanted)) return wanted
  throw invalid([{ pointer: '/currency', message: `must be one the store sells in: ${all.join(', ')}` }])
}
