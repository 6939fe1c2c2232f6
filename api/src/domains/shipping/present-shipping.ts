import { toWire } from '../../platform/ids.ts'
import { money, sumAmounts } from '../../platform/money.ts'
import type { ShippingMethod, ShippingRate } from './shipping-method.ts'

/** A way to ship, as a shopper sees it. */
export const presentShippingMethod = (method: ShippingMethod) => ({
  id: toWire('shippingMethod', method.id),
  name: method.name,
  description: method.description,
  price: money(leastAmount(method), method.currency),
  isPriceFrom: method.rates.length > 0,
  freeFrom: method.freeFromAmount === null ? null : money(method.freeFromAmount, method.currency),
  freeFromOf: method.freeFromOf,
  sellerId: method.sellerId === null ? null : toWire('seller', method.sellerId),
  pickupPoint: method.pickupPoint,
  minDays: method.minDays,
  maxDays: method.maxDays,
})

/** The same, as those see it who look after the store. */
export const presentManagedShippingMethod = (method: ShippingMethod) => ({
  ...presentShippingMethod(method),
  price: money(method.priceAmount, method.currency),
  handle: method.handle,
  status: method.status,
  rates: method.rates.map((rate) => ({ ...rate, id: toWire('shippingRate', rate.id) })),
  places: method.places,
  taxClass: method.taxClass,
  asksCarrier: method.asksCarrier,
  position: method.position,
  version: method.version,
})

/** What no package costs less than. */
const leastAmount = ({ rates, priceAmount }: ShippingMethod): number =>
  rates.length > 0 ? Math.min(...rates.map(leastOfRate)) : priceAmount

/** For the smallest package that it may be for. */
const leastOfRate = ({ baseAmount, pieceAmount, kilogramAmount, quantity, weightGrams }: ShippingRate) =>
  sumAmounts([
    baseAmount,
    pieceAmount * Math.max(1, quantity.from),
    kilogramAmount * Math.ceil(weightGrams.from / 1000),
  ])
