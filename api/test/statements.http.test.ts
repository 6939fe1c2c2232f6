import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  type TestApi,
} from '../../test/api.ts'
import { inTransaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { digest } from '../src/platform/secrets.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'
import { createTestCustomer } from './customers.ts'
import { anotherApp } from './quoted-checkout.ts'
import { type Cost, watchDriver } from './watched-driver.ts'

let api: TestApi
let shop: BusyStore
beforeAll(async () => {
  api = await createTestApi()
  shop = await createBusyStore(api)
})
afterAll(() => api.close())

const counted = (): Cost => ({
  statements: api.services.db.counters.statements,
  roundTrips: api.services.db.counters.roundTrips,
})

/** A key that has just been identified: for the next five seconds that costs nothing, as in a busy shop. */
async function warmKey(kind: 'publishable' | 'secret'): Promise<string> {
  const key = `${kind === 'secret' ? 'sk' : 'pk'}_test_${randomUUID().replaceAll('-', '')}`
  await api.owner.read(shop.store.context.store.id, {
    name: '',
    text: 'INSERT INTO commerce.store_keys (key_hash, id, store_id, kind, prefix, scopes) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [
      digest(key),
      newId('storeKey'),
      shop.store.context.store.id,
      kind,
      key.slice(0, 11),
      ['orders:read', 'orders:fulfill'],
    ],
  })
  expect((await ask('GET', '/v1/store', kind === 'secret' ? { bearer: key } : { key })).status).toBe(200)
  // What the caches renew behind our back is over before anything is measured.
  for (let before = -1; before !== counted().statements; await wait(20)) before = counted().statements
  return key
}

const ask = (method: string, path: string, of: Sent): Promise<Answer> =>
  send(api.app.request, method, path, of)

/** What one call costs; it must succeed. */
async function costOf(call: () => Promise<Answer>): Promise<Cost & { answer: Answer }> {
  const before = counted()
  const answer = await call()
  const after = counted()
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return {
    answer,
    statements: after.statements - before.statements,
    roundTrips: after.roundTrips - before.roundTrips,
  }
}

const bodyOfPayment = (paymentMethod: string) => ({ paymentMethod, returnUrl: `${shop.store.origin}/back` })

/** What the process knows of the store's provider is read anew every five seconds: now, by a payment that is refused. */
async function renewProvider(checkoutId: string, of: Sent): Promise<void> {
  const body = { ...bodyOfPayment('pm_test_ok'), returnUrl: 'https://elsewhere.test/' }
  const path = `/v1/checkouts/${checkoutId}/payment`
  const refused = await ask('POST', path, { ...of, idempotencyKey: randomUUID(), body })
  expect(refused.body.code).toBe('return-url-not-allowed')
}

