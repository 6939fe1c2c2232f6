import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestApi, TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createWebhookApi, senderOf } from '../../../test/webhooks.ts'
import { type EdgeFunction, keepEdgeEndpoint, restEdgeEndpoints } from './index.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createWebhookApi()
  store = await api.store()
})
afterAll(() => api.close())

const secretOf = (text: string) => `whsec_${Buffer.alloc(32, text).toString('base64')}`
const wanted: EdgeFunction = {
  name: 'order_status_update',
  url: 'http://127.0.0.1:54321/functions/v1/order_status_update',
  events: ['order.placed', 'order.linked'],
  secrets: [secretOf('a'), secretOf('b')],
}
const keep = (more: Partial<EdgeFunction> = {}) =>
  keepEdgeEndpoint(store.context, { ...wanted, ...more, loopback: true })

/** All that is written of a store's endpoints. */
const written = () =>
  asAdmin(
    api,
    `SELECT e.*, e.xmin::text AS endpoint_written, s.id AS secret, s.ends_at, s.xmin::text AS secret_written,
       (SELECT count(*) FROM commerce.events v WHERE v.store_id = e.store_id) AS events_told
     FROM commerce.webhook_endpoints e JOIN commerce.webhook_secrets s USING (store_id)
     WHERE s.endpoint_id = e.id ORDER BY s.id`,
  )

it('a start that says nothing new writes nothing', async () => {
  const first = await keep()
  const before = await written()
  expect(await keep()).toEqual(first)
  expect(await keep({ secrets: [secretOf('b'), secretOf('a')] })).toEqual(first)
  expect(await keep({ events: ['order.linked', 'order.placed'] })).toEqual(first)
  expect(await written()).toEqual(before)
})

it.each<[string, Partial<EdgeFunction>]>([
  ['address', { url: 'http://127.0.0.1:54322/functions/v1/order_status_update' }],
  ['choice of events', { events: ['order.placed'] }],
  ['secret', { secrets: [secretOf('c')] }],
])('a start that says another %s writes it', async (_, more) => {
  const first = await keep()
  expect((await keep(more)).version).toBe(first.version + 1)
})

it('what rests is sent to again at the next start that wants it, partners are left alone', async () => {
  const kept = await keep()
  await asAdmin(
    api,
    `INSERT INTO commerce.webhook_endpoints (store_id, id, kind, url, description, events, permissions, status, position, created_by)
     SELECT store_id, gen_random_uuid(), 'partner', url, 'partner', events, permissions, 'enabled', 0, 'test'
     FROM commerce.webhook_endpoints WHERE id = $1`,
    [kept.id],
  )
  const { parts } = senderOf(api)
  const rest = (urlBeginning: string) => restEdgeEndpoints({ ...parts, urlBeginning })
  expect(await rest('https://')).toBe(0)
  expect(await rest('http://127.0.0.1:')).toBe(1)
  expect(await rest('http://127.0.0.1:')).toBe(0)
  const states = await asAdmin<{ kind: string; status: string }>(
    api,
    'SELECT kind, status FROM commerce.webhook_endpoints ORDER BY kind',
  )
  expect(states).toEqual([
    { kind: 'edge', status: 'disabled' },
    { kind: 'partner', status: 'enabled' },
  ])
  const again = await keep()
  expect(again).toMatchObject({ id: kept.id, status: 'enabled', position: kept.position })
})
