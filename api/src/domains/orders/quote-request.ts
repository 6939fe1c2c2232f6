import type { Store } from '../../platform/context.ts'
import { writtenAddress } from '../../platform/postal-address.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { Buying } from '../cart/index.ts'
import { readVatNumber } from '../pricing/index.ts'
import { orderRefusals } from './refusals.ts'

/** What a buyer says for a quote: who they are, where to, and how. */
export interface QuoteRequest {
  email: string
  company: string | null
  /** As written */
  vatNumber: string | null
  shippingAddress: PostalAddress
  /** Null: the same as the shipping address */
  billingAddress: PostalAddress | null
  shipping: Buying['shipping']
}

/**
 * The request with addresses as their posts write them.
 * @throws Refusal country-not-served, invalid-request
 */
export function servedRequest(store: Store, request: QuoteRequest): QuoteRequest {
  const country = request.shippingAddress.addressCountry
  if (!store.countries.includes(country)) {
    throw new Refusal(orderRefusals.countryNotServed, {
      detail: `${store.name} ships to ${store.countries.join(', ')}.`,
      errors: [{ pointer: '/shippingAddress/addressCountry', message: 'is not served' }],
    })
  }
  const { vatNumber, billingAddress } = request
  if (vatNumber !== null && readVatNumber(vatNumber) === null) {
    const message = 'must be a VAT number with its country, such as DE123456789'
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: `/buyer/vatNumber: ${message}`,
      errors: [{ pointer: '/buyer/vatNumber', message }],
    })
  }
  return {
    ...request,
    shippingAddress: writtenAddress(request.shippingAddress, '/shippingAddress'),
    billingAddress: billingAddress && writtenAddress(billingAddress, '/billingAddress'),
  }
}
