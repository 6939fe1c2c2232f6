import { everyMeasure, type ShippingMethod, type ShippingRate } from './shipping-method.ts'

/** A way to ship as pricing asks for it (`ShippingMethodToPrice`, which comes later in the order of domains). */
export interface PriceableShippingMethod
  extends Pick<
    ShippingMethod,
    'id' | 'sellerId' | 'currency' | 'places' | 'rates' | 'taxClass' | 'asksCarrier' | 'minDays' | 'maxDays'
  > {
  title: string
  freeFrom: { amount: number; of: 'package' | 'cart' } | null
  pickupPointId: string | null
}

/**
 * Makes what a cart is priced with. A method without rates costs its price, whatever is in the package. Its pickup point
 * has the method's id. Whoever asks leaves disabled methods out.
 */
export function shippingMethodToPrice(method: ShippingMethod): PriceableShippingMethod {
  const { id, sellerId, currency, places, taxClass, asksCarrier, minDays, maxDays, freeFromAmount } = method
  return {
    id,
    title: method.name,
    sellerId,
    currency,
    places,
    rates: method.rates.length > 0 ? method.rates : [flatRate(method)],
    freeFrom: freeFromAmount === null ? null : { amount: freeFromAmount, of: method.freeFromOf },
    taxClass,
    asksCarrier,
    minDays,
    maxDays,
    pickupPointId: method.pickupPoint ? id : null,
  }
}

const flatRate = ({ id, priceAmount }: ShippingMethod): ShippingRate => ({
  id,
  weightGrams: everyMeasure,
  amount: everyMeasure,
  quantity: everyMeasure,
  volumeCubicCentimeters: everyMeasure,
  longestMillimeters: everyMeasure,
  baseAmount: priceAmount,
  pieceAmount: 0,
  kilogramAmount: 0,
})
