import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../test/api.ts'
import { count, patience } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { readBooks } from './books.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

async function quoted() {
  const store = await api.store()
  const { offerIds } = await createTestProduct(store, { stock: [5] })
  const buyer = shopper(api.app.request, store)
  const cart = (await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])).body
  const shippingMethodId = await buyer.shippingMethodId()
  const checkout = (await buyer.checkout(cart, { shippingMethodId })).body
  return { store, buyer, cart, checkout, shippingMethodId }
}

const ordersOf = (answers: Answer[]) =>
  new Set(answers.filter((a) => a.status === 200).map((a) => a.body.order?.id))

async function expectOneOrder(store: TestStore) {
  expect(await readBooks(api, store)).toMatchObject({
    orders: 1,
    captured: 1,
    charges: 1,
    chargesWithoutOrder: 0,
    onHand: 4,
    reserved: 0,
    placedEvents: 1,
  })
}

describe('one cart, one order', () => {
  it(
    'answers the same checkout sent 32 times at once with one key with that order, or 409 while it runs',
    async () => {
      for (let round = 0; round < count(5, 50); round += 1) {
        const { store, buyer, cart, checkout } = await quoted()
        const idempotencyKey = randomUUID()
        const answers = await Promise.all(
          Array.from({ length: 32 }, () => buyer.pay(cart, checkout, { idempotencyKey })),
        )
        for (const answer of answers) {
          if (answer.status !== 200)
            expect([answer.status, answer.body.code]).toEqual([409, 'idempotency-in-flight'])
        }
        expect(ordersOf(answers).size).toBe(1)
        const again = await buyer.pay(cart, checkout, { idempotencyKey })
        expect(again.status).toBe(200)
        expect(ordersOf([...answers, again]).size).toBe(1)
        await expectOneOrder(store)
      }
    },
    patience(120_000),
  )

  it(
    'places one order from 8 tabs that pay one checkout with 8 keys',
    async () => {
      for (let round = 0; round < count(5, 50); round += 1) {
        const { store, buyer, cart, checkout } = await quoted()
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => buyer.pay(cart, checkout, { idempotencyKey: randomUUID() })),
        )
        expect(ordersOf(answers).size).toBe(1)
        const refused = answers.filter((a) => a.status !== 200).map((a) => a.body.code)
        expect(refused.every((code) => code === 'payment-in-progress')).toBe(true)
        await expectOneOrder(store)
      }
    },
    patience(120_000),
  )

  it(
    'places one order from 8 tabs that each make a checkout of the cart and pay it',
    async () => {
      for (let round = 0; round < count(5, 50); round += 1) {
        const { store, buyer, cart, shippingMethodId } = await quoted()
        const answers = await Promise.all(
          Array.from({ length: 8 }, async () => {
            const checkout = await buyer.checkout(cart, { shippingMethodId })
            if (checkout.status !== 201) return checkout
            return buyer.pay(cart, checkout.body, { idempotencyKey: randomUUID() })
          }),
        )
        expect(ordersOf(answers).size).toBe(1)
        const allowed = [
          'checkout-in-progress',
          'checkout-ended',
          'cart-not-open',
          'payment-in-progress',
          'quote-changed',
        ]
        for (const answer of answers) if (answer.status !== 200) expect(allowed).toContain(answer.body.code)
        await expectOneOrder(store)
      }
    },
    patience(120_000),
  )
})
