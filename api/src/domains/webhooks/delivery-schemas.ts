import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { deliveryStatuses, type WebhookDelivery } from './delivery.ts'
import type { Attempted } from './verdict.ts'

const instantOrNull = z.union([timestamp, z.null()])

const exampleDelivery = {
  eventId: 'evt_01h455vb4pex5vsknk084sn02q',
  type: 'order.placed',
  status: 'delivered',
  attempts: 1,
  nextAttemptAt: null,
  lastAttemptAt: '2026-11-22T09:30:01.000Z',
  deliveredAt: '2026-11-22T09:30:01.000Z',
  replyStatus: 200,
  replyMilliseconds: 48,
  error: null,
  createdAt: '2026-11-22T09:30:00.000Z',
} as const

const error = z.union([z.string().max(40), z.null()]).openapi({
  description:
    'Why no reply came: such as `timeout`, `connect-failed`, `address-not-allowed`; null when one did.',
  example: 'timeout',
})
const replyStatus = z
  .union([z.int().min(100).max(999), z.null()])
  .openapi({ description: 'Null: no reply came.', example: 200 })
const replyMilliseconds = z
  .union([z.int().min(0), z.null()])
  .openapi({ description: 'How long the last attempt took.', example: 48 })
const replyBody = z
  .union([z.string().max(8_192), z.null()])
  .openapi({ description: 'The first 8 KiB of it.', example: 'ok' })

const deliveryShape = {
  eventId: wireId('event'),
  type: z.string().max(60).openapi({ example: 'order.placed' }),
  status: z.enum(deliveryStatuses).openapi({
    description:
      '`waiting` for its next attempt, or behind an earlier event of the same thing; `failed` for good after the last one; `discarded` by somebody.',
    example: 'delivered',
  }),
  attempts: z.int().min(0).openapi({ description: 'Attempts that have begun.', example: 1 }),
  nextAttemptAt: instantOrNull.openapi({
    description: 'Null: it is over, being sent, or an earlier event of the same thing goes first.',
  }),
  lastAttemptAt: instantOrNull,
  deliveredAt: instantOrNull,
  replyStatus,
  replyMilliseconds,
  error,
  createdAt: timestamp,
}

const deliverySummarySchema = z
  .object(deliveryShape)
  .openapi('WebhookDeliverySummary', { example: exampleDelivery })

const headers = z.record(z.string().max(60), z.string().max(1_000))

const exampleHeaders = {
  'content-type': 'application/json',
  'webhook-id': 'evt_01h455vb4pex5vsknk084sn02q',
  'webhook-timestamp': '1795339801',
  'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
}

const requestBody = z.union([z.string().max(1_000_000), z.null()]).openapi({
  description: 'What is sent, the same every time. Null when you may not read such events.',
  example: '{"id":"evt_01h455vb4pex5vsknk084sn02q","type":"order.placed"}',
})

export const deliverySchema = z
  .object({
    ...deliveryShape,
    requestHeaders: z
      .union([headers, z.null()])
      .openapi({ description: 'Of the last attempt; null: there was none.', example: exampleHeaders }),
    requestBody,
    replyBody,
  })
  .openapi('WebhookDelivery', {
    example: {
      ...exampleDelivery,
      requestHeaders: exampleHeaders,
      requestBody: '{"id":"evt_01h455vb4pex5vsknk084sn02q","type":"order.placed"}',
      replyBody: 'ok',
    },
  })

export const deliveryListSchema = z
  .object({ items: z.array(deliverySummarySchema), nextCursor })
  .openapi('WebhookDeliveryList', { example: { items: [exampleDelivery], nextCursor: null } })

export const testedSchema = z
  .object({
    eventId: wireId('event'),
    delivered: z.boolean().openapi({ description: 'Whether it answered with 2xx.', example: true }),
    requestHeaders: headers.openapi({ example: exampleHeaders }),
    requestBody: z.string().max(10_000).openapi({ example: '{"type":"webhook.test"}' }),
    replyStatus,
    replyMilliseconds,
    replyBody,
    error,
  })
  .openapi('TestedWebhookEndpoint', {
    example: {
      eventId: 'evt_01h455vb4pex5vsknk084sn02q',
      delivered: true,
      requestHeaders: exampleHeaders,
      requestBody: '{"type":"webhook.test"}',
      replyStatus: 200,
      replyMilliseconds: 48,
      replyBody: 'ok',
      error: null,
    },
  })

export const failedCountSchema = z
  .object({
    count: z
      .int()
      .min(0)
      .max(1_000)
      .openapi({ description: 'How many there were: a thousand at a time.', example: 12 }),
  })
  .openapi('FailedWebhookCount', { example: { count: 12 } })

export const deliveryListQuery = z.strictObject({
  ...pageQuery,
  status: z
    .enum(deliveryStatuses)
    .optional()
    .openapi({ description: 'Only these; `failed` are the dead letters.', example: 'failed' }),
  type: z.string().max(60).optional().openapi({ description: 'Only this type.', example: 'order.placed' }),
  eventId: idInput('event').optional().openapi({ description: 'Only of this event.' }),
})

export const deliveryParams = z.object({
  endpointId: idInput('webhookEndpoint'),
  eventId: idInput('event'),
})

const instantText = (instant: Date | null) => instant && toRfc3339(instant)

export const presentSummary = (delivery: WebhookDelivery): z.infer<typeof deliverySummarySchema> => ({
  eventId: toWire('event', delivery.eventId),
  type: delivery.type,
  status: delivery.status,
  attempts: delivery.attempts,
  nextAttemptAt: instantText(delivery.nextAttemptAt),
  lastAttemptAt: instantText(delivery.lastAttemptAt),
  deliveredAt: instantText(delivery.deliveredAt),
  replyStatus: delivery.replyStatus,
  replyMilliseconds: delivery.replyMilliseconds,
  error: delivery.error,
  createdAt: toRfc3339(delivery.createdAt),
})

/** @param of.mayRead whether the reader may read events of this type */
export const presentDelivery = (
  delivery: WebhookDelivery,
  of: { mayRead: boolean },
): z.infer<typeof deliverySchema> => ({
  ...presentSummary(delivery),
  requestHeaders: delivery.requestHeaders,
  requestBody: of.mayRead ? delivery.body : null,
  // A receiver may say again what it was told.
  replyBody: of.mayRead ? delivery.replyBody : null,
})

export const presentTested = (
  tested: Attempted & { id: string; body: string },
): z.infer<typeof testedSchema> => ({
  eventId: tested.id,
  delivered: tested.status !== null && tested.status >= 200 && tested.status < 300,
  requestHeaders: tested.requestHeaders,
  requestBody: tested.body,
  replyStatus: tested.status,
  replyMilliseconds: tested.milliseconds,
  replyBody: tested.replyBody,
  error: tested.error,
})
