import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  createTestStaffSession,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type BuyingCustomer, buyingCustomer, ship } from '../../../test/buying-customer.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestMember, createTestSeller, orderFrom } from '../../../test/sellers.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { newId, toWire } from '../../platform/ids.ts'
import { refreshProducts } from '../discovery/index.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

interface WireEvent {
  id: string
  type: string
  subject: { type: string; id: string; version: number }
  data: Record<string, unknown>
}

const read = (bearer: string | undefined, query = '', of: TestStore = store): Promise<Answer> =>
  send(api.app.request, 'GET', `/v1/events${query}`, bearer ? { bearer } : { key: of.publishableKey })

/** All pages from a beginning. */
async function readAll(bearer: string | undefined, query = '', of = store): Promise<WireEvent[]> {
  const found: WireEvent[] = []
  for (let after = ''; ; ) {
    const page = await read(bearer, `?limit=7${query}${after}`, of)
    expect(page.status, JSON.stringify(page.body)).toBe(200)
    found.push(...page.body.items)
    if (!page.body.hasMore) return found
    after = `&after=${page.body.next}`
  }
}
const typesOf = (events: WireEvent[]) => [...new Set(events.map(({ type }) => type))].toSorted()
const about = (events: WireEvent[], id: string) => events.filter(({ subject }) => subject.id === id)

