import { z } from '@hono/zod-openapi'
import { asWritten, postalProblems } from './postal-address.ts'
import { type FieldProblem, platformRefusals, Refusal } from './refusals.ts'
import { countryCode } from './schemas.ts'

/** A country, a part of one, or where its postal codes begin alike. */
export interface PostalPlace {
  /** ISO 3166-1 alpha-2 */
  country: string
  /** As addresses write it, such as `CA`; null: all */
  region: string | null
  /** Capital letters and digits alone; null: all */
  postalCodePrefix: string | null
}

const texts = {
  region: 'A region as addresses write it, such as `CA`; null: all of the country.',
  postalCodePrefix: 'How its postal codes begin; null: however.',
}

export const postalPlaceSchema = z
  .object({
    country: countryCode,
    region: z.union([z.string(), z.null()]).openapi({ description: texts.region }),
    postalCodePrefix: z.union([z.string(), z.null()]).openapi({ description: texts.postalCodePrefix }),
  })
  .openapi('PostalPlace', { example: { country: 'US', region: 'CA', postalCodePrefix: '90' } })

export const postalPlaceInput = z
  .strictObject({
    country: countryCode,
    region: z
      .union([z.string().trim().min(1).max(120), z.null()])
      .default(null)
      .openapi({ description: texts.region, example: 'CA' }),
    postalCodePrefix: z
      .union([
        z
          .string()
          .max(20)
          .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, ''))
          .refine((text) => /^[0-9A-Z]{1,10}$/.test(text), 'must be 1 to 10 letters and digits')
          .openapi({ type: 'string', maxLength: 20 }),
        z.null(),
      ])
      .default(null)
      .openapi({
        description: `${texts.postalCodePrefix} Spaces, hyphens and case do not matter.`,
        example: '90',
      }),
  })
  .openapi('PostalPlaceInput', { example: { country: 'DE' } })

/** The same for places that are the same, however they were written. */
export const placeKey = ({ country, region, postalCodePrefix }: PostalPlace): string =>
  JSON.stringify([country, region, postalCodePrefix])

/** A place in words. */
export const placeName = ({ country, region, postalCodePrefix }: PostalPlace): string =>
  [country, region, postalCodePrefix && `${postalCodePrefix}…`].filter(Boolean).join(' ')

/**
 * The places as addresses write them.
 * @param pointer where they stand in the request, such as `/places`
 * @throws Refusal invalid-request for what is no country, no region of it, or there twice
 */
export function writtenPlaces(places: readonly PostalPlace[], pointer: string): PostalPlace[] {
  const errors = placeProblems(places, pointer)
  const [first] = errors
  if (!first) return places.map(writtenPlace)
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `${first.pointer}: ${first.message}`,
    errors: errors.slice(0, 20),
  })
}

/** What is no country, no region of it, or there twice. @param pointer where they stand in the request */
export function placeProblems(places: readonly PostalPlace[], pointer: string): FieldProblem[] {
  const written = places.map(writtenPlace)
  const errors: FieldProblem[] = []
  const seen = new Map<string, number>()
  for (const [at, place] of written.entries()) {
    const here = `${pointer}/${at}`
    for (const { part, message } of problemsOf(place))
      errors.push({ pointer: `${here}/${part === 'addressRegion' ? 'region' : 'country'}`, message })
    const before = seen.get(placeKey(place))
    if (before !== undefined) errors.push({ pointer: here, message: `is the same as ${pointer}/${before}` })
    else seen.set(placeKey(place), at)
  }
  return errors
}

const partsOf = ({ country, region }: PostalPlace) => ({
  addressCountry: country,
  ...(region === null ? {} : { addressRegion: region }),
})

/** The place as addresses write it. */
export const writtenPlace = (place: PostalPlace): PostalPlace => ({
  country: place.country,
  region: place.region === null ? null : (asWritten(partsOf(place)).addressRegion ?? place.region),
  postalCodePrefix: place.postalCodePrefix,
})

/** What is missing in an address is no fault of a place: it means all. */
const problemsOf = (place: PostalPlace) =>
  postalProblems(partsOf(place)).filter(
    ({ part }) => part === 'addressCountry' || (part === 'addressRegion' && place.region !== null),
  )
