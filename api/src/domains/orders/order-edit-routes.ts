import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { type Router, route } from '../../platform/router.ts'
import { cartRefusals } from '../cart/index.ts'
import { inventoryRefusals } from '../inventory/index.ts'
import { operationRefusals, paymentRefusals, savedMethodRefusals } from '../payments/index.ts'
import { priceServiceRefusals } from '../pricing/index.ts'
import { changeRefusals } from './change-refusals.ts'
import { type CheckoutSettings, tenderRefusals, wantedTenders } from './checkout-routes.ts'
import { commitOrderEdit } from './commit-order-edit.ts'
import { completeOrderEdit } from './complete-order-edit.ts'
import { discardOrderEdit } from './discard-order-edit.ts'
import { editRefusals } from './edit-refusals.ts'
import { getOrder } from './get-order.ts'
import { mustReadOrder } from './order-change-routes.ts'
import {
  buyerOrderEditSchema,
  orderEditListSchema,
  orderEditSchema,
  payOrderEditInput,
  previewOrderEditInput,
} from './order-edit-schemas.ts'
import { payOrderEdit } from './pay-order-edit.ts'
import { presentBuyerOrderEdit, presentOrderEdit } from './present-order-edit.ts'
import { previewOrderEdit } from './preview-order-edit.ts'
import { viewEdit, viewEditsOf } from './read-order-edit.ts'
import { orderRefusals } from './refusals.ts'

const orderParams = z.object({ orderId: idInput('order') })
const editParams = orderParams.extend({ editId: idInput('orderEdit') })

