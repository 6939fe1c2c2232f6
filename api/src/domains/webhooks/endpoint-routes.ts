import type { Context } from '../../platform/context.ts'
import { readsOf } from '../../platform/database.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { createWebhookEndpoint } from './create-webhook-endpoint.ts'
import { countDeliveries } from './delivery-queries.ts'
import type { Desk, Reach } from './desk.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { listEndpoints, readEndpoint } from './queries.ts'
import { webhookRefusals } from './refusals.ts'
import { removeWebhookEndpoint } from './remove-webhook-endpoint.ts'
import {
  createEndpointInput,
  endpointListQuery,
  endpointListSchema,
  endpointParams,
  endpointSchema,
  newEndpointSchema,
  presentEndpoint,
  updateEndpointInput,
} from './schemas.ts'
import { readSecretsOf } from './secret-queries.ts'
import { updateWebhookEndpoint } from './update-webhook-endpoint.ts'

/** Endpoints as they are shown, with their secrets' facts and how much waits. */
export async function presentAll(context: Context, endpoints: WebhookEndpoint[]) {
  const ids = endpoints.map(({ id }) => id)
  const reads = readsOf(context)
  const secrets = await readSecretsOf(reads, context.store.id, ids)
  const counts = await countDeliveries(reads, context.store.id, ids)
  return endpoints.map((endpoint) =>
    presentEndpoint(endpoint, {
      secrets: secrets.get(endpoint.id) ?? [],
      ...(counts.get(endpoint.id) ?? { waiting: 0, failed: 0 }),
    }),
  )
}

export async function presentOne(context: Context, endpoint: WebhookEndpoint) {
  const [shown] = await presentAll(context, [endpoint])
  if (!shown) throw new Error('an endpoint was not presented')
  return shown
}

export function declareEndpointReads(router: Router, desk: Desk): void {
  route(
    router,
    {
      operationId: desk.named('listWebhookEndpoints'),
      tag: desk.tag,
      summary: `List webhook endpoints${desk.ofWhom}`,
      description: 'Newest first.',
      method: 'get',
      path: desk.path,
      policy: desk.reads,
      query: endpointListQuery,
      success: { status: 200, description: 'One page of endpoints.', schema: endpointListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const sellerId = desk.sellerId(context.actor)
      const of = `webhook-endpoints|${sellerId}`
      const { items, last } = await listEndpoints(context.db, context.store.id, {
        sellerId,
        limit: query.limit,
        after: decodeCursor(of, 'instant', query.cursor),
      })
      return { items: await presentAll(context, items), nextCursor: last && encodeCursor(of, last) }
    },
  )
  route(
    router,
    {
      operationId: desk.named('getWebhookEndpoint'),
      tag: desk.tag,
      summary: `Read a webhook endpoint${desk.ofWhom}`,
      description: 'Everything but its secret.',
      method: 'get',
      path: `${desk.path}/{endpointId}`,
      policy: desk.reads,
      params: endpointParams,
      success: { status: 200, description: 'The endpoint.', schema: endpointSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const name = { ...params, sellerId: desk.sellerId(context.actor) }
      const endpoint = await readEndpoint(context.db, context.store.id, name)
      if (!endpoint) throw new Refusal(platformRefusals.notFound)
      return Reply.versioned(await presentOne(context, endpoint), { revalidates: false })
    },
  )
}

export function declareEndpointCreation(router: Router, desk: Desk, reach: Reach): void {
  route(
    router,
    {
      operationId: desk.named('createWebhookEndpoint'),
      tag: desk.tag,
      summary: `Make a webhook endpoint${desk.ofWhom}`,
      description:
        'Events that happen from now on are posted there, signed by Standard Webhooks, once it is verified. It sees what you may read yourself, as far as you choose. The secret is in this reply and nowhere else.',
      method: 'post',
      path: desk.path,
      policy: desk.writes,
      body: createEndpointInput,
      idempotency: 'transaction',
      success: {
        status: 201,
        description: 'The endpoint and its secret.',
        schema: newEndpointSchema,
        etag: true,
      },
      refusals: [webhookRefusals.eventsNotHeld, webhookRefusals.tooManyEndpoints],
    },
    async ({ context, body }) => {
      const wanted = { ...body, sellerId: desk.sellerId(context.actor) }
      const { endpoint, secret, shown } = await createWebhookEndpoint(context, wanted, reach)
      const state = { secrets: [secret], waiting: 0, failed: 0 }
      return Reply.versioned({ ...presentEndpoint(endpoint, state), secret: shown })
    },
  )
}

export function declareEndpointChanges(router: Router, desk: Desk, reach: Reach): void {
  route(
    router,
    {
      operationId: desk.named('updateWebhookEndpoint'),
      tag: desk.tag,
      summary: `Change a webhook endpoint${desk.ofWhom}`,
      description:
        'What is left out stays. Another address must be verified before anything is sent there. Disabled, it keeps its place: enabled again, it goes on where it stopped.',
      method: 'patch',
      path: `${desk.path}/{endpointId}`,
      policy: desk.writes,
      params: endpointParams,
      body: updateEndpointInput,
      ifMatch: true,
      success: { status: 200, description: 'The endpoint as it is now.', schema: endpointSchema, etag: true },
      refusals: [
        platformRefusals.notFound,
        webhookRefusals.eventsNotHeld,
        webhookRefusals.notVerified,
        webhookRefusals.ofInstallation,
      ],
    },
    async ({ context, params, body, ifMatch }) => {
      const name = { ...params, sellerId: desk.sellerId(context.actor) }
      const of = { ...name, ifMatch, changes: body, loopback: reach.loopback }
      return Reply.versioned(await presentOne(context, await updateWebhookEndpoint(context, of)))
    },
  )
  route(
    router,
    {
      operationId: desk.named('removeWebhookEndpoint'),
      tag: desk.tag,
      summary: `Remove a webhook endpoint${desk.ofWhom}`,
      description: 'For good: what waits for it is not sent, and its log goes within the hour.',
      method: 'delete',
      path: `${desk.path}/{endpointId}`,
      policy: desk.writes,
      params: endpointParams,
      success: { status: 204, description: 'The endpoint is gone.' },
      refusals: [platformRefusals.notFound, webhookRefusals.ofInstallation],
    },
    async ({ context, params }) =>
      removeWebhookEndpoint(context, { ...params, sellerId: desk.sellerId(context.actor) }),
  )
}
