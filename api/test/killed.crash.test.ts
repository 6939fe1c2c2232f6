import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../test/api.ts'
import { count, patience } from '../../test/counts.ts'
import { relayOnce } from '../src/domains/events/index.ts'
import { subscriptions } from '../src/subscriptions.ts'
import { expectSoundBooks } from './audit.ts'
import { readBooks } from './books.ts'
import {
  inGroups,
  type Killed,
  killEverywhere,
  type ReadyOperation,
  untilAnswered,
} from './killed-everywhere.ts'
import { asAdmin, workerLooks } from './quoted-checkout.ts'

type Fetch = Parameters<typeof shopper>[0]

const environment = { IDEMPOTENCY_LEASE_SECONDS: '1' }

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(environment)
})
afterAll(() => api.close())

interface Prepared extends ReadyOperation {
  store: TestStore
}

async function readyCart(store: TestStore) {
  const { offerIds } = await createTestProduct(store, { stock: [5] })
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])
  return { buyer, cart, shippingMethodId: await buyer.shippingMethodId() }
}

async function quote(): Promise<Prepared> {
  const store = await api.store()
  const { cart, shippingMethodId } = await readyCart(store)
  const idempotencyKey = randomUUID()
  return {
    store,
    send: (fetch: Fetch) => shopper(fetch, store).checkout(cart, { shippingMethodId, idempotencyKey }),
  }
}

async function payment(paymentMethod: string | null = 'pm_test_ok', store?: TestStore): Promise<Prepared> {
  const own = store ?? (await api.store())
  const { buyer, cart, shippingMethodId } = await readyCart(own)
  const { body: checkout } = await buyer.checkout(cart, { shippingMethodId })
  const sent = { idempotencyKey: randomUUID(), paymentMethod, quote: checkout.quote }
  return { store: own, send: (fetch: Fetch) => shopper(fetch, own).pay(cart, checkout, sent) }
}

/** In a store that gives everything away. */
async function freePayment(): Promise<Prepared> {
  const store = await api.store()
  const effects = [
    { kind: 'reduction', off: { kind: 'percent', basisPoints: 10_000, maxAmount: null } },
    { kind: 'shipping', off: { kind: 'free' } },
  ]
  for (const effect of effects)
    await send(api.app.request, 'POST', '/v1/admin/promotions', {
      bearer: store.secretKey,
      body: { title: 'Free', status: 'active', needsCode: false, effect },
    })
  return payment(null, store)
}

const oneOrder = {
  orders: 1,
  captured: 1,
  charges: 1,
  chargesWithoutOrder: 0,
  onHand: 4,
  movements: 4,
  reserved: 0,
  held: 0,
  placedEvents: 1,
}
const freeOrder = { ...oneOrder, charges: 0 }
const nothing = {
  orders: 0,
  captured: 0,
  charges: 0,
  chargesWithoutOrder: 0,
  onHand: 5,
  movements: 5,
  reserved: 0,
  held: 0,
  placedEvents: 0,
}

/** Once nobody comes back: minutes have passed for everything that is open. */
const passTime = () =>
  asAdmin(
    api,
    `WITH payments AS (UPDATE commerce.payments SET updated_at = updated_at - interval '1 hour' WHERE settled_at IS NULL)
     UPDATE commerce.checkouts SET updated_at = updated_at - interval '1 hour', expires_at = now() - interval '1 second'
     WHERE state IN ('held', 'paying')`,
  )

const kinds = {
  quote: { prepare: quote, expected: 201 },
  payment: { prepare: payment, expected: 200, times: 2 },
  freePayment: { prepare: freePayment, expected: 200, times: 2 },
}

/** All of them, killed in as few processes as it takes; of two at the same place one is asked for again. */
const killed = (() => {
  let all: Promise<Record<keyof typeof kinds, Killed<Prepared>[]>> | undefined
  const kill = async () => {
    const [quotes = [], payments = [], freePayments = []] = await killEverywhere(api, {
      kinds: Object.values(kinds),
      environment,
    })
    return { quote: quotes, payment: payments, freePayment: freePayments }
  }
  return async (kind: keyof typeof kinds, which: 0 | 1 | 'all' = 'all') => {
    all ??= kill()
    const those = (await all)[kind].filter((_, n) => which === 'all' || n % 2 === which)
    // Fewer places than any of them has statements would mean that the tap is deaf.
    expect(those.length).toBeGreaterThan(10)
    return those
  }
})()

const storesOf = (those: Killed<Prepared>[]) => those.map(({ operation }) => operation.store.context.store.id)

/** Sends the same again, and looks at what came of it. */
async function sameKeySameEnd(
  those: Killed<Prepared>[],
  of: { status: number; books: Record<string, number> },
): Promise<void> {
  await inGroups(those, 20, async ({ where, operation: { store, send: again } }) => {
    const answer = await untilAnswered(() => again(api.app.request))
    expect([where, answer.status, answer.body.code]).toEqual([where, of.status, undefined])
    expect([where, (await again(api.app.request)).body]).toEqual([where, answer.body])
    expect({ where, ...(await readBooks(api, store)) }).toEqual({ where, ...of.books })
  })
  // The others are still as they were when their process died.
  await expectSoundBooks(api.database, storesOf(those))
}

/** The worker ends them, each in the one order or in nothing. */
async function workerEnds(those: Killed<Prepared>[], order: Record<string, number>): Promise<void> {
  await passTime()
  await workerLooks(api)
  const ends = await inGroups(those, 20, async ({ where, operation: { store } }) => {
    const books = await readBooks(api, store)
    const isPlaced = books.orders > 0 || books.charges > 0
    expect({ where, ...books }).toEqual({ where, ...(isPlaced ? order : nothing) })
    return isPlaced
  })
  expect(new Set(ends), 'killed before the payment was recorded, and after it').toEqual(
    new Set([false, true]),
  )
  // The others are still as they were when their process died.
  await expectSoundBooks(api.database, storesOf(those))
}

describe('the API is killed before and after everything that it says to the database', () => {
  it(
    'in a quote: the same key gets the one quote',
    async () => {
      count(1, 1)
      const books = { ...nothing, reserved: 1, held: 1 }
      await sameKeySameEnd(await killed('quote'), { status: 201, books })
    },
    patience(240_000),
  )

  it(
    'in a placement: the same key ends in one order and one charge, and the event arrives',
    async () => {
      await sameKeySameEnd(await killed('payment', 0), { status: 200, books: oneOrder })
      while ((await relayOnce(api.worker.pool, subscriptions)) > 0);
      const unplaced = await asAdmin(
        api,
        `SELECT aggregate_id FROM commerce.events WHERE type = 'order.placed' AND position IS NULL`,
      )
      expect(unplaced).toEqual([])
    },
    patience(240_000),
  )

  it(
    'in a placement that costs nothing: the same key ends in one order',
    async () => {
      await sameKeySameEnd(await killed('freePayment', 0), { status: 200, books: freeOrder })
    },
    patience(240_000),
  )

  it(
    'in a placement, and nobody comes back: the worker ends each in one order and one charge, or none of both with the stock back',
    async () => {
      await workerEnds(await killed('payment', 1), oneOrder)
    },
    patience(240_000),
  )

  it(
    'in a placement that costs nothing, and nobody comes back: the worker places it, or its goods are back',
    async () => {
      await workerEnds(await killed('freePayment', 1), freeOrder)
    },
    patience(240_000),
  )
})
