import { z } from '@hono/zod-openapi'
import type { Task, TaskList } from 'graphile-worker'
import { uuidv7 } from 'uuidv7'
import { auditStores, forgetOldRuns } from './domains/audit/index.ts'
import { forgetOldCustomerSessions, forgetOldTokens } from './domains/customers/index.ts'
import { refreshProducts, refreshSeller } from './domains/discovery/index.ts'
import { issueCreditNote, issueEditInvoice, issueInvoice } from './domains/documents/index.ts'
import { forgetOldEvents } from './domains/events/index.ts'
import { forgetDecidedJobs } from './domains/jobs/index.ts'
import {
  expireCheckout,
  expireOrderEdit,
  forgetOldLookups,
  forgetOldQuotes,
  linkGuestOrders,
  mailOrderCode,
  mailOrderConfirmation,
  mailOrderNews,
  paidForOrders,
  readOverdueCheckouts,
  readOverdueEdits,
} from './domains/orders/index.ts'
import {
  checkAgain,
  finishOperation,
  forgetPaymentMethod,
  readParkedEvents,
  readPaymentsToCheck,
  readSilentOperations,
  receiveEvent,
} from './domains/payments/index.ts'
import { eraseLateTraces } from './domains/privacy/index.ts'
import { forgetOldSellerInvitations, forgetRefusedApplicants } from './domains/sellers/index.ts'
import { deleteTwin, eraseStores, fillTwin, readOrphanedTwins } from './domains/store-life/index.ts'
import { readAnyStore } from './domains/stores/index.ts'
import { forgetOldInvitations, forgetOldLinks, forgetOldSessions } from './domains/users/index.ts'
import { forgetOldAttempts } from './platform/attempt-queries.ts'
import { type Context, contextWith } from './platform/context.ts'
import { forgetOldKeys } from './platform/idempotency-queries.ts'
import { processMilliseconds } from './platform/time.ts'
import { type ProcessServices, paymentProvidersOf } from './services.ts'

const ofProduct = z.object({ storeId: z.uuid(), productId: z.uuid() })
const ofOrder = z.object({ storeId: z.uuid(), orderId: z.uuid() })
const ofNews = ofOrder.extend({
  eventId: z.uuid(),
  news: z.enum([
    'canceled',
    'refunded',
    'edited',
    'edit_requested',
    'return_approved',
    'return_refused',
    'return_completed',
  ]),
  /** The refund, the edit or the return; empty: the order itself */
  aboutId: z.string(),
})
const ofEdit = ofOrder.extend({ editId: z.uuid() })
const ofRefund = ofOrder.extend({ refundId: z.uuid() })
const ofLookup = z.object({ storeId: z.uuid(), lookupId: z.uuid() })
const ofCustomer = z.object({ storeId: z.uuid(), customerId: z.uuid() })

const ofMethod = z.object({ storeId: z.uuid(), paymentMethodId: z.uuid() })
const ofStore = z.object({ storeId: z.uuid() })
const ofSeller = z.object({ storeId: z.uuid(), sellerId: z.uuid() })

const overdueBatch = 100
/** How long a turn may ask providers whether anything was done at their own pages: what is left has its turn next. */
const checkingMilliseconds = 30_000
/** Before every id. */
const nothingBefore = '00000000-0000-0000-0000-000000000000'

/** What the worker does in the name of a store, open or suspended; null when it is gone. */
export async function contextOf(services: ProcessServices, storeId: string): Promise<Context | null> {
  const store = await readAnyStore(services.db, storeId)
  return store && contextWith(services, { store, actor: { kind: 'worker' }, requestId: `worker-${uuidv7()}` })
}

/**
 * Releases or finishes what nobody looks after any more; one that fails does not keep the others.
 * @returns how many it looked at
 */
export async function lookAfterCheckouts(services: ProcessServices, batch = overdueBatch): Promise<number> {
  const { env, db, log } = services
  const providers = paymentProvidersOf(services)
  const silentSeconds = env.IDEMPOTENCY_LEASE_SECONDS * 2
  let after = nothingBefore
  for (let seen = 0; ; ) {
    const overdue = await readOverdueCheckouts(db, { silentSeconds, limit: batch, after })
    for (const { storeId, id } of overdue) {
      const context = await contextOf(services, storeId)
      if (!context) continue
      await expireCheckout(context, { checkoutId: id, providers }).catch((error: unknown) =>
        log.error({ err: error, checkoutId: id }, 'a checkout could not be looked after'),
      )
    }
    seen += overdue.length
    after = overdue.at(-1)?.id ?? after
    if (overdue.length < batch) return seen
  }
}

/**
 * Discards edits of orders whose time is over, and finishes those whose payment fell silent; one that fails does not keep
 * the others.
 * @returns how many it looked at
 */
export async function lookAfterOrderEdits(services: ProcessServices, batch = overdueBatch): Promise<number> {
  const { env, db, log } = services
  const providers = paymentProvidersOf(services)
  const silentSeconds = env.IDEMPOTENCY_LEASE_SECONDS * 2
  let after = nothingBefore
  for (let seen = 0; ; ) {
    const overdue = await readOverdueEdits(db, { silentSeconds, limit: batch, after })
    for (const { storeId, id: editId } of overdue) {
      const context = await contextOf(services, storeId)
      if (!context) continue
      await expireOrderEdit(context, { editId, providers }).catch((error: unknown) =>
        log.error({ err: error, editId }, 'an edit of an order could not be looked after'),
      )
    }
    seen += overdue.length
    after = overdue.at(-1)?.id ?? after
    if (overdue.length < batch) return seen
  }
}

