import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { eur, notAppliedSchema } from '../cart/index.ts'
import { orderPaymentStates } from './order-payment-state.ts'
import { orderTendersExample, orderTendersSchema } from './order-tender-schemas.ts'
import { checkoutPaymentSchema, quoteExample } from './pay-checkout-schemas.ts'
import { destination, pricesExample, pricesShape } from './price-schemas.ts'

export const emailInput = z.email('must be an e-mail address').max(254)

const businessShape = {
  company: z.union([z.string(), z.null()]),
  vatNumber: z.union([z.string(), z.null()]).openapi({ description: 'As written.' }),
}

const buyerSchema = z
  .object({ email: emailInput, ...businessShape })
  .openapi('Buyer', { example: { email: 'ada@example.com', company: null, vatNumber: null } })

/** What a quote, an order and an edit of one say of a line alike. */
export const quotedLineShape = {
  offerId: wireId('offer'),
  productHandle: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.union([z.string(), z.null()]),
  imageUrl: z.union([z.string(), z.null()]),
  kind: z.enum(['goods', 'gift_wrap']).openapi({ description: '`gift_wrap` has no page of its own.' }),
  destination,
  quantity: z.int(),
  unitPrice: moneySchema.openapi({ description: 'Before promotions; 0 for a gift.' }),
  total: moneySchema.openapi({ description: '`unitPrice` times `quantity`, before promotions.' }),
  discount: moneySchema.openapi({ description: 'What promotions take off this line.' }),
  tax: moneySchema.openapi({ description: 'Contained in what is paid for the line.' }),
  isGift: z.boolean().openapi({ description: 'Comes along for nothing.' }),
  note: z.string().openapi({ description: 'Of the shopper; may be empty.' }),
}
export const quotedLineExample = {
  offerId: 'off_01h455vb4pex5vsknk084sn02q',
  productHandle: 'brass-desk-lamp',
  title: 'Brass desk lamp',
  variantTitle: 'Brass',
  sku: 'NL-LAMP-01-BR',
  imageUrl: '/media/brass-desk-lamp.svg',
  kind: 'goods' as const,
  destination: 0,
  quantity: 2,
  unitPrice: eur(8900),
  total: eur(17800),
  discount: eur(1780),
  tax: eur(2558),
  isGift: false,
  note: '',
}
const quotedLineSchema = z.object(quotedLineShape).openapi('CheckoutLine', { example: quotedLineExample })

export const chosenShipping = z.object({
  id: wireId('shippingMethod'),
  name: z.string(),
  minDays: z.int(),
  maxDays: z.int(),
})
const shippingOrNull = z.union([chosenShipping, z.null()]).openapi({
  description: 'Of the first package: `packages` says it of each. Null: there is nothing to ship.',
})
const destinationsSchema = z
  .array(postalAddressSchema)
  .openapi({ description: 'Further addresses that lines go to; empty: all goes to `shippingAddress`.' })
const billingAddressSchema = z
  .union([postalAddressSchema, z.null()])
  .openapi({ description: 'Null: the same as the shipping address.' })
export const shippingExample = {
  id: 'shp_01h455vb4pex5vsknk084sn02q',
  name: 'Standard',
  minDays: 2,
  maxDays: 4,
}
export const addressExample = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  addressLocality: 'Berlin',
  postalCode: '10119',
  addressCountry: 'DE',
}

