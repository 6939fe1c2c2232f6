import type { Checkout, CreateCheckout } from '@tradepost/sdk'

/** The fields of the checkout form, by their names in it, with the place each has in the request. */
const places = {
  email: '/buyer/email',
  fullName: '/shippingAddress/fullName',
  streetAddress: '/shippingAddress/streetAddress',
  extendedAddress: '/shippingAddress/extendedAddress',
  postalCode: '/shippingAddress/postalCode',
  addressLocality: '/shippingAddress/addressLocality',
  addressRegion: '/shippingAddress/addressRegion',
  addressCountry: '/shippingAddress/addressCountry',
  phoneNumber: '/shippingAddress/phoneNumber',
  shippingMethodId: '/shippingMethodId',
} as const

export type Field = keyof typeof places
export type Values = Record<Field, string>
export type Faults = Partial<Record<Field, string>>

const fields = Object.keys(places) as Field[]

/** What to write into a field that is empty but may not be, or that the API did not take. */
const advice: Record<Field, { empty: string; wrong: string }> = {
  email: {
    empty: 'Enter your e-mail address.',
    wrong: 'Enter an e-mail address like ada@example.com.',
  },
  fullName: { empty: 'Enter the name of who receives it.', wrong: 'This name is too long.' },
  streetAddress: { empty: 'Enter street and number.', wrong: 'This street is too long.' },
  extendedAddress: { empty: '', wrong: 'This is too long.' },
  postalCode: { empty: 'Enter the postal code.', wrong: 'This postal code is too long.' },
  addressLocality: { empty: 'Enter the city.', wrong: 'This city is too long.' },
  addressRegion: { empty: '', wrong: 'This is too long.' },
  addressCountry: { empty: 'Choose the country.', wrong: 'We do not ship to that country.' },
  phoneNumber: { empty: '', wrong: 'This number is too long.' },
  shippingMethodId: { empty: 'Choose how we should send it.', wrong: 'Choose how we should send it.' },
}

/** The form's values as they were sent, trimmed; a field that is not there is empty. */
export function readValues(form: FormData): Values {
  return valuesFrom((field) => {
    const value = form.get(field)
    return typeof value === 'string' ? value.trim().slice(0, 500) : ''
  })
}

/** An empty form; the country and the way to ship are what most will choose. */
export function blankValues(addressCountry: string, shippingMethodId: string): Values {
  return { ...valuesFrom(() => ''), addressCountry, shippingMethodId }
}

/** The form as it was when this checkout was made. */
export function valuesOf({ buyer, shippingAddress, shippingMethod }: Checkout): Values {
  const given: Partial<Values> = {
    ...shippingAddress,
    email: buyer.email,
    shippingMethodId: shippingMethod.id,
  }
  return valuesFrom((field) => given[field] ?? '')
}

/** The values in the API's words. What is empty is left out where it may be. */
export function toRequest(values: Values): Omit<CreateCheckout, 'cartId'> {
  const { email, shippingMethodId, extendedAddress, addressRegion, phoneNumber, ...required } = values
  return {
    buyer: { email },
    shippingAddress: {
      ...required,
      ...(extendedAddress && { extendedAddress }),
      ...(addressRegion && { addressRegion }),
      ...(phoneNumber && { phoneNumber }),
    },
    shippingMethodId,
  }
}

/** The fields that a refusal is about, each with what to do. Empty when it is about something else. */
export function faultsOf(
  refusal: { code: string; errors: readonly { pointer: string }[] },
  values: Values,
): Faults {
  const faults: Faults = {}
  if (refusal.code === 'country-not-served') faults.addressCountry = advice.addressCountry.wrong
  if (refusal.code === 'shipping-method-not-found') faults.shippingMethodId = advice.shippingMethodId.wrong
  for (const { pointer } of refusal.errors) {
    const field = fields.find((name) => places[name] === pointer)
    if (field) faults[field] = values[field] === '' ? advice[field].empty : advice[field].wrong
  }
  return faults
}

function valuesFrom(read: (field: Field) => string): Values {
  return Object.fromEntries(fields.map((field) => [field, read(field)])) as Values
}
