import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { postalPlaceInput, postalPlaceSchema } from '../../platform/postal-place.ts'
import { moneyOrNull, moneySchema, oneLine, taxClass, version } from '../../platform/schemas.ts'
import { exampleManagedMethod, exampleMethod, examplePickupPoint, exampleRate } from './shipping-examples.ts'

/** How many rates and places a method may have. */
const [ratesMax, placesMax] = [50, 250]
/** No package weighs, costs or measures this much, or has so many pieces. */
const [measureMax, quantityMax] = [1_000_000_000_000, 1_000_000]
const amountMax = 1_000_000_000
/** With the heaviest goods and the fullest package it stays an exact amount. */
const kilogramAmountMax = 5_000_000

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')

const pickupPointSchema = z
  .strictObject({
    name: oneLine(120).openapi({ example: 'Workshop' }),
    address: postalAddressSchema
      .omit({ fullName: true, phoneNumber: true })
      .openapi('PickupAddress', { example: examplePickupPoint.address }),
    openingHours: z.string().trim().max(500).openapi({ description: 'In words; may be empty.' }),
  })
  .openapi('PickupPoint', { example: examplePickupPoint })

export const pickupPointOrNull = z
  .union([pickupPointSchema, z.null()])
  .openapi({ description: 'Where it is picked up; null: it is brought to the address.' })

const freeFromOf = z.enum(['cart', 'package']).openapi({
  description: "Which goods `freeFrom` counts, after discounts: all of the cart, or the package's own.",
})

const sellerText = 'Whose packages go by it; null: those of every seller.'

export const shippingMethodSchema = z
  .object({
    id: wireId('shippingMethod'),
    name: z.string(),
    description: z.string(),
    price: moneySchema.openapi({
      description: 'What a package costs, or the least that one does: see `isPriceFrom`.',
    }),
    isPriceFrom: z.boolean().openapi({
      description: 'True: what it costs depends on the package, and `price` is the least.',
    }),
    freeFrom: moneyOrNull.openapi({ description: 'Goods worth this or more ship for nothing; null: never.' }),
    freeFromOf,
    sellerId: z.union([wireId('seller'), z.null()]).openapi({ description: sellerText }),
    pickupPoint: pickupPointOrNull,
    minDays: z.int().openapi({ description: 'Working days until arrival, at the least.' }),
    maxDays: z.int().openapi({ description: 'Working days until arrival, at the most.' }),
  })
  .openapi('ShippingMethod', { example: exampleMethod })

export const shippingMethodListQuery = z.strictObject({
  currency: currencyCode.optional().openapi({
    description: "Only those that count in it; the store's own where it is left out.",
    example: 'EUR',
  }),
})

export const shippingMethodListSchema = z
  .object({ items: z.array(shippingMethodSchema) })
  .openapi('ShippingMethodList', { example: { items: [exampleMethod] } })

const bandTo = (max: number) =>
  z.strictObject({
    from: z.int().min(0).max(max).openapi({ description: 'It belongs to the band.' }),
    below: z
      .union([z.int().min(1).max(max), z.null()])
      .openapi({ description: 'It does not; null: without end.' }),
  })

const bandSchema = bandTo(measureMax).openapi('ShippingBand', { example: { from: 0, below: 2000 } })
const quantityBand = bandTo(quantityMax).openapi('ShippingQuantityBand', { example: { from: 1, below: 5 } })

const bandTexts = {
  weightGrams: 'Of the whole package. Goods whose weight is not known weigh nothing.',
  amount: 'Its goods after discounts, integer minor units.',
  quantity: 'Pieces.',
  volumeCubicCentimeters: 'Of all pieces together.',
  longestMillimeters: 'Longest side of the longest piece.',
}

const rateAmounts = {
  baseAmount: z.int().min(0).max(amountMax).openapi({ description: 'Integer minor units.' }),
  pieceAmount: z.int().min(0).max(amountMax).openapi({ description: 'For each piece, on top.' }),
  kilogramAmount: z
    .int()
    .min(0)
    .max(kilogramAmountMax)
    .openapi({ description: 'For each kilogram begun, on top.' }),
}

type BandName = keyof typeof bandTexts
const bands = <T extends z.ZodType>(of: (band: typeof bandSchema, description: string) => T) =>
  Object.fromEntries(
    Object.entries(bandTexts).map(([name, text]) => [
      name,
      of(name === 'quantity' ? quantityBand : bandSchema, text),
    ]),
  ) as Record<BandName, T>

