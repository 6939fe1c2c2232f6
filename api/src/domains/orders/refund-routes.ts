import { z } from '@hono/zod-openapi'
import { inTransaction } from '../../platform/database.ts'
import { idInput, toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { operationRefusals, type PaymentProviders, paymentRefusals, readPaidWith } from '../payments/index.ts'
import { orderToChange } from './buyer-of-order.ts'
import { cancelOrder } from './cancel-order.ts'
import { changeRefusals } from './change-refusals.ts'
import { getOrder } from './get-order.ts'
import { readNotesOf } from './note-queries.ts'
import { mustReadOrder } from './order-change-routes.ts'
import { buyerNoteListSchema, cancelOrderInput } from './order-change-schemas.ts'
import { readOrderIn } from './order-queries.ts'
import { presentOrder, presentOrderByLink, presentStaffOrder } from './present.ts'
import { presentOrderRefund, presentRefund } from './present-refund.ts'
import { refundOrder } from './refund-order.ts'
import { readRefundsOf } from './refund-queries.ts'
import { orderRefundListSchema, refundListSchema, refundOrderInput, refundSchema } from './refund-schemas.ts'
import { orderSchema, staffOrderSchema } from './schemas.ts'
import { readPaidReferences, readSoldOrder } from './sold-order-queries.ts'
import { refundableOfPayments } from './start-refund.ts'

const orderParams = z.object({ orderId: idInput('order') })
const kept = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) })
const refundRefusals = [
  platformRefusals.notFound,
  changeRefusals.refundTooMuch,
  changeRefusals.refundLineUnknown,
  changeRefusals.nothingToRefund,
  changeRefusals.noStoreCredit,
  operationRefusals.refundExceedsCapture,
  paymentRefusals.providerUnavailable,
]
const cancelRefusals = [
  platformRefusals.notFound,
  changeRefusals.notCancelable,
  changeRefusals.refundRunning,
  changeRefusals.refundTooMuch,
  operationRefusals.capturedInPart,
  operationRefusals.operationRunning,
  paymentRefusals.providerUnavailable,
]

