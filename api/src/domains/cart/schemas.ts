import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { metadataSchema, moneyOrNull, moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { availabilitySchema } from '../discovery/index.ts'

export const quantityMax = 999
export const linesMax = 100

export const quantityInput = z
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(quantityMax, `must be at most ${quantityMax}`)
  .openapi({ description: 'Whole pieces.', example: 1 })

const lineExample = {
  id: 'cln_01h455vb4pex5vsknk084sn02q',
  offerId: 'off_01h455vb4pex5vsknk084sn02q',
  productHandle: 'brass-desk-lamp',
  title: 'Brass desk lamp',
  variantTitle: 'Brass',
  sku: 'NL-LAMP-01-BR',
  imageUrl: '/media/brass-desk-lamp.svg',
  quantity: 2,
  unitPrice: { amount: 8900, currency: 'EUR' },
  compareAtPrice: null,
  total: { amount: 17800, currency: 'EUR' },
  availability: { status: 'in_stock' as const, quantity: 24 },
  purchasable: true,
}

export const cartLineSchema = z
  .object({
    id: wireId('cartLine'),
    offerId: wireId('offer'),
    productHandle: z.string(),
    title: z.string().openapi({ description: "The product's title." }),
    variantTitle: z.string().openapi({ description: 'Chosen option values; may be empty.' }),
    sku: z.union([z.string(), z.null()]),
    imageUrl: z.union([z.string(), z.null()]),
    quantity: z.int(),
    unitPrice: moneySchema.openapi({
      description: 'Price of one piece now: it is fixed only by a checkout.',
    }),
    compareAtPrice: moneyOrNull,
    total: moneySchema,
    availability: availabilitySchema,
    purchasable: z
      .boolean()
      .openapi({ description: 'For sale and enough in stock for this quantity, as of this reply.' }),
  })
  .openapi('CartLine', { example: lineExample })

const cartShape = {
  id: wireId('cart'),
  customerId: z.union([wireId('customer'), z.null()]).openapi({
    description: 'Whose cart it is: only their session opens it. Null: whoever has its secret opens it.',
  }),
  status: z.enum(['open', 'completing', 'completed', 'merged']).openapi({
    description:
      '`completing` while a payment runs (no changes then), `completed` when it has become an order, `merged` when its lines have gone into another cart of its customer.',
  }),
  currency: z.string(),
  lineItems: z.array(cartLineSchema).openapi({ description: 'Oldest first.' }),
  itemCount: z.int().openapi({ description: 'Pieces over all lines.' }),
  totals: z.object({
    subtotal: moneySchema.openapi({ description: 'Goods, tax included, before shipping.' }),
  }),
  metadata: metadataSchema,
  version,
  updatedAt: timestamp,
  expiresAt: timestamp.openapi({ description: 'An untouched cart is forgotten then.' }),
}

const cartExample = {
  id: 'cart_01h455vb4pex5vsknk084sn02q',
  customerId: null,
  status: 'open' as const,
  currency: 'EUR',
  lineItems: [lineExample],
  itemCount: 2,
  totals: { subtotal: { amount: 17800, currency: 'EUR' } },
  metadata: {},
  version: 2,
  updatedAt: '2026-11-22T09:30:00.000Z',
  expiresAt: '2026-12-22T09:30:00.000Z',
}

export const cartSchema = z.object(cartShape).openapi('Cart', { example: cartExample })

export const newCartSchema = z
  .object({
    ...cartShape,
    secret: z.string().openapi({
      description:
        'Whoever has it can change and pay this cart, as long as it is no customer’s. Keep it from other sites: an HttpOnly cookie, or the memory of an app.',
    }),
  })
  .openapi('NewCart', { example: { ...cartExample, secret: 'cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u' } })

export const boundCartSchema = z
  .object({
    ...cartShape,
    secret: z.string().openapi({
      description: 'The new secret. The one before is dead; this one opens nothing without the session.',
    }),
    merged: z
      .union([
        z.object({
          cartId: wireId('cart').openapi({ description: 'The other cart, which has ended.' }),
          leftOut: z
            .array(z.object({ offerId: wireId('offer'), quantity: z.int() }))
            .openapi({ description: 'Its lines that found no place: a cart holds 100 different offers.' }),
        }),
        z.null(),
      ])
      .openapi({ description: 'The cart the customer had before; null when there was none.' }),
  })
  .openapi('BoundCart', {
    example: {
      ...cartExample,
      customerId: 'cus_01h455vb4pex5vsknk084sn02q',
      version: 3,
      secret: 'cs_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u',
      merged: { cartId: 'cart_01h455vb4pex5vsknk084sn02r', leftOut: [] },
    },
  })

const lineInput = z
  .strictObject({ offerId: idInput('offer'), quantity: quantityInput.default(1) })
  .openapi('CartLineInput', { example: { offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 } })

export const createCartInput = z
  .strictObject({
    lineItems: z
      .array(lineInput)
      .max(linesMax)
      .default([])
      .openapi({ description: 'First lines; may be empty.' }),
    metadata: metadataSchema.default({}),
  })
  .openapi('CreateCart', {
    example: { lineItems: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 }] },
  })

export const addCartLineInput = z
  .strictObject({ offerId: idInput('offer'), quantity: quantityInput.default(1) })
  .openapi('AddCartLine', { example: { offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 } })

export const changeCartLineInput = z
  .strictObject({ quantity: quantityInput })
  .openapi('ChangeCartLine', { example: { quantity: 3 } })
