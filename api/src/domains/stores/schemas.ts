import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { countryCode, moneyOrNull, moneySchema } from '../../platform/schemas.ts'

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

export const shippingMethodSchema = z
  .object({
    id: wireId('shippingMethod'),
    name: z.string(),
    description: z.string(),
    price: moneySchema,
    freeFrom: moneyOrNull.openapi({ description: 'Goods worth this or more ship for nothing; null: never.' }),
    minDays: z.int().openapi({ description: 'Working days until arrival, at the least.' }),
    maxDays: z.int().openapi({ description: 'Working days until arrival, at the most.' }),
  })
  .openapi('ShippingMethod', {
    example: {
      id: 'shp_01h455vb4pex5vsknk084sn02q',
      name: 'Standard',
      description: 'Tracked parcel',
      price: { amount: 490, currency: 'EUR' },
      freeFrom: { amount: 8000, currency: 'EUR' },
      minDays: 2,
      maxDays: 4,
    },
  })

export const shippingMethodListSchema = z
  .object({ items: z.array(shippingMethodSchema) })
  .openapi('ShippingMethodList', {
    example: {
      items: [
        {
          id: 'shp_01h455vb4pex5vsknk084sn02q',
          name: 'Standard',
          description: 'Tracked parcel',
          price: { amount: 490, currency: 'EUR' },
          freeFrom: null,
          minDays: 2,
          maxDays: 4,
        },
      ],
    },
  })
