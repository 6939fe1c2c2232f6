import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, shopper, type TestApi, type TestStore } from '../../test/api.ts'
import { count, isProof, patience, seed } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { readBooks } from './books.ts'
import { buyOne, deadlocksOf } from './crowd.ts'
import { asAdmin } from './quoted-checkout.ts'

const buyers = 50
const stock = 10

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '2' })
})
afterAll(() => api.close())

const deadlocks = () => deadlocksOf(api)

describe('many buyers, little stock', () => {
  it(
    `sells exactly ${stock} of ${stock} to ${buyers} buyers at once, again and again, without a charge too much`,
    async () => {
      const before = await deadlocks()
      for (let round = 0; round < count(5, 100); round += 1) {
        const store = await api.store()
        const { offerIds } = await createTestProduct(store, { stock: [stock] })
        const statuses = await Promise.all(
          Array.from({ length: buyers }, () => buy(store, [offerIds[0] ?? ''])),
        )
        const placed = statuses.filter((status) => status === 'placed')
        expect(placed).toHaveLength(stock)
        expect(new Set(statuses)).toEqual(new Set(['placed', 'out-of-stock']))
        await expectDrained(store, stock)
      }
      expect(await deadlocks()).toBe(before)
      await expectSoundBooks(api.database)
    },
    patience(240_000),
  )

  it(
    'sells as many baskets as there are goods to up to 300 buyers at once, whatever is in them and in which order',
    async () => {
      const before = await deadlocks()
      for (let round = 0; round < count(3, 20); round += 1) {
        const dice = diceOf(seed() * 1_000 + round)
        // A proof begins with a thousand and ends with a third of them.
        const buyersOfRound = isProof ? 1_000 - 35 * round : ([30, 100, 300][round] ?? 30)
        const stocks = [1, 2, 3, 4].map(() => 1 + dice(Math.ceil(buyersOfRound / 5)))
        const store = await api.store()
        const { offerIds } = await createTestProduct(store, { stock: stocks })
        const baskets = Array.from({ length: buyersOfRound }, () =>
          shuffled(offerIds, dice).slice(0, 1 + dice(3)),
        )
        const statuses = await Promise.all(baskets.map((basket) => buy(store, basket)))
        const sold = offerIds.map(
          (offerId) =>
            baskets.filter((basket, n) => statuses[n] === 'placed' && basket.includes(offerId)).length,
        )
        expect(new Set(statuses).difference(new Set(['placed', 'out-of-stock']))).toEqual(new Set())
        // Nobody gets what is not there, and nobody is refused while all of their basket is.
        for (const [n, quantity] of sold.entries()) expect(quantity).toBeLessThanOrEqual(stocks[n] ?? 0)
        const soldOut = new Set(offerIds.filter((_, n) => sold[n] === stocks[n]))
        const refused = baskets.filter((_, n) => statuses[n] !== 'placed')
        expect(refused.filter((basket) => !basket.some((offerId) => soldOut.has(offerId)))).toEqual([])
        expect(await shelves(store)).toEqual(
          stocks.map((there, n) => ({ onHand: there - (sold[n] ?? 0), reserved: 0 })),
        )
      }
      expect(await deadlocks()).toBe(before)
      await expectSoundBooks(api.database)
    },
    patience(240_000),
  )

  it(
    'drains a flash sale to the last piece',
    async () => {
      const [crowd, pieces] = [count(300, 2_000), 100]
      const store = await api.store()
      const { offerIds } = await createTestProduct(store, { stock: [pieces] })
      const offerId = offerIds[0] ?? ''
      const statuses = await Promise.all(Array.from({ length: crowd }, () => buy(store, [offerId])))
      expect(statuses.filter((status) => status === 'placed')).toHaveLength(pieces)
      expect(statuses.filter((status) => status === 'out-of-stock')).toHaveLength(crowd - pieces)
      await expectDrained(store, pieces)
      await expectSoundBooks(api.database)
    },
    patience(240_000),
  )

  it('says that it is over by reading alone, and does not queue behind those who have won', async () => {
    const store = await api.store()
    const { offerIds } = await createTestProduct(store, { stock: [1] })
    const [offerId = ''] = offerIds
    const buyer = shopper(api.app.request, store)
    const shippingMethodId = await buyer.shippingMethodId()
    const { body: cart } = await buyer.cart([{ offerId, quantity: 1 }])
    expect(await buy(store, [offerId])).toBe('placed')
    const { counters } = api.services.db
    await whileRowsAreHeld(store, async () => {
      const before = { ...counters }
      const idempotencyKey = randomUUID()
      const over = await buyer.checkout(cart, { shippingMethodId, idempotencyKey })
      expect(over.body.code).toBe('out-of-stock')
      const [statements, waits, retries] = [
        counters.statements - before.statements,
        counters.roundTrips - before.roundTrips,
        counters.retries - before.retries,
      ]
      // It reads only: what is quoted and how much is there, and whether this key was answered before.
      expect({ statements, waits, retries }).toEqual({ statements: 6, waits: 5, retries: 0 })
    })
    await expectSoundBooks(api.database)
  })

  it(
    'never waits in a circle when baskets name the same goods in different orders',
    async () => {
      const before = await deadlocks()
      const store = await api.store()
      const { offerIds } = await createTestProduct(store, { stock: [20, 20, 20, 20] })
      const baskets = Array.from({ length: count(40, 400) }, (_, n) => {
        const turned = [...offerIds.slice(n % 4), ...offerIds.slice(0, n % 4)]
        return n % 2 === 0 ? turned : turned.toReversed()
      })
      const statuses = await Promise.all(baskets.map((basket) => buy(store, basket)))
      expect(statuses.filter((status) => status === 'placed')).toHaveLength(20)
      expect(await deadlocks()).toBe(before)
      expect(await readBooks(api, store)).toMatchObject({
        orders: 20,
        charges: 20,
        onHand: 0,
        reserved: 0,
        held: 0,
      })
    },
    patience(120_000),
  )
})

