import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { idInput, wireId } from '../../platform/ids.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'

const amountInput = z.int().min(1).max(999_999_999_999)
const eur = (amount: number) => ({ amount, currency: 'EUR' })

const reason = keptText(300, 1).openapi({
  description: 'Why; the buyer reads it. Card numbers in it are not kept.',
  example: 'One mug arrived broken',
})

const refundedLineInput = z
  .strictObject({
    id: idInput('orderLine'),
    quantity: z.int().min(1).max(999_999).optional().openapi({
      description: 'So many pieces, for what was paid for them; the last piece takes what is left.',
      example: 1,
    }),
    amount: amountInput.optional().openapi({ description: 'Or so much, in minor units.', example: 500 }),
  })
  .refine(({ quantity, amount }) => (quantity === undefined) !== (amount === undefined), {
    message: 'either this or `amount` is needed, and not both',
    path: ['quantity'],
  })

export const refundOrderInput = z
  .strictObject({
    lineItems: z
      .array(refundedLineInput)
      .min(1)
      .max(500)
      .optional()
      .openapi({ description: 'Lines of the order, each with pieces or with an amount.' }),
    shippingAmount: amountInput
      .optional()
      .openapi({ description: 'Of what was paid for shipping, tax included, in minor units.' }),
    amount: amountInput.optional().openapi({
      description:
        'An amount by itself, in place of lines and shipping: it is spread over all that is left, in proportion.',
    }),
    paidTo: z.enum(['original', 'store_credit']).default('original').openapi({
      description:
        '`original`: to where it came from, the payment provider first, then gift cards and store credit. `store_credit`: to that of the customer; guests have none.',
    }),
    reason,
    note: keptText(1000).default('').openapi({ description: 'For the staff only.' }),
  })
  .refine(
    ({ lineItems, shippingAmount, amount }) =>
      (amount === undefined) !== (lineItems === undefined && shippingAmount === undefined),
    {
      message: 'either this or `lineItems` and `shippingAmount` are needed, and not both',
      path: ['amount'],
    },
  )
  .openapi('RefundOrder', {
    example: {
      lineItems: [{ id: 'oln_01h455vb4pex5vsknk084sn02q', quantity: 1 }],
      reason: 'One mug arrived broken',
    },
  })

const status = z.enum(['pending', 'succeeded', 'failed']).openapi({
  description:
    '`pending`: a payment provider will tell. Where only some payments could be refunded, it has `succeeded` with what they gave back.',
})

const refundShape = {
  id: wireId('refund'),
  orderId: wireId('order'),
  returnId: z
    .union([wireId('orderReturn'), z.null()])
    .openapi({ description: 'Of goods that came back; null: a refund by itself.' }),
  editId: z
    .union([wireId('orderEdit'), z.null()])
    .openapi({ description: 'Of what an edit of the order took off; null: a refund by itself.' }),
  status,
  amount: moneySchema,
  setOff: moneySchema.openapi({
    description: 'Of which not paid back, but counted against what the edit added to the order.',
  }),
  shipping: moneySchema.openapi({ description: 'Of which for shipping.' }),
  tax: moneySchema.openapi({ description: 'Contained in `amount`.' }),
  lineItems: z
    .array(
      z.object({
        id: wireId('orderLine'),
        quantity: z.int().openapi({ description: '0: an amount that stands for no piece.' }),
        amount: moneySchema,
        tax: moneySchema.openapi({ description: 'Contained in `amount`.' }),
      }),
    )
    .openapi({ description: 'Of which lines; what is not for shipping is of these.' }),
  paidTo: z.enum(['original', 'store_credit']),
  reason: z.string(),
  createdAt: timestamp,
  settledAt: z.union([timestamp, z.null()]).openapi({ description: 'Null while it is `pending`.' }),
}

const refundExample = {
  id: 'rfd_01h455vb4pex5vsknk084sn02q',
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  returnId: null,
  editId: null,
  status: 'succeeded' as const,
  amount: eur(1900),
  setOff: eur(0),
  shipping: eur(0),
  tax: eur(303),
  lineItems: [{ id: 'oln_01h455vb4pex5vsknk084sn02q', quantity: 1, amount: eur(1900), tax: eur(303) }],
  paidTo: 'original' as const,
  reason: 'One mug arrived broken',
  createdAt: '2026-11-24T09:31:00.000Z',
  settledAt: '2026-11-24T09:31:01.000Z',
}

/** A refund as its buyer sees it. */
export const orderRefundSchema = z.object(refundShape).openapi('OrderRefund', { example: refundExample })

/** A refund as staff see it. */
export const refundSchema = z
  .object({
    ...refundShape,
    tenders: z
      .array(
        z.object({
          paymentId: wireId('payment'),
          tender: z.enum(['provider', 'gift_card', 'store_credit']),
          amount: moneySchema,
          status,
          failureCode: z
            .union([z.string(), z.null()])
            .openapi({ description: 'Of the provider; null: none.' }),
        }),
      )
      .openapi({ description: 'By which payments; empty: as store credit, or all of it was set off.' }),
    note: z.string(),
  })
  .openapi('Refund', {
    example: {
      ...refundExample,
      tenders: [
        {
          paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
          tender: 'provider',
          amount: eur(1900),
          status: 'succeeded',
          failureCode: null,
        },
      ],
      note: '',
    },
  })

export const refundListSchema = z
  .object({
    items: z.array(refundSchema),
    refundable: moneySchema.openapi({ description: 'What can still be given back of the order.' }),
  })
  .openapi('RefundList', { example: { items: [], refundable: eur(18290) } })

export const orderRefundListSchema = z
  .object({ items: z.array(orderRefundSchema) })
  .openapi('OrderRefundList', { example: { items: [refundExample] } })
