import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { customerOf } from '../cart/index.ts'
import { getOrder } from './get-order.ts'
import { everyOrder, listOrdersOfCustomer } from './order-list-queries.ts'
import { orderListQuery, orderListSchema } from './order-list-schemas.ts'
import { presentOrder, presentOrderByLink, presentOrderSummary } from './present.ts'
import { orderSchema } from './schemas.ts'

/** Orders, as those who bought them see them. */
export function orderRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'getOrder',
      tag: 'Orders',
      summary: 'Read an order',
      description:
        'With the session of its customer, or with the secret that came with the order, which lives for 90 days; sessions and secret keys with `orders:read` need none. Who has only the secret sees neither a phone number nor the whole e-mail address; of what paid it no more than `tenders` say.',
      method: 'get',
      path: '/v1/orders/{orderId}',
      policy: policies.orderHolder,
      params: z.object({ orderId: idInput('order') }),
      success: { status: 200, description: 'The order.', schema: orderSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) => {
      const { order, known } = await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      return Reply.versioned(known ? presentOrder(order) : presentOrderByLink(order))
    },
  )

  route(
    router,
    {
      operationId: 'listCustomerOrders',
      tag: 'Orders',
      summary: "List the customer's orders",
      description:
        'Of the customer who is signed in, newest first; also those placed as a guest with the e-mail address the customer has confirmed since.',
      method: 'get',
      path: '/v1/customers/me/orders',
      policy: policies.customer,
      query: orderListQuery,
      success: { status: 200, description: 'A page of orders.', schema: orderListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const customerId = customerOf(context)
      const of = `orders of ${customerId} ${query.status ?? ''}`
      const { items, last } = await listOrdersOfCustomer(context.db, context.store.id, {
        ...everyOrder,
        customerId,
        status: query.status ?? null,
        limit: query.limit,
        after: decodeCursor(of, 'instant', query.cursor),
      })
      return {
        items: items.map((order) => presentOrderSummary({ ...order, tags: [] })),
        nextCursor: last ? encodeCursor(of, last) : null,
      }
    },
  )
}
