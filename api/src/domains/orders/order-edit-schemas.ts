import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { eur } from '../cart/index.ts'
import { orderEditStates } from './order-edit-state.ts'
import { checkoutPaymentSchema, payCheckoutInput } from './pay-checkout-schemas.ts'
import { quotedLineExample, quotedLineShape } from './schemas.ts'

const pieces = z.int().min(1).max(999_999)
const aLine = 'oln_01h455vb4pex5vsknk084sn02q'

export const previewOrderEditInput = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .openapi({ description: 'Of the order as it was read: another one is refused.', example: 1 }),
    remove: z
      .array(z.strictObject({ id: idInput('orderLine'), quantity: pieces }))
      .max(100)
      .default([])
      .openapi({ description: 'Pieces that are taken off, of what has not been shipped or paid back.' }),
    add: z
      .array(
        z.strictObject({
          offerId: idInput('offer'),
          quantity: z.int().min(1).max(999),
          unitPrice: z.int().min(0).max(999_999_999_999).optional().openapi({
            description:
              'What a piece costs, in minor units of the order’s currency, as the store’s prices are. Left out: what it costs this buyer now.',
          }),
          destination: z.int().min(0).max(9).default(0).openapi({
            description:
              'Where it goes, and is taxed: 0 is the shipping address of the order, n the n-th of its `destinations`.',
          }),
        }),
      )
      .max(100)
      .default([])
      .openapi({ description: 'What is added, each offer once. Promotions do not count, shipping stays.' }),
    returnId: idInput('orderReturn').optional().openapi({
      description:
        'An exchange: what was accepted of this inspected return is taken off, and nothing is named in `remove`.',
    }),
    note: keptText(1000).default('').openapi({
      description: 'For the staff only. Card numbers in it are not kept.',
    }),
  })
  .refine(({ remove, add, returnId }) => remove.length + add.length > 0 || returnId !== undefined, {
    message: 'something must be added or taken off',
    path: ['add'],
  })
  .refine(({ remove, returnId }) => remove.length === 0 || returnId === undefined, {
    message: 'must be left out where `returnId` is',
    path: ['remove'],
  })
  .openapi('PreviewOrderEdit', {
    example: {
      version: 1,
      remove: [{ id: aLine, quantity: 1 }],
      add: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 }],
    },
  })

const { paymentMethod, savedPaymentMethodId, giftCards, storeCredit, returnUrl } = payCheckoutInput.shape

export const payOrderEditInput = z
  .strictObject({
    paymentMethod: paymentMethod.openapi({
      description:
        "The provider's token of a payment method, never a card number; as of `payCheckout`. Null where something kept, gift cards or store credit pay all of it.",
      example: 'pm_test_ok',
    }),
    savedPaymentMethodId,
    giftCards,
    storeCredit,
    returnUrl,
  })
  .openapi('PayOrderEdit', {
    example: { paymentMethod: 'pm_test_ok', returnUrl: 'http://localhost:4321/orders/return' },
  })

const editShape = {
  id: wireId('orderEdit'),
  orderId: wireId('order'),
  state: z.enum(orderEditStates).openapi({
    description:
      '`previewed`: nothing has changed yet. `awaiting_payment`: the buyer has until `expiresAt` to pay the difference. `committed`: the order is changed. `discarded`: it never was. Clients must accept new values.',
  }),
  added: z
    .array(
      z
        .object({
          id: wireId('orderLine').openapi({ description: 'Under which the order will have the line.' }),
          ...quotedLineShape,
        })
        .openapi('OrderEditLine', { example: { id: aLine, ...quotedLineExample } }),
    )
    .openapi({ description: 'Lines that come to the order.' }),
  takenOff: z
    .array(
      z
        .object({
          id: wireId('orderLine'),
          title: z.string(),
          variantTitle: z.string(),
          quantity: z.int(),
          amount: moneySchema.openapi({ description: 'What was paid for these pieces, tax included.' }),
          tax: moneySchema.openapi({ description: 'Contained in `amount`.' }),
        })
        .openapi('TakenOffLine', {
          example: {
            id: aLine,
            title: 'Brass desk lamp',
            variantTitle: 'Brass',
            quantity: 1,
            amount: eur(8010),
            tax: eur(1279),
          },
        }),
    )
    .openapi({ description: 'Pieces of lines of the order that are taken off.' }),
  addedTotal: moneySchema.openapi({ description: 'Of all that is added, tax included.' }),
  takenOffTotal: moneySchema.openapi({ description: 'Of all that is taken off, tax included.' }),
  difference: moneySchema.openapi({
    description:
      '`addedTotal` less `takenOffTotal`: above 0 the buyer pays it, below 0 it is given back to where it came from.',
  }),
  payment: checkoutPaymentSchema,
  expiresAt: timestamp.openapi({
    description: 'Until then what is added is set aside, and the edit can be committed or paid.',
  }),
  createdAt: timestamp,
  version,
}

const editExample = {
  id: 'oed_01h455vb4pex5vsknk084sn02q',
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  state: 'previewed' as const,
  added: [{ id: aLine, ...quotedLineExample }],
  takenOff: [],
  addedTotal: eur(16020),
  takenOffTotal: eur(0),
  difference: eur(16020),
  payment: null,
  expiresAt: '2026-11-24T09:46:00.000Z',
  createdAt: '2026-11-24T09:31:00.000Z',
  version: 1,
}

/** An edit as the buyer of the order sees it. */
export const buyerOrderEditSchema = z
  .object(editShape)
  .openapi('BuyerOrderEdit', { example: { ...editExample, state: 'awaiting_payment' } })

const changesSchema = z
  .object({
    remove: z.array(z.object({ id: wireId('orderLine'), quantity: z.int() })),
    add: z.array(
      z.object({
        offerId: wireId('offer'),
        quantity: z.int(),
        unitPrice: z
          .union([moneySchema, z.null()])
          .openapi({ description: 'As it was named; null: it was not.' }),
        destination: z.int(),
      }),
    ),
  })
  .openapi('OrderEditChanges', {
    example: {
      remove: [],
      add: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 2, unitPrice: null, destination: 0 }],
    },
  })

/** An edit as staff see it. */
export const orderEditSchema = z
  .object({
    ...editShape,
    orderVersion: z.int().openapi({
      description: 'Of the order when the edit was previewed: of another one it cannot be committed.',
    }),
    changes: changesSchema.openapi({ description: 'As it was asked for, to be asked for again.' }),
    returnId: z
      .union([wireId('orderReturn'), z.null()])
      .openapi({ description: 'Of an exchange; null: none.' }),
    refundId: z.union([wireId('refund'), z.null()]).openapi({
      description: 'As which pieces were taken off; null: nothing that had cost something, or not yet.',
    }),
    note: z.string().openapi({ description: 'Of the staff; may be empty.' }),
  })
  .openapi('OrderEdit', {
    example: {
      ...editExample,
      orderVersion: 1,
      changes: {
        remove: [],
        add: [{ offerId: quotedLineExample.offerId, quantity: 2, unitPrice: null, destination: 0 }],
      },
      returnId: null,
      refundId: null,
      note: '',
    },
  })

export const orderEditListSchema = z
  .object({ items: z.array(orderEditSchema) })
  .openapi('OrderEditList', { example: { items: [] } })
