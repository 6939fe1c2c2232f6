/** Of VAT identification numbers: `DE123456789`. */
export interface VatNumber {
  /** ISO 3166-1 alpha-2; Greece writes EL, Northern Ireland XI, which is kept */
  country: string
  /** With its prefix, without spaces and dots */
  number: string
}

/** What follows the prefix, and a number as an example. */
type Form = [rest: RegExp, example: string]

/**
 * Forms of the VAT numbers of the member states and of Northern Ireland, as VIES publishes them
 * (ec.europa.eu/taxation_customs/vies, question 11 of its frequently asked ones).
 */
const union: Record<string, Form> = {
  AT: [/^U\d{8}$/, 'ATU12345678'],
  BE: [/^[01]\d{9}$/, 'BE0123456789'],
  BG: [/^\d{9,10}$/, 'BG123456789'],
  CY: [/^\d{8}[A-Z]$/, 'CY12345678L'],
  CZ: [/^\d{8,10}$/, 'CZ12345678'],
  DE: [/^\d{9}$/, 'DE123456789'],
  DK: [/^\d{8}$/, 'DK12345678'],
  EE: [/^\d{9}$/, 'EE123456789'],
  EL: [/^\d{9}$/, 'EL123456789'],
  ES: [/^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/, 'ESX1234567L'],
  FI: [/^\d{8}$/, 'FI12345678'],
  FR: [/^[A-HJ-NP-Z\d]{2}\d{9}$/, 'FR12345678901'],
  HR: [/^\d{11}$/, 'HR12345678901'],
  HU: [/^\d{8}$/, 'HU12345678'],
  IE: [/^(?:\d[A-Z\d+*]\d{5}[A-Z]|\d{7}[A-Z]{1,2})$/, 'IE1234567T'],
  IT: [/^\d{11}$/, 'IT12345678901'],
  LT: [/^(?:\d{9}|\d{12})$/, 'LT123456789'],
  LU: [/^\d{8}$/, 'LU12345678'],
  LV: [/^\d{11}$/, 'LV12345678901'],
  MT: [/^\d{8}$/, 'MT12345678'],
  NL: [/^[A-Z\d+*]{10}\d{2}$/, 'NL123456789B01'],
  PL: [/^\d{10}$/, 'PL1234567890'],
  PT: [/^\d{9}$/, 'PT123456789'],
  RO: [/^\d{2,10}$/, 'RO1234567890'],
  SE: [/^\d{12}$/, 'SE123456789012'],
  SI: [/^\d{8}$/, 'SI12345678'],
  SK: [/^\d{10}$/, 'SK1234567890'],
  XI: [/^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, 'XI123456789'],
}

/** Of states beside the union: as HMRC writes them (VAT Notice 700/1), and article 6a of the Swiss VAT ordinance's UID. */
const beside: Record<string, Form> = {
  GB: [/^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, 'GB123456789'],
  CH: [/^E\d{9}(?:MWST|TVA|IVA|VAT)?$/, 'CHE-123.456.789'],
}

const forms = { ...union, ...beside }

/** Where a number's prefix is not its country's code. */
const countryOfPrefix: Record<string, string> = { EL: 'GR' }
const prefixOfCountry: Record<string, string> = { GR: 'EL', LI: 'CH' }

/** The states whose VAT numbers have a form here, as countries of ISO 3166-1; without Northern Ireland. */
export const memberStates: ReadonlySet<string> = new Set(
  Object.keys(union)
    .filter((prefix) => prefix !== 'XI')
    .map((prefix) => countryOfPrefix[prefix] ?? prefix),
)

const signsOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '')

const formOf = (of: Record<string, Form>, prefix: string): Form | null =>
  (Object.hasOwn(of, prefix) ? of[prefix] : null) ?? null

/**
 * Reads a VAT number of a member state, or of Northern Ireland, by its form alone: whether it has been given to anyone is
 * for VIES to say.
 * @returns null for what none of them gives out
 */
export function readVatNumber(text: string): VatNumber | null {
  const number = signsOf(text)
  const prefix = number.slice(0, 2)
  const isOne = formOf(union, prefix)?.[0].test(number.slice(2))
  return isOne ? { country: countryOfPrefix[prefix] ?? prefix, number } : null
}

/** Numbers of states whose forms are not known here: letters (in Mexico also Ñ and &) and digits, four of these at the least. */
const plausible = /^(?=(?:[A-ZÑ&]*\d){4})[A-ZÑ&\d]{5,20}$/

/**
 * Why a text can be nobody's VAT number, by the form of the state that its prefix names, else of the country that it is to
 * be of. Where there is no form for that country, what could be one is taken.
 * @returns null: it may be one
 */
export function vatNumberProblem(text: string, country: string): string | null {
  const number = signsOf(text)
  const prefix = number.slice(0, 2)
  const named = formOf(forms, prefix)
  if (named?.[0].test(number.slice(2))) return null
  const expected = formOf(forms, prefixOfCountry[country] ?? country)
  // Elsewhere a number may begin with letters that are no prefix: a Mexican one with those of its company's name.
  if (!expected && plausible.test(number)) return null
  if (named) return `must look like ${named[1]}, as those of ${prefix} do`
  return expected
    ? `must be a VAT number with its country, such as ${expected[1]}`
    : 'must be made of 5 to 20 letters and digits, as a VAT number is'
}