/** Money of an order that goes back: refunds and cancellation, by staff. */
export function refundRoutes(router: Router, { providers }: { providers: PaymentProviders }): void {
  route(
    router,
    {
      operationId: 'refundOrder',
      tag: 'Admin',
      summary: 'Give money of an order back',
      description:
        'Pieces or amounts of lines, of shipping, or an amount by itself; to where it came from, or as store credit. What all refunds give back never exceeds what was captured, nor what was paid for a line. Tax in it is in proportion, and the last refund takes exactly what is left.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/refunds',
      policy: policies.staff('payments:refund'),
      params: orderParams,
      body: refundOrderInput,
      idempotency: 'flow',
      success: {
        status: 201,
        description: 'The refund: done, or `pending` with a provider.',
        schema: refundSchema,
      },
      refusals: refundRefusals,
    },
    async ({ context, params, body, flow }) => {
      const { amount, lineItems = [], shippingAmount = 0, ...facts } = body
      const refund = await refundOrder(context, {
        ...params,
        ...facts,
        wanted: amount === undefined ? { lines: lineItems, fulfillmentAmount: shippingAmount } : { amount },
        providers,
        flow,
        reply: (made) => kept(201, presentRefund(made)),
      })
      return presentRefund(refund)
    },
  )

  route(
    router,
    {
      operationId: 'listRefunds',
      tag: 'Admin',
      summary: 'List the refunds of an order',
      description: 'Oldest first, those that failed, too; and what can still be given back.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/refunds',
      policy: policies.staff('orders:read'),
      params: orderParams,
      success: { status: 200, description: 'The refunds.', schema: refundListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const { currency } = await mustReadOrder(context, params.orderId)
      const refunds = await readRefundsOf(context.db, context.store.id, params.orderId)
      const refundable = await inTransaction(context, async ({ tx, store }) => {
        const order = await readSoldOrder(tx, store.id, params.orderId)
        const payments = []
        for (const reference of await readPaidReferences(tx, store.id, params.orderId))
          payments.push(...(await readPaidWith(tx, store.id, reference)))
        return order ? refundableOfPayments(payments, order) : 0
      })
      return { items: refunds.map(presentRefund), refundable: money(refundable, currency) }
    },
  )
}

/** An order that ends before anything was shipped: by staff, or by its buyer. */
export function cancellationRoutes(router: Router, { providers }: { providers: PaymentProviders }): void {
  route(
    router,
    {
      operationId: 'cancelOrderAsStaff',
      tag: 'Admin',
      summary: 'Cancel an order',
      description:
        'Before anything of it has been shipped. Its goods are for sale again, what was paid goes back where it came from, what was only authorized is let go. Promotions that it used stay used.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/cancellation',
      policy: policies.staff('orders:write'),
      params: orderParams,
      body: cancelOrderInput,
      idempotency: 'flow',
      success: { status: 200, description: 'The canceled order.', schema: staffOrderSchema, etag: true },
      refusals: cancelRefusals,
    },
    async ({ context, params, body, flow }) => {
      const order = await cancelOrder(context, {
        ...params,
        ...body,
        by: 'staff',
        providers,
        flow,
        read: async (tx) => {
          const read = await readOrderIn(tx.tx, tx.store.id, params.orderId)
          if (!read) throw new Error('a canceled order is still there')
          return presentStaffOrder(read)
        },
        reply: (body) => kept(200, body),
      })
      return Reply.versioned(order)
    },
  )

  route(
    router,
    {
      operationId: 'cancelOrder',
      tag: 'Orders',
      summary: 'Cancel an order as its buyer',
      description:
        'As long as nothing of it has been shipped: for its customer, or with its secret. Everything that was paid goes back where it came from.',
      method: 'post',
      path: '/v1/orders/{orderId}/cancellation',
      policy: policies.orderHolder,
      params: orderParams,
      body: cancelOrderInput,
      idempotency: 'flow',
      success: { status: 200, description: 'The canceled order.', schema: orderSchema, etag: true },
      refusals: [...cancelRefusals, platformRefusals.notPermitted],
    },
    async ({ context, params, body, flow, presented }) => {
      const { orderSecret } = presented
      const { known } = await getOrder(context, { ...params, orderSecret })
      await orderToChange(context, { ...params, orderSecret })
      const order = await cancelOrder(context, {
        ...params,
        ...body,
        by: 'buyer',
        providers,
        flow,
        read: async (tx) => {
          const read = await readOrderIn(tx.tx, tx.store.id, params.orderId)
          if (!read) throw new Error('a canceled order is still there')
          return known ? presentOrder(read) : presentOrderByLink(read)
        },
        reply: (body) => kept(200, body),
      })
      return Reply.versioned(order)
    },
  )
}

/** What buyers read of their order besides itself. */
export function buyerOrderRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'listOrderRefunds',
      tag: 'Orders',
      summary: 'List what was given back of an order',
      description: 'Oldest first. For whoever may read the order.',
      method: 'get',
      path: '/v1/orders/{orderId}/refunds',
      policy: policies.orderHolder,
      params: orderParams,
      success: { status: 200, description: 'The refunds.', schema: orderRefundListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) => {
      await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      const refunds = await readRefundsOf(context.db, context.store.id, params.orderId)
      return { items: refunds.filter(({ status }) => status !== 'failed').map(presentOrderRefund) }
    },
  )

  route(
    router,
    {
      operationId: 'listBuyerNotes',
      tag: 'Orders',
      summary: 'Read what the store has written about an order',
      description: 'Notes for the buyer, oldest first. For whoever may read the order.',
      method: 'get',
      path: '/v1/orders/{orderId}/notes',
      policy: policies.orderHolder,
      params: orderParams,
      success: { status: 200, description: 'The notes.', schema: buyerNoteListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) => {
      await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      const notes = await readNotesOf(context.db, context.store.id, { ...params, forBuyer: true })
      return {
        items: notes.map(({ id, body, createdAt }) => ({
          id: toWire('orderNote', id),
          body,
          createdAt: toRfc3339(createdAt),
        })),
      }
    },
  )
}
