import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi, TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { newOwner } from '../../../test/staff.ts'
import { behaviors, startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import { createWebhookApi, happen, judged, senderOf, verifiedEndpoint } from '../../../test/webhooks.ts'
import { relayOnce } from '../events/index.ts'
import { fanOutOnce } from './fan-out.ts'
import type { Sender } from './sender.ts'
import { shareOfEndpoint, slots, slotsOfFailing, slotsOfQuick } from './slots.ts'

let api: TestApi
beforeAll(async () => {
  api = await createWebhookApi()
})
afterAll(() => api.close())

const started: WebhookReceiver[] = []
afterEach(async () => {
  await Promise.all(started.splice(0).map((receiver) => receiver.stop()))
  await asAdmin(
    api,
    "UPDATE commerce.webhook_endpoints SET status = 'disabled', disabled_because = 'by_hand'",
  )
})
async function receiving(behavior = behaviors.ok as Parameters<typeof startWebhookReceiver>[0]) {
  const receiver = await startWebhookReceiver(behavior)
  started.push(receiver)
  return receiver
}

/** A store's endpoint, one row: how it was made is not what is asked here. */
async function placeEndpoint(store: TestStore, url: string): Promise<void> {
  await asAdmin(
    api,
    `INSERT INTO commerce.webhook_endpoints (store_id, id, url, description, events, permissions, status, position, created_by)
     VALUES ($1, gen_random_uuid(), $2, '', '{*}', '{}', 'enabled', 0, 'test')`,
    [store.context.store.id, url],
  )
  await asAdmin(
    api,
    `INSERT INTO commerce.webhook_secrets (store_id, id, endpoint_id, scheme, sealed)
     SELECT e.store_id, i.id, e.id, 'hmac', $2 FROM commerce.webhook_endpoints e, (SELECT $3::uuid AS id) i WHERE e.store_id = $1`,
    [store.context.store.id, sealedFor(store), secretId],
  )
}

/** As many deliveries as one likes, each about a thing of its own, as if they had gathered. */
const gather = (store: TestStore, count: number, of: { failures?: number } = {}) =>
  asAdmin(
    api,
    `WITH d AS (INSERT INTO commerce.webhook_deliveries
        (store_id, endpoint_id, event_id, position, type, subject_id, body, next_attempt_at)
      SELECT e.store_id, e.id, gen_random_uuid(), n, 'product.changed', gen_random_uuid(),
        '{"type":"product.changed","subject":{"id":"prod_1","version":1},"data":{}}', now() - interval '1 hour'
      FROM commerce.webhook_endpoints e, generate_series(1, $2) n WHERE e.store_id = $1)
     UPDATE commerce.webhook_endpoints SET due_at = now() - interval '1 hour', failures = $3 WHERE store_id = $1`,
    [store.context.store.id, count, of.failures ?? 0],
  )

const waitingOf = async (store: TestStore): Promise<number> => {
  const [row] = await asAdmin<{ n: number }>(
    api,
    "SELECT count(*)::int AS n FROM commerce.webhook_deliveries WHERE store_id = $1 AND status = 'waiting'",
    [store.context.store.id],
  )
  return row?.n ?? 0
}

async function sendUntil(sender: Sender, enough: () => boolean): Promise<void> {
  const end = performance.now() + 30_000
  while (!enough()) {
    if (performance.now() > end) throw new Error('it takes too long')
    if ((await sender.turn()) === 0) await sender.pause(20)
  }
}

describe('a dead endpoint', () => {
  it('with 20,000 waiting takes its share of the slots, and others are served meanwhile', async () => {
    const [deadStore, store] = [await api.store(), await api.store()]
    const [dead, alive] = [await receiving(behaviors.silent), await receiving()]
    await verifiedEndpoint(await newOwner(api, deadStore), dead)
    await verifiedEndpoint(await newOwner(api, store), alive, { events: ['product.changed'] })
    await gather(deadStore, 20_000)
    await happen(store, { count: 200, subjects: 50 })
    while ((await relayOnce(api.worker.pool, {})) > 0);
    const { parts, sender } = senderOf(api)
    await fanOutOnce(parts, null)
    const began = performance.now()
    await sendUntil(sender, () => judged(alive.received).ids === 200)
    const taken = performance.now() - began
    expect(judged(alive.received)).toMatchObject({ ids: 200, messages: 200, outOfOrder: 0 })
    expect(dead.state.openMax).toBe(4)
    // No attempt at the dead one has ended yet: its share was taken all the while.
    expect(await waitingOf(deadStore)).toBe(20_000 - 4)
    expect(taken).toBeLessThan(15_000)
    await sender.stop()
  })

  it('that has failed before is tried with one at a time', async () => {
    const store = await api.store()
    const dead = await receiving(behaviors.silent)
    await verifiedEndpoint(await newOwner(api, store), dead)
    await gather(store, 50, { failures: 3 })
    const { sender } = senderOf(api)
    for (let turn = 0; turn < 5; turn += 1) {
      await sender.turn()
      await wait(60)
    }
    expect([sender.busy, dead.state.openMax]).toEqual([1, 1])
    await sender.stop()
  })

  it('that fails is left alone for a second each time, however much waits', async () => {
    const store = await api.store()
    const failing = await receiving(behaviors.serverError)
    await verifiedEndpoint(await newOwner(api, store), failing)
    await gather(store, 50, { failures: 1 })
    const { sender } = senderOf(api)
    await sendUntil(sender, () => failing.received.length >= 1)
    const began = performance.now()
    await sendUntil(sender, () => failing.received.length >= 3)
    expect(performance.now() - began).toBeGreaterThan(1_900)
    await sender.settled()
  })

  it('and many more of them leave half of the slots to the others', async () => {
    const dead = await receiving(behaviors.silent)
    const owners = []
    for (let n = 0; n < slotsOfFailing + 4; n += 1) {
      const store = await api.store()
      await placeEndpoint(store, dead.url)
      await gather(store, 5, { failures: 1 })
      owners.push(store)
    }
    const { sender } = senderOf(api)
    for (let turn = 0; turn < 4; turn += 1) {
      await sender.turn()
      await wait(30)
    }
    expect(sender.busy).toBe(slotsOfFailing)
    expect(slotsOfFailing).toBeLessThan(slots)
    await sender.stop()
    expect(await waitingOf(owners[0] as TestStore), 'what was given up is put back').toBe(5)
  })
})

describe('endpoints that all want more than there is room for', () => {
  it('have their turn one after the other, however much the others still want', async () => {
    const [endpoints, each] = [slots / shareOfEndpoint + 3, 60]
    const receivers = await Promise.all(
      Array.from({ length: endpoints }, () =>
        receiving((_, response) => setTimeout(() => response.end(), 15)),
      ),
    )
    for (const { url } of receivers) {
      const store = await api.store()
      await placeEndpoint(store, url)
      await gather(store, each)
    }
    const { sender } = senderOf(api)
    const counts = () => receivers.map(({ received }) => received.length)
    const total = () => counts().reduce((sum, count) => sum + count, 0)
    await sendUntil(sender, () => total() >= (endpoints * each) / 3)
    expect(Math.min(...counts())).toBeGreaterThan(0)
    await sendUntil(sender, () => total() >= endpoints * each)
    expect(counts()).toEqual(receivers.map(() => each))
    await sender.settled()
  })
})

const secretId = '01890000-0000-7000-8000-000000000001'
const sealedFor = (store: TestStore) =>
  api.services.sealer.seal(
    `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    `webhook-secret:${store.context.store.id}:${secretId}`,
  )

describe('workers', () => {
  it('that send at the same time send nothing twice and keep the order', async () => {
    const store = await api.store()
    const receiver = await receiving((_, response) => setTimeout(() => response.end(), 3))
    await verifiedEndpoint(await newOwner(api, store), receiver, { events: ['product.changed'] })
    await happen(store, { count: 200, subjects: 10 })
    while ((await relayOnce(api.worker.pool, {})) > 0);
    const all = [senderOf(api), senderOf(api), senderOf(api)]
    await Promise.all(all.map(({ parts }) => fanOutOnce(parts, null)))
    const done = () => receiver.received.length >= 200
    await Promise.all(all.map(({ sender }) => sendUntil(sender, done)))
    await Promise.all(all.map(({ sender }) => sender.settled()))
    expect(judged(receiver.received)).toEqual({ ids: 200, messages: 200, outOfOrder: 0 })
    // One that answers quickly may take what nobody else has a right to, and no worker more than that.
    expect(receiver.state.openMax).toBeLessThanOrEqual(shareOfEndpoint + slotsOfQuick)
  })
})
