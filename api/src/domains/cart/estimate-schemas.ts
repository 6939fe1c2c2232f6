import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { countryCode, moneySchema } from '../../platform/schemas.ts'
import { pickupPointOrNull } from '../shipping/index.ts'
import { choicesAreSound, destinationChoice, divided, dividedLines } from './delivery-schemas.ts'
import { discountExample, discountSchema, notAppliedSchema } from './schemas.ts'
import { totalsExample, totalsSchema } from './totals-schemas.ts'

export const destinationInput = {
  country: countryCode.openapi({ description: 'ISO 3166-1 alpha-2.', example: 'DE' }),
  region: z.string().trim().min(1).max(120).optional().openapi({
    description: 'As addresses write it, where shipping or tax depend on it.',
    example: 'BE',
  }),
  postalCode: z.string().trim().min(1).max(20).optional().openapi({ example: '10119' }),
}

export const estimateShippingInput = z
  .strictObject({
    ...destinationInput,
    deliveries: divided(z.strictObject({ ...destinationInput, lineItems: dividedLines })).openapi({
      description: 'Pieces that go elsewhere, as `createCheckout` takes them.',
    }),
    packages: z
      .array(
        z.strictObject({
          sellerId: idInput('seller'),
          shippingMethodId: idInput('shippingMethod'),
          destination: destinationChoice,
        }),
      )
      .max(100)
      .default([])
      .openapi({ description: 'What is chosen already; of every other package the cheapest is taken.' }),
    vatNumber: z.string().trim().min(4).max(20).optional().openapi({
      description: 'Of a business that buys.',
      example: 'DE123456789',
    }),
  })
  .superRefine(({ packages, deliveries = [] }, issues) => choicesAreSound({ packages, deliveries }, issues))
  .openapi('EstimateShipping', { example: { country: 'DE', postalCode: '10119' } })

const optionExample = {
  shippingMethodId: 'shp_01h455vb4pex5vsknk084sn02q',
  name: 'Standard',
  price: { amount: 490, currency: 'EUR' },
  minDays: 2,
  maxDays: 4,
  arrivesFrom: '2026-11-25',
  arrivesUntil: '2026-11-27',
  pickupPoint: null,
}

export const shippingOptionSchema = z
  .object({
    shippingMethodId: wireId('shippingMethod'),
    name: z.string(),
    price: moneySchema.openapi({ description: 'Before promotions; 0: it is free.' }),
    minDays: z.int().openapi({ description: 'Working days until arrival, at the least.' }),
    maxDays: z.int().openapi({ description: 'Working days until arrival, at the most.' }),
    arrivesFrom: z.iso.date().openapi({
      description: 'If it is ordered today, by the calendar of the store; holidays are not known.',
    }),
    arrivesUntil: z.iso.date(),
    pickupPoint: pickupPointOrNull,
  })
  .openapi('ShippingOption', { example: optionExample })

const packageExample = {
  sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
  sellerName: 'Northlight',
  destination: 0,
  lineItemIds: ['cln_01h455vb4pex5vsknk084sn02q'],
  weightGrams: 1200,
  shippingMethodId: 'shp_01h455vb4pex5vsknk084sn02q',
  problem: null,
  options: [optionExample],
}

export const shippingEstimateSchema = z
  .object({
    packages: z
      .array(
        z
          .object({
            sellerId: wireId('seller'),
            sellerName: z.string(),
            destination: z.int().openapi({
              description: 'Where it goes: 0 is the main address, n the n-th of `deliveries`.',
            }),
            lineItemIds: z
              .array(wireId('cartLine'))
              .openapi({ description: 'Lines that it has pieces of, each once.' }),
            weightGrams: z.int().openapi({ description: 'Of what is known to weigh something.' }),
            shippingMethodId: z
              .union([wireId('shippingMethod'), z.null()])
              .openapi({ description: 'What the totals are made with; null: nothing takes the package.' }),
            problem: z.union([z.string(), z.null()]).openapi({
              description:
                '`not-chosen` (nothing takes it there), `method-not-found`, `not-delivered-there`, `no-rate`; null: none.',
            }),
            options: z.array(shippingOptionSchema).openapi({ description: 'Cheapest first.' }),
          })
          .openapi('EstimatedPackage', { example: packageExample }),
      )
      .openapi({ description: 'What each seller sends to each address; empty where nothing is shipped.' }),
    discounts: z.array(discountSchema),
    notApplied: z.array(notAppliedSchema),
    totals: totalsSchema.openapi({ description: 'Nothing is promised by them: a checkout does.' }),
    isComplete: z.boolean().openapi({ description: 'False: shipping of a package is missing in the total.' }),
  })
  .openapi('ShippingEstimate', {
    example: {
      packages: [packageExample],
      discounts: [discountExample],
      notApplied: [],
      totals: totalsExample,
      isComplete: true,
    },
  })
