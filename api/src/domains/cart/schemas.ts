import { z } from '@hono/zod-openapi'
import { withoutCardNumbers } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { metadataSchema, moneyOrNull, moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { availabilitySchema, quantityRulesShape } from '../discovery/index.ts'

export const quantityMax = 999
export const linesMax = 100
export const codesMax = 10
export const noteMax = 2000
export const lineNoteMax = 500
/** How many ways to wrap are shown. */
export const giftWrapsMax = 50

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
  discount: { amount: 1780, currency: 'EUR' },
  note: '',
  kind: 'goods' as const,
  quantityRules: { min: 1, max: null, step: 1 },
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
      description:
        'Price of one piece now, before promotions: it is fixed only by a checkout. 0, and not purchasable, where nothing says what it costs in the currency of the cart.',
    }),
    compareAtPrice: moneyOrNull.openapi({
      description: 'What it cost before, or costs without a price list; null: nothing to compare with.',
    }),
    total: moneySchema.openapi({ description: '`unitPrice` times `quantity`, before promotions.' }),
    discount: moneySchema.openapi({ description: 'What promotions take off this line.' }),
    note: z
      .string()
      .openapi({ description: 'Of the shopper, such as what to write on a card; may be empty.' }),
    kind: z.enum(['goods', 'gift_wrap']).openapi({
      description: '`gift_wrap`: wrapping for the rest. Clients must accept new values.',
    }),
    quantityRules: quantityRulesShape.openapi({
      description: 'How many pieces of it can be bought: `min`, and more by `step`, up to `max`.',
    }),
    availability: availabilitySchema,
    purchasable: z
      .boolean()
      .openapi({ description: 'For sale and enough in stock for this quantity, as of this reply.' }),
  })
  .openapi('CartLine', { example: lineExample })

export const discountExample = {
  promotionId: 'prm_01h455vb4pex5vsknk084sn02q',
  title: '10 % off everything',
  code: 'SUMMER10',
  on: 'goods' as const,
  amount: { amount: 1780, currency: 'EUR' },
}

export const discountSchema = z
  .object({
    promotionId: wireId('promotion'),
    title: z.string(),
    code: z.union([z.string(), z.null()]).openapi({ description: 'Null: it needs none.' }),
    on: z.enum(['goods', 'shipping']),
    amount: moneySchema.openapi({ description: 'What it takes off.' }),
  })
  .openapi('Discount', { example: discountExample })

export const giftSchema = z
  .object({
    promotionId: wireId('promotion'),
    offerId: wireId('offer'),
    title: z.string(),
    quantity: z.int(),
    value: moneySchema.openapi({ description: 'What the pieces would cost together.' }),
  })
  .openapi('Gift', {
    example: {
      promotionId: 'prm_01h455vb4pex5vsknk084sn02q',
      offerId: 'off_01h455vb4pex5vsknk084sn02q',
      title: 'Tea towel',
      quantity: 1,
      value: { amount: 900, currency: 'EUR' },
    },
  })

export const notAppliedSchema = z
  .object({
    promotionId: z.union([wireId('promotion'), z.null()]).openapi({
      description: 'Null for a code that belongs to none.',
    }),
    title: z.union([z.string(), z.null()]),
    code: z.union([z.string(), z.null()]).openapi({ description: 'As entered; null: it needs none.' }),
    reason: z.string().openapi({
      description:
        'Why, for programs: `code-unknown`, `code-used-up`, `used-up`, `used-up-by-customer`, `not-yet`, `ended`, `other-currency`, `other-customers`, `not-first-order`, `country-not-known`, `other-country`, `goods-missing`, `quantity-too-small`, `amount-too-small`, `not-combinable`, `one-of-its-group`, `gift-unavailable`, `nothing-to-lower`, `code-already-applied`. Clients must accept new ones.',
      example: 'amount-too-small',
    }),
    message: z.string().openapi({ description: 'The reason in words.' }),
    missing: z.union([moneySchema, z.null()]).openapi({
      description: 'With `amount-too-small`: how much more it takes. Null otherwise.',
    }),
  })
  .openapi('NotApplied', {
    example: {
      promotionId: 'prm_01h455vb4pex5vsknk084sn02q',
      title: 'Free shipping from 100 €',
      code: null,
      reason: 'amount-too-small',
      message: '21.00 EUR are missing.',
      missing: { amount: 2100, currency: 'EUR' },
    },
  })

