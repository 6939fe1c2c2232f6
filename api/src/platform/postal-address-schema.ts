import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from './card-numbers.ts'
import { countryCode } from './schemas.ts'

const line = (max: number) => z.string().trim().min(1, 'must not be empty').max(max)
const words = (max: number) => line(max).overwrite(withoutCardNumbers)

/** A postal address in the words of the Universal Commerce Protocol. `writtenAddress` judges it by its country. */
export const postalAddressSchema = z
  .strictObject({
    fullName: words(200).openapi({ description: 'Who receives it.' }),
    streetAddress: words(200).openapi({ description: 'Street and number.' }),
    extendedAddress: words(200).optional().openapi({ description: 'Apartment, floor, company.' }),
    addressLocality: words(120).openapi({ description: 'City or town.' }),
    addressRegion: words(120).optional().openapi({
      description:
        'State, province or prefecture, where addresses need one. In AU, CA and US by its code; in JP by its name.',
    }),
    postalCode: line(20).optional().openapi({
      description:
        'Needed where every address has one; in the form of its country. Spaces and hyphens are put right.',
      example: '10119',
    }),
    addressCountry: countryCode,
    phoneNumber: line(40).optional().openapi({ description: 'For the carrier.' }),
  })
  .openapi('PostalAddress', {
    example: {
      fullName: 'Ada Lovelace',
      streetAddress: 'Torstraße 1',
      addressLocality: 'Berlin',
      postalCode: '10119',
      addressCountry: 'DE',
    },
  })

export type PostalAddress = z.infer<typeof postalAddressSchema>
