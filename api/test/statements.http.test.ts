import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, createTestProduct, type Sent, send, type TestApi } from '../../test/api.ts'
import { newId } from '../src/platform/ids.ts'
import { digest } from '../src/platform/secrets.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'

interface Cost {
  /** Statements that touch tables. */
  statements: number
  /** Waits for an answer from the database, `BEGIN` and `COMMIT` included. */
  roundTrips: number
}

let api: TestApi
let shop: BusyStore
beforeAll(async () => {
  api = await createTestApi()
  shop = await createBusyStore(api)
})
afterAll(() => api.close())

const counted = (): Cost => ({ statements: api.services.db.counters.statements, roundTrips: api.services.db.counters.roundTrips })

/** A key that has just been identified: for the next five seconds that costs nothing, as in a busy shop. */
async function warmKey(kind: 'publishable' | 'secret'): Promise<string> {
  const key = `${kind === 'secret' ? 'sk' : 'pk'}_test_${randomUUID().replaceAll('-', '')}`
  await api.owner.lookUp({
    name: '',
    text: 'INSERT INTO commerce.store_keys (key_hash, id, store_id, kind, prefix, scopes) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [digest(key), newId('storeKey'), shop.store.context.store.id, kind, key.slice(0, 11), ['orders:read', 'orders:fulfill']],
  })
  expect((await ask('GET', '/v1/store', kind === 'secret' ? { bearer: key } : { key })).status).toBe(200)
  // What the caches renew behind our back is over before anything is measured.
  for (let before = -1; before !== counted().statements; await wait(20)) before = counted().statements
  return key
}

const ask = (method: string, path: string, of: Sent): Promise<Answer> => send(api.app.request, method, path, of)

/** What one call costs; it must succeed. */
async function costOf(call: () => Promise<Answer>): Promise<Cost & { answer: Answer }> {
  const before = counted()
  const answer = await call()
  const after = counted()
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return { answer, statements: after.statements - before.statements, roundTrips: after.roundTrips - before.roundTrips }
}

const bodyOfPayment = (paymentMethod: string) => ({ paymentMethod, returnUrl: `${shop.store.origin}/back` })

