import { z } from '@hono/zod-openapi'
import type { TaskList } from 'graphile-worker'
import { uuidv7 } from 'uuidv7'
import { refreshProducts } from './domains/discovery/index.ts'
import { expireCheckout, readOverdueCheckouts } from './domains/orders/index.ts'
import { readAnyStore } from './domains/stores/index.ts'
import type { Context } from './platform/context.ts'
import { forgetOldKeys } from './platform/idempotency-queries.ts'
import type { ProcessServices } from './services.ts'

const ofProduct = z.object({ storeId: z.uuid(), productId: z.uuid() })

const overdueBatch = 100

/** What the worker does in the name of a store, open or suspended; null when it is gone. */
export async function contextOf(services: ProcessServices, storeId: string): Promise<Context | null> {
  const { db, secrets, log } = services
  const store = await readAnyStore(db, storeId)
  return store && { store, actor: { kind: 'worker' }, db, secrets, log, requestId: `worker-${uuidv7()}` }
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

export const crontab = `
* * * * * lookAfterCheckouts
17 * * * * forgetOldKeys
`

export function createTasks(services: ProcessServices): TaskList {
  return {
    async refreshProduct(payload) {
      const { storeId, productId } = ofProduct.parse(payload)
      const context = await contextOf(services, storeId)
      if (context) await refreshProducts(context, [productId])
    },
    async lookAfterCheckouts() {
      await lookAfterCheckouts(services)
    },
    async forgetOldKeys() {
      await forgetOldKeys(services.db)
    },
  }
}
