import { type Answer, createTestApi, type TestApi, type TestStore } from '../../test/api.ts'
import { recordEvent, relayOnce } from '../src/domains/events/index.ts'
import { fanOutOnce } from '../src/domains/webhooks/fan-out.ts'
import { createWebhookClient } from '../src/domains/webhooks/index.ts'
import { Sender, type SenderParts } from '../src/domains/webhooks/sender.ts'
import { inTransaction } from '../src/platform/database.ts'
import type { HttpClient } from '../src/platform/http-client.ts'
import { newId } from '../src/platform/ids.ts'
import { subscriptions } from '../src/subscriptions.ts'
import { contextOf } from '../src/worker-tasks.ts'
import { asAdmin, freshServices } from './quoted-checkout.ts'
import type { WebhookReceiver } from './webhook-receiver.ts'

/** An API whose webhooks may go to this machine. */
export const createWebhookApi = (environment: Record<string, string> = {}): Promise<TestApi> =>
  createTestApi({ WEBHOOKS_TO_LOOPBACK: 'true', TRUSTED_PROXIES: 'in-process', ...environment })

/** Anybody who may do something with endpoints. */
interface Caller {
  send: (
    method: string,
    path: string,
    of?: { body?: unknown; headers?: Record<string, string> },
  ) => Promise<Answer>
}

export const endpointsPath = { admin: '/v1/admin/webhook-endpoints', seller: '/v1/seller/webhook-endpoints' }

/** A verified endpoint at a receiver. */
export async function verifiedEndpoint(
  caller: Caller,
  receiver: Pick<WebhookReceiver, 'url'>,
  of: { events?: string[]; scheme?: 'hmac' | 'ed25519'; desk?: keyof typeof endpointsPath } = {},
) {
  const path = endpointsPath[of.desk ?? 'admin']
  const { events = ['*'], scheme = 'hmac' } = of
  const made = await caller.send('POST', path, { body: { url: receiver.url, events, scheme } })
  if (made.status !== 201) throw new Error(`no endpoint: ${JSON.stringify(made.body)}`)
  const verified = await caller.send('POST', `${path}/${made.body.id}/verification`)
  if (verified.status !== 200) throw new Error(`not verified: ${JSON.stringify(verified.body)}`)
  return {
    id: made.body.id as string,
    path: `${path}/${made.body.id}`,
    secret: made.body.secret as string | null,
    publicKey: made.body.secrets[0].publicKey as string | null,
  }
}

/** The worker's sender, as its own role. */
export function senderOf(api: TestApi, client: HttpClient = createWebhookClient({ loopback: true })) {
  const services = { ...freshServices(api), db: api.worker }
  const parts: SenderParts = {
    db: api.worker,
    log: api.services.log,
    client,
    contextOf: (storeId) => contextOf(services, storeId),
  }
  return { parts, sender: new Sender(parts) }
}

/** Tells everything that waits and sends whatever is due, until nothing is. */
export async function deliverAll(api: TestApi, client?: HttpClient): Promise<void> {
  const { parts, sender } = senderOf(api, client)
  while ((await relayOnce(api.worker.pool, subscriptions)) > 0);
  await fanOutOnce(parts, null)
  while ((await sender.turn()) > 0 || sender.busy > 0) await sender.pause(20)
}

/** The next attempt of everything that waits is due, and no lease or break holds any more. */
export const letWebhooksComeDue = (api: TestApi, store: TestStore) =>
  asAdmin(
    api,
    `WITH d AS (UPDATE commerce.webhook_deliveries
        SET next_attempt_at = CASE WHEN next_attempt_at IS NOT NULL THEN least(next_attempt_at, now()) END,
          lease_until = CASE WHEN lease_until IS NOT NULL THEN least(lease_until, now()) END
        WHERE store_id = $1 AND status IN ('waiting', 'sending'))
     UPDATE commerce.webhook_endpoints SET due_at = CASE WHEN due_at IS NOT NULL THEN least(due_at, now()) END,
       paused_until = NULL WHERE store_id = $1`,
    [store.context.store.id],
  )

/** Something happens to some products, over and over: `count` events in all, in order of each product's versions. */
export async function happen(
  store: TestStore,
  of: { count: number; subjects: number; from?: number; subjectIds?: string[] },
): Promise<string[]> {
  const subjectIds = of.subjectIds ?? Array.from({ length: of.subjects }, () => newId('product'))
  const perTransaction = 50
  for (let done = 0; done < of.count; done += perTransaction)
    await inTransaction(store.context, async (tx) => {
      for (let n = done; n < Math.min(of.count, done + perTransaction); n += 1) {
        const subjectId = subjectIds[n % subjectIds.length] ?? ''
        recordEvent(tx, {
          type: 'product.changed',
          aggregate: 'product',
          aggregateId: subjectId,
          version: (of.from ?? 0) + Math.floor(n / subjectIds.length) + 1,
          payload: { productId: subjectId, handle: `thing-${n}` },
        })
      }
    })
  return subjectIds
}

/** How often each id came, and whether first arrivals of each thing came in the order of its versions. */
export function judged(received: WebhookReceiver['received']) {
  const firsts = received.filter(({ seenBefore }) => seenBefore === 0)
  const last = new Map<string, number>()
  const outOfOrder = firsts.filter(({ event: { subject } }) => {
    const before = last.get(subject.id) ?? 0
    last.set(subject.id, Math.max(before, subject.version))
    return subject.version < before
  })
  return {
    ids: new Set(firsts.map(({ id }) => id)).size,
    messages: received.length,
    outOfOrder: outOfOrder.length,
  }
}
