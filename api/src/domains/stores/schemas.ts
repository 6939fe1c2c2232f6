import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { countryCode } from '../../platform/schemas.ts'

export const storeSchema = z
  .object({
    id: wireId('store'),
    slug: z.string().openapi({ description: 'Short name, unique in this installation.' }),
    name: z.string(),
    tagline: z.string(),
    currency: z.string().openapi({ description: 'ISO 4217 code of all its prices.' }),
    locale: z.string().openapi({ description: 'BCP 47 tag for formatting prices and dates.' }),
    locales: z
      .array(z.string())
      .openapi({ description: 'Languages its customers may choose for their mails, as BCP 47 tags.' }),
    countries: z.array(countryCode).openapi({ description: 'Where it ships to.' }),
    taxBasisPoints: z
      .int()
      .openapi({ description: 'Tax contained in its prices, in hundredths of a percent: 1900 is 19 %.' }),
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
    },
  })
