import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { moneyOrNull, moneySchema } from '../../platform/schemas.ts'
import { declare } from './declare.ts'

const productId = 'prod_01h455vb4pex5vsknk084sn02q'
const variantId = 'var_01h455vb4pex5vsknk084sn02q'
const offerId = 'off_01h455vb4pex5vsknk084sn02q'
const price = { amount: 1999, currency: 'EUR' }

const sellerId = 'sel_01h455vb4pex5vsknk084sn02q'
/** Its versions count what was told of the listing, not changes of the product. */
const ofListing = { subject: 'listing', subjectId: 'product' } as const
const listedVariant = z
  .object({
    id: wireId('variant'),
    price: moneyOrNull.openapi({ description: 'Null: it is offered by nobody.', example: price }),
    availability: z.enum(['in_stock', 'low_stock', 'out_of_stock']).openapi({
      description: '`low_stock`: five or fewer.',
      example: 'low_stock',
    }),
    quantity: z
      .union([z.int().min(0), z.null()])
      .openapi({ description: 'Pieces that can be bought; null: as many as one likes.', example: 3 }),
  })
  .openapi('ListedVariant', {
    example: { id: variantId, price, availability: 'low_stock', quantity: 3 },
  })

/** Products, offers and stock. */
export const catalogEvents = [
  declare('product.changed', {
    keptDays: 400,
    summary: 'A product was created or any of its facts changed.',
    permission: 'store:read',
    subject: 'product',
    data: z.object({
      handle: z.string().max(120).openapi({ description: 'Its name in addresses.', example: 'oak-table' }),
    }),
    present: ({ handle }) => ({ handle }),
    example: { handle: 'oak-table' },
  }),
  declare('offer.changed', {
    keptDays: 400,
    summary: 'An offer is new, its price changed, or it was paused.',
    permission: 'store:read',
    sellerPermission: 'seller-offers:read',
    subject: 'offer',
    data: z.object({
      productId: wireId('product'),
      variantId: wireId('variant'),
      price: moneySchema,
      status: z.enum(['active', 'paused']).openapi({
        description: '`paused`: it is not sold for now.',
        example: 'active',
      }),
    }),
    present: (payload) => ({
      productId: toWire('product', payload.productId),
      variantId: toWire('variant', payload.variantId),
      price: { amount: payload.priceAmount, currency: payload.currency },
      status: payload.status,
    }),
    example: { productId, variantId, price, status: 'active' },
  }),
  declare('listing.changed', {
    keptDays: 30,
    summary: 'What shoppers see of a product changed: its page, prices, stock, or whether it is there.',
    permission: 'store:read',
    forEverybody: true,
    ...ofListing,
    data: z.object({
      productId: wireId('product'),
      handle: z.string().max(120).openapi({ description: 'Its name in addresses.', example: 'oak-table' }),
      published: z.boolean().openapi({ description: 'False: shoppers find it no longer.', example: true }),
      variants: z.array(listedVariant).openapi({
        description: 'Those whose offer is another than before; all of them when the product is new.',
      }),
    }),
    present: (payload) => ({
      productId: toWire('product', payload.productId),
      handle: payload.handle,
      published: payload.published,
      variants: payload.variants,
    }),
    example: {
      productId,
      handle: 'oak-table',
      published: true,
      variants: [{ id: variantId, price, availability: 'low_stock', quantity: 3 }],
    },
  }),
  declare('stock.changed', {
    keptDays: 30,
    summary: 'There is more or less of some offers of a product than before.',
    permission: 'store:read',
    sellerPermission: 'seller-offers:read',
    ...ofListing,
    data: z.object({
      productId: wireId('product'),
      offers: z
        .array(
          z
            .object({
              offerId: wireId('offer'),
              variantId: wireId('variant'),
              sellerId: wireId('seller'),
              available: z.union([z.int(), z.null()]).openapi({
                description:
                  'Pieces that can still be bought: on hand less those set aside. Null: as many as one likes.',
                example: 3,
              }),
            })
            .openapi('StockLevel', { example: { offerId, variantId, sellerId, available: 3 } }),
        )
        .openapi({ description: "A seller's own only, for a seller." }),
    }),
    present: (payload, reader) => ({
      productId: toWire('product', payload.productId),
      offers: payload.offers
        .filter((offer) => reader.kind !== 'seller' || offer.sellerId === reader.sellerId)
        .map((offer) => ({
          offerId: toWire('offer', offer.offerId),
          variantId: toWire('variant', offer.variantId),
          sellerId: toWire('seller', offer.sellerId),
          available: offer.available,
        })),
    }),
    example: { productId, offers: [{ offerId, variantId, sellerId, available: 3 }] },
  }),
]