export const checkoutSchema = z
  .object({
    id: wireId('checkout'),
    cartId: wireId('cart'),
    state: z.enum(['held', 'paying', 'placed', 'released']).openapi({
      description:
        '`held`: goods set aside, totals promised until `expiresAt`. `paying`: the provider has been asked. `placed`: there is an order. `released`: it ended without one.',
    }),
    buyer: buyerSchema,
    shippingAddress: postalAddressSchema,
    destinations: destinationsSchema,
    billingAddress: billingAddressSchema,
    shippingMethod: shippingOrNull,
    lineItems: z.array(quotedLineSchema).openapi({
      description: 'A line of the cart that goes to several addresses is as many lines here.',
    }),
    ...pricesShape,
    notApplied: z.array(notAppliedSchema).openapi({ description: 'Codes that take nothing off, and why.' }),
    note: z.string().openapi({ description: 'Of the shopper, for whoever packs it; may be empty.' }),
    payment: checkoutPaymentSchema,
    order: z
      .union([
        z.object({
          id: wireId('order'),
          number: z.string(),
          secret: z
            .string()
            .openapi({ description: 'Opens the order without an account: part of the address of its page.' }),
        }),
        z.null(),
      ])
      .openapi({ description: 'The order, once `placed`.' }),
    quote: z.union([z.string(), z.null()]).openapi({
      description:
        'The promise, signed: whoever sends it with `payCheckout` pays exactly this total or nothing. Null once it can no longer be paid.',
    }),
    expiresAt: timestamp.openapi({
      description: 'Until then goods are set aside and totals hold; starting to pay extends it once.',
    }),
    version,
  })
  .openapi('Checkout', {
    example: {
      id: 'chk_01h455vb4pex5vsknk084sn02q',
      cartId: 'cart_01h455vb4pex5vsknk084sn02q',
      state: 'held',
      buyer: { email: 'ada@example.com', company: null, vatNumber: null },
      shippingAddress: addressExample,
      destinations: [],
      billingAddress: null,
      shippingMethod: shippingExample,
      lineItems: [quotedLineExample],
      ...pricesExample,
      notApplied: [],
      note: '',
      payment: null,
      order: null,
      quote: quoteExample,
      expiresAt: '2026-11-22T09:45:00.000Z',
      version: 1,
    },
  })

const orderLineExample = {
  ...quotedLineExample,
  id: 'oln_01h455vb4pex5vsknk084sn02q',
  fulfilledQuantity: 0,
  removedQuantity: 0,
  returnedQuantity: 0,
  refunded: eur(0),
}

const orderLineSchema = z
  .object({
    id: wireId('orderLine'),
    ...quotedLineShape,
    fulfilledQuantity: z.int().openapi({ description: 'Pieces that have left.' }),
    removedQuantity: z.int().openapi({
      description:
        'Pieces that edits took off before they were shipped: to ship are `quantity` less `fulfilledQuantity` less these.',
    }),
    returnedQuantity: z.int().openapi({ description: 'Of those, pieces that came back.' }),
    refunded: moneySchema.openapi({ description: 'What has been given back of what was paid for it.' }),
  })
  .openapi('OrderLine', { example: orderLineExample })

export const fulfillmentSchema = z
  .object({
    id: wireId('fulfillment'),
    carrier: z.string(),
    trackingNumber: z.union([z.string(), z.null()]),
    trackingUrl: z.union([z.string(), z.null()]),
    destination,
    lineItems: z.array(z.object({ id: wireId('orderLine'), quantity: z.int() })),
    shippedAt: timestamp,
    deliveredAt: z.union([timestamp, z.null()]).openapi({ description: 'When it arrived; null: not known.' }),
  })
  .openapi('Fulfillment', {
    example: {
      id: 'ful_01h455vb4pex5vsknk084sn02q',
      carrier: 'DHL',
      trackingNumber: '00340434161094042557',
      trackingUrl: null,
      destination: 0,
      lineItems: [{ id: 'oln_01h455vb4pex5vsknk084sn02q', quantity: 2 }],
      shippedAt: '2026-11-23T08:00:00.000Z',
      deliveredAt: null,
    },
  })

export const orderStatusSchema = z.enum(['placed', 'partially_fulfilled', 'fulfilled', 'canceled']).openapi({
  description:
    'What has left; `canceled`: nothing has, and nothing will. What has been paid says `paymentState`. Clients must accept new values.',
})

export const orderPaymentStateSchema = z.enum(orderPaymentStates).openapi({
  description:
    'How far its money is: `authorized` is promised and not taken yet, `canceled` was never taken. Clients must accept new values.',
})

const orderBuyerSchema = z
  .object({
    ...businessShape,
    email: z.string().openapi({
      format: 'email',
      description: 'For who has only the link: the first letter and the domain, as in `a***@example.com`.',
    }),
  })
  .openapi('OrderBuyer', { example: { email: 'ada@example.com', company: null, vatNumber: null } })

