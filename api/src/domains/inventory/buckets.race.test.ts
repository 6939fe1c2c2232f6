import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { count, patience } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { readBooks } from '../../../test/books.ts'
import { buyOne, deadlocksOf, patiently } from '../../../test/crowd.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '2' })
})
afterAll(() => api.close())

const deadlocks = () => deadlocksOf(api)
const buy = (store: TestStore, offerId: string, quantity: number): Promise<string> =>
  buyOne(api, store, [{ offerId, quantity }])

const spread = (store: TestStore, offerId: string, buckets: number): Promise<Answer> =>
  send(api.app.request, 'PUT', `/v1/admin/stock/${offerId}/buckets`, {
    bearer: store.secretKey,
    body: { buckets },
  })

async function dropOf(pieces: number, buckets: number): Promise<{ store: TestStore; offerId: string }> {
  const store = await api.store()
  const { offerIds } = await createTestProduct(store, { stock: [pieces] })
  const offerId = offerIds[0] ?? ''
  expect((await spread(store, offerId, buckets)).body.buckets).toBe(Math.min(pieces, buckets))
  return { store, offerId }
}

const drained = (orders: number, pieces: number) => ({
  orders,
  captured: orders,
  charges: orders,
  chargesWithoutOrder: 0,
  onHand: pieces,
  reserved: 0,
  movements: pieces,
  held: 0,
  placedEvents: orders,
})

describe('a drop over buckets', () => {
  it(
    'sells a hundred pieces in 16 buckets to a crowd to the last, and not one more, without a deadlock',
    async () => {
      const [crowd, pieces] = [count(300, 2_000), 100]
      const before = await deadlocks()
      const { store, offerId } = await dropOf(pieces, 16)
      const statuses = await Promise.all(Array.from({ length: crowd }, () => buy(store, offerId, 1)))
      expect(statuses.filter((status) => status === 'placed')).toHaveLength(pieces)
      expect(statuses.filter((status) => status === 'out-of-stock')).toHaveLength(crowd - pieces)
      expect(await readBooks(api, store)).toEqual(drained(pieces, 0))
      expect(await deadlocks()).toBe(before)
      await expectSoundBooks(api.database)
    },
    patience(240_000),
  )

  it(
    'refuses nobody of as many buyers as there are pieces, however thinly they are spread',
    async () => {
      for (let round = 0; round < count(2, 20); round += 1) {
        const { store, offerId } = await dropOf(64, 64)
        const statuses = await Promise.all(Array.from({ length: 64 }, () => buy(store, offerId, 1)))
        expect(new Set(statuses)).toEqual(new Set(['placed']))
        expect(await readBooks(api, store)).toEqual(drained(64, 0))
      }
      await expectSoundBooks(api.database)
    },
    patience(240_000),
  )

  it(
    'sells different numbers to the last piece: nobody is refused for pieces that lie apart',
    async () => {
      const before = await deadlocks()
      for (let round = 0; round < count(2, 20); round += 1) {
        const { store, offerId } = await dropOf(60, 16)
        // Together 84 pieces: more than there are, and small enough wishes to take the last one.
        const wishes = Array.from({ length: 36 }, (_, n) => [5, 3, 2, 1, 1, 2][n % 6] ?? 1)
        const statuses = await Promise.all(wishes.map((quantity) => buy(store, offerId, quantity)))
        expect(new Set(statuses).difference(new Set(['placed', 'out-of-stock']))).toEqual(new Set())
        const placed = wishes.filter((_, n) => statuses[n] === 'placed')
        const left = 60 - placed.reduce((sum, quantity) => sum + quantity, 0)
        const refused = wishes.filter((_, n) => statuses[n] !== 'placed')
        expect(Math.min(...refused, 6)).toBeGreaterThan(left)
        expect(await readBooks(api, store)).toEqual(drained(placed.length, left))
      }
      expect(await deadlocks()).toBe(before)
      await expectSoundBooks(api.database)
    },
    patience(240_000),
  )

  it(
    'goes on while staff spread, gather, receive and count',
    async () => {
      const before = await deadlocks()
      const { store, offerId } = await dropOf(40, 8)
      const adjust = (body: unknown) =>
        send(api.app.request, 'POST', `/v1/admin/stock/${offerId}/adjustments`, {
          bearer: store.secretKey,
          body,
        })
      const staff = async () => {
        for (let n = 0; n < 12; n += 1) {
          expect((await patiently(() => spread(store, offerId, [1, 16, 4, 8][n % 4] ?? 1))).status).toBe(200)
          expect((await patiently(() => adjust({ kind: 'received', quantity: 2 }))).status).toBe(200)
        }
      }
      const crowd = Promise.all(Array.from({ length: 80 }, (_, n) => buy(store, offerId, 1 + (n % 2))))
      const [statuses] = await Promise.all([crowd, staff()])
      expect(new Set(statuses).difference(new Set(['placed', 'out-of-stock']))).toEqual(new Set())
      const sold = statuses.reduce((sum, status, n) => (status === 'placed' ? sum + 1 + (n % 2) : sum), 0)
      const placed = statuses.filter((status) => status === 'placed').length
      expect(await readBooks(api, store)).toEqual(drained(placed, 64 - sold))
      expect(await deadlocks()).toBe(before)
      await expectSoundBooks(api.database)
    },
    patience(120_000),
  )
})
