import type { Actor, Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type Router, route } from '../../platform/router.ts'
import { type EventType, feedScopeOf } from '../events/index.ts'
import type { WebhookDelivery } from './delivery.ts'
import { listDeliveries, readDelivery } from './delivery-queries.ts'
import {
  deliveryListQuery,
  deliveryListSchema,
  deliveryParams,
  deliverySchema,
  failedCountSchema,
  presentDelivery,
  presentSummary,
} from './delivery-schemas.ts'
import type { Desk } from './desk.ts'
import { discardFailedWebhooks } from './discard-failed-webhooks.ts'
import { discardWebhook } from './discard-webhook.ts'
import { readEndpoint } from './queries.ts'
import { redeliverFailedWebhooks } from './redeliver-failed-webhooks.ts'
import { redeliverWebhook } from './redeliver-webhook.ts'
import { webhookRefusals } from './refusals.ts'
import { endpointParams } from './schemas.ts'

const present = ({ actor }: { actor: Actor }, delivery: WebhookDelivery) =>
  presentDelivery(delivery, { mayRead: feedScopeOf(actor).types.includes(delivery.type as EventType) })

/** @throws Refusal not-found */
async function mustFind(
  context: Context,
  of: { endpointId: string; sellerId: string | null },
): Promise<void> {
  if (!(await readEndpoint(context.db, context.store.id, of))) throw new Refusal(platformRefusals.notFound)
}

export function declareDeliveryReads(router: Router, desk: Desk): void {
  route(
    router,
    {
      operationId: desk.named('listWebhookDeliveries'),
      tag: desk.tag,
      summary: `List deliveries of a webhook endpoint${desk.ofWhom}`,
      description:
        'Newest first, those of the last 30 days. With `status=failed` the dead letters: deliveries whose last attempt has failed.',
      method: 'get',
      path: `${desk.path}/{endpointId}/deliveries`,
      policy: desk.reads,
      params: endpointParams,
      query: deliveryListQuery,
      success: { status: 200, description: 'One page of deliveries.', schema: deliveryListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, query }) => {
      await mustFind(context, { ...params, sellerId: desk.sellerId(context.actor) })
      const { limit, cursor, status = null, type = null, eventId = null } = query
      const of = `webhook-deliveries|${params.endpointId}|${status}|${type}|${eventId}`
      const { items, last } = await listDeliveries(context.db, context.store.id, {
        ...params,
        status,
        type,
        eventId,
        limit,
        after: decodeCursor(of, 'instant', cursor),
      })
      return { items: items.map(presentSummary), nextCursor: last && encodeCursor(of, last) }
    },
  )
  route(
    router,
    {
      operationId: desk.named('getWebhookDelivery'),
      tag: desk.tag,
      summary: `Read a webhook delivery${desk.ofWhom}`,
      description: 'With what was sent and the beginning of what came back.',
      method: 'get',
      path: `${desk.path}/{endpointId}/deliveries/{eventId}`,
      policy: desk.reads,
      params: deliveryParams,
      success: { status: 200, description: 'The delivery.', schema: deliverySchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      await mustFind(context, { endpointId: params.endpointId, sellerId: desk.sellerId(context.actor) })
      const delivery = await readDelivery(context.db, context.store.id, params)
      if (!delivery) throw new Refusal(platformRefusals.notFound)
      return present(context, delivery)
    },
  )
}

export function declareDeliveryCare(router: Router, desk: Desk): void {
  const refusals = [platformRefusals.notFound, webhookRefusals.deliveryInFlight]
  route(
    router,
    {
      operationId: desk.named('redeliverWebhook'),
      tag: desk.tag,
      summary: `Send a webhook delivery again${desk.ofWhom}`,
      description: 'Whatever came of it, under the same id, with all its attempts before it.',
      method: 'post',
      path: `${desk.path}/{endpointId}/deliveries/{eventId}/redelivery`,
      policy: desk.writes,
      params: deliveryParams,
      success: { status: 200, description: 'The delivery as it is now.', schema: deliverySchema },
      refusals,
    },
    async ({ context, params }) =>
      present(
        context,
        await redeliverWebhook(context, { ...params, sellerId: desk.sellerId(context.actor) }),
      ),
  )
  route(
    router,
    {
      operationId: desk.named('discardWebhook'),
      tag: desk.tag,
      summary: `Give up a webhook delivery${desk.ofWhom}`,
      description:
        'One that waits or has failed; what comes after it about the same thing goes on. One that is there stays as it is.',
      method: 'post',
      path: `${desk.path}/{endpointId}/deliveries/{eventId}/discarding`,
      policy: desk.writes,
      params: deliveryParams,
      success: { status: 200, description: 'The delivery as it is now.', schema: deliverySchema },
      refusals,
    },
    async ({ context, params }) =>
      present(context, await discardWebhook(context, { ...params, sellerId: desk.sellerId(context.actor) })),
  )
}

export function declareDeadLetters(router: Router, desk: Desk): void {
  const refusals = [platformRefusals.notFound]
  route(
    router,
    {
      operationId: desk.named('redeliverFailedWebhooks'),
      tag: desk.tag,
      summary: `Send failed webhooks again${desk.ofWhom}`,
      description: 'The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.',
      method: 'post',
      path: `${desk.path}/{endpointId}/dead-letters/redelivery`,
      policy: desk.writes,
      params: endpointParams,
      success: { status: 200, description: 'How many there were.', schema: failedCountSchema },
      refusals,
    },
    async ({ context, params }) => ({
      count: await redeliverFailedWebhooks(context, { ...params, sellerId: desk.sellerId(context.actor) }),
    }),
  )
  route(
    router,
    {
      operationId: desk.named('discardFailedWebhooks'),
      tag: desk.tag,
      summary: `Give up failed webhooks${desk.ofWhom}`,
      description: 'The dead letters of an endpoint, the oldest thousand; repeat it while `count` is 1000.',
      method: 'post',
      path: `${desk.path}/{endpointId}/dead-letters/discarding`,
      policy: desk.writes,
      params: endpointParams,
      success: { status: 200, description: 'How many there were.', schema: failedCountSchema },
      refusals,
    },
    async ({ context, params }) => ({
      count: await discardFailedWebhooks(context, { ...params, sellerId: desk.sellerId(context.actor) }),
    }),
  )
}
