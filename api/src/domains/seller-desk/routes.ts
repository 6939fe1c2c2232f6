import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import {
  changeRefusals,
  createFulfillmentInput,
  createSellerFulfillment,
  listSellerOrders,
  markDelivered,
  orderRefusals,
  presentSellerOrder,
  presentSellerOrderSummary,
  readSellerOrder,
  sellerOrderListQuery,
  sellerOrderListSchema,
  sellerOrderSchema,
} from '../orders/index.ts'
import { sellerOf } from '../sellers/index.ts'
import { presentSellerOffer } from './present.ts'
import { listSellerOffers } from './queries.ts'
import { sellerOfferListQuery, sellerOfferListSchema } from './schemas.ts'

/** A seller's daily work. Whose it is comes from the credential, never from the request. */
export const sellerDeskRouter = createRouter()

const orderParams = z.object({ orderId: idInput('order') })

/** @throws Refusal not-found where nothing of it is the caller's */
async function mustReadSellerOrder({ actor, db, store }: Context, orderId: string) {
  const order = await readSellerOrder(db, store.id, { orderId, sellerId: sellerOf(actor) })
  if (!order) throw new Refusal(platformRefusals.notFound)
  return order
}

route(
  sellerDeskRouter,
  {
    operationId: 'listSellerOrders',
    tag: 'Seller',
    summary: 'List orders with own lines',
    description: "Newest first. Each shows the seller's part and nothing else.",
    method: 'get',
    path: '/v1/seller/orders',
    policy: policies.seller('seller-orders:read'),
    query: sellerOrderListQuery,
    success: { status: 200, description: 'One page of orders.', schema: sellerOrderListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const sellerId = sellerOf(context.actor)
    const of = `seller-orders|${sellerId}|${query.status ?? ''}`
    const { items, last } = await listSellerOrders(context.db, context.store.id, {
      sellerId,
      status: query.status ?? null,
      limit: query.limit,
      after: decodeCursor(of, 'instant', query.cursor),
    })
    return { items: items.map(presentSellerOrderSummary), nextCursor: last && encodeCursor(of, last) }
  },
)

route(
  sellerDeskRouter,
  {
    operationId: 'getSellerOrder',
    tag: 'Seller',
    summary: 'Read the own part of an order',
    description:
      'The own lines, their parcels, and where they go. An order without own lines does not exist.',
    method: 'get',
    path: '/v1/seller/orders/{orderId}',
    policy: policies.seller('seller-orders:read'),
    params: orderParams,
    success: { status: 200, description: 'The own part.', schema: sellerOrderSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) =>
    Reply.versioned(presentSellerOrder(await mustReadSellerOrder(context, params.orderId))),
)

route(
  sellerDeskRouter,
  {
    operationId: 'createSellerFulfillment',
    tag: 'Seller',
    summary: 'Ship the own part of an order, or some of it',
    description: 'Records a parcel with own lines. Without `lineItems`, all of them that have not left yet.',
    method: 'post',
    path: '/v1/seller/orders/{orderId}/fulfillments',
    policy: policies.seller('seller-orders:fulfill'),
    params: orderParams,
    body: createFulfillmentInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: {
      status: 201,
      description: 'The own part with its new parcel.',
      schema: sellerOrderSchema,
      etag: true,
    },
    refusals: [
      platformRefusals.notFound,
      changeRefusals.held,
      changeRefusals.canceled,
      orderRefusals.nothingToFulfill,
      orderRefusals.severalDestinations,
    ],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentSellerOrder(
        await createSellerFulfillment(context, {
          ...params,
          sellerId: sellerOf(context.actor),
          ifMatch,
          carrier: body.carrier,
          trackingNumber: body.trackingNumber ?? null,
          trackingUrl: body.trackingUrl ?? null,
          lines: body.lineItems ?? null,
        }),
      ),
    ),
)

route(
  sellerDeskRouter,
  {
    operationId: 'markSellerDelivered',
    tag: 'Seller',
    summary: 'Say that an own parcel has arrived',
    description:
      'Of what the seller sent itself. From then on counts the time in which its goods may be sent back. A parcel that has arrived before stays as it is.',
    method: 'put',
    path: '/v1/seller/orders/{orderId}/fulfillments/{fulfillmentId}/delivery',
    policy: policies.seller('seller-orders:fulfill'),
    params: orderParams.extend({ fulfillmentId: idInput('fulfillment') }),
    success: { status: 200, description: 'The own part.', schema: sellerOrderSchema, etag: true },
    refusals: [platformRefusals.notFound, changeRefusals.parcelOfStore],
  },
  async ({ context, params }) => {
    const sellerId = sellerOf(context.actor)
    await markDelivered(context, { ...params, sellerId })
    return Reply.versioned(presentSellerOrder(await mustReadSellerOrder(context, params.orderId)))
  },
)

route(
  sellerDeskRouter,
  {
    operationId: 'listSellerOffers',
    tag: 'Seller',
    summary: 'List own offers with their stock',
    description: 'Newest first, paused ones too.',
    method: 'get',
    path: '/v1/seller/offers',
    policy: policies.seller('seller-offers:read'),
    query: sellerOfferListQuery,
    success: { status: 200, description: 'One page of offers.', schema: sellerOfferListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const sellerId = sellerOf(context.actor)
    const of = `seller-offers|${sellerId}`
    const { items, last } = await listSellerOffers(context.db, context.store.id, {
      sellerId,
      limit: query.limit,
      after: decodeCursor(of, 'instant', query.cursor),
    })
    return { items: items.map(presentSellerOffer), nextCursor: last && encodeCursor(of, last) }
  },
)
