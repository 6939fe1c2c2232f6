import type { Form } from '@tradepost/desk/form.ts'
import type { CreateShippingMethod, ManagedShippingMethod, UpdateShippingMethod } from '@tradepost/sdk'
import { majorOf } from './entries.ts'
import { entryReader, valuesOf } from './entry-reader.ts'
import { placeLines, placesOf } from './places.ts'
import { rateCount, rateNames, ratesOf, ratesValues } from './shipping-rates-form.ts'

const names = ['handle', 'name', 'description', 'price', 'freeFrom', 'minDays', 'maxDays']
const moreNames = [
  ...names,
  'rates',
  'status',
  'asksCarrier',
  'sellerId',
  'freeFromOf',
  'taxClass',
  'places',
  'position',
  'pickup',
  'pointName',
  'street',
  'extended',
  'postalCode',
  'city',
  'region',
  'country',
  'openingHours',
]

/** What the form of a new way to ship says. */
export function newShippingOf(form: Form, decimals: number) {
  const read = entryReader(form, decimals)
  const currency = form.text('currency')
  const input: CreateShippingMethod = { ...factsOf(form, read), ...(currency && { currency }) }
  return { input, wrong: read.wrong, values: valuesOf(form, [...names, 'currency']) }
}

const factsOf = (form: Form, read: ReturnType<typeof entryReader>) => ({
  handle: form.text('handle'),
  name: form.text('name'),
  description: form.text('description'),
  priceAmount: read.amount('price'),
  freeFromAmount: read.amountOrNull('freeFrom'),
  minDays: read.count('minDays'),
  maxDays: read.count('maxDays'),
})

/** What the form of a way to ship says, rates, places and all; and names of its fields by the API's. */
export function shippingOf(form: Form, decimals: number) {
  const read = entryReader(form, decimals)
  const shown = rateCount({ rates: form.text('rates') })
  const { rates, fields } = ratesOf(read, shown)
  const { places, lines } = placesOf(form.text('places'))
  const input: UpdateShippingMethod = {
    ...factsOf(form, read),
    rates,
    places,
    status: form.has('status') ? 'active' : 'disabled',
    asksCarrier: form.has('asksCarrier'),
    sellerId: form.text('sellerId') || null,
    freeFromOf: form.text('freeFromOf') === 'package' ? 'package' : 'cart',
    taxClass: form.text('taxClass'),
    pickupPoint: form.has('pickup') ? pickupOf(form) : null,
    position: read.count('position'),
  }
  const rateFields = Array.from({ length: shown }, (_, at) => rateNames(at)).flat()
  const values = valuesOf(form, [...moreNames, ...rateFields])
  return { input, lines, wrong: read.wrong, values, fields: { ...shippingFields, ...fields } }
}

function pickupOf(form: Form): NonNullable<UpdateShippingMethod['pickupPoint']> {
  const part = (field: string, name: string) => (form.text(field) ? { [name]: form.text(field) } : {})
  return {
    name: form.text('pointName'),
    openingHours: form.text('openingHours'),
    address: {
      streetAddress: form.text('street'),
      addressLocality: form.text('city'),
      addressCountry: form.text('country').toUpperCase(),
      ...part('extended', 'extendedAddress'),
      ...part('postalCode', 'postalCode'),
      ...part('region', 'addressRegion'),
    },
  }
}

/** Names of the form's fields by the API's. */
export const shippingFields: Record<string, string> = {
  priceAmount: 'price',
  freeFromAmount: 'freeFrom',
  'pickupPoint/name': 'pointName',
  'pickupPoint/openingHours': 'openingHours',
  'pickupPoint/address/streetAddress': 'street',
  'pickupPoint/address/extendedAddress': 'extended',
  'pickupPoint/address/postalCode': 'postalCode',
  'pickupPoint/address/addressLocality': 'city',
  'pickupPoint/address/addressRegion': 'region',
  'pickupPoint/address/addressCountry': 'country',
}

/** What fields must be that the desk turns into something else. */
export const shippingWords = {
  minDays: 'must be a number of days, up to 365',
  maxDays: 'must be a number of days, up to 365, and not under the least',
}

/** A way to ship as the fields show it. */
export function shippingValues(method: ManagedShippingMethod, decimals: number): Record<string, string> {
  const { pickupPoint } = method
  const address = pickupPoint?.address
  return {
    handle: method.handle,
    name: method.name,
    description: method.description,
    price: majorOf(method.price.amount, decimals),
    freeFrom: method.freeFrom ? majorOf(method.freeFrom.amount, decimals) : '',
    minDays: String(method.minDays),
    maxDays: String(method.maxDays),
    status: method.status === 'active' ? 'on' : '',
    asksCarrier: method.asksCarrier ? 'on' : '',
    sellerId: method.sellerId ?? '',
    freeFromOf: method.freeFromOf,
    taxClass: method.taxClass,
    places: placeLines(method.places),
    position: String(method.position),
    pickup: pickupPoint ? 'on' : '',
    pointName: pickupPoint?.name ?? '',
    openingHours: pickupPoint?.openingHours ?? '',
    street: address?.streetAddress ?? '',
    extended: address?.extendedAddress ?? '',
    postalCode: address?.postalCode ?? '',
    city: address?.addressLocality ?? '',
    region: address?.addressRegion ?? '',
    country: address?.addressCountry ?? '',
    ...ratesValues(method.rates, decimals),
  }
}
