import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { moneySchema } from '../../platform/schemas.ts'

const stepShape = {
  rule: z.string().openapi({
    description:
      '`unit-price`, `promotion`, `gift`, `shipping-rate`, `shipping-unpriced`, `tax-included`, `tax-added`, `tax-relieved`, `no-tax`. Clients must accept new ones.',
  }),
  by: z.union([z.string(), z.null()]).openapi({
    description:
      'Id of the price list, promotion, shipping method or tax rate that says so; null: the offer itself, the settings of the store, or nobody.',
  }),
  words: z.string().openapi({ description: 'For a person to read, in English.' }),
  amount: moneySchema.openapi({
    description: 'What the step adds to the total; below 0 it takes off. All steps add up to the total.',
  }),
  within: moneySchema.openapi({
    description: 'What of the total so far the step names as tax, and neither adds nor takes off.',
  }),
  packages: z
    .array(z.object({ sellerId: wireId('seller'), destination: z.int(), amount: moneySchema }))
    .openapi({
      description:
        'What of it, without sign, comes to the shipping of each seller’s package; `destination` 0 is the main address, n the n-th of the others.',
    }),
}

const example = {
  rule: 'promotion',
  by: 'prm_01h455vb4pex5vsknk084sn02q',
  words: '10 % off everything (SUMMER10): -17.80 EUR',
  amount: { amount: -1780, currency: 'EUR' },
  within: { amount: 0, currency: 'EUR' },
  packages: [],
}

export const cartStepSchema = z
  .object({
    ...stepShape,
    lineItems: z.array(z.object({ id: wireId('cartLine'), amount: moneySchema })).openapi({
      description: 'What of it, without sign, comes to each line, to the last minor unit.',
    }),
  })
  .openapi('CartPriceStep', {
    example: {
      ...example,
      lineItems: [{ id: 'cln_01h455vb4pex5vsknk084sn02q', amount: { amount: 1780, currency: 'EUR' } }],
    },
  })

export const cartExplanationSchema = z
  .object({
    total: moneySchema.openapi({
      description: 'What all steps add up to; without shipping where none is chosen.',
    }),
    steps: z.array(cartStepSchema).openapi({ description: 'From nothing to the total.' }),
  })
  .openapi('CartExplanation', {
    example: { total: { amount: 16020, currency: 'EUR' }, steps: [cartStepSchemaExample()] },
  })

function cartStepSchemaExample() {
  return { ...example, lineItems: [] }
}

export const orderStepSchema = z
  .object({
    ...stepShape,
    lineItems: z.array(z.object({ id: wireId('orderLine'), amount: moneySchema })).openapi({
      description: 'What of it, without sign, comes to each line, to the last minor unit.',
    }),
    inputs: z
      .record(z.string(), z.union([z.string(), z.number(), z.null()]))
      .openapi({ description: 'What the rule was given: prices, weights, rates.' }),
  })
  .openapi('OrderPriceStep', { example: { ...example, lineItems: [], inputs: { code: 'SUMMER10' } } })