export const noticeSchema = z
  .object({
    lineId: wireId('cartLine'),
    code: z
      .enum(['price-changed', 'out-of-stock', 'not-for-sale', 'quantity-not-allowed', 'not-priced'])
      .openapi({
        description:
          '`price-changed`: a piece costs something else than when the shopper last set the line; `out-of-stock`: there are not that many; `not-for-sale`: its product or seller is paused; `quantity-not-allowed`: its `quantityRules` are others by now; `not-priced`: it has no price in the currency of the cart. All but the first keep the cart from being quoted. Clients must accept new values.',
      }),
    was: moneyOrNull.openapi({ description: 'With `price-changed`: what a piece cost. Null otherwise.' }),
    now: moneyOrNull.openapi({ description: 'With `price-changed`: what a piece costs. Null otherwise.' }),
    available: z.union([z.int(), z.null()]).openapi({
      description: 'With `out-of-stock`: how many pieces there are, down to 0. Null otherwise.',
    }),
  })
  .openapi('CartNotice', {
    example: {
      lineId: 'cln_01h455vb4pex5vsknk084sn02q',
      code: 'price-changed',
      was: { amount: 8900, currency: 'EUR' },
      now: { amount: 9400, currency: 'EUR' },
      available: null,
    },
  })

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
  savedItems: z.array(cartLineSchema).openapi({
    description:
      'Kept for later: neither counted nor bought with the rest, and without a part in discounts. `changeCartLine` with `saved` moves lines there and back.',
  }),
  itemCount: z.int().openapi({ description: 'Pieces over all of `lineItems`.' }),
  notices: z.array(noticeSchema).openapi({
    description:
      'What is different of `lineItems` from what the shopper last saw, or keeps them from being bought. `acceptCartChanges` says yes to all of it.',
  }),
  totals: z.object({
    subtotal: moneySchema.openapi({
      description:
        'Goods before promotions and shipping; with tax or without, as the store shows its prices.',
    }),
    discount: moneySchema.openapi({ description: 'What promotions take off the goods.' }),
    total: moneySchema.openapi({
      description: '`subtotal` − `discount`: what the goods cost, before shipping and what an address adds.',
    }),
  }),
  codes: z.array(z.string()).openapi({
    description: 'Codes that were entered, in capitals, without spaces and hyphens; oldest first.',
  }),
  discounts: z.array(discountSchema).openapi({ description: 'In the order they were taken off.' }),
  gifts: z.array(giftSchema).openapi({ description: 'What comes along for nothing.' }),
  notApplied: z.array(notAppliedSchema).openapi({
    description:
      'Codes that lower nothing, and why; and promotions without a code for which only an amount or pieces are missing.',
  }),
  note: z.string().openapi({ description: 'Of the shopper, for whoever packs it; may be empty.' }),
  metadata: metadataSchema,
  version,
  updatedAt: timestamp,
  expiresAt: timestamp.openapi({ description: 'An untouched cart is forgotten then.' }),
}

export const cartExample = {
  id: 'cart_01h455vb4pex5vsknk084sn02q',
  customerId: null,
  status: 'open' as const,
  currency: 'EUR',
  lineItems: [lineExample],
  savedItems: [],
  itemCount: 2,
  notices: [],
  totals: {
    subtotal: { amount: 17800, currency: 'EUR' },
    discount: { amount: 1780, currency: 'EUR' },
    total: { amount: 16020, currency: 'EUR' },
  },
  codes: ['SUMMER10'],
  discounts: [discountExample],
  gifts: [],
  notApplied: [],
  note: '',
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

const currencyInput = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')

export const createCartInput = z
  .strictObject({
    lineItems: z
      .array(lineInput)
      .max(linesMax)
      .default([])
      .openapi({ description: 'First lines; may be empty.' }),
    currency: currencyInput.optional().openapi({
      description: "ISO 4217 code; left out: the store's own.",
      example: 'EUR',
    }),
    metadata: metadataSchema.default({}),
  })
  .openapi('CreateCart', {
    example: { lineItems: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 }] },
  })

