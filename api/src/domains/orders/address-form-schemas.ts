import { z } from '@hono/zod-openapi'
import { countryCode } from '../../platform/schemas.ts'

const part = z.enum([
  'fullName',
  'streetAddress',
  'extendedAddress',
  'addressLocality',
  'addressRegion',
  'postalCode',
  'addressCountry',
])

export const addressFormSchema = z
  .object({
    country: countryCode,
    lines: z.union([z.array(z.array(part)), z.null()]).openapi({
      description:
        'Parts of an address as they are written there, line by line, from the first to the last. Null: not known. The phone number stands in no address.',
    }),
    required: z.array(part).openapi({ description: 'Parts without which an address is refused.' }),
    postalCode: z
      .object({
        label: z.string().openapi({
          description:
            'What it is called: `postal-code`, `zip-code`, `pin-code`, `eircode`. Clients must accept new ones.',
          example: 'postal-code',
        }),
        isRequired: z.boolean(),
        example: z
          .union([
            z
              .string()
              .max(20)
              .regex(/^[0-9A-Z -]+$/),
            z.null(),
          ])
          .openapi({ description: 'Null: there are none, or any text is one.' }),
        pattern: z.union([z.string(), z.null()]).openapi({
          description:
            'Regular expression of ECMAScript for the whole code, as for the `pattern` of a field in HTML; spaces and hyphens may be left out. Null: any text is one.',
        }),
      })
      .openapi({ description: 'Of the postal code.' }),
    region: z
      .object({
        label: z.string().openapi({
          description:
            'What it is called: `state`, `province`, `prefecture`, `county`, `emirate`, `department`, `district`, `island`, `parish`, `oblast`, `area`, `do-si`, `region`. Clients must accept new ones.',
          example: 'state',
        }),
        isRequired: z.boolean(),
        choices: z
          .union([z.array(z.object({ code: z.string(), name: z.string() })), z.null()])
          .openapi({ description: '`code` is sent, `name` is shown, in English. Null: any text is one.' }),
      })
      .openapi({ description: 'Of the state, province or prefecture.' }),
  })
  .openapi('AddressForm', {
    example: {
      country: 'DE',
      lines: [
        ['fullName'],
        ['extendedAddress'],
        ['streetAddress'],
        ['postalCode', 'addressLocality'],
        ['addressCountry'],
      ],
      required: ['fullName', 'streetAddress', 'addressLocality', 'postalCode', 'addressCountry'],
      postalCode: {
        label: 'postal-code',
        isRequired: true,
        example: '10119',
        pattern: '(?:(?:DE|D)[ \\-]?)?[0-9]{5}',
      },
      region: { label: 'region', isRequired: false, choices: null },
    },
  })

export const addressFormParams = z.object({ country: countryCode })
