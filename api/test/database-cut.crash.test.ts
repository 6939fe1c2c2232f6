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
import { type ApiProcess, startApiProcess } from '../../test/api-process.ts'
import { count, patience } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { readBooks } from './books.ts'
import { type OwnPostgres, startOwnPostgres } from './own-postgres.ts'
import { asAdmin, workerLooks } from './quoted-checkout.ts'

const environment = { IDEMPOTENCY_LEASE_SECONDS: '1' }
const shoppers = 6

let postgres: OwnPostgres
let api: TestApi
let running: ApiProcess
beforeAll(async () => {
  postgres = await startOwnPostgres()
  api = await createTestApi(environment, postgres.database)
  running = await startApiProcess(postgres.database.apiUrl, environment)
}, 120_000)
afterAll(async () => {
  await running?.stop()
  await api?.close()
  await postgres?.remove()
})

/** What was answered while the database came and went. */
interface Heard {
  acknowledged: string[]
  /** Such as `503 busy 1`: status, code and Retry-After of what was refused. */
  refused: Map<string, number>
}

/** Asks again, with the same key, while the answer is to come back. */
async function patiently(heard: Heard, send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send()
    if (answer.status < 300) return answer
    const words = `${answer.status} ${answer.body?.code} ${answer.headers.get('retry-after') === null ? 'final' : 'later'}`
    heard.refused.set(words, (heard.refused.get(words) ?? 0) + 1)
    if (!words.endsWith('later')) throw new Error(words)
    await wait(100)
  }
}

async function buy(store: TestStore, offerId: string, heard: Heard): Promise<void> {
  const buyer = shopper(running.fetch, store)
  const { body: cart } = await patiently(heard, () => buyer.cart([{ offerId, quantity: 1 }]))
  const { body: methods } = await patiently(heard, () => buyer.send('GET', '/v1/shipping-methods'))
  const [quoteKey, payKey] = [randomUUID(), randomUUID()]
  const { body: checkout } = await patiently(heard, () =>
    buyer.checkout(cart, { shippingMethodId: methods.items[0].id, idempotencyKey: quoteKey }),
  )
  const { body: paid } = await patiently(heard, () => buyer.pay(cart, checkout, { idempotencyKey: payKey }))
  heard.acknowledged.push(paid.order.number)
}

describe('PostgreSQL is cut off in the middle of the work', () => {
  it(
    'again and again: no order that was acknowledged is lost, callers are told to come back, and it goes on by itself',
    async () => {
      const cuts = count(3, 20)
      const store = await api.store()
      const { offerIds } = await createTestProduct(store, { stock: [100_000] })
      const heard: Heard = { acknowledged: [], refused: new Map() }
      let isOver = false
      const load = Array.from({ length: shoppers }, async () => {
        while (!isOver) await buy(store, offerIds[0] ?? '', heard)
      })
      for (let cut = 0; cut < cuts; cut += 1) {
        const before = heard.acknowledged.length
        while (heard.acknowledged.length < before + 2 * shoppers) await Promise.race([wait(20), ...load])
        await postgres.cut()
        await wait(200)
        await postgres.start()
      }
      const before = heard.acknowledged.length
      while (heard.acknowledged.length < before + 2 * shoppers) await Promise.race([wait(20), ...load])
      isOver = true
      await Promise.all(load)
      const stored = await asAdmin<{ number: string }>(api, 'SELECT number FROM commerce.orders')
      expect(new Set(stored.map(({ number }) => number))).toEqual(new Set(heard.acknowledged))
      const kinds = [...heard.refused.keys()].map((words) => words.split(' ')[0])
      expect(kinds).toContain('503')
      expect(new Set(kinds).difference(new Set(['503', '409']))).toEqual(new Set())
      await workerLooks(api)
      expect((await readBooks(api, store)).orders).toBe(heard.acknowledged.length)
      await expectSoundBooks(postgres.database)
    },
    patience(120_000),
  )
})
