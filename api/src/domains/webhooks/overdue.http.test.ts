import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestApi, TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller, orderFrom } from '../../../test/sellers.ts'
import { newOwner } from '../../../test/staff.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import {
  createWebhookApi,
  deliverAll,
  happen,
  letWebhooksComeDue,
  senderOf,
  verifiedEndpoint,
} from '../../../test/webhooks.ts'
import { forgetOverdueWebhooks } from './forget-overdue-webhooks.ts'
import { forgetOldDeliveries, forgetOldEndpoints } from './queue-queries.ts'

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

/** A store whose endpoint is told of its products. */
async function scene() {
  const store = await api.store()
  const owner = await newOwner(api, store)
  receiver.received.length = 0
  return { store, owner, endpoint: await verifiedEndpoint(owner, receiver, { events: ['product.changed'] }) }
}

/** Of the deliveries of a store, the oldest ones are older than a month from now on. */
const age = (store: TestStore, count: number) =>
  asAdmin(
    api,
    `UPDATE commerce.webhook_deliveries SET created_at = now() - interval '31 days'
     WHERE (store_id, event_id) IN (SELECT store_id, event_id FROM commerce.webhook_deliveries
       WHERE store_id = $1 ORDER BY position LIMIT $2)`,
    [store.context.store.id, count],
  )

const rowsOf = async (store: TestStore, table: string): Promise<number> => {
  const text = `SELECT count(*)::int AS n FROM commerce.${table} WHERE store_id = $1`
  const [row] = await asAdmin<{ n: number }>(api, text, [store.context.store.id])
  return row?.n ?? 0
}

it('what was delivered a month ago is forgotten, what is younger or waits at an endpoint that is sent to stays', async () => {
  const { store } = await scene()
  await happen(store, { count: 3, subjects: 3 })
  await deliverAll(api)
  await age(store, 2)
  expect(await forgetOldDeliveries(api.worker)).toBe(2)
  expect(await rowsOf(store, 'webhook_deliveries')).toBe(1)
  await asAdmin(
    api,
    `UPDATE commerce.webhook_deliveries SET status = 'waiting', next_attempt_at = now() + interval '1 hour' WHERE store_id = $1`,
    [store.context.store.id],
  )
  await age(store, 1)
  expect(await forgetOldDeliveries(api.worker)).toBe(0)
  expect(await forgetOverdueWebhooks(senderOf(api).parts)).toBe(0)
  expect(await rowsOf(store, 'webhook_deliveries')).toBe(1)
})

it('what has waited for a month at a disabled endpoint is forgotten; enabled again, it goes on with what is left', async () => {
  const { store, owner, endpoint } = await scene()
  const { parts, sender } = senderOf(api)
  await owner.send('PATCH', endpoint.path, { body: { enabled: false } })
  await happen(store, { count: 5, subjects: 1 })
  await owner.send('PATCH', endpoint.path, { body: { enabled: true } })
  await asAdmin(api, `UPDATE commerce.webhook_endpoints SET paused_until = now() + interval '1 hour'`)
  await deliverAll(api)
  await owner.send('PATCH', endpoint.path, { body: { enabled: false } })
  expect(await rowsOf(store, 'webhook_deliveries')).toBe(5)
  // The oldest one has the turn of all.
  await age(store, 2)
  expect(await forgetOverdueWebhooks(parts)).toBe(2)
  expect(await forgetOverdueWebhooks(parts)).toBe(0)
  await deliverAll(api)
  expect(receiver.received).toEqual([])
  await owner.send('PATCH', endpoint.path, { body: { enabled: true } })
  await deliverAll(api)
  expect(receiver.received.map(({ event }) => event.subject.version)).toEqual([3, 4, 5])
  expect((await owner.send('GET', endpoint.path)).body).toMatchObject({ waiting: 0, status: 'enabled' })
  await sender.stop()
})

it('of a removed endpoint nothing is left in the end, and a secret that has ended goes', async () => {
  const { store, owner, endpoint } = await scene()
  await happen(store, { count: 3, subjects: 3 })
  await deliverAll(api)
  await owner.send('POST', `${endpoint.path}/rotation`, { body: { overlapSeconds: 0 } })
  expect(await rowsOf(store, 'webhook_secrets')).toBe(2)
  expect(await forgetOldEndpoints(api.worker)).toBe(1)
  await owner.send('DELETE', endpoint.path)
  expect(await forgetOldDeliveries(api.worker)).toBe(3)
  expect(await forgetOldEndpoints(api.worker), 'not before an hour is over').toBe(0)
  await asAdmin(
    api,
    `UPDATE commerce.webhook_endpoints SET updated_at = now() - interval '2 hours' WHERE store_id = $1`,
    [store.context.store.id],
  )
  expect(await forgetOldEndpoints(api.worker)).toBe(1)
  for (const table of ['webhook_deliveries', 'webhook_secrets', 'webhook_endpoints'])
    expect(await rowsOf(store, table), table).toBe(0)
})

it('what has waited for a month at the endpoint of a suspended seller is forgotten; one that trades keeps what waits', async () => {
  const store = await api.store()
  const [suspended, trading] = [await createTestSeller(api, store), await createTestSeller(api, store)]
  receiver.received.length = 0
  for (const { owner } of [suspended, trading])
    await verifiedEndpoint(owner, receiver, { events: ['order.placed'], desk: 'seller' })
  const become = (status: string) =>
    asAdmin(api, 'UPDATE commerce.sellers SET status = $2 WHERE id = $1', [suspended.id, status])
  await asAdmin(api, `UPDATE commerce.webhook_endpoints SET paused_until = now() + interval '1 hour'`)
  const { parts, sender } = senderOf(api)
  const kept = []
  for (const { id } of [suspended, trading, suspended]) kept.push((await orderFrom(api, store, [id])).id)
  await deliverAll(api)
  await age(store, 2)
  await become('suspended')
  expect(await forgetOverdueWebhooks(parts)).toBe(1)
  expect(await rowsOf(store, 'webhook_deliveries')).toBe(2)
  await become('active')
  expect(await forgetOverdueWebhooks(parts)).toBe(0)
  await letWebhooksComeDue(api, store)
  await deliverAll(api)
  expect(receiver.received.map(({ event }) => event.subject.id).toSorted()).toEqual(kept.slice(1).toSorted())
  await sender.stop()
})