const buy = (store: TestStore, basket: string[]): Promise<string> =>
  buyOne(
    api,
    store,
    basket.map((offerId) => ({ offerId, quantity: 1 })),
  )

/** The rows of a store's stock are locked meanwhile, as by a winner whose order is being written. */
async function whileRowsAreHeld(store: TestStore, work: () => Promise<void>): Promise<void> {
  const winner = new pg.Client({ connectionString: api.database.adminUrl })
  await winner.connect()
  try {
    await winner.query('BEGIN')
    const { rowCount } = await winner.query(
      'SELECT FROM commerce.stock_items WHERE store_id = $1 FOR UPDATE',
      [store.context.store.id],
    )
    expect(rowCount).toBe(1)
    await work()
  } finally {
    await winner.end()
  }
}

/** So many orders and charges, and nothing left. */
async function expectDrained(store: TestStore, orders: number): Promise<void> {
  expect(await readBooks(api, store)).toEqual({
    orders,
    captured: orders,
    charges: orders,
    chargesWithoutOrder: 0,
    onHand: 0,
    reserved: 0,
    movements: 0,
    held: 0,
    placedEvents: orders,
  })
}

const shelves = (store: TestStore) =>
  asAdmin<{ onHand: number; reserved: number }>(
    api,
    `SELECT s.on_hand AS "onHand", s.reserved FROM commerce.stock_items s
     JOIN commerce.offers o ON o.store_id = s.store_id AND o.id = s.offer_id
     JOIN commerce.variants v ON v.store_id = o.store_id AND v.id = o.variant_id
     WHERE s.store_id = $1 ORDER BY v.position`,
    [store.context.store.id],
  )

/** Whole numbers from 0 to below the one given, the same for the same seed (mulberry32). */
function diceOf(start: number): (below: number) => number {
  let state = start >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

function shuffled<T>(all: readonly T[], dice: (below: number) => number): T[] {
  const left = [...all]
  return all.map(() => left.splice(dice(left.length), 1)[0] as T)
}
