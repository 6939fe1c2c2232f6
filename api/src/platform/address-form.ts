import { type PostalCountry, postalCountries } from './postal-countries.ts'

/** Parts of a postal address, in the words of the Universal Commerce Protocol. */
export type AddressPart =
  | 'fullName'
  | 'streetAddress'
  | 'extendedAddress'
  | 'addressLocality'
  | 'addressRegion'
  | 'postalCode'
  | 'addressCountry'

/** How addresses are written in one country. */
export interface AddressForm {
  /** ISO 3166-1 alpha-2 */
  country: string
  /** From the first line to the last; null: not known */
  lines: AddressPart[][] | null
  required: AddressPart[]
  postalCode: { label: string; isRequired: boolean; example: string | null; pattern: string | null }
  region: { label: string; isRequired: boolean; choices: { code: string; name: string }[] | null }
}

/**
 * Last lines of an address, and where they are so: C is the town, S the region, Z the code, a comma begins another line.
 * As in `postal-countries.ts`, from libaddressinput.
 */
const townLines: [lines: string, countries: string][] = [
  [
    'ZC',
    'AD AF AL AT BA BE BG BL CH CR CY CZ DE DK DZ EE FI FO FR GF GL GP GR HR IL IS LI LT LU MA MC ME MF MK MQ NC NL NO PL PM PT RE RS SE SI SJ SK TN TR VA YT',
  ],
  ['ZCS', 'ES IT MX UY'],
  ['CSZ', 'AS AU CA FM GU MH MP PR PW US VI'],
  ['CZ', 'NZ SG MT BD'],
  ['C,Z', 'GB GG IM JE GI FK HU LK ZA KE PE'],
  ['C,S,Z', 'IE IN UA RU'],
  ['CS,Z', 'BR'],
  ['C', 'AE HK JM PA QA BO BW CI GA GH'],
]
/** There the largest comes first, and the person last. */
const fromTheLargest: [lines: string, countries: string][] = [
  ['Z,SC', 'JP CN TW'],
  ['SC', 'KR'],
]

const regionLabels: Record<string, string> = {
  state: 'AS AU BR FM GU IN MH MP MX MY NG PR PW US VE VI',
  province: 'AR CA CN CR ES ID IQ IT PG PH SO SV TH VN',
  prefecture: 'JP',
  county: 'EE GB HR IE KE NO RO SE TW',
  emirate: 'AE',
  department: 'CO FR HN UY',
  district: 'NR',
  island: 'BS CV KN KY SC TV',
  parish: 'AD BB JM',
  oblast: 'RU UA',
  area: 'HK',
  'do-si': 'KR',
}
const codeLabels: Record<string, string> = {
  'zip-code': 'AS FM GU MH MP PH PR PW US VI',
  'pin-code': 'IN',
  eircode: 'IE',
}

const isAmong = (country: string, countries: string) => countries.split(' ').includes(country)
const wordFor = (country: string, words: Record<string, string>, otherwise: string): string =>
  Object.entries(words).find(([, countries]) => isAmong(country, countries))?.[0] ?? otherwise

const parts: Record<string, AddressPart> = { C: 'addressLocality', S: 'addressRegion', Z: 'postalCode' }
const partsOf = (lines: string): AddressPart[][] =>
  lines.split(',').map((line) => [...line].flatMap((sign) => parts[sign] ?? []))

function linesOf(country: string): AddressPart[][] | null {
  const fine: AddressPart[][] = [['fullName'], ['extendedAddress'], ['streetAddress']]
  const large = fromTheLargest.find(([, countries]) => isAmong(country, countries))
  if (large) return [['addressCountry'], ...partsOf(large[0]), ...fine.toReversed()]
  const town = townLines.find(([, countries]) => isAmong(country, countries))
  return town ? [...fine, ...partsOf(town[0]), ['addressCountry']] : null
}

const signs: Record<string, string> = {
  '#': '[0-9]',
  '@': '[A-Za-z]',
  '?': '[0-9A-Za-z]',
  ' ': '[ \\-]?',
  '-': '[ \\-]?',
}

/** One expression for all forms of a country; letters count whether small or capital. */
function patternOf({ codeForms, codePrefixes }: PostalCountry): string | null {
  if (codeForms.length === 0) return null
  const either = (letter: string) => (/[A-Z]/.test(letter) ? `[${letter}${letter.toLowerCase()}]` : letter)
  const forms = codeForms.map((form) => [...form].map((sign) => signs[sign] ?? either(sign)).join(''))
  const prefixes = codePrefixes.map((prefix) => [...prefix].map(either).join(''))
  const form = forms.length === 1 ? forms[0] : `(?:${forms.join('|')})`
  return `(?:(?:${prefixes.join('|')})[ \\-]?)?${form}`
}

/** Where names stand in two scripts, one after the other: written in that of the country, shown in Latin. */
function choicesOf({ regions }: PostalCountry): AddressForm['region']['choices'] {
  if (!regions || regions.some(({ code, name }) => code !== name)) return regions
  return regions.flatMap(({ code }, at) => {
    const before = regions[at - 1]
    return at % 2 === 1 && before ? [{ code, name: before.name }] : []
  })
}

/** @returns null for what is no country of ISO 3166-1 */
export function addressFormOf(country: string): AddressForm | null {
  const postal = postalCountries.get(country)
  if (!postal) return null
  const { codeNeeded, codeExample, regionNeeded } = postal
  return {
    country,
    lines: linesOf(country),
    required: [
      'fullName',
      'streetAddress',
      'addressLocality',
      ...(regionNeeded ? (['addressRegion'] as const) : []),
      ...(codeNeeded ? (['postalCode'] as const) : []),
      'addressCountry',
    ],
    postalCode: {
      label: wordFor(country, codeLabels, 'postal-code'),
      isRequired: codeNeeded,
      example: codeExample === '' ? null : codeExample,
      pattern: patternOf(postal),
    },
    region: {
      label: wordFor(country, regionLabels, 'region'),
      isRequired: regionNeeded,
      choices: choicesOf(postal),
    },
  }
}
