/** Of VAT identification numbers: `DE123456789`. */
export interface VatNumber {
  /** ISO 3166-1 alpha-2; Greece writes EL, Northern Ireland XI, which is kept */
  country: string
  /** With its prefix, without spaces and dots */
  number: string
}

/**
 * Forms of the VAT numbers of the member states and of Northern Ireland, without prefix, as VIES publishes them
 * (ec.europa.eu/taxation_customs/vies, question 11 of its frequently asked ones).
 */
const forms: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d[A-Z\d+*]\d{5}[A-Z]|\d{7}[A-Z]{1,2})$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** Where a number's prefix is not its country's code. */
const countryOfPrefix: Record<string, string> = { EL: 'GR' }

/** The states whose VAT numbers have a form here, as countries of ISO 3166-1; without Northern Ireland. */
export const memberStates: ReadonlySet<string> = new Set(
  Object.keys(forms)
    .filter((prefix) => prefix !== 'XI')
    .map((prefix) => countryOfPrefix[prefix] ?? prefix),
)

/**
 * Reads a VAT number by its form alone: whether it has been given to anyone is for VIES to say.
 * @returns null for what no state gives out
 */
export function readVatNumber(text: string): VatNumber | null {
  const number = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\-/]/g, '')
  const prefix = number.slice(0, 2)
  const form = Object.hasOwn(forms, prefix) ? forms[prefix] : undefined
  return form?.test(number.slice(2)) ? { country: countryOfPrefix[prefix] ?? prefix, number } : null
}