describe('the feed', () => {
  it('gives everything that happened once, in one order, however it is cut into pages', async () => {
    const own = await api.store()
    const bought = await orderFrom(api, own, [undefined])
    await workerTurn(api)
    await workerTurn(api)
    const events = await readAll(own.secretKey, '', own)
    const stored = await asAdmin<{ id: string }>(
      api,
      'SELECT id FROM commerce.events WHERE store_id = $1 ORDER BY position',
      [own.context.store.id],
    )
    expect(events.map(({ id }) => id)).toEqual(stored.map(({ id }) => toWire('event', id)))
    expect(events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['cart.created', 'checkout.held', 'payment.captured', 'listing.changed']),
    )
    expect(about(events, bought.id)).toEqual([
      expect.objectContaining({
        type: 'order.placed',
        actor: 'shopper',
        subject: { type: 'order', id: bought.id, version: 1 },
        data: { number: bought.number, total: expect.objectContaining({ currency: 'EUR' }), lines: 1 },
      }),
    ])
  })

  it('goes on where a reader stopped, also when nothing of what it wants has happened', async () => {
    const own = await api.store()
    await createTestProduct(own, {})
    await workerTurn(api)
    await workerTurn(api)
    const first = await read(own.secretKey, '?types=order.*')
    expect(first.body).toMatchObject({ items: [], hasMore: false, next: expect.stringMatching(/^evt_/) })
    const bought = await orderFrom(api, own, [undefined])
    await workerTurn(api)
    const second = await read(own.secretKey, `?types=order.*&after=${first.body.next}`)
    expect(second.body.items.map(({ subject }: WireEvent) => subject.id)).toEqual([bought.id])
    const since = new Date(Date.now() + 60_000).toISOString()
    expect((await read(own.secretKey, `?since=${since}`)).body.items).toEqual([])
  })

  it.each([
    ['?after=evt_01h455vb4pex5vsknk084sn02q', 410, 'feed-place-gone'],
    ['?types=order.eaten', 400, 'invalid-request'],
    ['?types=*', 400, 'invalid-request'],
    ['?since=yesterday', 400, 'invalid-request'],
    ['?subjectId=42', 400, 'invalid-request'],
    ['?limit=1000', 400, 'invalid-request'],
    ['?since=2026-01-01T00:00:00Z&after=evt_01h455vb4pex5vsknk084sn02q', 400, 'invalid-request'],
    ['?order=newest&after=evt_01h455vb4pex5vsknk084sn02q', 400, 'invalid-request'],
    ['?order=newest&since=2026-01-01T00:00:00Z', 400, 'invalid-request'],
    ['?before=evt_01h455vb4pex5vsknk084sn02q', 400, 'invalid-request'],
    ['?order=newest&before=evt_01h455vb4pex5vsknk084sn02q', 410, 'feed-place-gone'],
    ['?order=sideways', 400, 'invalid-request'],
  ])('answers %s with %s %s', async (query, status, code) => {
    const answer = await read(store.secretKey, query)
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  it('knows no place of another store', async () => {
    const other = await api.store()
    await createTestProduct(other, {})
    await workerTurn(api)
    const [event] = await readAll(other.secretKey, '', other)
    const answer = await read(store.secretKey, `?after=${event?.id}`)
    expect([answer.status, answer.body.code]).toEqual([410, 'feed-place-gone'])
  })
})

describe('who sees what', () => {
  let ada: BuyingCustomer
  let order: { id: string; secret: string; number: string }
  beforeAll(async () => {
    ada = await buyingCustomer(api, store)
    order = await ada.buy()
    await workerTurn(api)
    await ship(api, store, order)
    await workerTurn(api)
    await workerTurn(api)
  })

  it('everybody: what shoppers see anyway, and nothing of an order, a cart or a customer', async () => {
    const events = await readAll(undefined)
    expect(typesOf(events)).toEqual(['listing.changed'])
    const { status, body } = await read(undefined, `?subjectId=${order.id}`)
    expect([status, body.items]).toEqual([200, []])
  })

  it('a customer: their own orders, and no other customer’s', async () => {
    const events = await readAll(ada.accessToken)
    expect(typesOf(events)).toEqual(['listing.changed', 'order.fulfillment_created', 'order.placed'])
    expect(about(events, order.id).map(({ type }) => type)).toEqual([
      'order.placed',
      'order.fulfillment_created',
    ])
    const bob = await buyingCustomer(api, store)
    expect(typesOf(await readAll(bob.accessToken))).toEqual(['listing.changed'])
  })

  it('who holds an order’s secret: that order', async () => {
    const of = (orderSecret: string) =>
      send(api.app.request, 'GET', `/v1/orders/${order.id}/events`, {
        key: store.publishableKey,
        orderSecret,
      })
    const { status, body } = await of(order.secret)
    expect(status).toBe(200)
    expect(body.items.map(({ type }: WireEvent) => type)).toEqual([
      'order.placed',
      'order.fulfillment_created',
    ])
    expect((await of(`${order.secret}x`)).status).toBe(404)
  })

  it('a seller: orders with goods of its own, without what others get for them', async () => {
    const [mine, other] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const both = await orderFrom(api, store, [mine.id, undefined])
    await workerTurn(api)
    await workerTurn(api)
    const events = await readAll(mine.owner.token)
    expect(about(events, both.id)).toEqual([
      expect.objectContaining({
        type: 'order.placed',
        data: { number: both.number, total: null, lines: null },
      }),
    ])
    const stock = events.filter(({ type }) => type === 'stock.changed')
    const sellers = stock.flatMap(({ data }) =>
      (data.offers as { sellerId: string }[]).map((o) => o.sellerId),
    )
    expect([...new Set(sellers)]).toEqual([mine.wireId])
    expect(typesOf(await readAll(other.owner.token))).toEqual(['listing.changed'])
    const packer = await createTestMember(api, store, {
      sellerId: mine.id,
      permissions: ['seller-offers:read'],
    })
    expect(typesOf(await readAll(packer.token))).toEqual([
      'listing.changed',
      'offer.changed',
      'stock.changed',
    ])
  })

  it('staff: what their permissions let them read, and nothing of the audit', async () => {
    const { token } = await createTestStaffSession(api, store, { role: 'fulfillment' })
    const types = typesOf(await readAll(token))
    expect(types).toEqual(expect.arrayContaining(['order.placed', 'cart.created', 'listing.changed']))
    expect(types.filter((type) => /^(?:customer|product|offer|store|staff|key)/.test(type))).toEqual([])
    const all = typesOf(await readAll(store.secretKey))
    expect(all).toEqual(expect.arrayContaining(['customer.registered', 'offer.changed', 'product.changed']))
    expect(all.filter((type) => /signed_in|^staff|^key|^role/.test(type))).toEqual([])
  })
})

/** Events of a stream as they come; `leave` ends it as a client does that goes away. */
function follow(of: { bearer?: string; path?: string; headers?: Record<string, string> }) {
  const headers = new Headers(of.headers)
  if (of.bearer) headers.set('authorization', `Bearer ${of.bearer}`)
  else headers.set('tradepost-publishable-key', store.publishableKey)
  const opened = Promise.resolve(api.app.request(of.path ?? '/v1/events/stream', { headers }))
  const seen: WireEvent[] = []
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const ended = (async () => {
    const response = await opened
    if (!response.body || response.status !== 200) return
    reader = response.body.getReader()
    const decoder = new TextDecoder()
    for (let text = ''; ; ) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = block.split('\n').find((line) => line.startsWith('data: '))
        if (data) seen.push(JSON.parse(data.slice(6)))
      }
    }
  })()
  return { opened, seen, ended, leave: () => reader?.cancel() }
}
const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 400) throw new Error('it did not happen')
    await new Promise((done) => setTimeout(done, 25))
  }
}

