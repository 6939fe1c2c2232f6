import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { eur, notAppliedSchema } from '../cart/index.ts'
import { pricesExample, pricesShape } from './price-schemas.ts'

const emailInput = z.email('must be an e-mail address').max(254)

const buyerInput = z
  .strictObject({
    email: emailInput,
    company: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .openapi({ description: 'Of who buys for a business.' }),
    vatNumber: z.string().trim().min(4).max(20).optional().openapi({
      description:
        'VAT identification number with its country, where a business buys. Where the store knows reverse charge, tax is not due on what goes to another member state. Its form is checked, not whether it exists.',
      example: 'DE123456789',
    }),
  })
  .openapi('BuyerInput', { example: { email: 'ada@example.com' } })

const businessShape = {
  company: z.union([z.string(), z.null()]),
  vatNumber: z.union([z.string(), z.null()]).openapi({ description: 'As written.' }),
}

const buyerSchema = z
  .object({ email: emailInput, ...businessShape })
  .openapi('Buyer', { example: { email: 'ada@example.com', company: null, vatNumber: null } })

const quotedLineShape = {
  offerId: wireId('offer'),
  productHandle: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.union([z.string(), z.null()]),
  imageUrl: z.union([z.string(), z.null()]),
  quantity: z.int(),
  unitPrice: moneySchema.openapi({ description: 'Before promotions; 0 for a gift.' }),
  total: moneySchema.openapi({ description: '`unitPrice` times `quantity`, before promotions.' }),
  discount: moneySchema.openapi({ description: 'What promotions take off this line.' }),
  tax: moneySchema.openapi({ description: 'Contained in what is paid for the line.' }),
  isGift: z.boolean().openapi({ description: 'Comes along for nothing.' }),
  note: z.string().openapi({ description: 'Of the shopper; may be empty.' }),
}
const quotedLineExample = {
  offerId: 'off_01h455vb4pex5vsknk084sn02q',
  productHandle: 'brass-desk-lamp',
  title: 'Brass desk lamp',
  variantTitle: 'Brass',
  sku: 'NL-LAMP-01-BR',
  imageUrl: '/media/brass-desk-lamp.svg',
  quantity: 2,
  unitPrice: eur(8900),
  total: eur(17800),
  discount: eur(1780),
  tax: eur(2558),
  isGift: false,
  note: '',
}
const quotedLineSchema = z.object(quotedLineShape).openapi('CheckoutLine', { example: quotedLineExample })

const chosenShipping = z.object({
  id: wireId('shippingMethod'),
  name: z.string(),
  minDays: z.int(),
  maxDays: z.int(),
})
const shippingOrNull = z.union([chosenShipping, z.null()]).openapi({
  description: 'Of the first package: `packages` says it of each. Null: there is nothing to ship.',
})
const billingAddressSchema = z
  .union([postalAddressSchema, z.null()])
  .openapi({ description: 'Null: the same as the shipping address.' })
const shippingExample = { id: 'shp_01h455vb4pex5vsknk084sn02q', name: 'Standard', minDays: 2, maxDays: 4 }
const addressExample = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  addressLocality: 'Berlin',
  postalCode: '10119',
  addressCountry: 'DE',
}

const quoteExample = 'qt_WyIwMTkwMDAwMCJd.8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7uWc5bX9dLfTg'

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
    billingAddress: billingAddressSchema,
    shippingMethod: shippingOrNull,
    lineItems: z.array(quotedLineSchema),
    ...pricesShape,
    notApplied: z.array(notAppliedSchema).openapi({ description: 'Codes that take nothing off, and why.' }),
    note: z.string().openapi({ description: 'Of the shopper, for whoever packs it; may be empty.' }),
    payment: z
      .union([
        z.object({
          status: z.enum(['started', 'requires_action', 'captured', 'declined', 'canceled']),
          nextAction: z.union([z.object({ type: z.enum(['redirect']), url: z.string() }), z.null()]).openapi({
            description: 'Send the shopper there; afterwards call `completeCheckout`. Null: nothing to do.',
          }),
          declineCode: z.union([z.string(), z.null()]).openapi({ description: "The provider's reason." }),
        }),
        z.null(),
      ])
      .openapi({ description: 'The newest payment; null before the first.' }),
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

