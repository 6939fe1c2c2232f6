import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { lookAtBooks } from './look-at-books.ts'
import { readNewestRun } from './queries.ts'
import { auditRefusals } from './refusals.ts'
import { repairInvariant } from './repair-invariant.ts'
import type { RepairServices } from './repairs.ts'
import {
  invariantListQuery,
  invariantListSchema,
  invariantParams,
  presentInvariant,
  presentLook,
  repairedInvariantSchema,
} from './schemas.ts'

const path = '/v1/admin/invariants'
const patienceMilliseconds = 10_000

/** What must be true of the books, whether it is, and what mends it. */
export function createAuditRouter(services: RepairServices): Router {
  const router = createRouter()
  route(
    router,
    {
      operationId: 'listInvariants',
      tag: 'Admin',
      summary: 'Judge the books',
      description:
        'Everything that must be true of stock, orders, payments and the ledger, and whether it is: each finding with its ids, and what to do about it. What crosses a network is judged after ten minutes. The worker looks every hour, too.',
      method: 'get',
      path,
      policy: policies.staff('books:read'),
      query: invariantListQuery,
      success: { status: 200, description: 'All invariants.', schema: invariantListSchema },
      refusals: [],
    },
    async ({ context, query: { look } }) => {
      const kept = look === 'newest' ? await readNewestRun(context.db, context.store.id) : null
      return presentLook(kept ?? (await lookAtBooks(context, { patienceMilliseconds })))
    },
  )
  route(
    router,
    {
      operationId: 'repairInvariant',
      tag: 'Admin',
      summary: 'Repair the books',
      description:
        'Mends what breaks an invariant where a program can: counts are made anew from what they count, what is held for nothing is released, and what waits for a provider is asked about. Recorded as an event; repeat it while it is broken. Nothing broken: nothing changes.',
      method: 'post',
      path: `${path}/{name}/repair`,
      policy: policies.staff('books:repair'),
      params: invariantParams,
      success: {
        status: 200,
        description: 'The invariant as it is now.',
        schema: repairedInvariantSchema,
      },
      refusals: [platformRefusals.notFound, auditRefusals.needsPeople],
    },
    async ({ context, params }) => {
      const { repaired, run } = await repairInvariant(context, { ...services, ...params })
      return { repaired, invariant: presentInvariant(params.name, run) }
    },
  )
  return router
}
