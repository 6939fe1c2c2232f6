import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { asWritten, postalProblems, writtenAddress } from './postal-address.ts'
import { postalCountries } from './postal-countries.ts'

const runs = () => ({ numRuns: count(2_000, 100_000), seed: seed() })
const countries = [...postalCountries.keys()]
const withCodes = countries.filter((code) => postalCountries.get(code)?.codeForms.length)

/** A region that the country takes. */
const regionOf = (country: string) => postalCountries.get(country)?.regions?.[0]?.code ?? 'Somewhere'

const judged = (addressCountry: string, postalCode?: string, addressRegion?: string) =>
  postalProblems({ addressCountry, postalCode, addressRegion: addressRegion ?? regionOf(addressCountry) })

const writtenCode = (addressCountry: string, postalCode: string) =>
  asWritten({ addressCountry, postalCode }).postalCode

/** What a form says, said again as a regular expression. */
const patternOf = (form: string) =>
  new RegExp(`^${form.replaceAll('#', '[0-9]').replaceAll('@', '[A-Z]').replaceAll('?', '[0-9A-Z]')}$`)

const signsOf: Record<string, string> = {
  '#': '0123456789',
  '@': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '?': '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
}

/** A code of one of the country's forms. */
const codes = fc.constantFrom(...withCodes).chain((country) =>
  fc
    .constantFrom(...(postalCountries.get(country)?.codeForms ?? []))
    .chain((form) =>
      fc
        .tuple(...[...form].map((sign) => fc.constantFrom(...(signsOf[sign] ?? sign))))
        .map((signs) => ({ country, code: signs.join('') })),
    )
    .filter(({ code }) => postalCountries.get(country)?.narrower?.test(code) ?? true),
)

/** The same code as people type it. */
const typed = (code: string) =>
  fc
    .record({
      gap: fc.constantFrom('', ' ', '-', '\u2013', '\u00a0', ' - '),
      lower: fc.boolean(),
      wide: fc.boolean(),
    })
    .map(({ gap, lower, wide }) => {
      const spaced = code.replaceAll(/[ -]/g, gap)
      const cased = lower ? spaced.toLowerCase() : spaced
      return wide
        ? cased.replaceAll(/[0-9A-Za-z]/g, (sign) =>
            String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
          )
        : cased
    })

describe('postal codes', () => {
  it('of every form of every country are taken, however they are typed, and written in one way', () => {
    fc.assert(
      fc.property(
        codes.chain(({ country, code }) => fc.tuple(fc.constant(country), fc.constant(code), typed(code))),
        ([country, code, text]) => {
          expect(judged(country, text), `${country} ${text}`).toEqual([])
          const written = writtenCode(country, text) ?? ''
          expect(written.replaceAll(/[ -]/g, '')).toBe(code.replaceAll(/[ -]/g, ''))
          expect(writtenCode(country, written)).toBe(written)
        },
      ),
      runs(),
    )
  })

  it('are taken only when what is written has a form of the country: whatever the text', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.stringMatching(/^[0-9A-Z -]{0,12}$/),
      codes.map(({ code }) => code),
    )
    fc.assert(
      fc.property(fc.constantFrom(...withCodes), text, (country, postalCode) => {
        const accepted = judged(country, postalCode).length === 0
        const written = writtenCode(country, postalCode) ?? ''
        const forms = postalCountries.get(country)?.codeForms ?? []
        expect(forms.some((form) => patternOf(form).test(written)) && accepted).toBe(accepted)
        // What is refused is left as it came, so that the message and the field agree.
        if (!accepted) expect(written).toBe(postalCode)
      }),
      runs(),
    )
  })

  it('with a sign too many or too few are refused where codes have one length', () => {
    const oneLength = withCodes.filter((country) => postalCountries.get(country)?.codeForms.length === 1)
    expect(oneLength.length).toBeGreaterThan(120)
    for (const country of oneLength) {
      const code = postalCountries.get(country)?.codeExample ?? ''
      for (const wrong of [`${code}1`, `1${code}`, code.slice(0, -1)])
        expect(judged(country, wrong), `${country} ${wrong}`).toMatchObject([{ part: 'postalCode' }])
    }
  })

  it('that are shown as an example are good ones, in every country', () => {
    for (const country of withCodes) {
      const { codeExample } = postalCountries.get(country) ?? { codeExample: '' }
      expect(judged(country, codeExample), country).toEqual([])
      expect(writtenCode(country, codeExample), country).toBe(codeExample)
    }
  })

  it('may be anything, or missing, where there are none', () => {
    for (const country of countries.filter((code) => !withCodes.includes(code))) {
      expect(judged(country)).toEqual([])
      expect(judged(country, 'PO 1')).toEqual([])
    }
  })
})

