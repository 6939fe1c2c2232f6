import type { PostalAddress } from '@tradepost/sdk'

/** The fields of an address, by their names in forms and in the API. */
export const addressFields = [
  'fullName',
  'streetAddress',
  'extendedAddress',
  'postalCode',
  'addressLocality',
  'addressRegion',
  'addressCountry',
  'phoneNumber',
] as const

export type AddressField = (typeof addressFields)[number]
export type AddressValues = Record<AddressField, string>
export type AddressFaults = Partial<AddressValues>

/** What to write into a field that is empty but may not be, or that the API did not take. */
const advice: Record<AddressField, { empty: string; wrong: string }> = {
  fullName: { empty: 'Enter the name of who receives it.', wrong: 'This name is too long.' },
  streetAddress: { empty: 'Enter street and number.', wrong: 'This street is too long.' },
  extendedAddress: { empty: '', wrong: 'This is too long.' },
  postalCode: { empty: 'Enter the postal code.', wrong: 'There is no such postal code in that country.' },
  addressLocality: { empty: 'Enter the city.', wrong: 'This city is too long.' },
  addressRegion: {
    empty: 'Enter the state or region.',
    wrong: 'There is no such state or region in that country.',
  },
  addressCountry: { empty: 'Choose the country.', wrong: 'We do not ship to that country.' },
  phoneNumber: { empty: '', wrong: 'This is no telephone number.' },
}

/** An address with nothing in it but the country that most will choose. */
export function blankAddress(addressCountry: string): AddressValues {
  return { ...addressValues({}), addressCountry }
}

/** A kept address as a form shows it. */
export function addressValues(address: Partial<PostalAddress>): AddressValues {
  return Object.fromEntries(addressFields.map((field) => [field, address[field] ?? ''])) as AddressValues
}

/** A form's values in the API's words. What is empty is left out where a country may allow it. */
export function toPostalAddress(values: AddressValues): PostalAddress {
  const { fullName, streetAddress, addressLocality, addressCountry } = values
  const { extendedAddress, postalCode, addressRegion, phoneNumber } = values
  return {
    fullName,
    streetAddress,
    ...(extendedAddress && { extendedAddress }),
    ...(postalCode && { postalCode }),
    addressLocality,
    ...(addressRegion && { addressRegion }),
    addressCountry,
    ...(phoneNumber && { phoneNumber }),
  }
}

/** The parts of an address that a refusal is about, each with what to do. @param place pointer of the address */
export function addressFaults(
  refusal: { errors: readonly { pointer: string; message?: string }[] },
  values: AddressValues,
  place: string,
): AddressFaults {
  const faults: AddressFaults = {}
  for (const field of addressFields) {
    const error = refusal.errors.find(({ pointer }) => pointer === `${place}/${field}`)
    if (error) faults[field] = advised(field, values[field], error.message ?? '')
  }
  return faults
}

/** What to do with a part of an address that is empty. @param example of the country's own postal codes */
export const emptyFault = (field: AddressField, example: string | null): string =>
  field === 'postalCode' && example !== null ? `Enter the postal code, like ${example}.` : advice[field].empty

export const countryFault = advice.addressCountry.wrong

/** The API's message ends with an example of the country's own where it has one. */
function advised(field: AddressField, value: string, message: string): string {
  const example = / (?:such as|look like) (.+?)(?: in [A-Z]{2})?\.?$/.exec(message)?.[1]
  if (example && field === 'postalCode') return `Enter the postal code, like ${example}.`
  if (example && field === 'addressRegion') return `Enter the state or region, like ${example}.`
  return value === '' ? advice[field].empty : advice[field].wrong
}
