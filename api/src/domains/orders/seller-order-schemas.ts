import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { destination } from './price-schemas.ts'
import { chosenShipping, fulfillmentSchema, orderSchema, shippingExample } from './schemas.ts'

const { lineItems, shippingAddress, destinations, shippingMethod } = orderSchema.shape

const status = z.enum(['placed', 'partially_fulfilled', 'fulfilled', 'canceled']).openapi({
  description:
    'What has left of the own lines; `canceled`: the whole order is. Clients must accept new values.',
})
const subtotal = moneySchema.openapi({ description: 'Of the own lines, tax included, shipping not.' })

const example = {
  id: 'ord_01h455vb4pex5vsknk084sn02q',
  number: '7KQ2-MX4T',
  status: 'placed',
  placedAt: '2026-11-22T09:31:00.000Z',
} as const

const fulfillmentExample = {
  id: 'ful_01h455vb4pex5vsknk084sn02q',
  carrier: 'DHL',
  trackingNumber: '00340434161094042557',
  trackingUrl: null,
  destination: 0,
  lineItems: [{ id: 'oln_01h455vb4pex5vsknk084sn02q', quantity: 2 }],
  shippedAt: '2026-11-23T08:00:00.000Z',
  deliveredAt: null,
  isOwn: true,
}

const sellerFulfillmentSchema = z
  .object({
    ...fulfillmentSchema.shape,
    isOwn: z.boolean().openapi({
      description:
        'Whether the seller sent it, and says when it has arrived (`markSellerDelivered`); else the store does.',
    }),
  })
  .openapi('SellerFulfillment', { example: fulfillmentExample })

export const sellerOrderSchema = z
  .object({
    id: wireId('order'),
    number: z.string().openapi({ description: 'For people: short, random, unique in the store.' }),
    status,
    isHeld: z.boolean().openapi({ description: 'Whether the store has stopped shipping it for now.' }),
    shippingAddress: shippingAddress.openapi({ description: 'Where own lines go.' }),
    destinations: destinations.openapi({
      description: 'Further addresses that own lines go to. Those of others are not told.',
    }),
    shippingMethod,
    packages: z
      .array(z.object({ destination, shippingMethod: chosenShipping }))
      .openapi({ description: 'How own goods go to each address.' }),
    lineItems: lineItems.openapi({ description: 'The own lines; an order may have more, of others.' }),
    subtotal,
    fulfillments: z.array(sellerFulfillmentSchema).openapi({
      description: 'Parcels that hold own lines, oldest first; of each, the own lines.',
    }),
    placedAt: timestamp,
    version,
  })
  .openapi('SellerOrder', {
    example: {
      ...example,
      isHeld: false,
      shippingAddress: {
        fullName: 'Ada Lovelace',
        streetAddress: 'Torstraße 1',
        addressLocality: 'Berlin',
        postalCode: '10119',
        addressCountry: 'DE',
      },
      destinations: [],
      shippingMethod: shippingExample,
      packages: [{ destination: 0, shippingMethod: shippingExample }],
      lineItems: [
        {
          id: 'oln_01h455vb4pex5vsknk084sn02q',
          offerId: 'off_01h455vb4pex5vsknk084sn02q',
          productHandle: 'brass-desk-lamp',
          title: 'Brass desk lamp',
          variantTitle: 'Brass',
          sku: 'NL-LAMP-01-BR',
          imageUrl: '/media/brass-desk-lamp.svg',
          kind: 'goods',
          destination: 0,
          quantity: 2,
          unitPrice: { amount: 8900, currency: 'EUR' },
          total: { amount: 17800, currency: 'EUR' },
          discount: { amount: 1780, currency: 'EUR' },
          tax: { amount: 2558, currency: 'EUR' },
          isGift: false,
          note: '',
          fulfilledQuantity: 0,
          removedQuantity: 0,
          returnedQuantity: 0,
          refunded: { amount: 0, currency: 'EUR' },
        },
      ],
      subtotal: { amount: 17800, currency: 'EUR' },
      fulfillments: [],
      version: 1,
    },
  })

const sellerOrderSummarySchema = z
  .object({
    id: wireId('order'),
    number: z.string(),
    status,
    itemCount: z.int().openapi({ description: 'Pieces of the own lines.' }),
    subtotal,
    placedAt: timestamp,
  })
  .openapi('SellerOrderSummary', {
    example: { ...example, itemCount: 2, subtotal: { amount: 17800, currency: 'EUR' } },
  })

export const sellerOrderListSchema = z
  .object({ items: z.array(sellerOrderSummarySchema), nextCursor })
  .openapi('SellerOrderList', { example: { items: [], nextCursor: null } })

export const sellerOrderListQuery = z.strictObject({
  status: status
    .optional()
    .openapi({ description: 'Only orders whose own lines have got so far.', example: 'placed' }),
  ...pageQuery,
})

export type SellerOrderSummaryOnWire = z.infer<typeof sellerOrderSummarySchema>
