import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, oneLine, timestamp, version } from '../../platform/schemas.ts'
import { localTime, localTimeInput } from '../promotions/index.ts'

export const priceListParams = z.object({ priceListId: idInput('priceList') })
export const priceListListQuery = z.strictObject(pageQuery)
export const listedPriceQuery = z.strictObject({
  ...pageQuery,
  offerId: idInput('offer').optional().openapi({ description: 'Only prices of this offer.' }),
})

const exampleList = {
  id: 'prl_01h455vb4pex5vsknk084sn02q',
  title: 'Wholesale',
  kind: 'sale',
  priority: 10,
  currency: 'EUR',
  customerGroupIds: ['grp_01h455vb4pex5vsknk084sn02q'],
  validFrom: '2027-01-01T00:00:00',
  validUntil: null,
  status: 'active',
  prices: 240,
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
} as const

const texts = {
  kind: '`sale`: never raises what an offer costs; `override`: stands whatever it costs. In a currency other than that of the offers both are the same.',
  priority:
    'Of several lists with a price for an offer, the one with the highest priority counts; among equal ones the lower price.',
  currency: 'ISO 4217. Counts only for carts in this currency.',
  customerGroupIds: 'Only for customers in one of these groups; empty: for everybody.',
  validFrom: 'Counts from then on.',
  validUntil: 'Counts until before then.',
  status: 'A disabled list counts for nobody.',
  fromQuantity: 'From so many pieces of the offer in the cart on, in however many lines.',
}

export const priceListSchema = z
  .object({
    id: wireId('priceList'),
    title: z.string(),
    kind: z.enum(['sale', 'override']).openapi({ description: texts.kind }),
    priority: z.int().openapi({ description: texts.priority }),
    currency: z.string().openapi({ description: texts.currency }),
    customerGroupIds: z.array(wireId('customerGroup')).openapi({ description: texts.customerGroupIds }),
    validFrom: localTime(texts.validFrom),
    validUntil: localTime(texts.validUntil),
    status: z.enum(['active', 'disabled']).openapi({ description: texts.status }),
    prices: z.int().openapi({ description: 'How many prices are in it.' }),
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('PriceList', { example: { ...exampleList, customerGroupIds: [...exampleList.customerGroupIds] } })

export const priceListListSchema = z
  .object({ items: z.array(priceListSchema), nextCursor })
  .openapi('PriceListList', { example: { items: [], nextCursor: null } })

const eachOnce = (list: readonly string[]) => new Set(list).size === list.length

const listInput = {
  title: oneLine(80).openapi({
    description: 'As the explanation of a price names it.',
    example: 'Wholesale',
  }),
  kind: z.enum(['sale', 'override']).openapi({ description: texts.kind }),
  priority: z.int().min(-1000).max(1000).openapi({ description: texts.priority }),
  customerGroupIds: z
    .array(idInput('customerGroup'))
    .max(50)
    .refine(eachOnce, 'names a group twice')
    .openapi({ description: texts.customerGroupIds }),
  validFrom: localTimeInput(texts.validFrom),
  validUntil: localTimeInput(texts.validUntil),
  status: z.enum(['active', 'disabled']).openapi({ description: texts.status }),
}

export const createPriceListInput = z
  .strictObject({
    ...listInput,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
      .openapi({
        description: `${texts.currency} The store's own, or one of its \`currencies\`; for good.`,
        example: 'EUR',
      }),
    priority: listInput.priority.default(0),
    customerGroupIds: listInput.customerGroupIds.default([]),
    validFrom: listInput.validFrom.default(null),
    validUntil: listInput.validUntil.default(null),
    status: listInput.status.default('active'),
  })
  .openapi('CreatePriceList', {
    example: { title: 'Wholesale', kind: 'sale', currency: 'EUR', priority: 10 },
  })

export const updatePriceListInput = z
  .strictObject(listInput)
  .partial()
  .openapi('UpdatePriceList', { example: { validUntil: '2027-02-01T00:00:00' } })

export const listedPriceSchema = z
  .object({
    offerId: wireId('offer'),
    fromQuantity: z.int().openapi({ description: texts.fromQuantity }),
    unitPrice: moneySchema,
    productId: wireId('product'),
    productTitle: z.string(),
    variantTitle: z.string(),
    sku: z.union([z.string(), z.null()]),
  })
  .openapi('ListedPrice', {
    example: {
      offerId: 'off_01h455vb4pex5vsknk084sn02q',
      fromQuantity: 5,
      unitPrice: { amount: 900, currency: 'EUR' },
      productId: 'prod_01h455vb4pex5vsknk084sn02q',
      productTitle: 'Mug',
      variantTitle: 'Blue',
      sku: 'MUG-B',
    },
  })

export const listedPriceListSchema = z
  .object({ items: z.array(listedPriceSchema), nextCursor })
  .openapi('ListedPriceList', { example: { items: [], nextCursor: null } })

const fromQuantity = z.int().min(1).max(999).openapi({ description: texts.fromQuantity, example: 5 })
const examplePrice = { offerId: 'off_01h455vb4pex5vsknk084sn02q', fromQuantity: 5 }

export const setPricesInput = z
  .strictObject({
    prices: z
      .array(
        z.strictObject({
          offerId: idInput('offer'),
          fromQuantity: fromQuantity.default(1),
          unitPriceAmount: z.int().min(0).max(90_000_000_000).openapi({
            description: "Of a piece: integer minor units of the list's currency.",
            example: 900,
          }),
        }),
      )
      .min(1)
      .max(1000)
      .openapi({ description: 'Each offer and quantity once.' }),
  })
  .openapi('SetPrices', { example: { prices: [{ ...examplePrice, unitPriceAmount: 900 }] } })

export const removePricesInput = z
  .strictObject({
    prices: z
      .array(
        z.strictObject({
          offerId: idInput('offer'),
          fromQuantity: z
            .union([fromQuantity, z.null()])
            .default(null)
            .openapi({ description: 'The price from this quantity on; null: all prices of the offer.' }),
        }),
      )
      .min(1)
      .max(1000),
  })
  .openapi('RemovePrices', { example: { prices: [examplePrice] } })
