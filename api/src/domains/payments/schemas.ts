import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Dispute } from './dispute-queries.ts'
import { capturableAmount, type Payment, type PaymentOperation, refundableAmount } from './payment.ts'
import { type Did, deeds, type Found, findings } from './reconcile.ts'
import type { Reconciliation } from './reconciliation-queries.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const textOrNull = z.union([z.string(), z.null()])
const timestampOrNull = z.union([timestamp, z.null()])

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
    refundable: moneySchema.openapi({ description: 'What can still be given back; refunds that run count.' }),
    method: methodSchema.openapi({
      description: 'What a person knows it by; null: the provider does not say.',
    }),
    declineCode: textOrNull.openapi({ description: "The provider's reason." }),
    attempt: z.int().openapi({ description: 'How many tries to pay the same checkout this one makes.' }),
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
    amount: z.union([z.int().min(1).max(999_999_999_999), z.null()]).openapi({
      description: 'Minor units of its currency. Null: all that can be captured.',
      example: 5000,
    }),
    isFinal: z.boolean().optional().openapi({
      description: 'Lets the rest go: nothing more can be captured afterwards. False unless said.',
    }),
  })
  .openapi('CapturePayment', { example: { amount: null } })

const disputeExample = {
  id: 'dsp_01h455vb4pex5vsknk084sn02q',
  paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
  provider: 'test',
  providerReference: 'dp_1',
  amount: eur(18290),
  status: 'needs_response' as const,
  reason: 'fraudulent',
  respondBy: null,
  openedAt: '2026-11-23T08:00:00.000Z',
  closedAt: null,
  version: 1,
}

const disputeStatuses = ['needs_response', 'under_review', 'won', 'lost'] as const

const disputeSchema = z
  .object({
    id: wireId('dispute'),
    paymentId: wireId('payment'),
    provider: z.string(),
    providerReference: z.string().openapi({ description: "The provider's name for it." }),
    amount: moneySchema,
    status: z.enum(disputeStatuses).openapi({
      description: 'Answered at the provider. `won`: the money is back. Clients must accept new values.',
    }),
    reason: z.string().openapi({ description: "In the provider's words." }),
    respondBy: timestampOrNull,
    openedAt: timestamp,
    closedAt: timestampOrNull,
    version,
  })
  .openapi('Dispute', { example: disputeExample })

export const disputeListSchema = z
  .object({ items: z.array(disputeSchema), nextCursor })
  .openapi('DisputeList', { example: { items: [disputeExample], nextCursor: null } })

export const disputeListQuery = z.strictObject({
  status: z.enum(disputeStatuses).optional().openapi({
    description: 'Only disputes of this status.',
    example: 'needs_response',
  }),
  ...pageQuery,
})

const reconciliationExample = {
  id: 'rec_01h455vb4pex5vsknk084sn02q',
  paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
  operationId: null,
  found: 'payment_silent',
  did: 'placed',
  text: `${findings.payment_silent} ${deeds.placed}`,
  at: '2026-11-23T08:00:00.000Z',
}

const reconciliationSchema = z
  .object({
    id: wireId('reconciliation'),
    paymentId: wireId('payment'),
    operationId: z.union([wireId('paymentOperation'), z.null()]),
    found: z.string().openapi({ description: 'What differed: docs/payments.md lists them.' }),
    did: z.string().openapi({ description: 'What was done about it; `nothing`: a person has to look.' }),
    text: z.string().openapi({ description: 'Both in words.' }),
    at: timestamp,
  })
  .openapi('Reconciliation', { example: reconciliationExample })

export const reconciliationListSchema = z
  .object({ items: z.array(reconciliationSchema), nextCursor })
  .openapi('ReconciliationList', { example: { items: [reconciliationExample], nextCursor: null } })

export const reconciliationListQuery = z.strictObject({
  paymentId: idInput('payment').optional().openapi({ description: 'Only of this payment.' }),
  ...pageQuery,
})

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

/** @param operations those of this payment and of others */
export function presentPayment(
  payment: Payment,
  operations: readonly PaymentOperation[],
): z.infer<typeof paymentSchema> {
  const { currency } = payment
  return {
    id: toWire('payment', payment.id),
    kind: payment.tender,
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
    operations: operations
      .filter(({ paymentId }) => paymentId === payment.id)
      .map((operation) => presentOperation(operation, currency)),
    authorizedUntil: instantOrNull(payment.authorizedUntil),
    createdAt: toRfc3339(payment.createdAt),
    settledAt: instantOrNull(payment.settledAt),
    version: payment.version,
  }
}

export const presentDispute = (dispute: Dispute): z.infer<typeof disputeSchema> => ({
  id: toWire('dispute', dispute.id),
  paymentId: toWire('payment', dispute.paymentId),
  provider: dispute.provider,
  providerReference: dispute.providerReference,
  amount: money(dispute.amount, dispute.currency),
  status: dispute.status,
  reason: dispute.reason,
  respondBy: instantOrNull(dispute.respondBy),
  openedAt: toRfc3339(dispute.openedAt),
  closedAt: instantOrNull(dispute.closedAt),
  version: dispute.version,
})

export const presentReconciliation = (
  reconciliation: Reconciliation,
): z.infer<typeof reconciliationSchema> => ({
  id: toWire('reconciliation', reconciliation.id),
  paymentId: toWire('payment', reconciliation.paymentId),
  operationId: reconciliation.operationId && toWire('paymentOperation', reconciliation.operationId),
  found: reconciliation.found,
  did: reconciliation.did,
  text: `${findings[reconciliation.found as Found]} ${deeds[reconciliation.did as Did]}`,
  at: toRfc3339(reconciliation.at),
})
