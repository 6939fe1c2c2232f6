import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { createEdgeDatabase, type EdgeDatabase } from './edge-database.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { deliver, newEvent, newSecret, type Peer, type SentEvent, startCommerce, startPeer } from './peers.ts'

const storeId = toWire('store', newId('store'))
const [secret, purgeSecret] = [newSecret(), newSecret()]
const feed = new Map<string, unknown>()

let database: EdgeDatabase
let realtime: Peer
let cache: Peer
let commerce: Awaited<ReturnType<typeof startCommerce>>
let sync: FunctionProcess
let environment: Record<string, string>

beforeAll(async () => {
  database = await createEdgeDatabase()
  ;[realtime, cache, commerce] = await Promise.all([startPeer(202), startPeer(204), startCommerce(feed)])
  environment = {
    SUPABASE_URL: realtime.url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: 'sb_secret_of_tests' }),
    EDGE_DB_URL: database.functionsUrl,
    COMMERCE_URL: commerce.url,
    COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' } }),
    CACHE_PURGE_URL: cache.url,
    CACHE_PURGE_SECRETS: purgeSecret,
  }
})
afterAll(async () => {
  await Promise.all([realtime?.close(), cache?.close(), commerce?.close()])
  await database?.drop()
})

const newProduct = () => toWire('product', newId('product'))
const [variantId, otherVariantId] = [toWire('variant', newId('variant')), toWire('variant', newId('variant'))]
const listing = (productId: string, version: number, quantity: number, variant = variantId): SentEvent =>
  newEvent('listing.changed', {
    subject: { type: 'listing', id: productId, version },
    data: {
      productId,
      handle: 'oak-table',
      published: true,
      variants: [
        { id: variant, price: { amount: 1999, currency: 'EUR' }, availability: 'in_stock', quantity },
      ],
    },
  })
interface Message {
  topic: string
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: what is looked at is said by each test
  payload: any
}
const messages = (topic: string) =>
  realtime.heard
    .flatMap(({ body }) => JSON.parse(body).messages as Message[])
    .filter((one) => one.topic === topic)
const quantities = (productId: string) =>
  messages(`product:${productId}`).map(({ payload }) =>
    payload.data.variants.map(({ quantity }: { quantity: number }) => quantity),
  )
const purges = (productId: string) => cache.heard.filter(({ body }) => body.includes(productId))

