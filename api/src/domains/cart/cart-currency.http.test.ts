import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
let mug: string
let pot: string
/** At a process that has known the currencies from the beginning. */
let buyer: ReturnType<typeof shopper>
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  mug = (await createTestProduct(store, { price: 1000 })).offerIds[0] ?? ''
  pot = (await createTestProduct(store, { price: 2000 })).offerIds[0] ?? ''
  await tell('PATCH', '/v1/admin/store', { currencies: ['CHF', 'JPY'] })
  await sellInFrancs([{ offerId: mug, unitPriceAmount: 1100 }])
  buyer = shopper(anotherApp(api).request, store)
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

async function tell(method: string, path: string, body: object) {
  const { status, body: reply } = await send(api.app.request, method, path, { bearer: store.secretKey, body })
  expect(status, JSON.stringify(reply)).toBeLessThan(300)
  return reply
}

async function sellInFrancs(prices: { offerId: string; unitPriceAmount: number }[]) {
  const list = { title: 'Francs', kind: 'override', currency: 'CHF' }
  const { id } = await tell('POST', '/v1/admin/price-lists', list)
  await tell('PUT', `/v1/admin/price-lists/${id}/prices`, {
    prices: prices.map((price) => ({ fromQuantity: 1, ...price })),
  })
}

const code = ({ status, body }: Answer) => [status, body.code]

/** A cart with these offers, and how its currency is changed and read. */
async function open(offerIds: string[]) {
  const { body: cart } = await buyer.cart(offerIds.map((offerId) => ({ offerId, quantity: 2 })))
  const path = `/v1/carts/${cart.id}`
  const own = { cartSecret: cart.secret }
  const to = (currency: unknown, body: object = {}) =>
    buyer.send('PATCH', path, { ...own, body: { currency, ...body } })
  return { cart, path, own, to, read: () => buyer.send('GET', path, own) }
}

describe('a cart that is put into another currency', () => {
  it('costs what price lists in it say, as if nothing had been seen before, and back again', async () => {
    const { to, cart, read } = await open([mug])
    const moved = await to('CHF', { note: 'Ring twice' })
    expect(moved.status, JSON.stringify(moved.body)).toBe(200)
    expect(moved.body).toMatchObject({
      currency: 'CHF',
      note: 'Ring twice',
      notices: [],
      version: cart.version + 1,
    })
    expect(moved.body.lineItems[0].unitPrice).toEqual({ amount: 1100, currency: 'CHF' })
    expect(moved.body.totals.subtotal).toEqual({ amount: 2200, currency: 'CHF' })
    expect((await read()).body).toEqual(moved.body)
    const back = (await to('EUR')).body
    expect([back.totals.subtotal, back.notices]).toEqual([{ amount: 2000, currency: 'EUR' }, []])
  })

  it('is a customer’s as well as a guest’s', async () => {
    const customer = await createTestCustomer(store)
    const { body: cart } = await buyer.send('POST', '/v1/carts', {
      bearer: customer.accessToken,
      body: { lineItems: [{ offerId: mug, quantity: 1 }] },
    })
    const moved = await buyer.send('PATCH', `/v1/carts/${cart.id}`, {
      bearer: customer.accessToken,
      body: { currency: 'CHF' },
    })
    expect([moved.status, moved.body.totals.subtotal]).toEqual([200, { amount: 1100, currency: 'CHF' }])
  })

  it('stays as it is where something has no price in it, the store does not sell in it, or it is none', async () => {
    const { to, read, path, own, cart } = await open([mug, pot])
    const before = (await read()).body
    const refused = await to('CHF')
    expect(code(refused)).toEqual([409, 'offer-not-priced'])
    expect(refused.body.offerIds).toEqual([pot])
    expect(code(await to('USD'))).toEqual([409, 'currency-not-sold'])
    for (const wrong of ['francs', 'chf', null, 1])
      expect(code(await to(wrong))).toEqual([400, 'invalid-request'])
    expect((await read()).body).toEqual(before)
    const line = cart.lineItems[1].id
    await buyer.send('PATCH', `${path}/lines/${line}`, { ...own, body: { saved: true } })
    expect((await to('CHF')).status).toBe(200)
  })

  it('is not paid at what was promised in the other one', async () => {
    const { cart, to } = await open([mug])
    const { body: checkout } = await buyer.checkout(cart, {
      shippingMethodId: await buyer.shippingMethodId(),
    })
    expect(checkout.state, JSON.stringify(checkout)).toBe('held')
    expect((await to('CHF')).status).toBe(200)
    const paid = await buyer.pay(cart, checkout, { idempotencyKey: randomUUID() })
    // Nothing of the store is shipped in francs, and nothing can be promised anew.
    expect(code(paid)).toEqual([404, 'shipping-method-not-found'])
    expect(paid.body.checkout).toBeNull()
    expect(paid.body.changes).toMatchObject([{ kind: 'total', was: checkout.totals.total, now: null }])
  })
})

describe('wrapping in another currency', () => {
  it('is what price lists for everybody sell in it, cheapest first', async () => {
    const wraps = []
    for (const price of [390, 290, 190]) {
      const product = await createTestProduct(store, { price, title: 'Gift wrapping' })
      await asAdmin(api, "UPDATE commerce.products SET kind = 'gift_wrap' WHERE id = $1", [product.productId])
      wraps.push(product.offerIds[0] ?? '')
    }
    const [first, second] = wraps as [string, string]
    await sellInFrancs([
      { offerId: first, unitPriceAmount: 300 },
      { offerId: second, unitPriceAmount: 400 },
    ])
    const listed = async (query: string) => buyer.send('GET', `/v1/gift-wraps${query}`)
    const prices = ({ body }: Answer) =>
      body.items.map(({ offerId, price }: { offerId: string; price: object }) => [offerId, price])
    expect(prices(await listed('?currency=CHF'))).toEqual([
      [first, { amount: 300, currency: 'CHF' }],
      [second, { amount: 400, currency: 'CHF' }],
    ])
    expect(prices(await listed('?currency=EUR'))).toEqual(prices(await listed('')))
    expect(prices(await listed('?currency=JPY'))).toEqual([])
    expect(code(await listed('?currency=USD'))).toEqual([400, 'invalid-request'])
  })
})
