import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneyOrNull, moneySchema, timestamp } from '../../platform/schemas.ts'

export const sellerOfferSchema = z
  .object({
    id: wireId('offer'),
    status: z.enum(['active', 'paused']).openapi({ description: 'Paused ones cannot be bought.' }),
    condition: z.enum(['new', 'refurbished', 'used']),
    productHandle: z.string(),
    title: z.string().openapi({ description: 'Of the product.' }),
    variantTitle: z.string(),
    sku: z.union([z.string(), z.null()]),
    price: moneySchema,
    compareAt: moneyOrNull.openapi({ description: 'Price before the reduction; null: none.' }),
    onHand: z.int().openapi({ description: 'Pieces in stock, those set aside included.' }),
    reserved: z.int().openapi({ description: 'Pieces set aside for buyers who are about to pay.' }),
    unlimited: z.boolean().openapi({ description: 'Whether it is sold whatever the stock says.' }),
    createdAt: timestamp,
  })
  .openapi('SellerOffer', {
    example: {
      id: 'off_01h455vb4pex5vsknk084sn02q',
      status: 'active',
      condition: 'new',
      productHandle: 'stoneware-mug',
      title: 'Stoneware mug',
      variantTitle: 'Sand',
      sku: 'NL-MUG-01-SA',
      price: { amount: 1900, currency: 'EUR' },
      compareAt: null,
      onHand: 40,
      reserved: 2,
      unlimited: false,
      createdAt: '2026-11-22T09:30:00.000Z',
    },
  })

export const sellerOfferListSchema = z
  .object({ items: z.array(sellerOfferSchema), nextCursor })
  .openapi('SellerOfferList', { example: { items: [], nextCursor: null } })

export const sellerOfferListQuery = z.strictObject(pageQuery)
