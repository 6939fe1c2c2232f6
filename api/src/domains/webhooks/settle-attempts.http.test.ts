import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestApi, TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { eventsOf, newOwner } from '../../../test/staff.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import {
  createWebhookApi,
  happen,
  letWebhooksComeDue,
  senderOf,
  verifiedEndpoint,
} from '../../../test/webhooks.ts'
import { fromWire } from '../../platform/ids.ts'
import { relayOnce } from '../events/index.ts'
import { claimWebhooks } from './claim-webhooks.ts'
import { fanOutOnce } from './fan-out.ts'
import type { ClaimedDelivery } from './sending-queries.ts'
import { type EndedAttempt, settleAttempts } from './settle-attempts.ts'

let api: TestApi
let receiver: WebhookReceiver
beforeAll(async () => {
  api = await createWebhookApi()
  receiver = await startWebhookReceiver()
})
afterAll(async () => {
  await receiver.stop()
  await api.close()
})

/** An endpoint with deliveries that are due: `subjects` things, to which something has happened `each` times. */
async function scene(of: { subjects: number; each: number }) {
  const store = await api.store()
  const owner = await newOwner(api, store)
  const { id, path } = await verifiedEndpoint(owner, receiver, { events: ['product.changed'] })
  await happen(store, { count: of.subjects * of.each, subjects: of.subjects })
  while ((await relayOnce(api.worker.pool, {})) > 0);
  await fanOutOnce(senderOf(api).parts, null)
  const place = { endpointId: fromWire('webhookEndpoint', id) ?? '', sellerId: null }
  const claim = async (limit = 4) => {
    const claimed = await claimWebhooks(store.context, { ...place, share: 20, limit })
    return claimed?.deliveries ?? []
  }
  const settle = (ended: EndedAttempt[], limit = 0) =>
    settleAttempts(store.context, { ...place, ended, next: { share: 20, limit } })
  const look = async () => (await owner.send('GET', path)).body
  return { store, owner, claim, settle, look }
}

const after = (delivery: ClaimedDelivery, status = 200, retryAfter: string | null = null): EndedAttempt => ({
  delivery,
  attempted: {
    requestHeaders: {},
    status,
    milliseconds: 5,
    // Half of a pair, as a reply that is cut short may leave it.
    replyBody: 'ok \ud83d',
    error: null,
    retryAfter,
  },
})

const rowsOf = (store: TestStore) =>
  asAdmin<{ status: string; attempts: number; due: boolean; body: string | null }>(
    api,
    `SELECT status, attempts, next_attempt_at IS NOT NULL AS due, reply_body AS body
     FROM commerce.webhook_deliveries WHERE store_id = $1 ORDER BY position`,
    [store.context.store.id],
  )

it('attempts that ended together are noted together, in one transaction with what is begun instead', async () => {
  const { store, claim, settle, look } = await scene({ subjects: 10, each: 2 })
  const first = await claim()
  expect(first).toHaveLength(4)
  const { counters } = store.context.db
  const before = counters.statements
  const { claim: next, failing } = await settle(
    first.map((delivery) => after(delivery)),
    4,
  )
  expect(counters.statements - before).toBe(6)
  expect([next?.deliveries.length, failing]).toEqual([4, false])
  const rows = await rowsOf(store)
  expect(rows.filter(({ status }) => status === 'delivered')).toHaveLength(4)
  expect(rows.filter(({ status }) => status === 'sending')).toHaveLength(4)
  // Of each of the four things the second event has its turn now.
  expect(rows.filter(({ status, due }) => status === 'waiting' && due)).toHaveLength(6)
  expect(await look()).toMatchObject({ failures: 0, lastDeliveredAt: expect.any(String) })
})

it('of an attempt that was taken over nothing is noted, and nobody gets a turn by it', async () => {
  const { store, claim, settle } = await scene({ subjects: 1, each: 2 })
  const [slow] = await claim()
  await letWebhooksComeDue(api, store)
  const [taker] = await claim()
  expect([taker?.eventId, taker?.attempts]).toEqual([slow?.eventId, 2])
  for (const late of [after(slow as ClaimedDelivery), after(slow as ClaimedDelivery, 500)]) {
    const { claim: next } = await settle([late], 4)
    expect(next?.deliveries).toEqual([])
  }
  expect(await rowsOf(store)).toMatchObject([
    { status: 'sending', attempts: 2 },
    { status: 'waiting', attempts: 0, due: false },
  ])
  const given = { delivery: slow as ClaimedDelivery, attempted: null, pauseSeconds: 0 }
  await settle([given])
  expect((await rowsOf(store)).map(({ due }) => due)).toEqual([false, false])
  const { claim: next } = await settle([after(taker as ClaimedDelivery)], 4)
  expect(next?.deliveries).toHaveLength(1)
})

it('what was not sent after all is put back as it was, with its turn', async () => {
  const { store, claim, settle } = await scene({ subjects: 1, each: 2 })
  const [delivery] = await claim()
  await settle([{ delivery: delivery as ClaimedDelivery, attempted: null, pauseSeconds: 0 }])
  expect(await rowsOf(store)).toMatchObject([
    { status: 'waiting', due: true, body: null },
    { status: 'waiting', due: false },
  ])
  expect((await claim()).map(({ eventId }) => eventId)).toEqual([delivery?.eventId])
})

it('one that is gone among several ends them all: disabled once, told once, and nothing more begun', async () => {
  const { store, owner, claim, settle, look } = await scene({ subjects: 8, each: 1 })
  const [a, b, c, d] = (await claim()) as [ClaimedDelivery, ClaimedDelivery, ClaimedDelivery, ClaimedDelivery]
  const { claim: next } = await settle([after(a), after(b, 410), after(c, 410), after(d)], 4)
  expect(next).toBeNull()
  expect(await look()).toMatchObject({ status: 'disabled', disabledBecause: 'gone', failed: 2, waiting: 4 })
  expect(await eventsOf(api, store, 'webhook_endpoint.disabled')).toHaveLength(1)
  const mails = await asAdmin(api, 'SELECT 1 FROM commerce.mails WHERE to_address = $1 AND template = $2', [
    owner.email,
    'webhook-disabled',
  ])
  expect(mails).toHaveLength(1)
})

it('an endpoint that fails begins nothing by itself, and its failures are counted in the order they ended', async () => {
  const { claim, settle, look } = await scene({ subjects: 12, each: 1 })
  const [a, b, c] = (await claim()) as [ClaimedDelivery, ClaimedDelivery, ClaimedDelivery]
  const { claim: next, failing } = await settle([after(a, 500), after(b), after(c, 500)], 4)
  expect([next, failing]).toEqual([null, true])
  expect(await look()).toMatchObject({ failures: 1, status: 'enabled' })
})

it('nothing is begun while the endpoint has a break, whoever it was given to', async () => {
  const { claim, settle, look } = await scene({ subjects: 12, each: 1 })
  const [a, b] = (await claim()) as [ClaimedDelivery, ClaimedDelivery]
  await settle([after(a, 429, '60')], 4)
  const { claim: next } = await settle([after(b)], 4)
  expect(next?.deliveries).toEqual([])
  expect(await look()).toMatchObject({ failures: 0 })
})
