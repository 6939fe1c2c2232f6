import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { idInput, toWire } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { changeRefusals } from './change-refusals.ts'
import { createOrderNote } from './create-order-note.ts'
import { getOrderTimeline } from './get-order-timeline.ts'
import { holdOrder } from './hold-order.ts'
import { markDelivered } from './mark-delivered.ts'
import { type OrderNote, readNotesOf } from './note-queries.ts'
import {
  createOrderNoteInput,
  holdOrderInput,
  orderNoteListSchema,
  orderNoteSchema,
  orderTimelineSchema,
  setOrderTagsInput,
} from './order-change-schemas.ts'
import { readOrder } from './order-queries.ts'
import { presentStaffOrder } from './present.ts'
import { releaseOrder } from './release-order.ts'
import { staffOrderSchema } from './schemas.ts'
import { setOrderTags } from './set-order-tags.ts'

const orderParams = z.object({ orderId: idInput('order') })
const changed = { status: 200, description: 'The order.', schema: staffOrderSchema, etag: true } as const

const presentNote = ({ id, body, isForBuyer, createdAt }: OrderNote) => ({
  id: toWire('orderNote', id),
  body,
  isForBuyer,
  createdAt: toRfc3339(createdAt),
})

/** @throws Refusal not-found */
export async function mustReadOrder({ db, store }: Context, orderId: string) {
  const order = await readOrder(db, store.id, orderId)
  if (!order) throw new Refusal(platformRefusals.notFound)
  return order
}

const afterwards = async (context: Context, orderId: string): Promise<Reply> =>
  Reply.versioned(presentStaffOrder(await mustReadOrder(context, orderId)))

/** What staff do with an order besides shipping it and giving money back. */
export function orderChangeRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'holdOrder',
      tag: 'Admin',
      summary: 'Stop shipping an order',
      description:
        'Until it is released nothing of it can be shipped, by staff or sellers. Again: the reason is replaced.',
      method: 'put',
      path: '/v1/admin/orders/{orderId}/hold',
      policy: policies.staff('orders:write'),
      params: orderParams,
      body: holdOrderInput,
      ifMatch: true,
      success: changed,
      refusals: [platformRefusals.notFound, changeRefusals.notHoldable],
    },
    async ({ context, params, body, ifMatch }) => {
      await holdOrder(context, { ...params, ...body, ifMatch })
      return afterwards(context, params.orderId)
    },
  )

  route(
    router,
    {
      operationId: 'releaseOrder',
      tag: 'Admin',
      summary: 'Let a held order be shipped again',
      description: 'An order that is not held stays as it is.',
      method: 'delete',
      path: '/v1/admin/orders/{orderId}/hold',
      policy: policies.staff('orders:write'),
      params: orderParams,
      ifMatch: true,
      success: changed,
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, ifMatch }) => {
      await releaseOrder(context, { ...params, ifMatch })
      return afterwards(context, params.orderId)
    },
  )

  route(
    router,
    {
      operationId: 'setOrderTags',
      tag: 'Admin',
      summary: 'Tag an order',
      description: 'Replaces all its tags. `listOrders` finds orders by them; buyers never see them.',
      method: 'put',
      path: '/v1/admin/orders/{orderId}/tags',
      policy: policies.staff('orders:write'),
      params: orderParams,
      body: setOrderTagsInput,
      ifMatch: true,
      success: changed,
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, body, ifMatch }) => {
      await setOrderTags(context, { ...params, ...body, ifMatch })
      return afterwards(context, params.orderId)
    },
  )
}

/** Where its parcels are, what staff write beside it, and its story. */
export function orderStoryRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'markDelivered',
      tag: 'Admin',
      summary: 'Say that a parcel has arrived',
      description:
        'From then on counts the time in which its goods may be sent back. A parcel that has arrived before stays as it is.',
      method: 'put',
      path: '/v1/admin/orders/{orderId}/fulfillments/{fulfillmentId}/delivery',
      policy: policies.staff('orders:fulfill'),
      params: orderParams.extend({ fulfillmentId: idInput('fulfillment') }),
      success: changed,
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      await markDelivered(context, { ...params, sellerId: null })
      return afterwards(context, params.orderId)
    },
  )

  route(
    router,
    {
      operationId: 'createOrderNote',
      tag: 'Admin',
      summary: 'Write a note beside an order',
      description: 'For the staff alone, or for the buyer, too. Notes are never changed.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/notes',
      policy: policies.staff('orders:write'),
      params: orderParams,
      body: createOrderNoteInput,
      idempotency: 'transaction',
      success: { status: 201, description: 'The note.', schema: orderNoteSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, body }) => presentNote(await createOrderNote(context, { ...params, ...body })),
  )

  route(
    router,
    {
      operationId: 'listOrderNotes',
      tag: 'Admin',
      summary: 'Read the notes beside an order',
      description: 'Oldest first, those for the buyer, too; 500 at the most.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/notes',
      policy: policies.staff('orders:read'),
      params: orderParams,
      success: { status: 200, description: 'The notes.', schema: orderNoteListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      await mustReadOrder(context, params.orderId)
      const notes = await readNotesOf(context.db, context.store.id, { ...params, forBuyer: false })
      return { items: notes.map(presentNote) }
    },
  )

  route(
    router,
    {
      operationId: 'getOrderTimeline',
      tag: 'Admin',
      summary: 'Read what happened to an order',
      description:
        'What happened to the order, its checkout and its payments, and who did it, from the beginning; of more than 1,000 events the newest.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/timeline',
      policy: policies.staff('orders:read'),
      params: orderParams,
      success: { status: 200, description: 'The story, oldest first.', schema: orderTimelineSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => getOrderTimeline(context, params),
  )
}
