import { newId } from '../../platform/ids.ts'
import { invalid } from './rules.ts'
import type { ShippingRate } from './shipping-method.ts'

/** A rate as somebody wants it: under the id of one that is there, or new. */
export type WantedRate = Omit<ShippingRate, 'id'> & { id?: string | undefined }

/**
 * Rates with their ids.
 * @param known those the method has
 * @throws Refusal invalid-request for the id of a rate that it does not have
 */
export const ratesWithIds = (wanted: readonly WantedRate[], known: readonly ShippingRate[]): ShippingRate[] =>
  wanted.map(({ id, ...rate }, at) => {
    if (id !== undefined && !known.some((one) => one.id === id))
      throw invalid([{ pointer: `/rates/${at}/id`, message: 'is of no rate of this method' }])
    return { id: id ?? newId('shippingRate'), ...rate }
  })
