import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { countryCode } from '../../platform/schemas.ts'

export const storeSchema = z
  .object({
    id: wireId('store'),
    slug: z.string().openapi({ description: 'Short name, unique in this installation.' }),
    name: z.string(),
    tagline: z.string(),
    currency: z.string().openapi({ description: 'ISO 4217 code of the prices of its offers.' }),
    locale: z.string().openapi({ description: 'BCP 47 tag for formatting prices and dates.' }),
    locales: z
      .array(z.string())
      .openapi({ description: 'Languages its customers may choose for their mails, as BCP 47 tags.' }),
    countries: z.array(countryCode).openapi({ description: 'Where it ships to.' }),
    taxBasisPoints: z.int().openapi({
      description:
        'Tax of most goods, in hundredths of a percent: 1900 is 19 %. Others, and other places, may have rates of their own.',
    }),
    pricesIncludeTax: z
      .boolean()
      .openapi({ description: 'Whether prices contain the tax; in some countries it may be the other way.' }),
    timeZone: z
      .string()
      .openapi({ description: 'IANA name of the time zone by whose clocks its offers begin and end.' }),
    currencies: z
      .array(z.string())
      .openapi({ description: 'ISO 4217 codes of the other currencies that carts may be in.' }),
  })
  .openapi('Store', {
    example: {
      id: 'store_01h455vb4pex5vsknk084sn02q',
      slug: 'northlight',
      name: 'Northlight',
      tagline: 'Things for everyday rooms',
      currency: 'EUR',
      locale: 'en-DE',
      locales: ['en-DE', 'de-DE'],
      countries: ['DE', 'AT'],
      taxBasisPoints: 1900,
      pricesIncludeTax: true,
      timeZone: 'Europe/Berlin',
      currencies: ['CHF'],
    },
  })