/** Everything a shopper and a member of staff do, in order, each with its cost as `[statements, round trips]`. */
async function walk(): Promise<Record<string, [number, number]>> {
  const costs: Record<string, [number, number]> = {}
  const key = await warmKey('publishable')
  const cost = async (name: string, method: string, path: string, of: Sent = {}) => {
    const { answer, statements, roundTrips } = await costOf(() => ask(method, path, of.bearer ? of : { key, ...of }))
    costs[name] = [statements, roundTrips]
    return answer.body
  }
  const { handle } = await createTestProduct(shop.store)
  const words = `thing ${randomUUID().slice(0, 8)}`
  const search = `/v1/products?q=${encodeURIComponent(words)}`
  await cost('read the store', 'GET', '/v1/store')
  await cost('read a product', 'GET', `/v1/products/${handle}`)
  await cost('read a product, cached', 'GET', `/v1/products/${handle}`)
  await cost('list products', 'GET', '/v1/products?limit=99')
  await cost('list products, cached', 'GET', '/v1/products?limit=99')
  await cost('list a category', 'GET', '/v1/products?category=lamps&limit=98')
  await cost('search', 'GET', search)
  await cost('list categories', 'GET', '/v1/categories')
  await cost('list shipping methods', 'GET', '/v1/shipping-methods')

  const cart = await cost('createCart, empty', 'POST', '/v1/carts', { body: {} })
  await cost('createCart, with a line', 'POST', '/v1/carts', { body: { lineItems: [{ offerId: shop.offerId, quantity: 1 }] } })
  const cartSecret: string = cart.secret
  const at = `/v1/carts/${cart.id}`
  await cost('addCartLine', 'POST', `${at}/lines`, { cartSecret, body: { offerId: shop.offerId, quantity: 1 } })
  const two = await cost('addCartLine, with a key', 'POST', `${at}/lines`, { cartSecret, idempotencyKey: randomUUID(), body: { offerId: shop.otherOfferId } })
  const [line, other] = two.lineItems.map(({ id }: { id: string }) => `${at}/lines/${id}`)
  await cost('changeCartLine', 'PATCH', line, { cartSecret, body: { quantity: 2 } })
  await cost('removeCartLine', 'DELETE', other, { cartSecret })
  await cost('getCart', 'GET', at, { cartSecret })

  const quote = { cartId: cart.id, buyer: { email: 'ada@example.com' }, shippingAddress: shop.checkout.shippingAddress, shippingMethodId: shop.shippingMethodId }
  await cost('createCheckout', 'POST', '/v1/checkouts', { cartSecret, body: quote })
  const checkout = await cost('createCheckout, replacing one', 'POST', '/v1/checkouts', { cartSecret, idempotencyKey: randomUUID(), body: quote })
  await cost('getCheckout', 'GET', `/v1/checkouts/${checkout.id}`, { cartSecret })
  const payKey = randomUUID()
  const pay = { cartSecret, idempotencyKey: payKey, body: bodyOfPayment('pm_test_ok') }
  const { order } = await cost('payCheckout', 'POST', `/v1/checkouts/${checkout.id}/payment`, pay)
  await cost('payCheckout, repeated', 'POST', `/v1/checkouts/${checkout.id}/payment`, pay)
  await cost('getOrder', 'GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })

  const bearer = await warmKey('secret')
  await cost('listOrders', 'GET', '/v1/admin/orders', { bearer })
  await cost('getOrderAsStaff', 'GET', `/v1/admin/orders/${order.id}`, { bearer })
  await cost('createFulfillment', 'POST', `/v1/admin/orders/${order.id}/fulfillments`, { bearer, idempotencyKey: randomUUID(), body: { carrier: 'DHL' } })
  return costs
}

/** From an empty cart to the page of the order: what is compared with other shops. */
async function wholeCheckout(): Promise<Record<string, [number, number]>> {
  const key = await warmKey('publishable')
  const costs: Record<string, [number, number]> = {}
  const step = async (name: string, method: string, path: string, of: Sent) => {
    const { answer, statements, roundTrips } = await costOf(() => ask(method, path, { key, ...of }))
    costs[name] = [statements, roundTrips]
    return answer.body
  }
  const cart = await step('createCart', 'POST', '/v1/carts', { idempotencyKey: randomUUID(), body: {} })
  const cartSecret: string = cart.secret
  await step('addCartLine', 'POST', `/v1/carts/${cart.id}/lines`, { cartSecret, idempotencyKey: randomUUID(), body: { offerId: shop.offerId } })
  const quote = { cartId: cart.id, buyer: { email: 'ada@example.com' }, shippingAddress: shop.checkout.shippingAddress, shippingMethodId: shop.shippingMethodId }
  const checkout = await step('createCheckout', 'POST', '/v1/checkouts', { cartSecret, idempotencyKey: randomUUID(), body: quote })
  const payment = { cartSecret, idempotencyKey: randomUUID(), body: bodyOfPayment('pm_test_ok') }
  const { order } = await step('payCheckout', 'POST', `/v1/checkouts/${checkout.id}/payment`, payment)
  await step('getOrder', 'GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })
  return costs
}

const total = (costs: Record<string, [number, number]>): Cost => ({
  statements: Object.values(costs).reduce((sum, [statements]) => sum + statements, 0),
  roundTrips: Object.values(costs).reduce((sum, [, roundTrips]) => sum + roundTrips, 0),
})

describe('what a call costs the database', () => {
  it('is exactly this: a rise is a decision, a fall is to be kept', async () => {
    expect(await walk()).toEqual({})
  })

  it('stays within the budget of a whole checkout: 20 statements, the provider’s included', async () => {
    const costs = await wholeCheckout()
    expect(costs).toEqual({})
    expect(total(costs).statements).toBeLessThanOrEqual(20)
  })

  it('stays within the budgets of a product page (2, and 0 when cached), a list (2) and a line added (4)', async () => {
    const costs = await walk()
    const statements = (name: string) => costs[name]?.[0]
    expect(statements('read a product')).toBeLessThanOrEqual(2)
    expect(statements('read a product, cached')).toBe(0)
    expect(statements('list products')).toBeLessThanOrEqual(2)
    expect(statements('addCartLine')).toBeLessThanOrEqual(4)
    expect(statements('addCartLine, with a key')).toBeLessThanOrEqual(4)
  })
})