describe.each(['2.9', '2.1'] as const)('product_sync on Deno %s', (version) => {
  beforeAll(async () => {
    sync = await startFunction('product_sync', { env: environment, version })
  })
  afterAll(() => sync?.stop())

  it('tells a single change at once, and has its cached pages forgotten', async () => {
    // The first of all opens the function's connections.
    await deliver(sync.url, listing(newProduct(), 1, 9), [secret])
    const productId = newProduct()
    const from = performance.now()
    const event = listing(productId, 1, 3)
    expect((await deliver(sync.url, event, [secret])).status).toBe(200)
    expect(performance.now() - from).toBeLessThan(450)
    expect(quantities(productId)).toEqual([[3]])
    const [purge] = purges(productId)
    expect(
      new Webhook(purgeSecret).verify(purge?.body ?? '', purge?.headers as Record<string, string>),
    ).toEqual({
      id: event.id,
      type: 'cache.purge',
      data: { storeId, keys: ['product:oak-table', `product:${productId}`, 'listings'] },
    })
  })

  it('tells changes of one product together, of each variant the last state', async () => {
    const productId = newProduct()
    const events = [
      listing(productId, 1, 9),
      listing(productId, 2, 8),
      listing(productId, 4, 6),
      listing(productId, 3, 7),
      listing(productId, 5, 1, otherVariantId),
    ]
    const [first, ...rest] = events as [SentEvent, ...SentEvent[]]
    expect((await deliver(sync.url, first, [secret])).status).toBe(200)
    const answers = await Promise.all(rest.map((event) => deliver(sync.url, event, [secret])))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const told = quantities(productId)
    expect(told).toEqual([[9], [6, 1]])
    expect(purges(productId).length).toBe(told.length)
  })

  it('reads on in the feed, so that a line of many changes waits one window, not one each', async () => {
    const productId = newProduct()
    const events = Array.from({ length: 20 }, (_, index) => listing(productId, index + 1, 100 - index))
    const [first, second, ...rest] = events as [SentEvent, SentEvent, ...SentEvent[]]
    feed.set('/v1/events', { items: rest, nextCursor: null })
    const from = performance.now()
    for (const event of [first, second, ...rest]) {
      expect((await deliver(sync.url, event, [secret])).status).toBe(200)
    }
    const took = performance.now() - from
    feed.delete('/v1/events')
    expect(took).toBeLessThan(3_000)
    expect(quantities(productId)).toEqual([[100], [81]])
    expect(commerce.asked.at(-1)).toContain(`after=${second.id}&types=listing.changed%2Cstock.changed`)
  })

  it('does not undo by what comes late what another process has told, and tells what is still news in it', async () => {
    const productId = newProduct()
    const other = await startFunction('product_sync', { env: environment, version })
    const late = listing(productId, 4, 7)
    const variants = [...(late.data as { variants: { id: string }[] }).variants]
    Object.assign(late.data, { variants: [...variants, { ...variants[0], id: otherVariantId, quantity: 2 }] })
    const stale = listing(productId, 3, 8)
    expect((await deliver(other.url, listing(productId, 5, 6), [secret])).status).toBe(200)
    for (const event of [late, stale]) expect((await deliver(sync.url, event, [secret])).status).toBe(200)
    await other.stop()
    const told = messages(`product:${productId}`).map(({ payload }) =>
      payload.data.variants.map(({ id, quantity }: { id: string; quantity: number }) => [id, quantity]),
    )
    expect(told).toEqual([[[variantId, 6]], [[otherVariantId, 2]]])
  })

  it('tells stock to the desk, and to each seller what is theirs', async () => {
    const productId = newProduct()
    const [one, other] = [toWire('seller', newId('seller')), toWire('seller', newId('seller'))]
    const level = (sellerId: string, available: number) => ({
      offerId: toWire('offer', newId('offer')),
      variantId,
      sellerId,
      available,
    })
    const offers = [level(one, 3), level(other, 5)]
    const event = newEvent('stock.changed', {
      subject: { type: 'listing', id: productId, version: 1 },
      data: { productId, offers },
    })
    expect((await deliver(sync.url, event, [secret])).status).toBe(200)
    const told = (topic: string) =>
      messages(topic).flatMap(({ payload }) => (payload.id === event.id ? payload.data.offers : []))
    expect(told(`inventory:${storeId}`)).toEqual(offers)
    expect(told(`inventory:${storeId}:${one}`)).toEqual([offers[0]])
    expect(told(`inventory:${storeId}:${other}`)).toEqual([offers[1]])
    expect(messages(`product:${productId}`)).toEqual([])
  })

  it('tells once: not again what was told, not twice what fails after it', async () => {
    const productId = newProduct()
    const event = listing(productId, 1, 3)
    cache.answerNext(500)
    expect((await deliver(sync.url, event, [secret])).status).toBe(500)
    expect((await deliver(sync.url, event, [secret])).status).toBe(200)
    expect((await deliver(sync.url, event, [secret])).body.effects).toEqual({
      broadcast: 'before',
      purge: 'before',
    })
    expect([quantities(productId), purges(productId).length]).toEqual([[[3]], 2])
  })

  it('is told again after Realtime has refused it, and meets nobody half told', async () => {
    const productId = newProduct()
    realtime.answerNext(429)
    const event = listing(productId, 1, 3)
    expect((await deliver(sync.url, event, [secret])).status).toBe(500)
    expect(purges(productId).length).toBeLessThanOrEqual(1)
    expect((await deliver(sync.url, event, [secret])).status).toBe(200)
    expect(purges(productId).length).toBe(1)
  })

  it('has nothing to do for other events', async () => {
    const order = newEvent('order.placed', {
      subject: { type: 'order', id: toWire('order', newId('order')) },
    })
    expect((await deliver(sync.url, order, [secret])).body).toEqual({ effects: {} })
  })
})