/**
 * Carries captures, voids and refunds to their end whose callers fell silent or whose provider tells later, asks
 * whether anything was done at providers' own pages (a batch a turn, those due longest first), and looks again at what
 * they told too early; one that fails does not keep the others.
 * @returns how many it looked at
 */
export async function lookAfterPayments(services: ProcessServices, batch = overdueBatch): Promise<number> {
  const { env, db, log } = services
  const providers = paymentProvidersOf(services)
  const paidFor = paidForOrders(providers)
  const silentSeconds = env.IDEMPOTENCY_LEASE_SECONDS * 2
  let seen = 0
  const each = async (storeId: string, look: (context: Context) => Promise<unknown>): Promise<void> => {
    seen += 1
    const context = await contextOf(services, storeId)
    if (!context) return
    await look(context).catch((error: unknown) =>
      log.error({ err: error, storeId }, 'a payment could not be looked after'),
    )
  }
  for (let after = nothingBefore; ; ) {
    const silent = await readSilentOperations(db, { silentSeconds, limit: batch, after })
    for (const { storeId, id: operationId } of silent)
      await each(storeId, (context) => finishOperation(context, { operationId, providers, paidFor }))
    after = silent.at(-1)?.id ?? after
    if (silent.length < batch) break
  }
  const until = processMilliseconds() + checkingMilliseconds
  for (const { storeId, id: paymentId } of await readPaymentsToCheck(db, { limit: batch }))
    if (processMilliseconds() < until)
      await each(storeId, (context) => checkAgain(context, { paymentId, providers, paidFor }))
  for (let after: { receivedAt: Date; id: string } | null = null; ; ) {
    const parked = await readParkedEvents(db, { limit: batch, after })
    for (const { storeId, provider, event, receivedAt: parkedAt } of parked)
      await each(storeId, async (context) => {
        const from = await providers.named(context, provider)
        if (from) await receiveEvent(context, { from, event, providers, paidFor, parkedAt })
      })
    const last = parked.at(-1)
    if (!last || parked.length < batch) return seen
    after = { receivedAt: last.receivedAt, id: last.event.id }
  }
}

/** Twins that outlived their store are deleted, too; then what has waited long enough is erased. */
export async function lookAfterDeletedStores(services: ProcessServices): Promise<string[]> {
  for (const twinId of await readOrphanedTwins(services.db)) {
    const context = await contextOf(services, twinId)
    if (context) await deleteTwin(context, twinId)
  }
  return eraseStores(services.db)
}

/** Tables whose rows have their time, those first whose rows point to others. */
const forgetting = [
  forgetOldKeys,
  forgetOldAttempts,
  forgetOldLookups,
  forgetOldTokens,
  forgetOldCustomerSessions,
  forgetOldSessions,
  forgetOldLinks,
  forgetOldInvitations,
  forgetOldSellerInvitations,
  forgetRefusedApplicants,
  forgetOldQuotes,
  forgetOldRuns,
  forgetDecidedJobs,
  forgetOldEvents,
]

/** @throws AggregateError at the end: one table that cannot be cleared does not keep the others */
async function forgetWhatIsOver({ db }: ProcessServices): Promise<void> {
  const errors: unknown[] = []
  for (const forget of forgetting) await forget(db).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw new AggregateError(errors, 'not everything that is over could be forgotten')
}

/** What comes again soon anyway is tried once; what comes hourly five times, within a minute and a half. */
export const crontab = `
* * * * * lookAfterCheckouts ?max=1
* * * * * lookAfterPayments ?max=1
41 * * * * lookAfterDeletedStores ?max=5
17 * * * * forgetWhatIsOver ?max=5
23 * * * * auditStores ?max=1
`

export function createTasks(services: ProcessServices): TaskList {
  const providers = paymentProvidersOf(services)
  // A job in the name of a store; once the store is gone, nothing is left to do.
  const inStore =
    <P extends { storeId: string }>(
      shape: z.ZodType<P>,
      run: (context: Context, payload: P) => Promise<unknown>,
    ): Task =>
    async (payload) => {
      const parsed = shape.parse(payload)
      const context = await contextOf(services, parsed.storeId)
      if (context) await run(context, parsed)
    }
  return {
    refreshProduct: inStore(ofProduct, (context, { productId }) => refreshProducts(context, [productId])),
    mailOrderConfirmation: inStore(ofOrder, mailOrderConfirmation),
    mailOrderNews: inStore(ofNews, mailOrderNews),
    mailOrderCode: inStore(ofLookup, mailOrderCode),
    linkGuestOrders: inStore(ofCustomer, linkGuestOrders),
    eraseLateTraces: inStore(ofCustomer, eraseLateTraces),
    forgetPaymentMethod: inStore(ofMethod, (context, { paymentMethodId }) =>
      forgetPaymentMethod(context, { paymentMethodId, providers }),
    ),
    refreshSeller: inStore(ofSeller, (context, { sellerId }) => refreshSeller(context, sellerId)),
    fillTwin: inStore(ofStore, fillTwin),
    issueInvoice: inStore(ofOrder, issueInvoice),
    issueCreditNote: inStore(ofRefund, issueCreditNote),
    issueEditInvoice: inStore(ofEdit, issueEditInvoice),
    async lookAfterDeletedStores() {
      await lookAfterDeletedStores(services)
    },
    async lookAfterCheckouts() {
      await lookAfterCheckouts(services)
      await lookAfterOrderEdits(services)
    },
    async lookAfterPayments() {
      await lookAfterPayments(services)
    },
    async forgetWhatIsOver() {
      await forgetWhatIsOver(services)
    },
    async auditStores() {
      await auditStores(services)
    },
  }
}
