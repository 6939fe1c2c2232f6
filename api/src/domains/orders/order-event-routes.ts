import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import {
  eventPageSchema,
  eventRefusals,
  eventStreamSchema,
  followEvents,
  type LiveFeed,
  oneBeginning,
  orderEventStreamQuery,
  orderEventsQuery,
  orderScope,
  readEvents,
} from '../events/index.ts'
import { getOrder } from './get-order.ts'

const whoMay = 'For whoever may read the order.'

/** What happens to one order, for those who bought it. */
export function orderEventRoutes(router: Router, { live }: { live: LiveFeed }): void {
  route(
    router,
    {
      operationId: 'listOrderEvents',
      tag: 'Orders',
      summary: 'Read what happened to an order',
      description: `From the beginning, or after an event you have seen. ${whoMay}`,
      method: 'get',
      path: '/v1/orders/{orderId}/events',
      policy: policies.orderHolder,
      params: z.object({ orderId: idInput('order') }),
      query: orderEventsQuery,
      success: { status: 200, description: 'A page of events, the oldest first.', schema: eventPageSchema },
      refusals: [platformRefusals.notFound, eventRefusals.placeGone],
    },
    async ({ context, params, query, presented }) => {
      await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      return readEvents(context, {
        ...oneBeginning(query, undefined),
        limit: query.limit,
        scope: orderScope(params.orderId),
        subjectId: params.orderId,
      })
    },
  )

  route(
    router,
    {
      operationId: 'streamOrderEvents',
      tag: 'Orders',
      summary: 'Follow an order',
      description: `The same as server-sent events, as they happen. ${whoMay}`,
      method: 'get',
      path: '/v1/orders/{orderId}/events/stream',
      policy: policies.orderHolder,
      params: z.object({ orderId: idInput('order') }),
      query: orderEventStreamQuery,
      resumes: true,
      success: {
        status: 200,
        description: 'Events without an end.',
        schema: eventStreamSchema,
        contentType: 'text/event-stream',
      },
      refusals: [platformRefusals.notFound, eventRefusals.placeGone, eventRefusals.tooManyStreams],
    },
    async ({ context, params, query, presented, lastEventId, askAgain }) => {
      await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      const { orderId } = params
      let asked = 0
      return new Reply({
        lines: await followEvents(context, {
          ...oneBeginning(query, lastEventId),
          scopeOf: () => orderScope(orderId),
          subjectId: orderId,
          live,
          // Its secret may have been replaced meanwhile, and it may have got another owner: looked up every four seconds.
          askAgain: async () => {
            const actor = await askAgain()
            asked += 1
            if (!actor || asked % 4 !== 0) return actor
            const isOpen = await getOrder(
              { ...context, actor },
              { orderId, orderSecret: presented.orderSecret },
            ).then(
              () => true,
              (error: unknown) => !(error instanceof Refusal),
            )
            return isOpen ? actor : null
          },
        }),
      })
    },
  )
}
