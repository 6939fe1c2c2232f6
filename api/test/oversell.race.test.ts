import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, shopper, type TestApi } from '../../test/api.ts'
import { count } from '../../test/counts.ts'
import { readBooks } from './books.ts'

const buyers = 50
const stock = 10

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

const deadlocks = async (): Promise<number> => {
  const [row] = await api.worker.lookUp<{ deadlocks: string }>({
    name: '',
    text: 'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    values: [],
  })
  return Number(row?.deadlocks)
}

describe('many buyers, little stock', () => {
  it(`sells exactly ${stock} of ${stock} to ${buyers} buyers at once, again and again, without a charge too much`, async () => {
    const before = await deadlocks()
    for (let round = 0; round < count(10, 100); round += 1) {
      const store = await api.store()
      const { offerIds } = await createTestProduct(store, { stock: [stock] })
      const statuses = await Promise.all(
        Array.from({ length: buyers }, () => buy(store, [offerIds[0] ?? ''])),
      )
      const placed = statuses.filter((status) => status === 'placed')
      expect(placed).toHaveLength(stock)
      expect(new Set(statuses)).toEqual(new Set(['placed', 'out-of-stock']))
      expect(await readBooks(api, store)).toEqual({
        orders: stock,
        captured: stock,
        charges: stock,
        chargesWithoutOrder: 0,
        onHand: 0,
        reserved: 0,
        movements: 0,
        held: 0,
        placedEvents: stock,
      })
    }
    expect(await deadlocks()).toBe(before)
  }, 240_000)

  it('never waits in a circle when baskets name the same goods in different orders', async () => {
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
  }, 120_000)
})

/** The whole way of one buyer: `placed`, or the code of the refusal that ended it. */
async function buy(store: Parameters<typeof shopper>[1], basket: string[]): Promise<string> {
  const buyer = shopper(api.app.request, store)
  const cart = await buyer.cart(basket.map((offerId) => ({ offerId, quantity: 1 })))
  const shippingMethodId = await buyer.shippingMethodId()
  const checkout = await buyer.checkout(cart.body, { shippingMethodId })
  if (checkout.status !== 201) return checkout.body.code
  const paid = await buyer.pay(cart.body, checkout.body, { idempotencyKey: randomUUID() })
  return paid.status === 200 ? paid.body.state : paid.body.code
}
