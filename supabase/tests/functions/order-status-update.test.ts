import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { createEdgeDatabase, type EdgeDatabase } from './edge-database.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { deliver, newEvent, newSecret, type Peer, startPeer } from './peers.ts'

let database: EdgeDatabase
let realtime: Peer
let hook: Peer
let update: FunctionProcess
let environment: Record<string, string>
const storeId = toWire('store', newId('store'))
const [oldSecret, secret, hookSecret] = [newSecret(), newSecret(), newSecret()]

beforeAll(async () => {
  database = await createEdgeDatabase()
  ;[realtime, hook] = await Promise.all([startPeer(202), startPeer(204)])
  environment = {
    SUPABASE_URL: realtime.url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: 'sb_secret_of_tests' }),
    EDGE_DB_URL: database.functionsUrl,
    COMMERCE_URL: 'http://127.0.0.1:1',
    COMMERCE_STORES: JSON.stringify({
      [storeId]: { webhookSecrets: [secret, oldSecret], secretKey: 'sk_of_tests' },
    }),
    ORDER_HOOK_URLS: JSON.stringify({ [storeId]: [{ url: `${hook.url}/orders`, secrets: [hookSecret] }] }),
  }
})
afterAll(async () => {
  await Promise.all([realtime?.close(), hook?.close()])
  await database?.drop()
})

const newOrder = () => toWire('order', newId('order'))
const shipped = (orderId = newOrder()) =>
  newEvent('order.fulfillment_created', {
    subject: { type: 'order', id: orderId, version: 2 },
    data: {
      number: '7KQ2-MX4T',
      status: 'fulfilled',
      carrier: 'DHL',
      fulfillmentId: toWire('fulfillment', newId('fulfillment')),
    },
  })
const announced = (orderId: string) =>
  realtime.heard
    .flatMap(
      ({ body }) =>
        JSON.parse(body).messages as {
          topic: string
          event: string
          id: string
          private: boolean
          payload: { data: unknown }
        }[],
    )
    .filter(({ topic }) => topic === `order:${orderId}`)
const told = (eventId: string) => hook.heard.filter(({ headers }) => headers['webhook-id'] === eventId)

