import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import {
  changeRefusals,
  createFulfillment,
  createFulfillmentInput,
  explainOrder,
  listOrders,
  listOrdersOfCustomer,
  orderExplanationSchema,
  orderListSchema,
  orderRefusals,
  presentOrderSummary,
  presentStaffOrder,
  readOrder,
  staffOrderListQuery,
  staffOrderSchema,
} from '../orders/index.ts'

export const adminRouter = createRouter()

const orderParams = z.object({ orderId: idInput('order') })

route(
  adminRouter,
  {
    operationId: 'listOrders',
    tag: 'Admin',
    summary: 'List orders',
    description:
      'Newest first; narrowed by status, how far the money is, hold, tag, customer, time, and how the number or the e-mail address begins.',
    method: 'get',
    path: '/v1/admin/orders',
    policy: policies.staff('orders:read'),
    query: staffOrderListQuery,
    success: { status: 200, description: 'One page of orders.', schema: orderListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const { customerId, limit, cursor, placedFrom, placedUntil, ...asked } = query
    const of = `orders|${JSON.stringify([asked, customerId ?? '', placedFrom ?? '', placedUntil ?? ''])}`
    const wanted = {
      status: asked.status ?? null,
      paymentState: asked.paymentState ?? null,
      isHeld: asked.isHeld ?? null,
      tag: asked.tag ?? null,
      text: asked.text ?? null,
      placedFrom: placedFrom === undefined ? null : new Date(placedFrom),
      placedUntil: placedUntil === undefined ? null : new Date(placedUntil),
      limit,
      after: decodeCursor(of, 'instant', cursor),
    }
    const { items, last } = customerId
      ? await listOrdersOfCustomer(context.db, context.store.id, { ...wanted, customerId })
      : await listOrders(context.db, context.store.id, wanted)
    return { items: items.map(presentOrderSummary), nextCursor: last ? encodeCursor(of, last) : null }
  },
)

route(
  adminRouter,
  {
    operationId: 'getOrderAsStaff',
    tag: 'Admin',
    summary: 'Read an order',
    description: 'As the shopper sees it, without its secret; besides, whether it is held and its tags.',
    method: 'get',
    path: '/v1/admin/orders/{orderId}',
    policy: policies.staff('orders:read'),
    params: orderParams,
    success: { status: 200, description: 'The order.', schema: staffOrderSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const order = await readOrder(context.db, context.store.id, params.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentStaffOrder(order))
  },
)

route(
  adminRouter,
  {
    operationId: 'createFulfillment',
    tag: 'Admin',
    summary: 'Ship an order, or part of it',
    description: 'Records a parcel. Without `lineItems`, everything that has not left yet.',
    method: 'post',
    path: '/v1/admin/orders/{orderId}/fulfillments',
    policy: policies.staff('orders:fulfill'),
    params: orderParams,
    body: createFulfillmentInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: {
      status: 201,
      description: 'The order with its new parcel.',
      schema: staffOrderSchema,
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
      presentStaffOrder(
        await createFulfillment(context, {
          ...params,
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
  adminRouter,
  {
    operationId: 'getOrderExplanation',
    tag: 'Admin',
    summary: 'Explain what an order cost',
    description:
      'Every step from nothing to the total, as it was promised with the quote, to the last minor unit; and who bears what promotions took off.',
    method: 'get',
    path: '/v1/admin/orders/{orderId}/explanation',
    policy: policies.staff('orders:read'),
    params: orderParams,
    success: { status: 200, description: 'The steps.', schema: orderExplanationSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => explainOrder(context, params),
)
