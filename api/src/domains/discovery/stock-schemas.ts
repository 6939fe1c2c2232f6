import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'

const status = z.enum(['out_of_stock', 'low_stock', 'in_stock'])

const stockItemShape = {
  offerId: wireId('offer'),
  productId: wireId('product'),
  productHandle: z.string(),
  title: z.string().openapi({ description: 'Of the product.' }),
  variantId: wireId('variant'),
  variantTitle: z
    .string()
    .openapi({ description: 'Its option values, such as `Brass / Large`; empty for the only variant.' }),
  sku: z.union([z.string(), z.null()]),
  seller: z.object({ id: wireId('seller'), name: z.string() }),
  onHand: z.int().openapi({ description: 'Pieces in stock, those set aside included.' }),
  reserved: z.int().openapi({ description: 'Pieces set aside for buyers who are about to pay.' }),
  available: z.union([z.int(), z.null()]).openapi({
    description: 'Pieces that can still be bought: on hand less those set aside. Null: as many as one likes.',
  }),
  status: status.openapi({
    description: '`low_stock`: five or fewer. Clients must accept new values.',
  }),
}

const exampleItem = {
  offerId: 'off_01h455vb4pex5vsknk084sn02q',
  productId: 'prod_01h455vb4pex5vsknk084sn02q',
  productHandle: 'stoneware-mug',
  title: 'Stoneware mug',
  variantId: 'var_01h455vb4pex5vsknk084sn02q',
  variantTitle: 'Sand',
  sku: 'NL-MUG-01-SA',
  seller: { id: 'sel_01h455vb4pex5vsknk084sn02q', name: 'Northlight' },
  onHand: 5,
  reserved: 2,
  available: 3,
  status: 'low_stock' as const,
}

export const stockItemSchema = z.object(stockItemShape).openapi('StockItem', { example: exampleItem })

/** One offer, looked at by itself. */
export const keptStockSchema = z
  .object({
    ...stockItemShape,
    buckets: z.int().openapi({ description: 'Over how many rows the pieces are spread; 1: they are not.' }),
  })
  .openapi('KeptStock', { example: { ...exampleItem, buckets: 1 } })

export const stockOfferParams = z.object({ offerId: idInput('offer') })

export const stockListSchema = z
  .object({ items: z.array(stockItemSchema), nextCursor })
  .openapi('StockList', { example: { items: [], nextCursor: null } })

const stockFilters = {
  q: z.string().trim().min(1).max(200).optional().openapi({
    description: "Beginning of a product's title or of a SKU; upper and lower case are alike.",
    example: 'stoneware',
  }),
  status: status.optional().openapi({ description: 'Only offers of which there is so much.' }),
}

export const sellerStockListQuery = z.strictObject({ ...stockFilters, ...pageQuery })

export const stockListQuery = z.strictObject({
  ...stockFilters,
  sellerId: idInput('seller').optional().openapi({ description: 'Only offers of this seller.' }),
  ...pageQuery,
})