describe.each(['2.9', '2.1'] as const)('order_status_update on Deno %s', (version) => {
  beforeAll(async () => {
    update = await startFunction('order_status_update', { env: environment, version })
  })
  afterAll(() => update?.stop())

  it('tells the private channel of the order and the hooks of the merchant, signed for them', async () => {
    const event = shipped()
    const { status, body } = await deliver(update.url, event, [secret])
    expect([status, Object.values(body.effects ?? {})]).toEqual([200, ['done', 'done']])
    const [message] = announced(event.subject.id)
    expect(message).toMatchObject({
      event: event.type,
      private: true,
      payload: { id: event.id, data: event.data },
    })
    expect(message?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(realtime.heard.at(-1)?.headers.apikey).toBe('sb_secret_of_tests')
    const [call] = told(event.id)
    expect(new Webhook(hookSecret).verify(call?.body ?? '', call?.headers as Record<string, string>)).toEqual(
      event,
    )
  })

  it('believes either of two secrets while one replaces the other, and no third', async () => {
    expect((await deliver(update.url, shipped(), [oldSecret])).status).toBe(200)
    expect((await deliver(update.url, shipped(), [newSecret(), secret])).status).toBe(200)
    const forged = shipped()
    expect((await deliver(update.url, forged, [newSecret()])).status).toBe(401)
    expect(announced(forged.subject.id)).toEqual([])
  })

  it('refuses what is older than five minutes, changed on its way, or no event', async () => {
    const event = shipped()
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    expect((await deliver(update.url, event, [secret], { at: at(-6) })).status).toBe(401)
    expect((await deliver(update.url, event, [secret], { at: at(6) })).status).toBe(401)
    expect((await deliver(update.url, event, [secret], { body: '{}' })).status).toBe(400)
    expect((await deliver(update.url, event, [secret], { body: JSON.stringify(shipped()) })).status).toBe(400)
    expect((await fetch(update.url, { method: 'POST', body: '{}' })).status).toBe(400)
    expect((await fetch(update.url)).status).toBe(405)
    expect((await fetch(`${update.url}/else`, { method: 'POST', body: '{}' })).status).toBe(404)
    expect([announced(event.subject.id), told(event.id)]).toEqual([[], []])
  })

  it('does each effect once, however often the event comes', async () => {
    const event = shipped()
    await deliver(update.url, event, [secret])
    const again = await deliver(update.url, event, [secret])
    expect([again.status, Object.values(again.body.effects ?? {})]).toEqual([200, ['before', 'before']])
    expect([announced(event.subject.id).length, told(event.id).length]).toEqual([1, 1])
  })

  it('lets one of four that come at once do it, and asks the others to come again', async () => {
    const event = shipped()
    realtime.delay = 300
    const answers = await Promise.all([1, 2, 3, 4].map(() => deliver(update.url, event, [secret])))
    realtime.delay = 0
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    expect([announced(event.subject.id).length, told(event.id).length]).toEqual([1, 1])
    expect((await deliver(update.url, event, [secret])).status).toBe(200)
  })

  it.each([500, 429, 403, 301])(
    'asks again after %i of a hook, without telling the channel twice',
    async (bad) => {
      const event = shipped()
      hook.answerNext(bad)
      expect((await deliver(update.url, event, [secret])).status).toBe(500)
      expect((await deliver(update.url, event, [secret])).status).toBe(200)
      expect([announced(event.subject.id).length, told(event.id).length]).toEqual([1, 2])
      expect(hook.heard.some(({ path }) => path === '/elsewhere')).toBe(false)
    },
  )

  it('asks again when Realtime does not take it', async () => {
    const event = shipped()
    realtime.answerNext(429, 500)
    expect((await deliver(update.url, event, [secret])).status).toBe(500)
    expect((await deliver(update.url, event, [secret])).status).toBe(500)
    expect((await deliver(update.url, event, [secret])).status).toBe(200)
    expect(told(event.id).length).toBe(1)
  })

  it('takes 410 of a hook for an answer, and gives a hook up that has not answered for a day', async () => {
    hook.answerNext(410)
    expect((await deliver(update.url, shipped(), [secret])).status).toBe(200)
    const old = { ...shipped(), timestamp: new Date(Date.now() - 25 * 3_600_000).toISOString() }
    expect((await deliver(update.url, old, [secret])).status).toBe(200)
    expect([announced(old.subject.id).length, told(old.id).length]).toEqual([1, 0])
  })

  it('keeps hooks and channel apart for those who want it', async () => {
    const event = shipped()
    await deliver(`${update.url}/broadcast`, event, [secret])
    expect([announced(event.subject.id).length, told(event.id).length]).toEqual([1, 0])
    await deliver(`${update.url}/hooks`, event, [secret])
    expect([announced(event.subject.id).length, told(event.id).length]).toEqual([1, 1])
  })

  it('takes over what a killed instance has begun, once its lease is over', async () => {
    const event = shipped()
    await database.query(
      `insert into edge.claims (function, event_id, effect, claimed_until)
       values ('order_status_update', $1, $2, now() + interval '1 minute')`,
      [event.id, `${storeId}/broadcast`],
    )
    expect((await deliver(update.url, event, [secret])).status).toBe(409)
    await database.query(`update edge.claims set claimed_until = now() where event_id = $1`, [event.id])
    expect((await deliver(update.url, event, [secret])).status).toBe(200)
    expect(announced(event.subject.id).length).toBe(1)
  })

  it('has nothing to do for other events, and shows a listener no data that it does not know', async () => {
    const cart = newEvent('cart.changed', { subject: { type: 'cart', id: toWire('cart', newId('cart')) } })
    expect(await deliver(update.url, cart, [secret])).toEqual({ status: 200, body: { effects: {} } })
    const note = newEvent('order.note_added', {
      subject: { type: 'order', id: newOrder() },
      data: { note: 'internal' },
    })
    await deliver(update.url, note, [secret])
    const said = announced(note.subject.id).map(({ event, payload }) => [event, payload.data])
    expect(said).toEqual([['order.note_added', {}]])
  })
})