const lineNoteInput = z.string().max(lineNoteMax).transform(withoutCardNumbers).openapi({
  description: 'Such as what to write on a card; may be empty. Numbers of payment cards are not kept.',
  example: 'With love from Ada',
})

export const addCartLineInput = z
  .strictObject({
    offerId: idInput('offer'),
    quantity: quantityInput.default(1),
    note: lineNoteInput.optional().openapi({ description: 'Left out: the line keeps the one it has.' }),
  })
  .openapi('AddCartLine', { example: { offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 } })

const saysSomething = (input: object) => Object.values(input).some((value) => value !== undefined)

export const changeCartLineInput = z
  .strictObject({
    quantity: quantityInput.optional(),
    saved: z.boolean().optional().openapi({
      description: 'True keeps the line for later, false brings it back among those to be bought.',
      example: false,
    }),
    note: lineNoteInput.optional(),
  })
  .refine(saysSomething, { path: ['quantity'], error: 'or another field is required' })
  .openapi('ChangeCartLine', { minProperties: 1, example: { quantity: 3 } })

export const updateCartInput = z
  .strictObject({
    note: z.string().max(noteMax).transform(withoutCardNumbers).optional().openapi({
      description: 'For whoever packs it; may be empty. Numbers of payment cards are not kept.',
      example: 'Please ring twice.',
    }),
    metadata: metadataSchema.optional().openapi({ description: 'In place of all there was.' }),
    currency: currencyInput.optional().openapi({
      description:
        'ISO 4217: one that the store sells in. Everything then costs what its price lists in it say.',
      example: 'CHF',
    }),
  })
  .refine(saysSomething, { path: ['note'], error: 'or another field is required' })
  .openapi('UpdateCart', { minProperties: 1, example: { note: 'Please ring twice.' } })

/** Whoever mistakes it for the field of their gift card, or of their card, leaves no number of it behind. */
export const codeInput = z
  .string()
  .min(1, 'must not be empty')
  .max(256, 'must be at most 256 characters')
  .overwrite(withoutCardNumbers)

export const addCartCodeInput = z
  .strictObject({
    code: codeInput.openapi({
      description: 'As the shopper typed it: case, spaces and hyphens do not matter.',
      example: 'summer-10',
    }),
  })
  .openapi('AddCartCode', { example: { code: 'summer-10' } })

export const giftWrapQuery = z.strictObject({
  currency: currencyInput.optional().openapi({
    description:
      'ISO 4217: one of the `currencies` of the store. Then only what its price lists for everybody sell in it. Left out: the prices of the offers.',
    example: 'CHF',
  }),
})

export const giftWrapListSchema = z
  .object({
    items: z
      .array(
        z.object({
          offerId: wireId('offer').openapi({
            description: 'Goes into a cart by `addCartLine`, with a note.',
          }),
          title: z.string().openapi({ description: "The product's title." }),
          variantTitle: z.string().openapi({ description: 'Chosen option values; may be empty.' }),
          imageUrl: z.union([z.string(), z.null()]),
          price: moneySchema.openapi({
            description: 'Of one piece, in the currency of the store or that which was asked for.',
          }),
          availability: availabilitySchema,
        }),
      )
      .openapi({ description: 'Cheapest first, at most 50.' }),
  })
  .openapi('GiftWrapList', {
    example: {
      items: [
        {
          offerId: 'off_01h455vb4pex5vsknk084sn02q',
          title: 'Gift wrapping',
          variantTitle: 'Blue paper',
          imageUrl: '/media/blue-paper.svg',
          price: { amount: 390, currency: 'EUR' },
          availability: { status: 'in_stock', quantity: null },
        },
      ],
    },
  })
