import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { moneyOrNull, moneySchema } from '../../platform/schemas.ts'

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

const amountInput = z.int().min(0).max(1_000_000_000).openapi({
  description: "Integer minor units of the store's currency.",
})

const methodInput = {
  handle: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be made of small letters and digits, with - between them')
    .openapi({ description: 'Your own short name of it.', example: 'courier' }),
  name: z.string().trim().min(1).max(80).openapi({ example: 'Courier' }),
  description: z.string().trim().max(200).openapi({ example: 'By bike, by noon' }),
  priceAmount: amountInput,
  freeFromAmount: z
    .union([amountInput, z.null()])
    .openapi({ description: 'Goods worth this or more ship for nothing; null: never.', example: 8000 }),
  minDays: z.int().min(0).max(365),
  maxDays: z.int().min(0).max(365),
}

export const createShippingMethodInput = z.strictObject(methodInput).openapi('CreateShippingMethod', {
  example: {
    handle: 'courier',
    name: 'Courier',
    description: 'By bike, by noon',
    priceAmount: 990,
    freeFromAmount: null,
    minDays: 1,
    maxDays: 1,
  },
})

export const updateShippingMethodInput = z
  .strictObject({
    ...methodInput,
    position: z.int().min(1).max(1000).openapi({ description: 'Lower comes first.' }),
  })
  .partial()
  .openapi('UpdateShippingMethod', { example: { priceAmount: 890, position: 1 } })

export const managedShippingMethodSchema = shippingMethodSchema
  .extend({
    handle: z.string(),
    position: z.int().openapi({ description: 'Lower comes first.' }),
    price: moneySchema,
  })
  .openapi('ManagedShippingMethod', {
    example: {
      id: 'shp_01h455vb4pex5vsknk084sn02q',
      handle: 'standard',
      name: 'Standard',
      description: 'Tracked parcel',
      price: { amount: 490, currency: 'EUR' },
      freeFrom: { amount: 8000, currency: 'EUR' },
      minDays: 2,
      maxDays: 4,
      position: 1,
    },
  })

export const managedShippingMethodListSchema = z
  .object({ items: z.array(managedShippingMethodSchema) })
  .openapi('ManagedShippingMethodList', { example: { items: [] } })
