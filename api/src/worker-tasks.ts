import { z } from '@hono/zod-openapi'
import type { TaskList } from 'graphile-worker'
import { uuidv7 } from 'uuidv7'
import { forgetOldCustomerSessions, forgetOldTokens } from './domains/customers/index.ts'
import { refreshProducts, refreshSeller } from './domains/discovery/index.ts'
import {
  expireCheckout,
  forgetOldLookups,
  linkGuestOrders,
  mailOrderCode,
  mailOrderConfirmation,
  readOverdueCheckouts,
} from './domains/orders/index.ts'
import { eraseLateTraces } from './domains/privacy/index.ts'
import { deleteTwin, eraseStores, fillTwin, readOrphanedTwins } from './domains/store-life/index.ts'
import { readAnyStore } from './domains/stores/index.ts'
import { forgetOldLinks, forgetOldSessions } from './domains/users/index.ts'
import { forgetOldAttempts } from './platform/attempt-queries.ts'
import type { Context } from './platform/context.ts'
import { forgetOldKeys } from './platform/idempotency-queries.ts'
import type { ProcessServices } from './services.ts'

const ofProduct = z.object({ storeId: z.uuid(), productId: z.uuid() })
const ofOrder = z.object({ storeId: z.uuid(), orderId: z.uuid() })
const ofLookup = z.object({ storeId: z.uuid(), lookupId: z.uuid() })
const ofCustomer = z.object({ storeId: z.uuid(), customerId: z.uuid() })

const ofStore = z.object({ storeId: z.uuid() })
const ofSeller = z.object({ storeId: z.uuid(), sellerId: z.uuid() })

const overdueBatch = 100

/** What the worker does in the name of a store, open or suspended; null when it is gone. */
export async function contextOf(services: ProcessServices, storeId: string): Promise<Context | null> {
  const { db, secrets, sealer, accessTokens, codes, desks, log } = services
  const store = await readAnyStore(db, storeId)
  const actor = { kind: 'worker' } as const
  return (
    store && {
      store,
      actor,
      db,
      secrets,
      sealer,
      accessTokens,
      codes,
      desks,
      log,
      requestId: `worker-${uuidv7()}`,
    }
  )
}

/**
 * Releases or finishes what nobody looks after any more; one that fails does not keep the others.
 * @returns how many it looked at
 */
export async function lookAfterCheckouts(services: ProcessServices, batch = overdueBatch): Promise<number> {
  const { env, db, log, provider } = services
  const silentSeconds = env.IDEMPOTENCY_LEASE_SECONDS * 2
  let after = '00000000-0000-0000-0000-000000000000'
  for (let seen = 0; ; ) {
    const overdue = await readOverdueCheckouts(db, { silentSeconds, limit: batch, after })
    for (const { storeId, id } of overdue) {
      const context = await contextOf(services, storeId)
      if (!context) continue
      await expireCheckout(context, { checkoutId: id, provider }).catch((error: unknown) =>
        log.error({ err: error, checkoutId: id }, 'a checkout could not be looked after'),
      )
    }
    seen += overdue.length
    after = overdue.at(-1)?.id ?? after
    if (overdue.length < batch) return seen
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
]

/** @throws AggregateError at the end: one table that cannot be cleared does not keep the others */
async function forgetWhatIsOver({ db }: ProcessServices): Promise<void> {
  const errors: unknown[] = []
  for (const forget of forgetting) await forget(db).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw new AggregateError(errors, 'not everything that is over could be forgotten')
}

export const crontab = `
* * * * * lookAfterCheckouts
41 * * * * lookAfterDeletedStores
17 * * * * forgetWhatIsOver
`

export function createTasks(services: ProcessServices): TaskList {
  return {
    async refreshProduct(payload) {
      const { storeId, productId } = ofProduct.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await refreshProducts(context, [productId])
    },
    async mailOrderConfirmation(payload) {
      const { storeId, orderId } = ofOrder.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await mailOrderConfirmation(context, { orderId })
    },
    async mailOrderCode(payload) {
      const { storeId, lookupId } = ofLookup.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await mailOrderCode(context, { lookupId })
    },
    async linkGuestOrders(payload) {
      const { storeId, customerId } = ofCustomer.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await linkGuestOrders(context, { customerId })
    },
    async eraseLateTraces(payload) {
      const { storeId, customerId } = ofCustomer.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await eraseLateTraces(context, { customerId })
    },
    async refreshSeller(payload) {
      const { storeId, sellerId } = ofSeller.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await refreshSeller(context, sellerId)
    },
    async fillTwin(payload) {
      const { storeId } = ofStore.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await fillTwin(context)
    },
    async lookAfterDeletedStores() {
      await lookAfterDeletedStores(services)
    },
    async lookAfterCheckouts() {
      await lookAfterCheckouts(services)
    },
    async forgetWhatIsOver() {
      await forgetWhatIsOver(services)
    },
  }
}
