import { z } from '@hono/zod-openapi'
import { countryCode } from '../../platform/schemas.ts'

const line = (max: number) => z.string().trim().min(1, 'must not be empty').max(max)

/** A postal address in the words of the Universal Commerce Protocol. */
export const addressSchema = z
  .strictObject({
    fullName: line(200).openapi({ description: 'Who receives it.' }),
    streetAddress: line(200).openapi({ description: 'Street and number.' }),
    extendedAddress: line(200).optional().openapi({ description: 'Apartment, floor, company.' }),
    addressLocality: line(120).openapi({ description: 'City or town.' }),
    addressRegion: line(120)
      .optional()
      .openapi({ description: 'State or prefecture, where addresses have one.' }),
    postalCode: line(20),
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

export type Address = z.infer<typeof addressSchema>
