import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { capturePayment, voidPayment } from './capture-payment.ts'
import { checkPayment } from './check-payment.ts'
import type { PaidFor } from './paid-for.ts'
import { listingRoutes } from './payment-list-routes.ts'
import type { PaymentProviders } from './providers-of.ts'
import { readPaymentsOf } from './queries.ts'
import { operationRefusals, paymentRefusals } from './refusals.ts'
import { capturePaymentInput, orderPaymentsSchema, paymentSchema, presentPayment } from './schemas.ts'
import { type PaymentView, viewPayment, viewsOf } from './view-payments.ts'

const paymentParams = z.object({ paymentId: idInput('payment') })
const orderParams = z.object({ orderId: idInput('order') })
const onePayment = { status: 200, schema: paymentSchema, etag: true } as const
const movesMoney = [
  platformRefusals.notFound,
  operationRefusals.notAuthorized,
  operationRefusals.operationRunning,
  operationRefusals.operationFailed,
  paymentRefusals.providerUnavailable,
]

/** Payments as staff sees them, and what staff does with what is authorized. Refunds are of orders. */
export function createPaymentsRouter(of: { providers: PaymentProviders; paidFor: PaidFor }): Router {
  const router = createRouter()
  readingRoutes(router, of)
  movingRoutes(router, of)
  listingRoutes(router)
  return router
}

const shown = (view: PaymentView) => Reply.versioned(presentPayment(view))

function movingRoutes(router: Router, of: { providers: PaymentProviders; paidFor: PaidFor }): void {
  route(
    router,
    {
      operationId: 'capturePayment',
      tag: 'Payments',
      summary: 'Capture what is authorized',
      description:
        'All of it, or a part: the rest can be captured later, unless `isFinal` lets it go, with the last part or with an amount of 0. The same key never captures twice.',
      method: 'post',
      path: '/v1/admin/payments/{paymentId}/captures',
      policy: policies.staff('payments:capture'),
      params: paymentParams,
      body: capturePaymentInput,
      idempotency: 'flow',
      success: { ...onePayment, description: 'The payment. A capture that is `pending` is told of later.' },
      refusals: [...movesMoney, operationRefusals.captureExceedsAuthorization],
    },
    async ({ context, params, body, flow }) => {
      if (!flow) throw new Error('a flow has its key')
      const isFinal = body.isFinal ?? false
      return shown(await capturePayment(context, { ...params, ...of, amount: body.amount, isFinal, flow }))
    },
  )

  route(
    router,
    {
      operationId: 'voidPayment',
      tag: 'Payments',
      summary: 'Let go what is authorized',
      description:
        'For a payment of which nothing has been captured. Its order stays as it is: `cancelOrder` ends both. The same key never voids twice.',
      method: 'post',
      path: '/v1/admin/payments/{paymentId}/void',
      policy: policies.staff('payments:capture'),
      params: paymentParams,
      idempotency: 'flow',
      success: { ...onePayment, description: 'The payment.' },
      refusals: [...movesMoney, operationRefusals.capturedInPart],
    },
    async ({ context, params, flow }) => {
      if (!flow) throw new Error('a flow has its key')
      return shown(await voidPayment(context, { ...params, ...of, flow }))
    },
  )
}

function readingRoutes(router: Router, of: { providers: PaymentProviders; paidFor: PaidFor }): void {
  route(
    router,
    {
      operationId: 'getPayment',
      tag: 'Payments',
      summary: 'Read a payment',
      description: 'With its captures, voids and refunds.',
      method: 'get',
      path: '/v1/admin/payments/{paymentId}',
      policy: policies.staff('payments:read'),
      params: paymentParams,
      success: { ...onePayment, description: 'The payment.' },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => shown(await viewPayment(context, params.paymentId)),
  )

  route(
    router,
    {
      operationId: 'checkPayment',
      tag: 'Payments',
      summary: 'Ask the provider where a payment stands',
      description:
        'Takes it, its order and whatever was begun with it to where the provider says they are. The worker does so by itself; this is for who does not want to wait. May be called any number of times.',
      method: 'post',
      path: '/v1/admin/payments/{paymentId}/check',
      policy: policies.staff('payments:capture'),
      params: paymentParams,
      idempotency: 'flow',
      success: { ...onePayment, description: 'The payment as it is now.' },
      refusals: [platformRefusals.notFound, paymentRefusals.providerUnavailable],
    },
    async ({ context, params }) => shown(await checkPayment(context, { ...params, ...of })),
  )

  route(
    router,
    {
      operationId: 'listOrderPayments',
      tag: 'Payments',
      summary: 'List the payments of an order',
      description: 'Every try to pay it, oldest first; what pays it together has the same `attempt`.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/payments',
      policy: policies.staff('payments:read'),
      params: orderParams,
      success: { status: 200, description: 'Its payments.', schema: orderPaymentsSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const references = await of.paidFor.referencesOf(context, params.orderId)
      if (!references) throw new Refusal(platformRefusals.notFound)
      return { items: await paymentsOf(context, references) }
    },
  )
}

const paymentsOf = (context: Context, references: readonly string[]) =>
  inTransaction(context, async (tx) => {
    const payments = []
    for (const reference of references)
      payments.push(...(await readPaymentsOf(tx.tx, tx.store.id, reference)))
    return (await viewsOf(tx, payments)).map(presentPayment)
  })
