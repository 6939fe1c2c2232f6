import type { AddressForm } from '@tradepost/sdk'
import { type AddressFaults, type AddressField, type AddressValues, emptyFault } from './address-form.ts'

/** One field of an address, as the country writes it. */
export interface AddressPart {
  field: AddressField
  label: string
  isRequired: boolean
  /** What may be chosen; undefined: any text. */
  choices?: { value: string; name: string }[]
  hint?: string
}

const plainLabels: Partial<Record<AddressField, string>> = {
  fullName: 'Full name',
  streetAddress: 'Street and number',
  extendedAddress: 'Apartment, floor, company',
  addressLocality: 'City',
}

const postalLabels: Record<string, string> = {
  'postal-code': 'Postal code',
  'zip-code': 'ZIP code',
  'pin-code': 'PIN code',
  eircode: 'Eircode',
}

const regionLabels: Record<string, string> = {
  state: 'State',
  province: 'Province',
  prefecture: 'Prefecture',
  county: 'County',
  emirate: 'Emirate',
  department: 'Department',
  district: 'District',
  island: 'Island',
  parish: 'Parish',
  oblast: 'Oblast',
  area: 'Area',
  'do-si': 'Do or si',
}

/** Where nothing is known of a country: every part, the region and the postal code left to whoever fills it in. */
const usual: AddressField[][] = [
  ['fullName'],
  ['streetAddress'],
  ['extendedAddress'],
  ['postalCode', 'addressLocality'],
  ['addressRegion'],
]

/**
 * The fields of an address in the order in which the country writes them, line by line. The country itself is chosen
 * before; what nobody writes there is left out, unless it is filled already.
 * @param form null: nothing is known of the country
 */
export function addressParts(form: AddressForm | null, values: AddressValues): AddressPart[][] {
  const lines = form?.lines ? ordered(form.lines) : usual
  const missing = (['postalCode', 'addressRegion'] as const).filter(
    (field) => !lines.flat().includes(field) && isWanted(field, form, values),
  )
  const more = missing.map((field): AddressField[] => [field])
  return lines
    .flatMap((line) => (line.includes('addressLocality') ? [line, ...more] : [line]))
    .map((line) => line.map((field) => partOf(field, form, values)))
}

/** What a country asks for and nobody has entered: the API tells of it only where everything else fits. */
export function emptyFaults(form: AddressForm | null, values: AddressValues): AddressFaults {
  const empty = (form?.required ?? []).filter((field) => values[field] === '')
  return Object.fromEntries(
    empty.map((field) => [field, emptyFault(field, form?.postalCode.example ?? null)]),
  )
}

/** People fill in the street before what stands beside it, wherever the country writes it. */
function ordered(lines: NonNullable<AddressForm['lines']>): AddressField[][] {
  const written = lines
    .map((line) => line.filter((field) => field !== 'addressCountry' && field !== 'extendedAddress'))
    .filter((line) => line.length > 0)
  return written.flatMap((line): AddressField[][] =>
    line.includes('streetAddress') ? [line, ['extendedAddress']] : [line],
  )
}

function isWanted(
  field: 'postalCode' | 'addressRegion',
  form: AddressForm | null,
  values: AddressValues,
): boolean {
  return values[field] !== '' || (form?.required.includes(field) ?? false)
}

function partOf(field: AddressField, form: AddressForm | null, values: AddressValues): AddressPart {
  const isRequired = form
    ? (form.required as string[]).includes(field)
    : ['fullName', 'streetAddress', 'addressLocality'].includes(field)
  if (field === 'postalCode') {
    const { label = '', example = null } = form?.postalCode ?? {}
    const hint = example === null ? {} : { hint: `Such as ${example}.` }
    return { field, label: postalLabels[label] ?? 'Postal code', isRequired, ...hint }
  }
  if (field === 'addressRegion') {
    const { label = '', choices = null } = form?.region ?? {}
    const named = { field, label: regionLabels[label] ?? 'State or region', isRequired }
    return choices ? { ...named, choices: regionChoices(choices, values.addressRegion, isRequired) } : named
  }
  return { field, label: plainLabels[field] ?? field, isRequired }
}

/** An address of the book may name a region in words of its own: it stays chosen. */
function regionChoices(
  choices: { code: string; name: string }[],
  chosen: string,
  isRequired: boolean,
): { value: string; name: string }[] {
  const known = choices.map(({ code, name }) => ({ value: code, name }))
  const isKnown = chosen === '' || known.some(({ value }) => value === chosen)
  return [
    { value: '', name: isRequired ? 'Please choose' : 'None' },
    ...(isKnown ? [] : [{ value: chosen, name: chosen }]),
    ...known,
  ]
}