describe('a stream', () => {
  it('tells what is to come, in the order of the feed, while writers commit at once', async () => {
    const before = (await read(store.secretKey, '?limit=1')).body
    expect(before.items).toHaveLength(1)
    const stream = follow({ bearer: store.secretKey, path: '/v1/events/stream?types=order.*,cart.*' })
    const late = follow({ bearer: store.secretKey, path: '/v1/events/stream?types=order.*' })
    const response = await stream.opened
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    await until(() => api.services.live.readers() === 2)
    const placing = Array.from({ length: 6 }, () => orderFrom(api, store, [undefined]))
    let isPlacing = true
    const turning = (async () => {
      while (isPlacing) await workerTurn(api)
    })()
    const orders = await Promise.all(placing)
    isPlacing = false
    await turning
    await workerTurn(api)
    const isOrder = ({ type }: WireEvent) => type === 'order.placed'
    await until(() => stream.seen.filter(isOrder).length >= 6 && late.seen.length >= 6)
    const feed = await readAll(store.secretKey, '&types=order.*,cart.*')
    const first = feed.findIndex(({ id }) => id === stream.seen[0]?.id)
    expect(stream.seen.map(({ id }) => id)).toEqual(feed.slice(first).map(({ id }) => id))
    expect(late.seen.map(({ subject }) => subject.id).toSorted()).toEqual(
      orders.map(({ id }) => id).toSorted(),
    )
    await Promise.all([stream.leave(), late.leave()])
    await until(() => api.services.live.readers() === 0)
  })

  it('goes on after the event that Last-Event-ID names, without a gap and without a repetition', async () => {
    const all = await readAll(store.secretKey)
    const last = all.at(-4)
    const stream = follow({
      bearer: store.secretKey,
      path: '/v1/events/stream?after=evt_01h455vb4pex5vsknk084sn02q',
      headers: { 'last-event-id': last?.id ?? '' },
    })
    await until(() => stream.seen.length >= 3)
    await createTestProduct(store, {})
    await workerTurn(api)
    await until(() => stream.seen.length >= 5)
    const now = await readAll(store.secretKey)
    const from = now.findIndex(({ id }) => id === last?.id) + 1
    expect(stream.seen.map(({ id }) => id)).toEqual(
      now.slice(from, from + stream.seen.length).map(({ id }) => id),
    )
    await stream.leave()
  })

  it('ends within seconds when its key is revoked', async () => {
    const own = await api.store()
    const stream = follow({ bearer: own.secretKey })
    await until(() => api.services.live.readers() === 1)
    await asAdmin(
      api,
      "UPDATE commerce.store_keys SET revoked_at = now() WHERE store_id = $1 AND kind = 'secret'",
      [own.context.store.id],
    )
    await stream.ended
    expect(api.services.live.readers()).toBe(0)
  })

  it('of an order is for who may read it', async () => {
    const order = await orderFrom(api, store, [undefined])
    await workerTurn(api)
    const path = `/v1/orders/${order.id}/events/stream`
    expect(
      (await follow({ path, headers: { 'tradepost-order-secret': 'x'.repeat(40) } }).opened).status,
    ).toBe(404)
    const stream = follow({ path, headers: { 'tradepost-order-secret': order.secret } })
    await until(() => api.services.live.readers() === 1)
    await ship(api, store, order)
    await workerTurn(api)
    await until(() => stream.seen.length > 0)
    expect(stream.seen).toEqual([
      expect.objectContaining({
        type: 'order.fulfillment_created',
        data: expect.objectContaining({ carrier: 'DHL' }),
      }),
    ])
    await stream.leave()
  })

  it('does not begin at an event that is none', async () => {
    const answer = await follow({ headers: { 'last-event-id': 'seven' } }).opened
    expect(answer.status).toBe(400)
    const gone = follow({ headers: { 'last-event-id': toWire('event', newId('event')) } })
    expect((await gone.opened).status).toBe(410)
  })
})

describe('what shoppers see of a product', () => {
  it('is told when it is new, when there is less of it, and when it is gone; never twice', async () => {
    const own = await api.store()
    const { productId, offerIds } = await createTestProduct(own, { stock: [6] })
    const settle = async () => {
      for (let n = 0; n < 3; n += 1) await workerTurn(api)
    }
    await settle()
    const buyer = shopper(api.app.request, own)
    const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 2 }])
    await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
    await settle()
    await asAdmin(api, "UPDATE commerce.products SET status = 'draft' WHERE id = $1", [productId])
    await refreshProducts({ ...own.context, db: api.worker }, [productId, productId])
    await settle()
    const told = (await readAll(undefined, '', own)).map(({ subject, data }) => [
      subject.type,
      subject.version,
      data.published,
      (data.variants as { availability: string; quantity: number }[]).map((v) => [
        v.availability,
        v.quantity,
      ]),
    ])
    expect(told).toEqual([
      ['listing', 1, true, [['in_stock', 6]]],
      ['listing', 2, true, [['low_stock', 4]]],
      ['listing', 3, false, []],
    ])
    const stock = (await readAll(own.secretKey, '&types=stock.changed', own)).map(
      ({ data }) => (data.offers as { available: number }[])[0]?.available,
    )
    expect(stock).toEqual([6, 4])
  })
})
