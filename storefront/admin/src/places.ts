import { countryWords } from '@tradepost/desk/order-words.ts'
import type { TaxZone } from '@tradepost/sdk'
import { linesOf } from './entry-reader.ts'

/** A country, a region of one, or where its postal codes begin alike. */
export type Place = TaxZone['places'][number]

/** Said beside a box of places. */
export const placesHint =
  'One a line: a country; its region, if only that; how postal codes begin, if only those. “DE” is all of Germany, “US; CA” California, “ES; ; 35” where Spanish postal codes begin with 35.'

/** Places as lines say them: `US; CA` is California, `ES; ; 35` where postal codes begin so; what is wrong is for the API to say. */
export function placesOf(text: string): { places: Place[]; lines: number[] } {
  const lines = linesOf(text)
  const places = lines.map(({ line }) => {
    const [country = '', region = '', prefix = ''] = line.split(/\s*;\s*/)
    return { country: country.toUpperCase(), region: region || null, postalCodePrefix: prefix || null }
  })
  return { places, lines: lines.map(({ at }) => at) }
}

/** A line for each place. */
export const placeLines = (places: readonly Place[]): string =>
  places
    .map(({ country, region, postalCodePrefix }) =>
      [country, region ?? '', postalCodePrefix ?? ''].join('; ').replace(/(; )+$/, ''),
    )
    .join('\n')

/** `Germany`, `California` as `CA, United States`, `Spain 35…`. */
export const placeWords = ({ country, region, postalCodePrefix }: Place): string =>
  [region && `${region},`, countryWords(country), postalCodePrefix && `${postalCodePrefix}…`]
    .filter(Boolean)
    .join(' ')

/** Places in a few words. */
export function placesWords(places: readonly Place[], most = 4): string {
  const shown = places.slice(0, most).map(placeWords).join('; ')
  return places.length > most ? `${shown}; and ${places.length - most} more` : shown
}

/** The API's words about a place, with the line it was entered in. */
export const tellPlace =
  (lines: readonly number[]) =>
  (pointer: string, message: string): string => {
    const line = lines[Number(/^\/places\/(\d+)/.exec(pointer)?.[1])]
    return line === undefined ? message : `line ${line}: ${message}`
  }
