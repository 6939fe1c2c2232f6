import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { moneySchema } from '../../platform/schemas.ts'
import {
  discountExample,
  discountSchema,
  eur,
  giftSchema,
  totalsExample,
  totalsSchema,
} from '../cart/index.ts'

export const destination = z.int().openapi({
  description: 'Where it goes: 0 is `shippingAddress`, n the n-th of `destinations`.',
})

const packageExample = {
  sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
  sellerName: 'Northlight',
  destination: 0,
  shippingMethod: {
    id: 'shp_01h455vb4pex5vsknk084sn02q',
    name: 'Standard',
    minDays: 2,
    maxDays: 4,
    isPickup: false,
  },
  price: eur(490),
  discount: eur(0),
  total: eur(490),
}

export const packageSchema = z
  .object({
    sellerId: wireId('seller'),
    sellerName: z.string().openapi({ description: 'Empty with what was bought before it was kept.' }),
    destination,
    shippingMethod: z.object({
      id: wireId('shippingMethod'),
      name: z.string(),
      minDays: z.int().openapi({ description: 'Working days until arrival, at the least.' }),
      maxDays: z.int().openapi({ description: 'Working days until arrival, at the most.' }),
      isPickup: z.boolean().openapi({ description: 'True: it is picked up.' }),
    }),
    price: moneySchema.openapi({ description: 'Before promotions.' }),
    discount: moneySchema.openapi({ description: 'What promotions take off.' }),
    total: moneySchema.openapi({ description: 'What is paid for its shipping, with tax.' }),
  })
  .openapi('Package', { example: packageExample })

const taxExample = {
  title: 'VAT 19 %',
  partsPerMillion: 190_000,
  relief: null,
  amount: eur(16510),
  tax: eur(2636),
}

export const taxSchema = z
  .object({
    title: z.union([z.string(), z.null()]).openapi({ description: 'Of the rate; null: none is known.' }),
    partsPerMillion: z.int().openapi({ description: '190000 is 19 %.' }),
    relief: z
      .union([
        z.object({
          kind: z.string().openapi({
            description:
              '`reverse-charge`: the buyer owes it. `exempt`: a paper says so. Clients must accept new ones.',
          }),
          reference: z
            .union([z.string(), z.null()])
            .openapi({ description: 'The VAT number, or the paper.' }),
        }),
        z.null(),
      ])
      .openapi({ description: 'Why it is not due; null: it is.' }),
    amount: moneySchema.openapi({
      description: 'What it is due on, after discounts; with the tax where prices contain it.',
    }),
    tax: moneySchema,
  })
  .openapi('TaxLine', { example: taxExample })

/** What a quote and an order say of their prices alike. */
export const pricesShape = {
  totals: totalsSchema,
  discounts: z.array(discountSchema).openapi({ description: 'In the order they were taken off.' }),
  gifts: z.array(giftSchema).openapi({ description: 'They are among `lineItems`, too, at a price of 0.' }),
  packages: z.array(packageSchema).openapi({ description: 'What each seller sends to each address.' }),
  taxes: z.array(taxSchema).openapi({ description: 'One for each rate and relief.' }),
}

export const pricesExample = {
  totals: totalsExample,
  discounts: [discountExample],
  gifts: [],
  packages: [packageExample],
  taxes: [taxExample],
}
