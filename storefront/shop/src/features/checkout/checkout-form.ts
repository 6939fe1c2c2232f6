import type { Checkout, CreateCheckout } from '@tradepost/sdk'
import {
  type AddressField,
  addressFaults,
  addressFields,
  addressValues,
  blankAddress,
  countryFault,
  toPostalAddress,
} from '../address/address-form.ts'
import { faultsIn } from '../forms/faults.ts'

/** The fields of the checkout form: those of an address, and two. */
export type Field = AddressField | 'email' | 'shippingMethodId'
export type Values = Record<Field, string>
export type Faults = Partial<Record<Field, string>>

const fields: Field[] = ['email', ...addressFields, 'shippingMethodId']

const ownRules = {
  email: {
    pointer: '/buyer/email',
    empty: 'Enter your e-mail address.',
    wrong: 'Enter an e-mail address like ada@example.com.',
  },
  shippingMethodId: {
    pointer: '/shippingMethodId',
    empty: 'Choose how we should send it.',
    wrong: 'Choose how we should send it.',
  },
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
  return { ...blankAddress(addressCountry), email: '', shippingMethodId }
}

/** The form as it was when this checkout was made. */
export function valuesOf({ buyer, shippingAddress, shippingMethod }: Checkout): Values {
  return { ...addressValues(shippingAddress), email: buyer.email, shippingMethodId: shippingMethod.id }
}

/** The values in the API's words. What is empty is left out where it may be. */
export function toRequest(values: Values): Omit<CreateCheckout, 'cartId'> {
  const { email, shippingMethodId, ...address } = values
  return { buyer: { email }, shippingAddress: toPostalAddress(address), shippingMethodId }
}

/** The fields that a refusal is about, each with what to do. Empty when it is about something else. */
export function faultsOf(
  refusal: { code: string; errors: readonly { pointer: string; message?: string }[] },
  values: Values,
): Faults {
  const faults: Faults = {
    ...faultsIn<keyof typeof ownRules>(refusal, values, ownRules),
    ...addressFaults(refusal, values, '/shippingAddress'),
  }
  if (refusal.code === 'country-not-served') faults.addressCountry = countryFault
  if (refusal.code === 'shipping-method-not-found') faults.shippingMethodId = ownRules.shippingMethodId.wrong
  return faults
}

function valuesFrom(read: (field: Field) => string): Values {
  return Object.fromEntries(fields.map((field) => [field, read(field)])) as Values
}
