import { setTimeout as sleep } from 'node:timers/promises'
import { recordEvent } from '../api/src/domains/events/index.ts'
import { readAnyStore } from '../api/src/domains/stores/index.ts'
import { keepEdgeEndpoint } from '../api/src/domains/webhooks/index.ts'
import type { Context } from '../api/src/platform/context.ts'
import { inTransaction, openDatabase } from '../api/src/platform/database.ts'
import { newId } from '../api/src/platform/ids.ts'
import { parseEncryptionKeys } from '../api/src/platform/key-rings.ts'
import { keyless } from '../api/src/platform/keyless.ts'
import { createLog } from '../api/src/platform/log.ts'
import { createSealer } from '../api/src/platform/sealing.ts'
import type { BenchShop } from './shop.ts'

export const benchSecret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`

const perTransaction = 100

/** Of guests' carts nothing like it happens: nobody hears what is not meant for this. */
const type = 'cart.merged'

/** Endpoints of the shop and what they are told: set up beside what is measured. */
export async function createWebhookSupply(shop: BenchShop, encryptionKeys: string) {
  const db = openDatabase({ url: shop.workerUrl, poolSize: 2, onIdleError: () => undefined })
  const store = await readAnyStore(db, shop.storeId)
  if (!store) throw new Error('the shop of the bench is gone')
  const context: Context = {
    ...keyless(),
    sealer: createSealer(parseEncryptionKeys(encryptionKeys)),
    store,
    actor: { kind: 'worker' },
    db,
    requestId: 'bench-webhooks',
    log: createLog('silent'),
  }
  const { admin } = shop
  return {
    /** An endpoint that hears what happens from now on. */
    async addEndpoint(url: string): Promise<string> {
      const of = { name: url, url, events: [type], secrets: [benchSecret] as const, loopback: true }
      const { id } = await keepEdgeEndpoint(context, of)
      return id
    },
    /** So many events, `subjects` carts in turn; comes back when they stand in the feed. */
    async happen({ events, subjects }: { events: number; subjects: number }): Promise<void> {
      const ids = Array.from({ length: subjects }, () => newId('cart'))
      for (let from = 0; from < events; from += perTransaction)
        await inTransaction(context, async (tx) => {
          for (let n = from; n < Math.min(events, from + perTransaction); n += 1)
            recordEvent(tx, {
              type,
              aggregate: 'cart',
              aggregateId: ids[n % subjects] ?? '',
              version: Math.floor(n / subjects) + 1,
              payload: { intoCartId: ids[n % subjects] ?? '' },
            })
        })
      await untilNone(`SELECT count(*)::int AS n FROM commerce.events WHERE position IS NULL`)
    },
    /** Nothing is sent to any endpoint any more, once what is on its way has ended. */
    async rest(): Promise<void> {
      await admin.query(
        `UPDATE commerce.webhook_endpoints SET status = 'disabled', disabled_because = 'by_hand' WHERE status = 'enabled'`,
      )
      await untilNone(`SELECT count(*)::int AS n FROM commerce.webhook_deliveries WHERE status = 'sending'`)
    },
    /** From now on these endpoints are sent what they have not got, at once. */
    async wake(ids: string[]): Promise<void> {
      await admin.query(
        `UPDATE commerce.webhook_endpoints SET status = 'enabled', disabled_because = NULL, behind = true,
           paused_until = NULL, failures = 0 WHERE id = ANY($1)`,
        [ids],
      )
    },
    /** All deliveries of these endpoints begin anew, those of each thing in their order. */
    async startOver(ids: string[]): Promise<void> {
      await admin.query(
        `UPDATE commerce.webhook_deliveries d SET status = 'waiting', failures = 0, attempts = 0, lease_until = NULL,
           next_attempt_at = CASE WHEN NOT EXISTS (SELECT 1 FROM commerce.webhook_deliveries o
             WHERE o.store_id = d.store_id AND o.endpoint_id = d.endpoint_id AND o.subject_id = d.subject_id
               AND o.position < d.position) THEN now() END
         WHERE endpoint_id = ANY($1)`,
        [ids],
      )
      await admin.query('UPDATE commerce.webhook_endpoints SET due_at = now() WHERE id = ANY($1)', [ids])
    },
    /** Attempts at these endpoints that have begun since they started over. */
    async attempts(ids: string[]): Promise<number> {
      const { rows } = await admin.query<{ n: number }>(
        'SELECT coalesce(sum(attempts), 0)::int AS n FROM commerce.webhook_deliveries WHERE endpoint_id = ANY($1)',
        [ids],
      )
      return rows[0]?.n ?? 0
    },
    close: () => db.close(),
  }

  async function untilNone(text: string): Promise<void> {
    for (let n = 1; n > 0; ) {
      n = (await admin.query<{ n: number }>(text)).rows[0]?.n ?? 0
      if (n > 0) await sleep(20)
    }
  }
}

export type WebhookSupply = Awaited<ReturnType<typeof createWebhookSupply>>