/** Real codes, good and bad; region where one is needed. */
const known: Record<string, { good: string[]; bad: string[]; region?: string }> = {
  AT: { good: ['1010', 'A-1010'], bad: ['101', '10100'] },
  AU: { good: ['2060'], bad: ['206', '20600'], region: 'NSW' },
  BE: { good: ['1000', 'B-1000'], bad: ['10000'] },
  BG: { good: ['1000'], bad: ['100'] },
  CA: { good: ['K1A 0B1', 'k1a0b1', 'K1A-0B1'], bad: ['D1A 0B1', 'K1A 0O1', '12345'], region: 'ON' },
  CH: { good: ['8001', 'CH-8001'], bad: ['80010'] },
  CY: { good: ['2008'], bad: ['20080'] },
  CZ: { good: ['110 00', '11000'], bad: ['1100'] },
  DE: { good: ['10119', 'D-10119', '１０１１９'], bad: ['1011', '101190', 'ABCDE'] },
  DK: { good: ['1566', 'DK-1566'], bad: ['15660'] },
  EE: { good: ['10111'], bad: ['1011'] },
  ES: { good: ['28039'], bad: ['2803'] },
  FI: { good: ['00100', 'FI-00100'], bad: ['0010'] },
  FR: { good: ['75001', '75 001'], bad: ['7500'] },
  GB: {
    good: ['SW1A 1AA', 'sw1a1aa', 'M1 1AE', 'B33 8TH', 'CR2 6XH', 'DN55 1PT', 'GIR 0AA'],
    bad: ['SW1A 1A', '12345'],
  },
  GR: { good: ['151 24', '15124'], bad: ['1512'] },
  HR: { good: ['10000', 'HR-10000'], bad: ['1000'] },
  HU: { good: ['1037'], bad: ['10370'] },
  IE: { good: ['D02 X285', 'd02x285'], bad: ['D02', '12345678'] },
  IT: { good: ['00144'], bad: ['0014'] },
  JP: { good: ['154-0023', '1540023'], bad: ['154-023', '154'], region: 'Tokyo' },
  LT: { good: ['01100', 'LT-01100'], bad: ['0110'] },
  LU: { good: ['2998', 'L-2998'], bad: ['29980'] },
  LV: { good: ['LV-1010', '1010'], bad: ['LV-101'] },
  MT: { good: ['VLT 1117', 'NXR 01'], bad: ['1117'] },
  NL: { good: ['1012 JS', '1012js'], bad: ['0012 JS', '1012'] },
  NO: { good: ['0025', 'N-0025'], bad: ['025'] },
  PL: { good: ['00-950', '00950'], bad: ['0095'] },
  PT: { good: ['1250-096'], bad: ['1250'] },
  RO: { good: ['060274'], bad: ['60274'] },
  SE: { good: ['114 55', '11455', 'SE-114 55'], bad: ['1145'] },
  SI: { good: ['1000', 'SI-1000'], bad: ['10000'] },
  SK: { good: ['811 01'], bad: ['8110'] },
  US: { good: ['95014', '22162-1010', '221621010'], bad: ['9501', '22162-10'], region: 'CA' },
}