/** Changes of the lines of an order, as staff read them. */
export function orderEditReadingRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'listOrderEdits',
      tag: 'Admin',
      summary: 'List the edits of an order',
      description: 'Newest first, those that came to nothing, too; 500 at the most.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/edits',
      policy: policies.staff('orders:read'),
      params: orderParams,
      success: { status: 200, description: 'The edits.', schema: orderEditListSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      await mustReadOrder(context, params.orderId)
      return { items: (await viewEditsOf(context, params.orderId)).map(presentOrderEdit) }
    },
  )

  route(
    router,
    {
      operationId: 'getOrderEdit',
      tag: 'Admin',
      summary: 'Read an edit of an order',
      description: 'What it adds and takes off, what that comes to, and how far it is.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/edits/{editId}',
      policy: policies.staff('orders:read'),
      params: editParams,
      success: { status: 200, description: 'The edit.', schema: orderEditSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => presentOrderEdit(await viewEdit(context, { ...params, forBuyer: false })),
  )
}

/** Why what is to be added cannot be bought. */
const addingRefusals = [
  cartRefusals.offerNotFound,
  cartRefusals.offerNotForSale,
  cartRefusals.offerNotPriced,
  cartRefusals.quantityNotAllowed,
  cartRefusals.nothingToWrap,
  cartRefusals.totalTooLarge,
  inventoryRefusals.outOfStock,
  ...Object.values(priceServiceRefusals),
]

/** Changes of the lines of an order: shown first, then done. */
export function orderEditRoutes(router: Router, of: CheckoutSettings): void {
  previewRoute(router, of)
  commitRoutes(router, of)
}

function previewRoute(router: Router, of: CheckoutSettings): void {
  route(
    router,
    {
      operationId: 'previewOrderEdit',
      tag: 'Admin',
      summary: 'Show what an edit of an order would come to',
      description:
        'Takes pieces off that have not been shipped, and adds offers as they cost this buyer now. What is added is set aside for 15 minutes; nothing of the order changes before `commitOrderEdit`. Another preview replaces this one. With `returnId` it is an exchange: what was accepted of the return is taken off.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/edits',
      policy: policies.staff('orders:write'),
      params: orderParams,
      body: previewOrderEditInput,
      idempotency: 'transaction',
      asksFirst: true,
      success: { status: 201, description: 'The edit, to be committed.', schema: orderEditSchema },
      refusals: [
        platformRefusals.notFound,
        changeRefusals.canceled,
        editRefusals.outdated,
        editRefusals.beingPaid,
        editRefusals.notPossible,
        ...addingRefusals,
      ],
    },
    async ({ context, params, body, once }) => {
      const { version, remove, add, returnId = null, note } = body
      return previewOrderEdit(context, {
        ...params,
        version,
        note,
        wanted: {
          remove,
          add: add.map(({ unitPrice = null, ...offer }) => ({ ...offer, unitPriceAmount: unitPrice })),
          returnId,
        },
        services: of.priceServices,
        once: (preview) => once(async (tx) => presentOrderEdit({ edit: await preview(tx), payments: [] })),
      })
    },
  )
}

function commitRoutes(router: Router, of: CheckoutSettings): void {
  route(
    router,
    {
      operationId: 'commitOrderEdit',
      tag: 'Admin',
      summary: 'Do an edit of an order',
      description:
        'As it was previewed, or not at all. Where something is left to pay, the buyer is mailed and has 72 hours to pay it (`payOrderEdit`); the order changes when they have. Otherwise it changes now, and what is left is given back to where it came from.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/edits/{editId}/commit',
      policy: policies.staff('orders:write'),
      params: editParams,
      idempotency: 'flow',
      success: {
        status: 200,
        description: 'The edit: committed, or waiting for its payment.',
        schema: orderEditSchema,
      },
      refusals: [
        platformRefusals.notFound,
        changeRefusals.canceled,
        changeRefusals.refundTooMuch,
        editRefusals.notOpen,
        editRefusals.outdated,
        editRefusals.needsCapture,
        inventoryRefusals.outOfStock,
        operationRefusals.refundExceedsCapture,
        paymentRefusals.providerUnavailable,
      ],
    },
    async ({ context, params, flow }) =>
      presentOrderEdit(
        await commitOrderEdit(context, {
          ...params,
          forBuyer: false,
          providers: of.providers,
          flow,
          reply: (view) => ({ status: 200, body: JSON.stringify(presentOrderEdit(view)) }),
        }),
      ),
  )

  route(
    router,
    {
      operationId: 'discardOrderEdit',
      tag: 'Admin',
      summary: 'Drop an edit of an order',
      description:
        'What it holds is for sale again. A payment that its buyer has begun is canceled first; where it has been taken already, the edit is done, and this is refused.',
      method: 'post',
      path: '/v1/admin/orders/{orderId}/edits/{editId}/discard',
      policy: policies.staff('orders:write'),
      params: editParams,
      success: { status: 200, description: 'The discarded edit.', schema: orderEditSchema },
      refusals: [
        platformRefusals.notFound,
        editRefusals.notOpen,
        editRefusals.beingPaid,
        paymentRefusals.declined,
        paymentRefusals.providerUnavailable,
      ],
    },
    async ({ context, params }) =>
      presentOrderEdit(
        await discardOrderEdit(context, { ...params, forBuyer: false, providers: of.providers }),
      ),
  )
}

/** Edits that cost more, as the buyer of the order sees and pays them. */
export function buyerOrderEditRoutes(router: Router, of: CheckoutSettings): void {
  buyerReadingRoute(router)
  payingRoute(router, of)
  completionRoute(router, of)
}

function buyerReadingRoute(router: Router): void {
  route(
    router,
    {
      operationId: 'getBuyerOrderEdit',
      tag: 'Orders',
      summary: 'Read an edit of an order as its buyer',
      description:
        'One that was to be paid, or is done. For whoever may read the order, whose `openEdit` names the one that waits.',
      method: 'get',
      path: '/v1/orders/{orderId}/edits/{editId}',
      policy: policies.orderHolder,
      params: editParams,
      success: { status: 200, description: 'The edit.', schema: buyerOrderEditSchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, presented }) => {
      await getOrder(context, { ...params, orderSecret: presented.orderSecret })
      return presentBuyerOrderEdit(await viewEdit(context, { ...params, forBuyer: true }))
    },
  )
}

function payingRoute(router: Router, of: CheckoutSettings): void {
  route(
    router,
    {
      operationId: 'payOrderEdit',
      tag: 'Orders',
      summary: 'Pay what an edit of an order costs more',
      description:
        'Charges exactly the `difference`, from gift cards and store credit first; with that the edit is done. `payment.nextAction`: send the buyer there, then call `completeOrderEdit`. The same key never charges twice.',
      method: 'post',
      path: '/v1/orders/{orderId}/edits/{editId}/payment',
      policy: policies.orderHolder,
      params: editParams,
      body: payOrderEditInput,
      idempotency: 'flow',
      success: {
        status: 200,
        description: 'The edit: committed, or waiting for a second step.',
        schema: buyerOrderEditSchema,
      },
      refusals: [
        platformRefusals.notFound,
        platformRefusals.notPermitted,
        editRefusals.notOpen,
        editRefusals.outdated,
        orderRefusals.returnUrlNotAllowed,
        savedMethodRefusals.notKept,
        ...tenderRefusals,
        ...Object.values(paymentRefusals),
      ],
    },
    async ({ context, params, body, presented, flow, client }) => {
      const { paymentMethod, savedPaymentMethodId = null, returnUrl } = body
      const { providers, leaseSeconds } = of
      return presentBuyerOrderEdit(
        await payOrderEdit(context, {
          ...params,
          paymentMethod,
          savedPaymentMethodId,
          tenders: wantedTenders(body),
          returnUrl,
          orderSecret: presented.orderSecret,
          providers,
          leaseSeconds,
          flow,
          client,
        }),
      )
    },
  )
}

function completionRoute(router: Router, of: CheckoutSettings): void {
  route(
    router,
    {
      operationId: 'completeOrderEdit',
      tag: 'Orders',
      summary: 'Finish an edit of an order after a second step',
      description:
        'Asks the provider how the payment ended and does the edit when the money is there. May be called any number of times.',
      method: 'post',
      path: '/v1/orders/{orderId}/edits/{editId}/completion',
      policy: policies.orderHolder,
      params: editParams,
      idempotency: 'flow',
      success: {
        status: 200,
        description: 'The edit: committed, still waiting, or open for another try.',
        schema: buyerOrderEditSchema,
      },
      refusals: [
        platformRefusals.notFound,
        platformRefusals.notPermitted,
        paymentRefusals.declined,
        paymentRefusals.providerUnavailable,
      ],
    },
    async ({ context, params, presented, client }) =>
      presentBuyerOrderEdit(
        await completeOrderEdit(context, {
          ...params,
          orderSecret: presented.orderSecret,
          providers: of.providers,
          client,
        }),
      ),
  )
}