/** Everything a shopper and a member of staff do, in order, each with its cost as `[statements, round trips]`. */
async function walk(): Promise<Record<string, [number, number]>> {
  const costs: Record<string, [number, number]> = {}
  const key = await warmKey('publishable')
  const cost = async (name: string, method: string, path: string, of: Sent = {}) => {
    const { answer, statements, roundTrips } = await costOf(() =>
      ask(method, path, of.bearer ? of : { key, ...of }),
    )
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
  await cost('createCart, with a line', 'POST', '/v1/carts', {
    body: { lineItems: [{ offerId: shop.offerId, quantity: 1 }] },
  })
  const cartSecret: string = cart.secret
  const at = `/v1/carts/${cart.id}`
  await cost('addCartLine', 'POST', `${at}/lines`, {
    cartSecret,
    body: { offerId: shop.offerId, quantity: 1 },
  })
  const two = await cost('addCartLine, with a key', 'POST', `${at}/lines`, {
    cartSecret,
    idempotencyKey: randomUUID(),
    body: { offerId: shop.otherOfferId },
  })
  const [line, other] = two.lineItems.map(({ id }: { id: string }) => `${at}/lines/${id}`)
  await cost('changeCartLine', 'PATCH', line, { cartSecret, body: { quantity: 2 } })
  await cost('removeCartLine', 'DELETE', other, { cartSecret })
  await cost('getCart', 'GET', at, { cartSecret })

  const quote = {
    cartId: cart.id,
    buyer: { email: 'ada@example.com' },
    shippingAddress: shop.checkout.shippingAddress,
    shippingMethodId: shop.shippingMethodId,
  }
  await cost('createCheckout', 'POST', '/v1/checkouts', { cartSecret, body: quote })
  const checkout = await cost('createCheckout, replacing one', 'POST', '/v1/checkouts', {
    cartSecret,
    idempotencyKey: randomUUID(),
    body: quote,
  })
  await cost('getCheckout', 'GET', `/v1/checkouts/${checkout.id}`, { cartSecret })
  const payKey = randomUUID()
  const pay = { cartSecret, idempotencyKey: payKey, body: bodyOfPayment('pm_test_ok') }
  await renewProvider(checkout.id, { key, cartSecret })
  const { order } = await cost('payCheckout', 'POST', `/v1/checkouts/${checkout.id}/payment`, pay)
  await cost('payCheckout, repeated', 'POST', `/v1/checkouts/${checkout.id}/payment`, pay)
  await cost('getOrder', 'GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })

  const bearer = await warmKey('secret')
  await cost('listOrders', 'GET', '/v1/admin/orders', { bearer })
  await cost('getOrderAsStaff', 'GET', `/v1/admin/orders/${order.id}`, { bearer })
  await cost('createFulfillment', 'POST', `/v1/admin/orders/${order.id}/fulfillments`, {
    bearer,
    idempotencyKey: randomUUID(),
    body: { carrier: 'DHL' },
  })
  return costs
}

let walked: ReturnType<typeof walk> | undefined
const walkedOnce = () => {
  walked ??= walk()
  return walked
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
  await step('addCartLine', 'POST', `/v1/carts/${cart.id}/lines`, {
    cartSecret,
    idempotencyKey: randomUUID(),
    body: { offerId: shop.offerId },
  })
  const quote = {
    cartId: cart.id,
    buyer: { email: 'ada@example.com' },
    shippingAddress: shop.checkout.shippingAddress,
    shippingMethodId: shop.shippingMethodId,
  }
  const checkout = await step('createCheckout', 'POST', '/v1/checkouts', {
    cartSecret,
    idempotencyKey: randomUUID(),
    body: quote,
  })
  const payment = { cartSecret, idempotencyKey: randomUUID(), body: bodyOfPayment('pm_test_ok') }
  await renewProvider(checkout.id, { key, cartSecret })
  const { order } = await step('payCheckout', 'POST', `/v1/checkouts/${checkout.id}/payment`, payment)
  await step('getOrder', 'GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })
  return costs
}

const total = (costs: Record<string, [number, number]>): Cost => ({
  statements: Object.values(costs).reduce((sum, [statements]) => sum + statements, 0),
  roundTrips: Object.values(costs).reduce((sum, [, roundTrips]) => sum + roundTrips, 0),
})

/** As `[statements, round trips]`. Identifying the caller is not in it: see the test below. */
const golden: Record<string, [number, number]> = {
  'read the store': [0, 0],
  'read a product': [1, 1],
  'read a product, cached': [0, 0],
  'list products': [1, 1],
  'list products, cached': [0, 0],
  'list a category': [1, 1],
  search: [1, 1],
  'list categories': [1, 1],
  'list shipping methods': [1, 1],
  'createCart, empty': [1, 2],
  'createCart, with a line': [2, 2],
  addCartLine: [3, 2],
  'addCartLine, with a key': [3, 2],
  changeCartLine: [3, 2],
  removeCartLine: [3, 2],
  getCart: [2, 2],
  createCheckout: [4, 2],
  'createCheckout, replacing one': [4, 2],
  getCheckout: [1, 3],
  payCheckout: [5, 5],
  'payCheckout, repeated': [5, 8],
  getOrder: [1, 1],
  listOrders: [1, 1],
  getOrderAsStaff: [1, 1],
  createFulfillment: [3, 4],
}

const goldenCheckout: Record<string, [number, number]> = {
  createCart: [1, 2],
  addCartLine: [3, 2],
  createCheckout: [4, 2],
  payCheckout: [5, 5],
  getOrder: [1, 1],
}

describe('what a call costs the database', () => {
  it('is exactly this: a rise is a decision, a fall is to be kept', async () => {
    expect(await walkedOnce()).toEqual(golden)
  })

  it('stays within 20 statements for a whole checkout, the provider’s included', async () => {
    const costs = await wholeCheckout()
    expect(total(costs).statements).toBeLessThanOrEqual(20)
    expect(costs).toEqual(goldenCheckout)
    expect(total(costs)).toEqual({ statements: 14, roundTrips: 12 })
  })

  it('stays within 2 for a product page (0 when cached), 2 for a list and 4 for a line added', async () => {
    const costs = await walkedOnce()
    const statements = (name: string) => costs[name]?.[0]
    expect(statements('read a product')).toBeLessThanOrEqual(2)
    expect(statements('read a product, cached')).toBe(0)
    expect(statements('list products')).toBeLessThanOrEqual(2)
    expect(statements('addCartLine')).toBeLessThanOrEqual(4)
    expect(statements('addCartLine, with a key')).toBeLessThanOrEqual(4)
  })

  it('does not grow with the size of a cart: 20 lines cost what one costs', async () => {
    const { offerIds } = await createTestProduct(shop.store, { stock: Array.from({ length: 20 }, () => 5) })
    const key = await warmKey('publishable')
    const cart = await ask('POST', '/v1/carts', {
      key,
      body: { lineItems: offerIds.map((offerId) => ({ offerId })) },
    })
    const { id: cartId, secret: cartSecret } = cart.body
    const quote = {
      cartId,
      buyer: { email: 'ada@example.com' },
      shippingAddress: shop.checkout.shippingAddress,
      shippingMethodId: shop.shippingMethodId,
    }
    const checkout = await costOf(() => ask('POST', '/v1/checkouts', { key, cartSecret, body: quote }))
    const path = `/v1/checkouts/${checkout.answer.body.id}/payment`
    await renewProvider(checkout.answer.body.id, { key, cartSecret })
    const paid = await costOf(() =>
      ask('POST', path, { key, cartSecret, idempotencyKey: randomUUID(), body: bodyOfPayment('pm_test_ok') }),
    )
    expect([checkout.statements, checkout.roundTrips]).toEqual(golden.createCheckout)
    expect([paid.statements, paid.roundTrips]).toEqual(golden.payCheckout)
  })

  it('is this for a customer who signs in with a cart: a guest pays for none of it', async () => {
    const { accessToken: bearer } = await createTestCustomer(shop.store)
    // What it remembers of the store and of who asks is read for the first time here, and lives for some seconds.
    const { request } = anotherApp(api)
    const ask = (method: string, path: string, of: Sent): Promise<Answer> => send(request, method, path, of)
    const key = await warmKey('publishable')
    const costs: Record<string, [number, number]> = {}
    const cost = async (name: string, method: string, path: string, of: Sent) => {
      const { answer, statements, roundTrips } = await costOf(() => ask(method, path, of))
      costs[name] = [statements, roundTrips]
      return answer.body
    }
    const guestCart = async () =>
      (await ask('POST', '/v1/carts', { key, body: { lineItems: [{ offerId: shop.offerId }] } })).body
    await ask('GET', '/v1/store', { bearer })
    const first = await guestCart()
    const next = await guestCart()
    const associate = (cart: { id: string; secret: string }, name: string) =>
      cost(name, 'PUT', `/v1/carts/${cart.id}/customer`, { bearer, cartSecret: cart.secret })
    await associate(first, 'associateCart')
    await associate(next, 'associateCart, merging')
    await associate(next, 'associateCart, again')
    await cost('getCustomerCart', 'GET', '/v1/customers/me/cart', { bearer })
    await cost('addCartLine', 'POST', `/v1/carts/${next.id}/lines`, {
      bearer,
      body: { offerId: shop.otherOfferId },
    })
    await cost('listCustomerOrders', 'GET', '/v1/customers/me/orders', { bearer })
    expect(costs).toEqual({
      associateCart: [4, 5],
      'associateCart, merging': [7, 8],
      'associateCart, again': [2, 4],
      getCustomerCart: [2, 4],
      addCartLine: [3, 2],
      listCustomerOrders: [1, 1],
    })
  })

  it('is one statement to learn that a key is unknown, two to identify one, and none for the requests after it', async () => {
    const cold = counted()
    expect((await ask('GET', '/v1/store', { key: 'pk_test_unknown_0123456789' })).status).toBe(401)
    expect(counted().statements - cold.statements).toBe(1)
    const { publishableKey: key } = await api.store()
    expect((await costOf(() => ask('GET', '/v1/store', { key }))).statements).toBe(2)
    expect((await costOf(() => ask('GET', '/v1/store', { key }))).statements).toBe(0)
  })
})

describe('the counters', () => {
  it('agree with what the driver really sends and waits for, call by call', async () => {
    const driver = watchDriver()
    try {
      const before = counted()
      const costs = { ...(await walk()), ...(await wholeCheckout()) }
      const after = counted()
      expect(Object.keys(costs).length).toBeGreaterThan(20)
      expect(driver.seen).toEqual({
        statements: after.statements - before.statements,
        roundTrips: after.roundTrips - before.roundTrips,
      })
      expect(driver.seen.statements).toBeGreaterThan(50)
    } finally {
      driver.stop()
    }
  })
})

describe('a closing statement', () => {
  it('is refused when a write of the same name has said something else before', async () => {
    const write = (returns: string) =>
      inTransaction(shop.store.context, async ({ tx }) =>
        tx.atClose({ name: 'said_once', rank: 1, ctes: { one: 'SELECT 1 AS n' }, returns, values: [] }),
      )
    await write('(SELECT n FROM one)')
    await write('(SELECT n FROM one)')
    await expect(write('(SELECT n + 1 FROM one)')).rejects.toThrow('two texts')
  })
})