export const createCheckoutInput = z
  .strictObject({
    cartId: idInput('cart'),
    buyer: buyerInput,
    shippingAddress: postalAddressSchema,
    billingAddress: postalAddressSchema
      .optional()
      .openapi({ description: 'Left out: the same as the shipping address.' }),
    shippingMethodId: idInput('shippingMethod')
      .optional()
      .openapi({ description: 'How every package goes. Left out: see `packages`.' }),
    packages: z
      .array(
        z
          .strictObject({ sellerId: idInput('seller'), shippingMethodId: idInput('shippingMethod') })
          .openapi('ChosenPackage', {
            example: {
              sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
              shippingMethodId: 'shp_01h455vb4pex5vsknk084sn02q',
            },
          }),
      )
      .max(100)
      .optional()
      .openapi({
        description:
          'How each seller’s package goes, in place of `shippingMethodId`. Empty where nothing is shipped.',
      }),
  })
  .refine((input) => (input.shippingMethodId === undefined) !== (input.packages === undefined), {
    message: 'either this or `packages` is needed, and not both',
    path: ['shippingMethodId'],
  })
  .refine(({ packages = [] }) => new Set(packages.map(({ sellerId }) => sellerId)).size === packages.length, {
    message: 'names a seller twice',
    path: ['packages'],
  })
  .openapi('CreateCheckout', {
    example: {
      cartId: 'cart_01h455vb4pex5vsknk084sn02q',
      buyer: { email: 'ada@example.com' },
      shippingAddress: addressExample,
      shippingMethodId: 'shp_01h455vb4pex5vsknk084sn02q',
    },
  })

export const payCheckoutInput = z
  .strictObject({
    paymentMethod: z.union([z.string().min(1).max(200), z.null()]).openapi({
      description:
        "The provider's token of a payment method, never a card number. Test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step`. Null for a total of 0: no provider is asked then.",
      example: 'pm_test_ok',
    }),
    quote: z.string().min(1).max(600).optional().openapi({
      description: 'The `quote` of the checkout that was shown: this total is paid, or none.',
      example: quoteExample,
    }),
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .openapi({
        description:
          'Where the shopper comes back to after a second step; on one of the store’s own domains.',
        example: 'http://localhost:4321/checkout/return',
      }),
  })
  .openapi('PayCheckout', {
    example: { paymentMethod: 'pm_test_ok', returnUrl: 'http://localhost:4321/checkout/return' },
  })

const orderLineExample = { ...quotedLineExample, id: 'oln_01h455vb4pex5vsknk084sn02q', fulfilledQuantity: 0 }

const orderLineSchema = z
  .object({
    id: wireId('orderLine'),
    ...quotedLineShape,
    fulfilledQuantity: z.int().openapi({ description: 'Pieces that have left.' }),
  })
  .openapi('OrderLine', { example: orderLineExample })

export const fulfillmentSchema = z
  .object({
    id: wireId('fulfillment'),
    carrier: z.string(),
    trackingNumber: z.union([z.string(), z.null()]),
    trackingUrl: z.union([z.string(), z.null()]),
    lineItems: z.array(z.object({ id: wireId('orderLine'), quantity: z.int() })),
    shippedAt: timestamp,
  })
  .openapi('Fulfillment', {
    example: {
      id: 'ful_01h455vb4pex5vsknk084sn02q',
      carrier: 'DHL',
      trackingNumber: '00340434161094042557',
      trackingUrl: null,
      lineItems: [{ id: 'oln_01h455vb4pex5vsknk084sn02q', quantity: 2 }],
      shippedAt: '2026-11-23T08:00:00.000Z',
    },
  })

const orderStatusSchema = z.enum(['placed', 'partially_fulfilled', 'fulfilled']).openapi({
  description:
    'Every order is paid in full when it is placed; from then on the status says what has left. Clients must accept new values.',
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
  buyer: orderBuyerSchema,
  shippingAddress: postalAddressSchema,
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
  buyer: { email: 'ada@example.com', company: null, vatNumber: null },
  shippingAddress: addressExample,
  billingAddress: null,
  shippingMethod: shippingExample,
  lineItems: [orderLineExample],
  ...pricesExample,
  note: '',
  fulfillments: [],
  placedAt: '2026-11-22T09:31:00.000Z',
  version: 1,
}

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

export const orderSummarySchema = z
  .object({
    id: wireId('order'),
    number: z.string(),
    status: orderStatusSchema,
    buyer: z.object({ email: z.string().openapi({ format: 'email' }) }),
    itemCount: z.int(),
    total: moneySchema,
    placedAt: timestamp,
  })
  .openapi('OrderSummary', {
    example: {
      id: 'ord_01h455vb4pex5vsknk084sn02q',
      number: '7KQ2-MX4T',
      status: 'placed',
      buyer: { email: 'ada@example.com' },
      itemCount: 2,
      total: eur(18290),
      placedAt: '2026-11-22T09:31:00.000Z',
    },
  })

export const orderListSchema = z
  .object({ items: z.array(orderSummarySchema), nextCursor })
  .openapi('OrderList', { example: { items: [], nextCursor: null } })

export const orderListQuery = z.strictObject({
  status: orderStatusSchema
    .optional()
    .openapi({ description: 'Only orders of this status.', example: 'placed' }),
  ...pageQuery,
})

export const createFulfillmentInput = z
  .strictObject({
    carrier: z
      .string()
      .trim()
      .min(1)
      .max(80)
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
      .openapi({ description: 'What is in the parcel; absent: everything that has not left yet.' }),
  })
  .openapi('CreateFulfillment', { example: { carrier: 'DHL', trackingNumber: '00340434161094042557' } })
