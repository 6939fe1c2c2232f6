import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../test/api.ts'
import { startApiProcess } from '../../test/api-process.ts'
import { relayOnce } from '../src/domains/events/index.ts'
import { createServices } from '../src/services.ts'
import { subscriptions } from '../src/subscriptions.ts'
import { lookAfterCheckouts } from '../src/worker-tasks.ts'
import { readBooks } from './books.ts'

/** From the hold to the answer: where the API dies. Those before it charged may end with no order at all. */
const points = [
  'reply.createCheckout',
  'pay.begin',
  'pay.locked',
  'pay.recorded',
  'pay.started',
  'provider.charged',
  'provider.answered',
  'settle.begin',
  'settle.locked',
  'settle.recorded',
  'settle.done',
  'reply.payCheckout',
] as const

const leaseSeconds = 1
const holdSeconds = 4
const settings = {
  IDEMPOTENCY_LEASE_SECONDS: String(leaseSeconds),
  CHECKOUT_HOLD_SECONDS: String(holdSeconds),
}

let api: TestApi
beforeAll(async () => {
  api = await createTestApi(settings)
})
afterAll(() => api.close())

interface Attempt {
  store: TestStore
  /** The same request again, to the process given. */
  again(fetch: Parameters<typeof shopper>[0]): Promise<Answer>
}

/** Takes a shopper to the point where the process dies under it. */
async function dieAt(point: (typeof points)[number], longHold: boolean): Promise<Attempt> {
  const store = await api.store()
  const { offerIds } = await createTestProduct(store, { stock: [5] })
  const environment = longHold ? { ...settings, CHECKOUT_HOLD_SECONDS: '900' } : settings
  const doomed = await startApiProcess(api.database.apiUrl, { ...environment, FAILPOINT: point })
  const buyer = shopper(doomed.fetch, store)
  const cart = (await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])).body
  const shippingMethodId = await buyer.shippingMethodId()
  const [quoteKey, payKey] = [randomUUID(), randomUUID()]
  const quote = (fetch: Parameters<typeof shopper>[0]) =>
    shopper(fetch, store).checkout(cart, { shippingMethodId, idempotencyKey: quoteKey })
  const pay = async (fetch: Parameters<typeof shopper>[0]) => {
    // The quote's own key gives the same quote again, whichever process answers.
    const checkout = await quote(fetch)
    return checkout.status === 201
      ? shopper(fetch, store).pay(cart, checkout.body, { idempotencyKey: payKey })
      : checkout
  }
  await expect(pay(doomed.fetch)).rejects.toThrow()
  expect(await doomed.ended).toBe('SIGKILL')
  return { store, again: pay }
}

async function untilAnswered(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await send()
    const retry = answer.status === 409 && answer.headers.has('retry-after')
    if (!retry || tries >= 10) return answer
    await wait(Number(answer.headers.get('retry-after')) * 1000)
  }
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

describe('the API is killed between hold and answer', () => {
  it.each(points)(
    'at %s: restarted, the retry ends in one order and one charge, and the event arrives',
    async (point) => {
      const { store, again } = await dieAt(point, true)
      const restarted = await startApiProcess(api.database.apiUrl, {
        ...settings,
        CHECKOUT_HOLD_SECONDS: '900',
      })
      try {
        const answer = await untilAnswered(() => again(restarted.fetch))
        expect([answer.status, answer.body.state, answer.body.code]).toEqual([200, 'placed', undefined])
        const same = await again(restarted.fetch)
        expect(same.body.order).toEqual(answer.body.order)
      } finally {
        await restarted.stop()
      }
      expect(await readBooks(api, store)).toEqual(oneOrder)
      await relayAll()
      expect(await placesOfOrderEvents(store)).toEqual([expect.any(Number)])
    },
    60_000,
  )

  it('and nobody comes back: the worker ends each in one order and one charge, or none of both with the stock back', async () => {
    const attempts = []
    for (const point of points) attempts.push({ point, ...(await dieAt(point, false)) })
    await wait((holdSeconds + leaseSeconds) * 1000)
    const services = createServices(api.services.env, api.database.workerUrl, api.services.log)
    await lookAfterCheckouts(services)
    await services.db.close()
    const charged = points.indexOf('provider.charged')
    for (const { point, store } of attempts) {
      const expected = points.indexOf(point) >= charged ? oneOrder : nothing
      expect({ point, ...(await readBooks(api, store)) }).toEqual({ point, ...expected })
    }
  }, 120_000)
})

async function relayAll(): Promise<void> {
  while ((await relayOnce(api.worker.pool, subscriptions)) > 0);
}

async function placesOfOrderEvents(store: TestStore): Promise<number[]> {
  const id = store.context.store.id
  const rows = await api.worker.read<{ position: string }>(id, {
    name: '',
    text: `SELECT position FROM commerce.events WHERE store_id = $1 AND type = 'order.placed'`,
    values: [id],
  })
  return rows.map((row) => Number(row.position))
}
