import { z } from '@hono/zod-openapi'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { idInput, toWire } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { type Router, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { operationRefusals, type PaymentProviders, paymentRefusals } from '../payments/index.ts'
import { sellerOf } from '../sellers/index.ts'
import { orderToChange } from './buyer-of-order.ts'
import { cancelReturn } from './cancel-return.ts'
import { changeRefusals } from './change-refusals.ts'
import { completeReturn } from './complete-return.ts'
import { createReturn } from './create-return.ts'
import { getOrder } from './get-order.ts'
import { presentReturn } from './present-return.ts'
import { readReturnDays, readReturnsOf } from './return-queries.ts'
import {
  completeReturnInput,
  createReturnInput,
  newReturnsSchema,
  orderReturnsSchema,
} from './return-schemas.ts'
import {
  oneReturn,
  type ReturnDesk,
  returnArrivalRoutes,
  returnDecisionRoutes,
  returnParams,
  returnReadingRoutes,
  stepOfReturn,
  stepRefusals,
  versioned,
} from './return-steps.ts'
import { returnableLines } from './returnable.ts'
import { readSoldOrder } from './sold-order-queries.ts'

const orderParams = z.object({ orderId: idInput('order') })

const desks: ReturnDesk[] = [
  {
    tag: 'Admin',
    thing: 'Return',
    path: '/v1/admin/returns',
    mayRead: policies.staff('orders:read'),
    mayDecide: policies.staff('orders:write'),
    sellerOf: () => null,
  },
  {
    tag: 'Seller',
    thing: 'SellerReturn',
    path: '/v1/seller/returns',
    mayRead: policies.seller('seller-orders:read'),
    mayDecide: policies.seller('seller-orders:write'),
    sellerOf,
  },
]

/** Returns, as staff and sellers decide on them. */
export function returnRoutes(router: Router, of: { providers: PaymentProviders }): void {
  for (const desk of desks) {
    returnReadingRoutes(router, desk)
    returnDecisionRoutes(router, desk)
    returnArrivalRoutes(router, desk)
  }
  staffReturnRoutes(router, of)
}

function staffReturnRoutes(router: Router, { providers }: { providers: PaymentProviders }): void {
  route(
    router,
    {
      operationId: 'createReturnAsStaff',
      tag: 'Admin',
      summary: 'Ask for a return in the buyer’s name',
      description: 'As `createReturn`, also when the time of the store is over.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/returns',
      policy: policies.staff('orders:write'),
      params: orderParams,
      body: createReturnInput,
      idempotency: 'transaction',
      success: { status: 201, description: 'The returns.', schema: newReturnsSchema },
      refusals: [platformRefusals.notFound, changeRefusals.returnNotPossible],
    },
    async ({ context, params, body }) => {
      const { lineItems: lines, ...facts } = body
      const made = await createReturn(context, { ...params, ...facts, lines, evenLate: true })
      return { items: made.map(presentReturn) }
    },
  )

  route(
    router,
    {
      operationId: 'cancelReturnAsStaff',
      tag: 'Admin',
      summary: 'Cancel a return',
      description: 'As long as the goods have not come. They can be asked for again.',
      path: '/v1/admin/returns/{returnId}/cancellation',
      policy: policies.staff('orders:write'),
      ...stepOfReturn,
      refusals: stepRefusals,
    },
    async ({ context, params, ifMatch }) =>
      versioned(await cancelReturn(context, { ...params, sellerId: null, orderId: null, ifMatch })),
  )

  route(
    router,
    {
      operationId: 'completeReturn',
      tag: 'Admin',
      summary: 'Pay returned goods back',
      description:
        'What was accepted when the goods were looked at, and of shipping what is named. Where nothing was accepted, the return just ends, and the buyer is told so by a mail. Should the provider refuse, the return is completed all the same and its refund has failed.',
      method: 'post',
      path: '/v1/admin/returns/{returnId}/completion',
      policy: policies.staff('payments:refund'),
      params: returnParams,
      body: completeReturnInput,
      idempotency: 'flow',
      ifMatch: true,
      success: oneReturn,
      refusals: [
        ...stepRefusals,
        changeRefusals.refundTooMuch,
        changeRefusals.noStoreCredit,
        operationRefusals.refundExceedsCapture,
        paymentRefusals.providerUnavailable,
      ],
    },
    async ({ context, params, body, flow, ifMatch }) =>
      versioned(
        await completeReturn(context, {
          ...params,
          ...body,
          sellerId: null,
          orderId: null,
          ifMatch,
          providers,
          flow,
          reply: (made) => ({ status: 200, body: JSON.stringify(presentReturn(made)) }),
        }),
      ),
  )
}

/** Returns, as the buyer of the order asks for them. */
export function buyerReturnRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'createReturn',
      tag: 'Orders',
      summary: 'Ask to send goods back',
      description:
        'For the customer of the order, or with its secret; within the days that the store gives from delivery, or from shipping where no delivery is known. Goods of several sellers become several returns.',
      method: 'post',
      path: '/v1/orders/{orderId}/returns',
      policy: policies.orderHolder,
      params: orderParams,
      body: createReturnInput,
      idempotency: 'transaction',
      success: { status: 201, description: 'The returns.', schema: newReturnsSchema },
      refusals: [platformRefusals.notFound, platformRefusals.notPermitted, changeRefusals.returnNotPossible],
    },
    async ({ context, params, body, presented }) => {
      await orderToChange(context, { ...params, orderSecret: presented.orderSecret })
      const { lineItems: lines, ...facts } = body
      const made = await createReturn(context, { ...params, ...facts, lines, evenLate: false })
      return { items: made.map(presentReturn) }
    },
  )

  route(
    router,
    {
      operationId: 'listOrderReturns',
      tag: 'Orders',
      summary: 'List the returns of an order',
      description: 'Oldest first; and what can still be sent back. For whoever may read the order.',
      method: 'get',
      path: '/v1/orders/{orderId}/returns',
      policy: policies.orderHolder,
      params: orderParams,
      success: { status: 200, description: 'The returns.', schema: orderReturnsSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) => {
      await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      return inTransaction(context, async (tx) => {
        const returns = await readReturnsOf(readsOf(tx), tx.store.id, params.orderId)
        const order = await readSoldOrder(tx.tx, tx.store.id, params.orderId)
        const days = await readReturnDays(tx.tx, tx.store.id)
        const returnable = order ? returnableLines(order, returns, days) : []
        return {
          items: returns.map(presentReturn),
          returnable: returnable
            .filter(({ until }) => until > tx.now)
            .map(({ id, quantity, until }) => ({
              id: toWire('orderLine', id),
              quantity,
              until: toRfc3339(until),
            })),
        }
      })
    },
  )

  route(
    router,
    {
      operationId: 'cancelReturn',
      tag: 'Orders',
      summary: 'Keep goods after all',
      description: 'As long as they have not come. For the customer of the order, or with its secret.',
      method: 'post',
      path: '/v1/orders/{orderId}/returns/{returnId}/cancellation',
      policy: policies.orderHolder,
      params: orderParams.extend({ returnId: idInput('orderReturn') }),
      idempotency: 'transaction',
      success: oneReturn,
      refusals: [...stepRefusals, platformRefusals.notPermitted],
    },
    async ({ context, params, presented }) => {
      await orderToChange(context, { ...params, orderSecret: presented.orderSecret })
      return versioned(await cancelReturn(context, { ...params, sellerId: null, ifMatch: undefined }))
    },
  )
}
