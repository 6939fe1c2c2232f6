import { Logger, runOnce } from 'graphile-worker'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp, asAdmin, freshServices, quoted } from '../../../test/quoted-checkout.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { subscriptions } from '../../subscriptions.ts'
import { createTasks } from '../../worker-tasks.ts'
import { recordEvent } from './record-event.ts'
import { relayOnce } from './relay.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const eventsOf = ({ context }: TestStore) =>
  asAdmin<{
    type: string
    aggregate_version: number
    position: string | null
    actor: string
    payload: object
  }>(
    api,
    `SELECT type, aggregate_version, position, actor, payload FROM commerce.events WHERE store_id = $1 ORDER BY id`,
    [context.store.id],
  )
const typesOf = async (store: TestStore) => (await eventsOf(store)).map(({ type }) => type)

const relayAll = async (pool = api.worker.pool) => {
  while ((await relayOnce(pool, subscriptions)) > 0);
}

const work = () =>
  runOnce({
    pgPool: api.worker.pool,
    taskList: createTasks({ ...freshServices(api), db: api.worker }),
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
  })

describe('an event', () => {
  it('is recorded in the write that made it true, with who did it and no personal data', async () => {
    const { store, pay } = await quoted(api)
    await pay('pm_test_declined')
    const { body } = await pay()
    expect(await typesOf(store)).toEqual([
      'product.changed',
      'offer.changed',
      'listing.changed',
      'stock.changed',
      'cart.created',
      'checkout.held',
      'payment.started',
      'payment.declined',
      'payment.started',
      'payment.captured',
      'order.placed',
    ])
    const events = await eventsOf(store)
    expect(events.at(-1)).toMatchObject({
      aggregate_version: 1,
      position: null,
      actor: expect.stringMatching(/^shopper:/),
      payload: { number: body.order.number, totalAmount: 2489, currency: 'EUR', lines: 1 },
    })
    expect(JSON.stringify(events)).not.toMatch(/\bada\b|Lovelace|Torstraße/i)
  })

  it('is rolled back with the write it belongs to', async () => {
    const store = await api.store()
    const write = inTransaction(store.context, async (tx) => {
      recordEvent(tx, event(newId('cart')))
      tx.tx.atClose({
        name: 'refused',
        rank: 99,
        ctes: {},
        returns: '0',
        values: [],
        check: () => {
          throw new Error('the last check of the write')
        },
      })
    })
    await expect(write).rejects.toThrow('the last check of the write')
    expect(await typesOf(store)).toEqual([])
    const buyer = shopper(api.app.request, store)
    const refused = await buyer.cart([{ offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 1 }])
    expect(refused.status).toBe(404)
    expect(await typesOf(store)).toEqual([])
  })

  it('of one aggregate, version and type is told once, by the database', async () => {
    const store = await api.store()
    const cartId = newId('cart')
    const tell = () => inTransaction(store.context, async (tx) => recordEvent(tx, event(cartId)))
    await tell()
    await expect(tell()).rejects.toThrow('somebody was faster')
    expect(await typesOf(store)).toEqual(['cart.created'])
  })
})

const event = (aggregateId: string) =>
  ({
    type: 'cart.created',
    aggregate: 'cart',
    aggregateId,
    version: 1,
    payload: { lines: 0, customerId: null },
  }) as const

describe('the relay', () => {
  it('gives every committed event the next place, oldest first, and none a second one', async () => {
    const { store, pay } = await quoted(api)
    await pay()
    await relayAll()
    const placed = await eventsOf(store)
    const positions = placed.map(({ position }) => Number(position))
    expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index))
    await relayAll()
    expect(await eventsOf(store)).toEqual(placed)
  })

  it('is single, however many run: no event with two places, no place with two events, no gap, while others write', async () => {
    const pools = [0, 1].map(() => new pg.Pool({ connectionString: api.database.workerUrl, max: 2 }))
    const stores = await Promise.all([api.store(), api.store(), api.store()])
    let writing = true
    const given: string[] = []
    const note = ({ id, position }: { id: string; position: number }) => {
      given.push(`${id} ${position}`)
      return []
    }
    const relays = pools
      .flatMap((pool) => [pool, pool])
      .map(async (pool) => {
        while (writing) await relayOnce(pool, { 'cart.created': note })
      })
    const writers = stores.map(async (store, index) => {
      const buyer = shopper(api.app.request, store)
      for (let n = 0; n < count(25, 500); n += 1) {
        await Promise.all([buyer.cart([]), buyer.cart([])])
        // A transaction that stays open while younger ones commit: its older events come late.
        if (n % 8 === index) await lateEvent(store)
      }
    })
    await Promise.all(writers)
    writing = false
    await Promise.all(relays)
    await relayAll()
    await Promise.all(pools.map((pool) => pool.end()))
    const [row] = await asAdmin<{ waiting: number }>(
      api,
      'SELECT count(*)::int AS waiting FROM commerce.events WHERE position IS NULL',
    )
    expect(row?.waiting).toBe(0)
    // What relays told of is each event once, and each place once.
    const told = given.map((line) => line.split(' '))
    expect(new Set(told.map(([id]) => id)).size).toBe(told.length)
    expect(new Set(told.map(([, position]) => position)).size).toBe(told.length)
    // That the places in the table have no gap and no double is the audit's business, after this test as after all.
  })

  async function lateEvent(store: TestStore): Promise<void> {
    const buyer = shopper(api.app.request, store)
    await inTransaction(store.context, async (tx) => {
      recordEvent(tx, event(newId('cart')))
      await buyer.cart([])
    })
  }

  it('adds no job and gives no place when it fails halfway', async () => {
    const store = await api.store()
    await shopper(api.app.request, store).cart([])
    const broken = {
      'cart.created': () => {
        throw new Error('a subscription is broken')
      },
    }
    await expect(relayOnce(api.worker.pool, broken)).rejects.toThrow('a subscription is broken')
    expect(await eventsOf(store)).toMatchObject([{ position: null }])
    await relayAll()
    expect(Number((await eventsOf(store))[0]?.position)).toBeGreaterThan(0)
  })
})

describe('a sale', () => {
  it('shows on the product page once the relay and the job have run', async () => {
    const { store, handle, pay } = await quoted(api, { stock: [7], quantity: 2 })
    const quantity = async () => {
      const page = await shopper(anotherApp(api).request, store).send('GET', `/v1/products/${handle}`)
      return page.body.variants[0].offer.availability.quantity
    }
    expect(await quantity()).toBe(7)
    await relayAll()
    await work()
    expect(await quantity()).toBe(5)
    await pay()
    await relayAll()
    await work()
    expect(await quantity()).toBe(5)
  })

  it('refreshes a product once for all events that waited together', async () => {
    const store = await api.store()
    const { productId, offerIds } = await createTestProduct(store, { stock: [9] })
    const buyer = shopper(api.app.request, store)
    const shippingMethodId = await buyer.shippingMethodId()
    for (let n = 0; n < 3; n += 1) {
      const cart = (await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])).body
      await buyer.checkout(cart, { shippingMethodId })
    }
    await relayAll()
    const jobs = await asAdmin(api, 'SELECT key FROM graphile_worker.jobs WHERE key LIKE $1', [
      `%${productId}`,
    ])
    expect(jobs).toEqual([{ key: `refreshProduct:${store.context.store.id}:${productId}` }])
    await work()
    expect(await asAdmin(api, 'SELECT key FROM graphile_worker.jobs')).toEqual([])
  })
})
