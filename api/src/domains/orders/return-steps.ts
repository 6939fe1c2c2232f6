import { z } from '@hono/zod-openapi'
import type { Actor } from '../../platform/context.ts'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import type { Policy } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { approveReturn } from './approve-return.ts'
import { changeRefusals } from './change-refusals.ts'
import { inspectReturn } from './inspect-return.ts'
import type { OrderReturn } from './order-return.ts'
import { presentReturn } from './present-return.ts'
import { receiveReturn } from './receive-return.ts'
import { refuseReturn } from './refuse-return.ts'
import { listReturns, readReturn } from './return-queries.ts'
import {
  approveReturnInput,
  inspectReturnInput,
  receiveReturnInput,
  refuseReturnInput,
  returnListQuery,
  returnListSchema,
  returnSchema,
} from './return-schemas.ts'

/** Whose desk it is: what staff and sellers do with returns differs only in which returns there are. */
export interface ReturnDesk {
  tag: 'Admin' | 'Seller'
  /** Of operation ids: `Return` or `SellerReturn` */
  thing: string
  path: string
  mayRead: Policy
  mayDecide: Policy
  /** Null: returns of all sellers */
  sellerOf: (actor: Actor) => string | null
}

export const returnParams = z.object({ returnId: idInput('orderReturn') })
export const oneReturn = {
  status: 200,
  description: 'The return.',
  schema: returnSchema,
  etag: true,
} as const
/** One write each, which is done once under its key. */
export const stepOfReturn = {
  method: 'post',
  params: returnParams,
  idempotency: 'transaction',
  ifMatch: true,
  success: oneReturn,
} as const
export const stepRefusals = [platformRefusals.notFound, changeRefusals.returnMoved]
export const versioned = (of: OrderReturn): Reply => Reply.versioned(presentReturn(of))

/** Reading returns. */
export function returnReadingRoutes(router: Router, desk: ReturnDesk): void {
  route(
    router,
    {
      operationId: `list${desk.thing}s`,
      tag: desk.tag,
      summary: 'List returns',
      description: 'Newest first.',
      method: 'get',
      path: desk.path,
      policy: desk.mayRead,
      query: returnListQuery,
      success: { status: 200, description: 'One page of returns.', schema: returnListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const sellerId = desk.sellerOf(context.actor)
      const of = `returns|${sellerId ?? ''}|${query.state ?? ''}`
      const { items, last } = await listReturns(context.db, context.store.id, {
        sellerId,
        state: query.state ?? null,
        limit: query.limit,
        after: decodeCursor(of, 'instant', query.cursor),
      })
      return { items: items.map(presentReturn), nextCursor: last && encodeCursor(of, last) }
    },
  )

  route(
    router,
    {
      operationId: `get${desk.thing}`,
      tag: desk.tag,
      summary: 'Read a return',
      description: 'What is sent back, why, and how far it is.',
      method: 'get',
      path: `${desk.path}/{returnId}`,
      policy: desk.mayRead,
      params: returnParams,
      success: oneReturn,
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const found = await readReturn(context.db, context.store.id, params.returnId)
      const sellerId = desk.sellerOf(context.actor)
      if (!found || (sellerId !== null && found.sellerId !== sellerId))
        throw new Refusal(platformRefusals.notFound)
      return versioned(found)
    },
  )
}

/** Saying yes or no. */
export function returnDecisionRoutes(router: Router, desk: ReturnDesk): void {
  route(
    router,
    {
      operationId: `approve${desk.thing}`,
      tag: desk.tag,
      summary: 'Let goods be sent back',
      description: 'With the label to send them, where there is one. The buyer gets a mail.',
      path: `${desk.path}/{returnId}/approval`,
      policy: desk.mayDecide,
      ...stepOfReturn,
      body: approveReturnInput,
      refusals: stepRefusals,
    },
    async ({ context, params, body, ifMatch }) => {
      const { label } = body
      return versioned(
        await approveReturn(context, {
          ...params,
          sellerId: desk.sellerOf(context.actor),
          orderId: null,
          ifMatch,
          label: label
            ? { ...label, trackingNumber: label.trackingNumber ?? null, url: label.url ?? null }
            : null,
        }),
      )
    },
  )

  route(
    router,
    {
      operationId: `refuse${desk.thing}`,
      tag: desk.tag,
      summary: 'Refuse a return',
      description: 'The goods stay with the buyer, who is told why in a mail.',
      path: `${desk.path}/{returnId}/refusal`,
      policy: desk.mayDecide,
      ...stepOfReturn,
      body: refuseReturnInput,
      refusals: stepRefusals,
    },
    async ({ context, params, body, ifMatch }) =>
      versioned(
        await refuseReturn(context, {
          ...params,
          ...body,
          sellerId: desk.sellerOf(context.actor),
          orderId: null,
          ifMatch,
        }),
      ),
  )
}

/** When the parcel has come. */
export function returnArrivalRoutes(router: Router, desk: ReturnDesk): void {
  route(
    router,
    {
      operationId: `receive${desk.thing}`,
      tag: desk.tag,
      summary: 'Say that returned goods have come',
      description: 'What was in the parcel; without `lineItems` all that was announced.',
      path: `${desk.path}/{returnId}/receipt`,
      policy: desk.mayDecide,
      ...stepOfReturn,
      body: receiveReturnInput,
      refusals: [...stepRefusals, changeRefusals.returnLines],
    },
    async ({ context, params, body, ifMatch }) =>
      versioned(
        await receiveReturn(context, {
          ...params,
          sellerId: desk.sellerOf(context.actor),
          orderId: null,
          ifMatch,
          lines: body.lineItems ?? null,
        }),
      ),
  )

  route(
    router,
    {
      operationId: `inspect${desk.thing}`,
      tag: desk.tag,
      summary: 'Say what returned goods are like',
      description:
        'How many pieces are paid back, and how many go back on the shelf: they are for sale again at once.',
      path: `${desk.path}/{returnId}/inspection`,
      policy: desk.mayDecide,
      ...stepOfReturn,
      body: inspectReturnInput,
      refusals: [...stepRefusals, changeRefusals.returnLines],
    },
    async ({ context, params, body, ifMatch }) =>
      versioned(
        await inspectReturn(context, {
          ...params,
          sellerId: desk.sellerOf(context.actor),
          orderId: null,
          ifMatch,
          lines: body.lineItems ?? null,
          decision: body.decision,
        }),
      ),
  )
}
