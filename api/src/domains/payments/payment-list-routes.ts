import { z } from '@hono/zod-openapi'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { readDispute } from './dispute-queries.ts'
import {
  disputeListQuery,
  disputeListSchema,
  disputeSchema,
  presentDispute,
  presentMessage,
  presentReconciliation,
  providerEventListQuery,
  providerEventListSchema,
  reconciliationListQuery,
  reconciliationListSchema,
  type WithOrder,
} from './finding-schemas.ts'
import { readOrdersPaidBy } from './paid-order-queries.ts'
import {
  listDisputes,
  listPayments,
  listReceivedEvents,
  listReconciliations,
  readReferencesOf,
} from './reading-queries.ts'
import { paymentListQuery, paymentListSchema, presentPayment } from './schemas.ts'
import { viewsOf } from './view-payments.ts'

const policy = policies.staff('payments:read')

/** Pages of payments, of disputes, of what providers told, and of what the reconciler found. */
export function listingRoutes(router: Router): void {
  paymentPages(router)
  disputePages(router)
  reconciliationPages(router)
  messagePages(router)
}

/** What is of a payment, with the order it is of. */
async function withOrders<T extends { paymentId: string }>(
  { tx, store }: TxContext,
  items: readonly T[],
): Promise<WithOrder<T>[]> {
  const ids = items.map(({ paymentId }) => paymentId)
  const references = await readReferencesOf(tx, store.id, ids)
  const orders = await readOrdersPaidBy(tx, store.id, [...references.values()])
  return items.map((item) => ({
    ...item,
    order: orders.get(references.get(item.paymentId) ?? '') ?? null,
  }))
}

const listedWithOrders = <T extends { paymentId: string }>(context: Context, items: readonly T[]) =>
  inTransaction(context, (tx) => withOrders(tx, items))

function paymentPages(router: Router): void {
  route(
    router,
    {
      operationId: 'listPayments',
      tag: 'Payments',
      summary: 'List payments',
      description: 'Newest first.',
      method: 'get',
      path: '/v1/admin/payments',
      policy,
      query: paymentListQuery,
      success: { status: 200, description: 'One page of payments.', schema: paymentListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const name = `payments|${query.status ?? ''}`
      const { items, last } = await listPayments(context.db, context.store.id, {
        status: query.status ?? null,
        limit: query.limit,
        after: decodeCursor(name, 'instant', query.cursor),
      })
      const views = await inTransaction(context, (tx) => viewsOf(tx, items))
      return { items: views.map(presentPayment), nextCursor: last && encodeCursor(name, last) }
    },
  )
}

function disputePages(router: Router): void {
  route(
    router,
    {
      operationId: 'listDisputes',
      tag: 'Payments',
      summary: 'List disputes',
      description: "Money that buyers' banks ask back, newest first. They are answered at the provider.",
      method: 'get',
      path: '/v1/admin/disputes',
      policy,
      query: disputeListQuery,
      success: { status: 200, description: 'One page of disputes.', schema: disputeListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const name = `disputes|${query.status ?? ''}|${query.paymentId ?? ''}`
      const { items, last } = await listDisputes(context.db, context.store.id, {
        status: query.status ?? null,
        paymentId: query.paymentId ?? null,
        limit: query.limit,
        after: decodeCursor(name, 'instant', query.cursor),
      })
      const disputes = await listedWithOrders(context, items)
      return { items: disputes.map(presentDispute), nextCursor: last && encodeCursor(name, last) }
    },
  )

  route(
    router,
    {
      operationId: 'getDispute',
      tag: 'Payments',
      summary: 'Read a dispute',
      description: 'As the provider has told it last.',
      method: 'get',
      path: '/v1/admin/disputes/{disputeId}',
      policy,
      params: z.object({ disputeId: idInput('dispute') }),
      success: { status: 200, description: 'The dispute.', schema: disputeSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    ({ context, params }) =>
      inTransaction(context, async (tx) => {
        const dispute = await readDispute(tx.tx, tx.store.id, params.disputeId)
        const [found] = await withOrders(tx, dispute ? [dispute] : [])
        if (!found) throw new Refusal(platformRefusals.notFound)
        return Reply.versioned(presentDispute(found))
      }),
  )
}

function reconciliationPages(router: Router): void {
  route(
    router,
    {
      operationId: 'listReconciliations',
      tag: 'Payments',
      summary: 'List what the reconciler found',
      description:
        "What differed between a provider's books and ours, and what was done about it, newest first. `did: nothing` waits for a person.",
      method: 'get',
      path: '/v1/admin/reconciliations',
      policy,
      query: reconciliationListQuery,
      success: { status: 200, description: 'One page of findings.', schema: reconciliationListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const name = `reconciliations|${query.paymentId ?? ''}|${query.did ?? ''}`
      const { items, last } = await listReconciliations(context.db, context.store.id, {
        paymentId: query.paymentId ?? null,
        did: query.did ?? null,
        limit: query.limit,
        after: decodeCursor(name, 'instant', query.cursor),
      })
      const found = await listedWithOrders(context, items)
      return { items: found.map(presentReconciliation), nextCursor: last && encodeCursor(name, last) }
    },
  )
}

function messagePages(router: Router): void {
  route(
    router,
    {
      operationId: 'listProviderEvents',
      tag: 'Payments',
      summary: 'List what payment providers told',
      description: 'Each message once, with what became of it; what came last is first.',
      method: 'get',
      path: '/v1/admin/payment-events',
      policy,
      query: providerEventListQuery,
      success: { status: 200, description: 'One page of messages.', schema: providerEventListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const name = `payment-events|${query.status ?? ''}|${query.paymentId ?? ''}`
      const { items, last } = await listReceivedEvents(context.db, context.store.id, {
        status: query.status ?? null,
        paymentId: query.paymentId ?? null,
        limit: query.limit,
        after: decodeCursor(name, 'instant', query.cursor),
      })
      return { items: items.map(presentMessage), nextCursor: last && encodeCursor(name, last) }
    },
  )
}
