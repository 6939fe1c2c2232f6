import type { Store } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import type { ShippingMethod } from './queries.ts'

/** A way to ship, as a shopper sees it. */
export const presentShippingMethod = (method: ShippingMethod, store: Pick<Store, 'currency'>) => ({
  id: toWire('shippingMethod', method.id),
  name: method.name,
  description: method.description,
  price: money(method.priceAmount, store.currency),
  freeFrom: method.freeFromAmount === null ? null : money(method.freeFromAmount, store.currency),
  minDays: method.minDays,
  maxDays: method.maxDays,
})

/** The same, as those see it who look after the store. */
export const presentManagedShippingMethod = (method: ShippingMethod, store: Pick<Store, 'currency'>) => ({
  ...presentShippingMethod(method, store),
  handle: method.handle,
  position: method.position,
})
