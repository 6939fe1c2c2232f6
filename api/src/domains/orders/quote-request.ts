import type { Store } from '../../platform/context.ts'
import { asWritten, postalProblems } from '../../platform/postal-address.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { vatNumberProblem } from '../../platform/vat-number.ts'
import type { Buying, Cart } from '../cart/index.ts'
import { type Delivery, stillInCart } from './deliveries.ts'
import { orderRefusals } from './refusals.ts'

/** What a buyer says for a quote: who they are, where to, and how. */
export interface QuoteRequest {
  email: string
  company: string | null
  /** As written */
  vatNumber: string | null
  shippingAddress: PostalAddress
  /** What goes elsewhere */
  deliveries: readonly Delivery[]
  /** Null: the same as the shipping address */
  billingAddress: PostalAddress | null
  shipping: Buying['shipping']
}

/**
 * The request with addresses as their posts write them.
 * @throws Refusal country-not-served, invalid-request; each names every field at fault
 */
export function servedRequest(store: Store, request: QuoteRequest): QuoteRequest {
  const { shippingAddress, billingAddress, deliveries } = request
  const shipped = [
    { pointer: '/shippingAddress', address: shippingAddress },
    ...deliveries.map((each, n) => ({
      pointer: `/deliveries/${n}/shippingAddress`,
      address: each.shippingAddress,
    })),
  ]
  const notServed = shipped.filter(({ address }) => !store.countries.includes(address.addressCountry))
  if (notServed.length > 0) {
    throw new Refusal(orderRefusals.countryNotServed, {
      detail: `${store.name} ships to ${store.countries.join(', ')}.`,
      errors: notServed.map(({ pointer }) => ({
        pointer: `${pointer}/addressCountry`,
        message: 'is not served',
      })),
    })
  }
  const billed = billingAddress ? [{ pointer: '/billingAddress', address: billingAddress }] : []
  const errors = [...vatProblems(request), ...[...shipped, ...billed].flatMap(addressProblems)]
  const [first] = errors
  if (first) {
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: `${first.pointer}: ${first.message}`,
      errors,
    })
  }
  return {
    ...request,
    shippingAddress: asWritten(shippingAddress),
    billingAddress: billingAddress && asWritten(billingAddress),
    deliveries: deliveries.map((each) => ({ ...each, shippingAddress: asWritten(each.shippingAddress) })),
  }
}

function vatProblems({ vatNumber, billingAddress, shippingAddress }: QuoteRequest): FieldProblem[] {
  if (vatNumber === null) return []
  const message = vatNumberProblem(vatNumber, (billingAddress ?? shippingAddress).addressCountry)
  return message === null ? [] : [{ pointer: '/buyer/vatNumber', message }]
}

const addressProblems = (of: { pointer: string; address: PostalAddress }): FieldProblem[] =>
  postalProblems(of.address).map(({ part, message }) => ({ pointer: `${of.pointer}/${part}`, message }))

/** The request of an earlier quote for the cart as it is now: deliveries of what it does not have any more are left out. */
export function requestFor(cart: Cart, request: QuoteRequest): QuoteRequest {
  const deliveries = stillInCart(request.deliveries, cart)
  const { shipping } = request
  if ('everySeller' in shipping) return { ...request, deliveries }
  const chosen = shipping.chosen.flatMap((each) => {
    const { destination = 0 } = each
    const now = destination === 0 ? 0 : deliveries.findIndex(({ at }) => at === destination) + 1
    return destination === 0 || now > 0 ? [{ ...each, destination: now }] : []
  })
  return { ...request, deliveries, shipping: { ...shipping, chosen } }
}
