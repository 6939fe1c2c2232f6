import type { CartLine, Checkout, CreateCheckout } from '@tradepost/sdk'
import {
  type AddressFaults,
  type AddressValues,
  addressFaults,
  addressFields,
  addressValues,
  blankAddress,
  countryFault,
  toPostalAddress,
} from '../address/address-form.ts'
import { faultsIn, readFields } from '../forms/faults.ts'
import {
  type DeliveryValues,
  deliveriesOf,
  deliveryFaults,
  readDeliveries,
  toDeliveries,
} from './delivery-form.ts'

/** What the checkout form was filled in with. */
export interface CheckoutValues {
  email: string
  company: string
  vatNumber: string
  /** Where it goes, but for what goes elsewhere. */
  address: AddressValues
  deliveries: DeliveryValues[]
  /** Whether the bill goes somewhere else. */
  billsElsewhere: boolean
  billing: AddressValues
  /** Id of the way to ship, by the package that goes by it; see {@link packageKey}. */
  chosen: Record<string, string>
}

/** What to do at the fields, by their names. */
export type CheckoutFaults = Record<string, string>

/** Before the names of the fields of the bill's address. */
export const billingPrefix = 'billing.'
/** Before the name of a package: how it goes. */
export const packagePrefix = 'package.'
/** What a package is called: by its seller, and by the further address that it goes to. */
export const packageKey = ({
  sellerId,
  destination = 0,
}: {
  sellerId: string
  destination?: number
}): string => (destination === 0 ? sellerId : `${sellerId}.${destination}`)

const buyerFields = ['email', 'company', 'vatNumber'] as const

const buyerRules = {
  email: {
    pointer: '/buyer/email',
    empty: 'Enter your e-mail address.',
    wrong: 'Enter an e-mail address like ada@example.com.',
  },
  company: { pointer: '/buyer/company', empty: '', wrong: 'This name is too long.' },
  vatNumber: {
    pointer: '/buyer/vatNumber',
    empty: '',
    wrong: 'This is no VAT number. It begins with the country, like DE123456789.',
  },
}

/** The form's values as they were sent, trimmed; a field that is not there is empty. */
export function readValues(form: FormData): CheckoutValues {
  const address = readFields(form, addressFields)
  const billing = readFields(
    form,
    addressFields.map((field) => `${billingPrefix}${field}` as const),
  )
  const hasBilling = form.has(`${billingPrefix}fullName`)
  return {
    ...readFields(form, buyerFields),
    address,
    deliveries: readDeliveries(form),
    billsElsewhere: form.has('billsElsewhere'),
    billing: hasBilling
      ? (Object.fromEntries(
          addressFields.map((field) => [field, billing[`${billingPrefix}${field}`]]),
        ) as AddressValues)
      : blankAddress(address.addressCountry),
    chosen: readChosen(form),
  }
}

function readChosen(form: FormData): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !name.startsWith(packagePrefix)) continue
    const key = name.slice(packagePrefix.length)
    // Both go into a request: what cannot be an id is as good as not chosen.
    if (/^sel_[0-9a-z]{26}(?:\.[1-9])?$/.test(key) && /^shp_[0-9a-z]{26}$/.test(value)) chosen[key] = value
  }
  return chosen
}

/** An empty form; the country is the one that most will choose. */
export function blankValues(addressCountry: string): CheckoutValues {
  const address = blankAddress(addressCountry)
  return {
    email: '',
    company: '',
    vatNumber: '',
    address,
    deliveries: [],
    billsElsewhere: false,
    billing: address,
    chosen: {},
  }
}

/** The form as it was when this checkout was made of the cart with these lines. */
export function valuesOf(of: Checkout, lines: readonly CartLine[]): CheckoutValues {
  const { buyer, shippingAddress, billingAddress, packages } = of
  return {
    email: buyer.email,
    company: buyer.company ?? '',
    vatNumber: buyer.vatNumber ?? '',
    address: addressValues(shippingAddress),
    deliveries: deliveriesOf(of, lines),
    billsElsewhere: billingAddress !== null,
    billing: billingAddress ? addressValues(billingAddress) : blankAddress(shippingAddress.addressCountry),
    chosen: Object.fromEntries(packages.map((each) => [packageKey(each), each.shippingMethod.id])),
  }
}

/** The values in the API's words. What is empty is left out where it may be. */
export function toRequest(
  { email, company, vatNumber, address, deliveries, billsElsewhere, billing }: CheckoutValues,
  packages: NonNullable<CreateCheckout['packages']>,
): Omit<CreateCheckout, 'cartId'> {
  return {
    buyer: { email, ...(company && { company }), ...(vatNumber && { vatNumber }) },
    shippingAddress: toPostalAddress(address),
    ...(deliveries.length > 0 && { deliveries: toDeliveries(deliveries) }),
    ...(billsElsewhere && { billingAddress: toPostalAddress(billing) }),
    packages,
  }
}

interface Refused {
  code: string
  errors: readonly { pointer: string; message?: string }[]
  problem?: object
}

/** The fields that a refusal is about, each with what to do. Empty when it is about something else. */
export function faultsOf(refusal: Refused, values: CheckoutValues): CheckoutFaults {
  const { email, company, vatNumber } = values
  const faults: CheckoutFaults = {
    ...faultsIn(refusal, { email, company, vatNumber }, buyerRules),
    ...addressFaults(refusal, values.address, '/shippingAddress'),
    ...deliveryFaults(refusal, values.deliveries),
  }
  const billing = addressFaults(refusal, values.billing, '/billingAddress')
  for (const [field, fault] of Object.entries(billing)) faults[billingPrefix + field] = fault
  const isElsewhere = Object.keys(faults).some((name) => name.startsWith('delivery.'))
  if (refusal.code === 'country-not-served' && (faults.addressCountry || !isElsewhere))
    faults.addressCountry = countryFault
  for (const { reason, ...refused } of refusedPackages(refusal))
    faults[packagePrefix + packageKey(refused)] = packageFault(reason)
  return faults
}

/** The faults of one of the addresses. */
export function faultsOfAddress(faults: CheckoutFaults, prefix = ''): AddressFaults {
  return Object.fromEntries(
    addressFields.flatMap((field) => {
      const fault = faults[prefix + field]
      return fault === undefined ? [] : [[field, fault]]
    }),
  )
}

/** Why a package cannot go as it is chosen. */
export function packageFault(reason: string): string {
  switch (reason) {
    case 'not-delivered-there':
      return 'This way does not go there. Choose another.'
    case 'no-rate':
      return 'This package is too heavy or too big for this way. Choose another.'
    default:
      return 'Choose how we should send it.'
  }
}

interface RefusedPackage {
  sellerId: string
  destination?: number
  reason: string
}

function refusedPackages({ code, problem }: Refused): RefusedPackage[] {
  if (code !== 'shipping-not-possible' || !problem || !('packages' in problem)) return []
  return Array.isArray(problem.packages) ? problem.packages : []
}
