import { type PostalCountry, postalCountries } from './postal-countries.ts'
import { platformRefusals, Refusal } from './refusals.ts'

/** The parts of an address that a country has a say in. */
export interface CountryParts {
  addressRegion?: string | undefined
  postalCode?: string | undefined
  /** ISO 3166-1 alpha-2 */
  addressCountry: string
}

export interface PartProblem {
  part: 'addressRegion' | 'postalCode' | 'addressCountry'
  /** Continues a sentence that begins with the part's name */
  message: string
}

/** What is wrong with an address in its country; empty when nothing is. */
export function postalProblems(address: CountryParts): PartProblem[] {
  const country = postalCountries.get(address.addressCountry)
  if (!country) return [{ part: 'addressCountry', message: 'is no country of ISO 3166-1' }]
  const problems: PartProblem[] = []
  const of = address.addressCountry
  const { postalCode, addressRegion } = address
  if (postalCode === undefined) {
    if (country.codeNeeded)
      problems.push({ part: 'postalCode', message: `is required in ${of}, such as ${country.codeExample}` })
  } else if (writtenCode(country, postalCode) === null)
    problems.push({ part: 'postalCode', message: `must look like ${country.codeExample} in ${of}` })
  if (addressRegion === undefined) {
    if (country.regionNeeded)
      problems.push({ part: 'addressRegion', message: `is required in ${of}${regionHint(country)}` })
  } else if (writtenRegion(country, addressRegion) === null)
    problems.push({ part: 'addressRegion', message: `is none of ${of}${regionHint(country)}` })
  return problems
}

/**
 * The same address as its post writes it: `1234ab` in the Netherlands is `1234 AB`, California in the USA is `CA`.
 * What it cannot read stays as it is.
 */
export function asWritten<T extends CountryParts>(address: T): T {
  const country = postalCountries.get(address.addressCountry)
  if (!country) return address
  const { postalCode, addressRegion } = address
  return {
    ...address,
    ...(postalCode === undefined ? {} : { postalCode: writtenCode(country, postalCode) ?? postalCode }),
    ...(addressRegion === undefined
      ? {}
      : { addressRegion: writtenRegion(country, addressRegion) ?? addressRegion }),
  }
}

/**
 * The address as its country writes it, for what is to be kept or shipped to.
 * @param pointer where the address stands in the request, such as `/shippingAddress`
 * @throws Refusal invalid-request, naming the parts at fault
 */
export function writtenAddress<T extends CountryParts>(address: T, pointer: string): T {
  const problems = postalProblems(address)
  const [first] = problems
  if (!first) return asWritten(address)
  const errors = problems.map(({ part, message }) => ({ pointer: `${pointer}/${part}`, message }))
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `${pointer}/${first.part}: ${first.message}`,
    errors,
  })
}

const regionHint = ({ regions }: PostalCountry): string =>
  regions ? `: send one such as ${[...new Set([regions[0]?.code, regions[0]?.name])].join(' or ')}` : ''

/** Full-width digits and letters become plain ones; spaces, dots and every kind of dash go. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s.\u002d\u2010-\u2015\u2212\u30fc]/g, '')

/** The code in one of the forms of the country; null when it is in none. Without forms, every code is as it should be. */
function writtenCode(country: PostalCountry, given: string): string | null {
  if (country.codeForms.length === 0) return given
  const code = bare(given)
  for (const text of [code, ...withoutPrefix(country, code), `${country.codePrefixes[0]}${code}`]) {
    for (const form of country.codeForms) {
      const written = inForm(form, text)
      if (written !== null && (country.narrower?.test(written) ?? true)) return written
    }
  }
  return null
}

const withoutPrefix = ({ codePrefixes }: PostalCountry, code: string): string[] =>
  codePrefixes.filter((prefix) => code.startsWith(prefix)).map((prefix) => code.slice(prefix.length))

const classes: Record<string, RegExp> = { '#': /^[0-9]$/, '@': /^[A-Z]$/, '?': /^[0-9A-Z]$/ }

function inForm(form: string, code: string): string | null {
  let at = 0
  let written = ''
  for (const sign of form) {
    if (sign === ' ' || sign === '-') {
      written += sign
      continue
    }
    const letter = code.charAt(at)
    at += 1
    if (!(classes[sign]?.test(letter) ?? sign === letter)) return null
    written += letter
  }
  return at === code.length ? written : null
}

/** The region's code where the country has a list, by its code or its English name; null when it is not on the list. */
function writtenRegion({ regions }: PostalCountry, given: string): string | null {
  if (!regions) return given
  const wanted = named(given)
  return regions.find(({ code, name }) => named(code) === wanted || named(name) === wanted)?.code ?? null
}

/** Upper and lower case, accents, dots and spaces do not count: Québec is Quebec, N.S.W. is NSW. */
const named = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f\s.-]/g, '')
    .toUpperCase()