describe('addresses of the countries that shops ship to most', () => {
  it.each(Object.entries(known))('%s: real codes are taken, and others refused', (country, of) => {
    for (const code of of.good) expect(judged(country, code, of.region), code).toEqual([])
    for (const code of of.bad)
      expect(judged(country, code, of.region), code).toMatchObject([{ part: 'postalCode' }])
  })

  it('need a postal code, but for Ireland', () => {
    for (const [country, { region }] of Object.entries(known)) {
      const missing = judged(country, undefined, region)
      expect(
        missing.map(({ part }) => part),
        country,
      ).toEqual(country === 'IE' ? [] : ['postalCode'])
    }
  })

  it('need a region in Australia, Canada, Japan and the United States, and nowhere else of them', () => {
    for (const [addressCountry, { good }] of Object.entries(known)) {
      const parts = postalProblems({ addressCountry, postalCode: good[0] }).map(({ part }) => part)
      const needed = ['AU', 'CA', 'JP', 'US'].includes(addressCountry)
      expect(parts, addressCountry).toEqual(needed ? ['addressRegion'] : [])
    }
  })
})

describe('regions', () => {
  const written = (addressCountry: string, addressRegion: string) =>
    asWritten({ addressCountry, addressRegion }).addressRegion

  it('are known by code and by name, whatever the case and the accents, and written as the code', () => {
    expect(written('US', 'california')).toBe('CA')
    expect(written('US', 'N.Y.')).toBe('NY')
    expect(written('CA', 'Québec')).toBe('QC')
    expect(written('AU', 'New South Wales')).toBe('NSW')
  })

  it('of Japan stay in the script they were written in', () => {
    expect(written('JP', 'tokyo')).toBe('Tokyo')
    expect(written('JP', '東京都')).toBe('東京都')
    expect(written('JP', 'Hokkaidō')).toBe('Hokkaido')
  })

  it('that a country with a list does not have are refused, and any is taken elsewhere', () => {
    for (const country of ['AU', 'CA', 'JP', 'US'])
      expect(judged(country, postalCountries.get(country)?.codeExample, 'Bavaria')).toMatchObject([
        { part: 'addressRegion' },
      ])
    expect(judged('DE', '10119', 'Bavaria')).toEqual([])
    expect(judged('IT', '00144', 'RM')).toEqual([])
  })

  it('are each written as they are read: all of every list', () => {
    for (const [country, { regions }] of postalCountries) {
      for (const { code, name } of regions ?? []) {
        expect(written(country, code), `${country} ${code}`).toBe(code)
        expect(judged(country, postalCountries.get(country)?.codeExample, name)).toEqual([])
      }
    }
    expect(postalCountries.get('US')?.regions).toHaveLength(62)
    expect(postalCountries.get('CA')?.regions).toHaveLength(13)
    expect(postalCountries.get('JP')?.regions).toHaveLength(2 * 47)
  })
})

describe('countries', () => {
  it('are all of ISO 3166-1, and none that is not: what Intl has no name for is refused', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const all = letters.flatMap((first) => letters.map((second) => first + second))
    const unknown = all.filter((code) => postalProblems({ addressCountry: code }).some(isCountry))
    expect(countries).toHaveLength(250)
    expect(countries.filter((code) => names.of(code) === undefined)).toEqual([])
    expect([...countries, ...unknown].toSorted()).toEqual(all.toSorted())
  })
})

const isCountry = ({ part }: { part: string }) => part === 'addressCountry'

describe('an address that is refused', () => {
  it('names every part at fault with a pointer into the request', () => {
    const wrong = { addressCountry: 'US', postalCode: 'x', addressRegion: 'Bavaria' }
    expect(() => writtenAddress(wrong, '/shippingAddress')).toThrow(
      expect.objectContaining({
        extras: expect.objectContaining({
          errors: [
            { pointer: '/shippingAddress/postalCode', message: 'must look like 95014 in US' },
            {
              pointer: '/shippingAddress/addressRegion',
              message: 'is none of US: send one such as AL or Alabama',
            },
          ],
        }),
      }),
    )
  })
})
