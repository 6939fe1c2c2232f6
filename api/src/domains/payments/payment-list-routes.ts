import { inTransaction } from '../../platform/database.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { type Router, route } from '../../platform/router.ts'
import { readOperationsOf } from './operation-queries.ts'
import { listDisputes, listPayments, listReconciliations } from './reading-queries.ts'
import {
  disputeListQuery,
  disputeListSchema,
  paymentListQuery,
  paymentListSchema,
  presentDispute,
  presentPayment,
  presentReconciliation,
  reconciliationListQuery,
  reconciliationListSchema,
} from './schemas.ts'

const policy = policies.staff('payments:read')

/** Pages of payments, of disputes, and of what the reconciler found. */
export function listingRoutes(router: Router): void {
  paymentPages(router)
  disputePages(router)
  reconciliationPages(router)
}

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
      const operations = await inTransaction(context, ({ tx, store }) =>
        readOperationsOf(
          tx,
          store.id,
          items.map(({ id }) => id),
        ),
      )
      return {
        items: items.map((payment) => presentPayment(payment, operations)),
        nextCursor: last && encodeCursor(name, last),
      }
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
      const name = `disputes|${query.status ?? ''}`
      const { items, last } = await listDisputes(context.db, context.store.id, {
        status: query.status ?? null,
        limit: query.limit,
        after: decodeCursor(name, 'instant', query.cursor),
      })
      return { items: items.map(presentDispute), nextCursor: last && encodeCursor(name, last) }
    },
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
      const name = `reconciliations|${query.paymentId ?? ''}`
      const { items, last } = await listReconciliations(context.db, context.store.id, {
        paymentId: query.paymentId ?? null,
        limit: query.limit,
        after: decodeCursor(name, 'instant', query.cursor),
      })
      return { items: items.map(presentReconciliation), nextCursor: last && encodeCursor(name, last) }
    },
  )
}
