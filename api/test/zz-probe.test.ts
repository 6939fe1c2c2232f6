import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, it, expect } from 'vitest'
import { createTestApi, createTestProduct, shopper, type TestApi, type TestStore } from '../../test/api.ts'
import { expectSoundBooks } from './audit.ts'
let api: TestApi
let store: TestStore
beforeAll(async () => { api = await createTestApi(); store = await api.store() })
afterAll(() => api.close())
it('replaced', async () => {
  const { offerIds } = await createTestProduct(store, { stock: [5] })
  const buyer = shopper(api.app.request, store)
  const cart = (await buyer.cart([{ offerId: offerIds[0]!, quantity: 2 }])).body
  const shippingMethodId = await buyer.shippingMethodId()
  const a = await buyer.checkout(cart, { shippingMethodId })
  const b = await buyer.checkout(cart, { shippingMethodId })
  console.log(a.status, b.status, b.body.code)
  await expectSoundBooks(api.database)
})
it('adds', async () => {
  const products = await createTestProduct(store, { stock: Array.from({length: 16}, () => 5) })
  const buyer = shopper(api.app.request, store)
  const cart = (await buyer.cart([])).body
  const answers = await Promise.all(products.offerIds.map((offerId) => buyer.send('POST', `/v1/carts/${cart.id}/lines`, { cartSecret: cart.secret, body: { offerId } })))
  console.log(answers.map(a => a.status + ' ' + (a.body.code ?? '')))
})
it('402 replay after success', async () => {
  const { offerIds } = await createTestProduct(store, { stock: [5] })
  const buyer = shopper(api.app.request, store)
  const cart = (await buyer.cart([{ offerId: offerIds[0]!, quantity: 2 }])).body
  const shippingMethodId = await buyer.shippingMethodId()
  const a = await buyer.checkout(cart, { shippingMethodId })
  const key = randomUUID()
  const key2 = randomUUID()
  const r = []
  r.push(await buyer.pay(cart, a.body, { idempotencyKey: key, paymentMethod: 'pm_test_declined' }))
  r.push(await buyer.pay(cart, a.body, { idempotencyKey: key, paymentMethod: 'pm_test_declined' }))
  r.push(await buyer.pay(cart, a.body, { idempotencyKey: key2 }))
  r.push(await buyer.pay(cart, a.body, { idempotencyKey: key, paymentMethod: 'pm_test_declined' }))
  r.push(await buyer.pay(cart, a.body, { idempotencyKey: key2, paymentMethod: 'pm_test_declined' }))
  console.log(r.map(a => a.status + ' ' + (a.body.code ?? '') + a.headers.get('idempotency-replayed')))
  await expectSoundBooks(api.database)
})
