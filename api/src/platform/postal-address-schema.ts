import { z } from '@hono/zod-openapi'
import { countryCode } from './schemas.ts'

const line = (max: number) => z.string().trim().min(1, 'must not be empty').max(max)

/** A postal address in the words of the Universal Commerce Protocol. `writtenAddress` judges it by its country. */
export const postalAddressSchema = z
  .strictObject({
    fullName: line(200).openapi({ description: 'Who receives it.' }),
    streetAddress: line(200).openapi({ description: 'Street and number.' }),
    extendedAddress: line(200).optional().openapi({ description: 'Apartment, floor, company.' }),
    addressLocality: line(120).openapi({ description: 'City or town.' }),
    addressRegion: line(120).optional().openapi({
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