const rateSchema = z
  .object({
    id: wireId('shippingRate'),
    ...bands((band, description) => band.openapi({ description })),
    ...rateAmounts,
  })
  .openapi('ShippingRate', { example: exampleRate })

const rateInput = z
  .strictObject({
    id: idInput('shippingRate')
      .optional()
      .openapi({ description: 'Of a rate the method has, so that it stays this one; none for a new rate.' }),
    ...bands((band, text) =>
      band.default({ from: 0, below: null }).openapi({ description: `${text} Left out: any.` }),
    ),
    ...rateAmounts,
    pieceAmount: rateAmounts.pieceAmount.default(0),
    kilogramAmount: rateAmounts.kilogramAmount.default(0),
  })
  .openapi('ShippingRateInput', {
    example: { weightGrams: { from: 2000, below: 31_500 }, baseAmount: 690, kilogramAmount: 50 },
  })

const priceText = 'What a package costs where there are no rates.'
const amountInput = z.int().min(0).max(amountMax).openapi({
  description: 'Integer minor units.',
})

const methodInput = {
  handle: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be made of small letters and digits, with - between them')
    .openapi({ description: 'Your own short name of it.', example: 'courier' }),
  name: z.string().trim().min(1).max(80).openapi({ example: 'Courier' }),
  description: z.string().trim().max(200).openapi({ example: 'By bike, by noon' }),
  priceAmount: amountInput.openapi({ description: `${priceText} Integer minor units.` }),
  freeFromAmount: z
    .union([amountInput, z.null()])
    .openapi({ description: 'Goods worth this or more ship for nothing; null: never.', example: 8000 }),
  minDays: z.int().min(0).max(365),
  maxDays: z.int().min(0).max(365),
}

const asksCarrier = z.boolean().openapi({
  description:
    'Where a carrier service is set up: for an address it is asked what each package costs and how long it takes, in place of rates, price and days. Where none is, those count.',
})

const statusText = 'A disabled one is offered to nobody; quotes and orders made with it keep it.'
const moreInput = {
  status: z.enum(['active', 'disabled']).openapi({ description: statusText }),
  sellerId: z
    .union([idInput('seller'), z.null()])
    .openapi({ description: sellerText, example: 'sel_01h455vb4pex5vsknk084sn02q' }),
  rates: z.array(rateInput).max(ratesMax).openapi({
    description:
      'The first that fits a package is what it costs; a package that none fits does not go by it. Empty: `priceAmount`. Replaced as a whole.',
  }),
  places: z.array(postalPlaceInput).max(placesMax).openapi({
    description: 'Where it delivers to. Empty: wherever the store ships to. Replaced as a whole.',
  }),
  freeFromOf,
  taxClass,
  pickupPoint: pickupPointOrNull,
  asksCarrier,
}

export const createShippingMethodInput = z
  .strictObject({
    ...methodInput,
    status: moreInput.status.default('active'),
    sellerId: moreInput.sellerId.default(null),
    rates: moreInput.rates.default([]),
    places: moreInput.places.default([]),
    freeFromOf: freeFromOf.default('cart'),
    taxClass: taxClass.default('standard'),
    pickupPoint: pickupPointOrNull.default(null),
    asksCarrier: asksCarrier.default(false),
    currency: currencyCode.optional().openapi({
      description: "Of its amounts, for good: the store's own, or another of its `currencies`.",
      example: 'EUR',
    }),
  })
  .openapi('CreateShippingMethod', {
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
    ...moreInput,
    position: z.int().min(1).max(1000).openapi({ description: 'Lower comes first.' }),
  })
  .partial()
  .openapi('UpdateShippingMethod', { example: { priceAmount: 890, position: 1 } })

export const managedShippingMethodSchema = shippingMethodSchema
  .extend({
    handle: z.string(),
    status: z.enum(['active', 'disabled']).openapi({ description: statusText }),
    price: moneySchema.openapi({ description: priceText }),
    isPriceFrom: z.boolean().openapi({ description: 'True: it has rates, and they say what it costs.' }),
    rates: z.array(rateSchema).openapi({
      description: "The first that fits a package is what it costs, in `price`'s currency.",
    }),
    places: z.array(postalPlaceSchema).openapi({
      description: 'Where it delivers to; empty: wherever the store ships to.',
    }),
    taxClass,
    asksCarrier,
    position: z.int().openapi({ description: 'Lower comes first.' }),
    version,
  })
  .openapi('ManagedShippingMethod', { example: exampleManagedMethod })

export const managedShippingMethodListSchema = z
  .object({ items: z.array(managedShippingMethodSchema) })
  .openapi('ManagedShippingMethodList', { example: { items: [exampleManagedMethod] } })