const orderShape = {
  id: wireId('order'),
  number: z.string().openapi({ description: 'For people: short, random, unique in the store.' }),
  customerId: z
    .union([wireId('customer'), z.null()])
    .openapi({ description: 'Whose order it is; null for a guest’s.' }),
  status: orderStatusSchema,
  paymentState: orderPaymentStateSchema,
  tenders: orderTendersSchema,
  refunded: moneySchema.openapi({
    description:
      'What has been given back of the total, or set off against what edits added to it: `listOrderRefunds` says of what.',
  }),
  openEdit: z
    .union([
      z.object({
        id: wireId('orderEdit'),
        due: moneySchema.openapi({ description: 'What the buyer has to pay for it: `payOrderEdit`.' }),
        expiresAt: timestamp.openapi({ description: 'Until then.' }),
      }),
      z.null(),
    ])
    .openapi({ description: 'A change of its lines that waits for the buyer to pay for it; null: none.' }),
  cancellation: z
    .union([
      z.object({
        at: timestamp,
        reason: z.string().openapi({ description: 'Of whoever canceled it.', example: 'Ordered twice' }),
      }),
      z.null(),
    ])
    .openapi({ description: 'Null: it is not canceled.' }),
  buyer: orderBuyerSchema,
  shippingAddress: postalAddressSchema,
  destinations: destinationsSchema,
  billingAddress: billingAddressSchema,
  shippingMethod: shippingOrNull,
  lineItems: z.array(orderLineSchema),
  ...pricesShape,
  note: z.string().openapi({ description: 'Of the shopper, for whoever packs it; may be empty.' }),
  fulfillments: z.array(fulfillmentSchema).openapi({ description: 'Parcels, oldest first.' }),
  placedAt: timestamp,
  version,
}

const orderExample = {
  id: 'ord_01h455vb4pex5vsknk084sn02q',
  number: '7KQ2-MX4T',
  customerId: null,
  status: 'placed' as const,
  paymentState: 'captured' as const,
  tenders: orderTendersExample,
  refunded: eur(0),
  openEdit: null,
  cancellation: null,
  buyer: { email: 'ada@example.com', company: null, vatNumber: null },
  shippingAddress: addressExample,
  destinations: [],
  billingAddress: null,
  shippingMethod: shippingExample,
  lineItems: [orderLineExample],
  ...pricesExample,
  note: '',
  fulfillments: [],
  placedAt: '2026-11-22T09:31:00.000Z',
  version: 1,
}

const tags = z.array(z.string()).openapi({ description: 'Words of the staff, in alphabetical order.' })

/** An order as staff see it. */
export const staffOrderSchema = z
  .object({
    ...orderShape,
    hold: z
      .union([z.object({ since: timestamp, reason: z.string() }), z.null()])
      .openapi({ description: 'While it is set, nothing is shipped. Null: it is not held.' }),
    tags,
  })
  .openapi('StaffOrder', { example: { ...orderExample, hold: null, tags: ['gift'] } })

export const orderSchema = z.object(orderShape).openapi('Order', { example: orderExample })

export const openedOrderSchema = z
  .object({
    ...orderShape,
    secret: z.string().openapi({ description: 'Opens the order for the next 90 days without a code.' }),
  })
  .openapi('OpenedOrder', {
    example: {
      ...orderExample,
      buyer: { email: 'a***@example.com', company: null, vatNumber: null },
      secret: 'os_8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7u',
    },
  })

export const createFulfillmentInput = z
  .strictObject({
    carrier: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .overwrite(withoutCardNumbers)
      .openapi({ description: 'Who carries the parcel.', example: 'DHL' }),
    trackingNumber: z.string().trim().min(1).max(80).optional(),
    trackingUrl: z
      .url({ protocol: /^https$/, error: 'must be an https address' })
      .max(500)
      .optional(),
    lineItems: z
      .array(z.strictObject({ id: idInput('orderLine'), quantity: z.int().min(1).max(999) }))
      .min(1)
      .max(100)
      .optional()
      .openapi({
        description:
          'What is in the parcel; absent: everything that has not left yet. All of it goes to one `destination`.',
      }),
  })
  .openapi('CreateFulfillment', { example: { carrier: 'DHL', trackingNumber: '00340434161094042557' } })
