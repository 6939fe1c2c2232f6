import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Dispute } from './dispute-queries.ts'
import { eventStatuses, type ReceivedMessage } from './event-queries.ts'
import type { OrderOfPayment } from './paid-order-queries.ts'
import { type Did, deeds, type Found, findings } from './reconcile.ts'
import type { Reconciliation } from './reconciliation-queries.ts'
import { ofOrder, orderExample, presentOrderOf } from './schemas.ts'

const timestampOrNull = z.union([timestamp, z.null()])
const instantOrNull = (at: Date | null) => at && toRfc3339(at)

const disputeExample = {
  id: 'dsp_01h455vb4pex5vsknk084sn02q',
  paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
  ...orderExample,
  provider: 'test',
  providerReference: 'dp_1',
  amount: { amount: 18290, currency: 'EUR' },
  status: 'needs_response' as const,
  reason: 'fraudulent',
  respondBy: null,
  openedAt: '2026-11-23T08:00:00.000Z',
  closedAt: null,
  version: 1,
}

const disputeStatuses = ['needs_response', 'under_review', 'won', 'lost'] as const

export const disputeSchema = z
  .object({
    id: wireId('dispute'),
    paymentId: wireId('payment'),
    ...ofOrder,
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
  paymentId: idInput('payment').optional().openapi({ description: 'Only of this payment.' }),
  ...pageQuery,
})

const reconciliationExample = {
  id: 'rec_01h455vb4pex5vsknk084sn02q',
  paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
  ...orderExample,
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
    ...ofOrder,
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
  did: z
    .enum(Object.keys(deeds) as [Did, ...Did[]])
    .optional()
    .openapi({
      description: 'Only those about which this was done; `nothing` waits for a person.',
      example: 'nothing',
    }),
  paymentId: idInput('payment').optional().openapi({ description: 'Only of this payment.' }),
  ...pageQuery,
})

/** With the order it is of. */
export type WithOrder<T> = T & { order: OrderOfPayment | null }

export const presentDispute = (dispute: WithOrder<Dispute>): z.infer<typeof disputeSchema> => ({
  id: toWire('dispute', dispute.id),
  paymentId: toWire('payment', dispute.paymentId),
  ...presentOrderOf(dispute.order),
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
  reconciliation: WithOrder<Reconciliation>,
): z.infer<typeof reconciliationSchema> => ({
  id: toWire('reconciliation', reconciliation.id),
  paymentId: toWire('payment', reconciliation.paymentId),
  ...presentOrderOf(reconciliation.order),
  operationId: reconciliation.operationId && toWire('paymentOperation', reconciliation.operationId),
  found: reconciliation.found,
  did: reconciliation.did,
  text: `${findings[reconciliation.found as Found]} ${deeds[reconciliation.did as Did]}`,
  at: toRfc3339(reconciliation.at),
})

const messageExample = {
  id: 'evt_3f1c',
  provider: 'test',
  type: 'payment.captured',
  status: 'applied' as const,
  reason: '',
  paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
  providerReference: 'ch_5d41402abc4b2a76b9719d911017c592',
  deliveries: 1,
  occurredAt: '2026-11-23T08:00:00.000Z',
  receivedAt: '2026-11-23T08:00:01.000Z',
  settledAt: '2026-11-23T08:00:01.000Z',
}

export const providerEventListSchema = z
  .object({
    items: z.array(
      z
        .object({
          id: z.string().openapi({ description: "The provider's name for it." }),
          provider: z.string(),
          type: z.string().openapi({ description: "In the provider's words." }),
          status: z.enum(eventStatuses).openapi({
            description:
              '`applied`: it was followed. `ignored`: it says nothing new, or nothing that is listened to. `parked`: what it speaks of is not known yet; it is looked at again. `refused`: it cannot be right. Clients must accept new values.',
          }),
          reason: z.string().openapi({ description: 'Why; empty: no need to say.' }),
          paymentId: z.union([wireId('payment'), z.null()]),
          providerReference: z
            .union([z.string(), z.null()])
            .openapi({ description: "The provider's name for the payment; null: it says none." }),
          deliveries: z.int().openapi({ description: 'How often it was sent.' }),
          occurredAt: timestamp.openapi({ description: "By the provider's clock." }),
          receivedAt: timestamp,
          settledAt: timestampOrNull,
        })
        .openapi('ProviderEvent', { example: messageExample }),
    ),
    nextCursor,
  })
  .openapi('ProviderEventList', { example: { items: [messageExample], nextCursor: null } })

export const providerEventListQuery = z.strictObject({
  status: z.enum(eventStatuses).optional().openapi({
    description: 'Only those of which this became.',
    example: 'refused',
  }),
  paymentId: idInput('payment').optional().openapi({ description: 'Only of this payment.' }),
  ...pageQuery,
})

export const presentMessage = (
  message: ReceivedMessage,
): z.infer<typeof providerEventListSchema>['items'][number] => ({
  id: message.id,
  provider: message.provider,
  type: message.type,
  status: message.status,
  reason: message.reason,
  paymentId: message.paymentId && toWire('payment', message.paymentId),
  providerReference: message.providerReference,
  deliveries: message.deliveries,
  occurredAt: toRfc3339(message.occurredAt),
  receivedAt: toRfc3339(message.receivedAt),
  settledAt: instantOrNull(message.settledAt),
})
