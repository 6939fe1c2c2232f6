import { z } from '@hono/zod-openapi'
import { toWire, wireId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { capturableAmount, type PaymentOperation, refundableAmount } from './payment.ts'
import type { PaymentView } from './view-payments.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const textOrNull = z.union([z.string(), z.null()])
const timestampOrNull = z.union([timestamp, z.null()])

/** The order that a payment is of. */
export const ofOrder = {
  orderId: z.union([wireId('order'), z.null()]).openapi({
    description:
      'The order it was to pay, also where another attempt has paid it; null: no order came of it.',
    example: 'ord_01h455vb4pex5vsknk084sn02q',
  }),
  orderNumber: textOrNull.openapi({ description: 'As the buyer knows it.', example: 'K7M4-2Q9X' }),
}
export const orderExample = { orderId: 'ord_01h455vb4pex5vsknk084sn02q', orderNumber: 'K7M4-2Q9X' }

export const presentOrderOf = (order: { id: string; number: string } | null) => ({
  orderId: order && toWire('order', order.id),
  orderNumber: order?.number ?? null,
})

const paymentStatuses = [
  'started',
  'requires_action',
  'authorized',
  'captured',
  'declined',
  'canceled',
] as const

const methodSchema = z.union([
  z.object({
    kind: z.string(),
    brand: textOrNull,
    lastFour: textOrNull,
    expiryMonth: z.union([z.int(), z.null()]),
    expiryYear: z.union([z.int(), z.null()]),
  }),
  z.null(),
])

const operationExample = {
  id: 'pop_01h455vb4pex5vsknk084sn02q',
  kind: 'capture' as const,
  amount: eur(5000),
  isFinal: false,
  status: 'succeeded' as const,
  failureCode: null,
  providerReference: 'ca_3f1c',
  createdAt: '2026-11-23T08:00:00.000Z',
  settledAt: '2026-11-23T08:00:01.000Z',
}

export const operationSchema = z
  .object({
    id: wireId('paymentOperation'),
    kind: z.enum(['capture', 'void', 'refund']),
    amount: moneySchema,
    isFinal: z.boolean().openapi({ description: 'Of a capture: what is left is let go.' }),
    status: z.enum(['started', 'pending', 'succeeded', 'failed']).openapi({
      description:
        '`started`: the provider is asked; whoever falls silent is followed by the worker. `pending`: the provider has begun, and will tell. Clients must accept new values.',
    }),
    failureCode: textOrNull.openapi({ description: "The provider's reason." }),
    providerReference: textOrNull.openapi({ description: "The provider's name for it." }),
    createdAt: timestamp,
    settledAt: timestampOrNull,
  })
  .openapi('PaymentOperation', { example: operationExample })

const paymentExample = {
  id: 'pay_01h455vb4pex5vsknk084sn02q',
  kind: 'provider' as const,
  ...orderExample,
  provider: 'test',
  providerReference: 'ch_5d41402abc4b2a76b9719d911017c592',
  status: 'authorized' as const,
  captureMode: 'manual' as const,
  amount: eur(18290),
  captured: eur(5000),
  refunded: eur(0),
  disputed: eur(0),
  capturable: eur(13290),
  refundable: eur(5000),
  method: { kind: 'card', brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2030 },
  declineCode: null,
  attempt: 1,
  operations: [operationExample],
  authorizedUntil: null,
  createdAt: '2026-11-23T07:59:00.000Z',
  settledAt: null,
  version: 3,
}

export const paymentSchema = z
  .object({
    id: wireId('payment'),
    kind: z.enum(['provider', 'gift_card', 'store_credit']).openapi({
      description: 'Who gives the money: a provider, or an account of the store itself.',
    }),
    ...ofOrder,
    provider: z.string().openapi({ description: 'Its name; `none` of what costs nothing.' }),
    providerReference: textOrNull.openapi({ description: "The provider's name for it." }),
    status: z.enum(paymentStatuses).openapi({
      description:
        '`authorized`: promised, and taken in part at most. `captured`: taking is over: all, or the rest was let go. Clients must accept new values.',
    }),
    captureMode: z.enum(['automatic', 'manual']),
    amount: moneySchema,
    captured: moneySchema,
    refunded: moneySchema,
    disputed: moneySchema.openapi({ description: "What buyers' banks have asked back, and have not lost." }),
    capturable: moneySchema.openapi({ description: 'What can still be captured; captures that run count.' }),
    refundable: moneySchema.openapi({
      description: 'What can still be given back: less refunds that run, and what is disputed.',
    }),
    method: methodSchema.openapi({
      description: 'What a person knows it by; null: the provider does not say.',
    }),
    declineCode: textOrNull.openapi({ description: "The provider's reason." }),
    attempt: z.int().openapi({ description: 'Which try to pay the same thing it is.' }),
    operations: z
      .array(operationSchema)
      .openapi({ description: 'Captures, voids and refunds, oldest first.' }),
    authorizedUntil: timestampOrNull.openapi({
      description: 'Until when what is authorized can be captured; null: the provider does not say.',
    }),
    createdAt: timestamp,
    settledAt: timestampOrNull,
    version,
  })
  .openapi('Payment', { example: paymentExample })

export const paymentListSchema = z
  .object({ items: z.array(paymentSchema), nextCursor })
  .openapi('PaymentList', { example: { items: [paymentExample], nextCursor: null } })

export const orderPaymentsSchema = z
  .object({ items: z.array(paymentSchema) })
  .openapi('OrderPayments', { example: { items: [paymentExample] } })

export const paymentListQuery = z.strictObject({
  status: z.enum(paymentStatuses).optional().openapi({
    description: 'Only payments of this status.',
    example: 'authorized',
  }),
  ...pageQuery,
})

export const capturePaymentInput = z
  .strictObject({
    amount: z.union([z.int().min(0).max(999_999_999_999), z.null()]).openapi({
      description:
        'Minor units of its currency. Null: all that can be captured. 0 with `isFinal`: nothing more is taken, and the rest is let go.',
      example: 5000,
    }),
    isFinal: z.boolean().optional().openapi({
      description: 'Lets the rest go: nothing more can be captured afterwards. False unless said.',
    }),
  })
  .refine(({ amount, isFinal }) => amount !== 0 || isFinal === true, {
    path: ['amount'],
    error: 'must be above 0, unless `isFinal` lets the rest go',
  })
  .openapi('CapturePayment', { example: { amount: null } })

const instantOrNull = (at: Date | null) => at && toRfc3339(at)

export const presentOperation = (
  operation: PaymentOperation,
  currency: string,
): z.infer<typeof operationSchema> => ({
  id: toWire('paymentOperation', operation.id),
  kind: operation.kind,
  amount: money(operation.amount, currency),
  isFinal: operation.isFinal,
  status: operation.status,
  failureCode: operation.failureCode,
  providerReference: operation.providerReference,
  createdAt: toRfc3339(operation.createdAt),
  settledAt: instantOrNull(operation.settledAt),
})

export function presentPayment({ payment, operations, order }: PaymentView): z.infer<typeof paymentSchema> {
  const { currency } = payment
  return {
    id: toWire('payment', payment.id),
    kind: payment.tender,
    ...presentOrderOf(order),
    provider: payment.provider,
    providerReference: payment.providerReference,
    status: payment.status,
    captureMode: payment.captureMode,
    amount: money(payment.amount, currency),
    captured: money(payment.capturedAmount, currency),
    refunded: money(payment.refundedAmount, currency),
    disputed: money(payment.disputedAmount, currency),
    capturable: money(capturableAmount(payment), currency),
    refundable: money(refundableAmount(payment), currency),
    method: payment.method,
    declineCode: payment.declineCode,
    attempt: payment.attempt,
    operations: operations.map((operation) => presentOperation(operation, currency)),
    authorizedUntil: instantOrNull(payment.authorizedUntil),
    createdAt: toRfc3339(payment.createdAt),
    settledAt: instantOrNull(payment.settledAt),
    version: payment.version,
  }
}
