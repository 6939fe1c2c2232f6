import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, createTestProduct, shopper, type TestApi, type TestStore } from '../../test/api.ts'
import { expectSoundBooks } from './audit.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

describe('from product to order', () => {
  it('buys two pieces with the test provider, and the order opens with its secret', async () => {
    const product = await createTestProduct(store, { stock: [10], price: 1999 })
    const buyer = shopper(api.app.request, store)
    const page = await buyer.send('GET', `/v1/products/${product.handle}`)
    expect(page.status, JSON.stringify(page.body)).toBe(200)
    const offerId = page.body.variants[0].offer.id
    const list = await buyer.send('GET', '/v1/products?q=thing&sort=price')
    expect(list.status, JSON.stringify(list.body)).toBe(200)
    expect(list.body.items).toHaveLength(1)
    const cart = await buyer.cart([{ offerId, quantity: 1 }])
    expect(cart.status, JSON.stringify(cart.body)).toBe(201)
    const added = await buyer.send('POST', `/v1/carts/${cart.body.id}/lines`, {
      cartSecret: cart.body.secret,
      body: { offerId, quantity: 1 },
      idempotencyKey: randomUUID(),
    })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
    expect(added.body).toMatchObject({ itemCount: 2, version: 2, totals: { subtotal: { amount: 3998 } } })
    const shippingMethodId = await buyer.shippingMethodId()
    const checkout = await buyer.checkout(cart.body, { shippingMethodId, idempotencyKey: randomUUID() })
    expect(checkout.status, JSON.stringify(checkout.body)).toBe(201)
    expect(checkout.body.totals).toEqual({
      subtotal: { amount: 3998, currency: 'EUR' },
      discount: { amount: 0, currency: 'EUR' },
      fulfillmentDiscount: { amount: 0, currency: 'EUR' },
      taxAdded: { amount: 0, currency: 'EUR' },
      taxRelieved: { amount: 0, currency: 'EUR' },
      fulfillment: { amount: 490, currency: 'EUR' },
      tax: { amount: 717, currency: 'EUR' },
      total: { amount: 4488, currency: 'EUR' },
    })
    const paid = await buyer.pay(cart.body, checkout.body, { idempotencyKey: randomUUID() })
    expect(paid.status, JSON.stringify(paid.body)).toBe(200)
    expect(paid.body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    const order = await buyer.send('GET', `/v1/orders/${paid.body.order.id}`, {
      orderSecret: paid.body.order.secret,
    })
    expect(order.status, JSON.stringify(order.body)).toBe(200)
    expect(order.body).toMatchObject({
      status: 'placed',
      number: paid.body.order.number,
      lineItems: [{ quantity: 2 }],
    })
  })
})
