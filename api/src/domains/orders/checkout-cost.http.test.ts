import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { changingShop } from '../../../test/changing-shop.ts'
import { anotherApp, quoted } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

/** A store with a price list, dated tax, and promotions that are limited in all, by code and by customer. */
async function wellStocked() {
  const shop = await changingShop(api)
  const [first, second] = (await createTestProduct(shop.store, { stock: [50, 50], price: 5000 })).offerIds
  const list = await shop.ask('POST', 'price-lists', {
    title: 'Autumn',
    kind: 'sale',
    currency: 'EUR',
    priority: 1,
    status: 'active',
  })
  await shop.ask('PUT', `price-lists/${list.id}/prices`, {
    prices: [{ offerId: first, unitPriceAmount: 4000 }],
  })
  const limited = await shop.ask('POST', 'promotions', {
    title: 'Welcome',
    status: 'active',
    needsCode: true,
    usesMax: 1000,
    usesPerCustomer: 1,
    effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 500, maxAmount: null } },
  })
  await shop.ask('POST', `promotions/${limited.id}/codes`, { code: 'WELCOME', usesMax: 500 })
  return { ...shop, first, second }
}

it('a whole checkout with a code, a price list and tax by zone takes five requests and 20 statements at most', async () => {
  const { store, first, second, shippingMethodId } = await wellStocked()
  const buyer = shopper(api.app.request, store)
  const counters = api.services.db.counters
  let requests = 0
  const costs: Record<string, number> = {}
  const step = async (name: string, method: string, path: string, of: object): Promise<Answer['body']> => {
    const before = counters.statements
    const answer = await buyer.send(method, path, of)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    costs[name] = counters.statements - before
    requests += 1
    return answer.body
  }
  const walk = async (email: string) => {
    requests = 0
    const cart = await step('createCart', 'POST', '/v1/carts', {
      body: { lineItems: [{ offerId: first, quantity: 2 }] },
    })
    const path = `/v1/carts/${cart.id}`
    const cartSecret: string = cart.secret
    await step('addCartLine', 'POST', `${path}/lines`, { cartSecret, body: { offerId: second } })
    await step('addCartCode', 'POST', `${path}/codes`, { cartSecret, body: { code: 'WELCOME' } })
    const checkout = await step('createCheckout', 'POST', '/v1/checkouts', {
      cartSecret,
      idempotencyKey: randomUUID(),
      body: { cartId: cart.id, buyer: { email }, shippingAddress: address, shippingMethodId },
    })
    const { order, totals } = await step('payCheckout', 'POST', `/v1/checkouts/${checkout.id}/payment`, {
      cartSecret,
      idempotencyKey: randomUUID(),
      body: {
        paymentMethod: 'pm_test_ok',
        returnUrl: `${store.origin}/back`,
        quote: checkout.quote,
      },
    })
    expect([order.number, totals]).toEqual([expect.any(String), checkout.totals])
    expect(checkout.discounts).toHaveLength(2)
    expect(checkout.lineItems[0].unitPrice.amount).toBe(4000)
  }
  await walk('grace@example.com')
  await walk('ada@example.com')
  expect(requests).toBe(5)
  const total = Object.values(costs).reduce((sum, each) => sum + each, 0)
  expect(total, JSON.stringify(costs)).toBeLessThanOrEqual(20)
  await expectSoundBooks(api.database)
})

it('the final claim waits twice for the database: the beginning with the lock, all writes with the end', async () => {
  const { counters } = api.services.db
  let charged = 0
  const app = anotherApp(api, {
    charge: async (request) => {
      const outcome = await api.services.provider.charge(request)
      charged = counters.roundTrips
      return outcome
    },
  })
  const { pay } = await quoted(api, { app })
  expect((await pay()).body.state).toBe('placed')
  expect(counters.roundTrips - charged).toBe(2)
})
