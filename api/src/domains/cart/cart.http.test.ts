import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { anotherApp, asAdmin, moveClockOf, quoted } from '../../../test/quoted-checkout.ts'
import { workerTurn } from '../../../test/worker-turn.ts'

let api: TestApi
let store: TestStore
let buyer: ReturnType<typeof shopper>
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  buyer = shopper(api.app.request, store)
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const offers = async (count: number, stock = 5) =>
  (await createTestProduct(store, { stock: Array.from({ length: count }, () => stock) })).offerIds

const offer = async () => (await offers(1))[0]!

interface Cart {
  id: string
  secret: string
}
const add = (cart: Cart, offerId: string, quantity = 1, headers: Record<string, string> = {}) =>
  buyer.send('POST', `/v1/carts/${cart.id}/lines`, {
    cartSecret: cart.secret,
    body: { offerId, quantity },
    headers,
  })
const change = (cart: Cart, lineId: string, quantity: number, headers: Record<string, string> = {}) =>
  buyer.send('PATCH', `/v1/carts/${cart.id}/lines/${lineId}`, {
    cartSecret: cart.secret,
    body: { quantity },
    headers,
  })
const remove = (cart: Cart, lineId: string) =>
  buyer.send('DELETE', `/v1/carts/${cart.id}/lines/${lineId}`, { cartSecret: cart.secret })
const read = (cart: Cart, of = buyer) => of.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret })
const quantities = ({ body }: Answer) => body.lineItems.map((line: { quantity: number }) => line.quantity)
const code = ({ status, body }: Answer) => [status, body.code]

describe('a new cart', () => {
  it('is told with whose it is: the customer who opened it signed in, or nobody', async () => {
    const own = await api.store()
    const visitor = shopper(api.app.request, own)
    const customer = await createTestCustomer(own)
    const ofGuest = await visitor.send('POST', '/v1/carts', { body: {} })
    const ofCustomer = await visitor.send('POST', '/v1/carts', { body: {}, bearer: customer.accessToken })
    await workerTurn(api)
    const { body } = await visitor.send('GET', '/v1/events?types=cart.created', { bearer: own.secretKey })
    const told = body.items.map(({ subject, data }: { subject: { id: string }; data: object }) => [
      subject.id,
      data,
    ])
    expect(told).toEqual([
      [ofGuest.body.id, { lines: 0, customerId: null }],
      [ofCustomer.body.id, { lines: 0, customerId: customer.wireId }],
    ])
  })
})

describe('lines', () => {
  it('are one for one offer, however it came into the cart', async () => {
    const [a, b] = await offers(2)
    const opened = await buyer.cart([
      { offerId: a!, quantity: 1 },
      { offerId: b!, quantity: 1 },
      { offerId: a!, quantity: 2 },
    ])
    expect(quantities(opened)).toEqual([3, 1])
    const added = await add(opened.body, b!, 4)
    expect(quantities(added)).toEqual([3, 5])
    expect(added.body).toMatchObject({ itemCount: 8, totals: { subtotal: { amount: 3 * 1999 + 5 * 2000 } } })
  })

  it('change, are removed and come back last', async () => {
    const [a, b] = await offers(2)
    const cart = (await buyer.cart([a!, b!].map((offerId) => ({ offerId, quantity: 1 })))).body
    const [first, second] = cart.lineItems
    expect(quantities(await change(cart, first.id, 4))).toEqual([4, 1])
    const removed = await remove(cart, first.id)
    expect(removed.body).toMatchObject({ itemCount: 1, lineItems: [{ id: second.id }], version: 3 })
    expect(code(await remove(cart, first.id))).toEqual([404, 'not-found'])
    expect(code(await change(cart, first.id, 1))).toEqual([404, 'not-found'])
    expect((await add(cart, a!)).body.lineItems.map((line: { offerId: string }) => line.offerId)).toEqual([
      b,
      a,
    ])
  })

  it('of another cart cannot be changed through one’s own', async () => {
    const offerId = await offer()
    const [mine, theirs] = await Promise.all([0, 1].map(() => buyer.cart([{ offerId, quantity: 1 }])))
    expect(code(await change(mine!.body, theirs!.body.lineItems[0].id, 3))).toEqual([404, 'not-found'])
    expect(quantities(await read(theirs!.body))).toEqual([1])
  })

  it('hold 999 pieces and not one more', async () => {
    const offerId = await offer()
    const cart = (await buyer.cart([{ offerId, quantity: 999 }])).body
    expect(code(await add(cart, offerId))).toEqual([409, 'quantity-too-large'])
    expect(quantities(await read(cart))).toEqual([999])
    expect(code(await change(cart, cart.lineItems[0].id, 1000))).toEqual([400, 'invalid-request'])
  })

  it('refuse more than 999 pieces of one offer in the cart that is opened, instead of leaving some out', async () => {
    const offerId = await offer()
    const opened = await buyer.cart([
      { offerId, quantity: 999 },
      { offerId, quantity: 1 },
    ])
    expect(code(opened)).toEqual([409, 'quantity-too-large'])
  })

  it('are 100 and not one more', async () => {
    const ids = await offers(101)
    const cart = (await buyer.cart(ids.slice(0, 100).map((offerId) => ({ offerId, quantity: 1 })))).body
    expect(cart.lineItems).toHaveLength(100)
    expect(code(await add(cart, ids[100]!))).toEqual([409, 'too-many-lines'])
    expect((await add(cart, ids[99]!)).body.itemCount).toBe(101)
  })
})

describe('two tabs', () => {
  /** As the SDK does it: busy means that nothing was changed, so the same request is sent again. */
  const addUntilDone = async (cart: Cart, offerId: string, quantity: number): Promise<Answer> => {
    const headers = { 'idempotency-key': randomUUID() }
    for (;;) {
      const answer = await add(cart, offerId, quantity, headers)
      if (answer.body.code !== 'busy') return answer
    }
  }

  it('lose nothing when they add different offers 16 times at once', async () => {
    const ids = await offers(16)
    const cart = (await buyer.cart([])).body
    const answers = await Promise.all(ids.map((offerId) => addUntilDone(cart, offerId, 1)))
    expect(answers.map(code)).toEqual(ids.map(() => [200, undefined]))
    const after = (await read(cart)).body
    expect(after).toMatchObject({ itemCount: 16, version: 17 })
    expect(new Set(after.lineItems.map((line: { offerId: string }) => line.offerId))).toEqual(new Set(ids))
  })

  it('lose nothing when they add the same offer 16 times at once', async () => {
    const offerId = await offer()
    const cart = (await buyer.cart([])).body
    const answers = await Promise.all(Array.from({ length: 16 }, () => addUntilDone(cart, offerId, 2)))
    expect(answers.map(code)).toEqual(answers.map(() => [200, undefined]))
    expect((await read(cart)).body).toMatchObject({ lineItems: [{ quantity: 32 }], version: 17 })
  })

  it('see a version conflict when they say which version they mean', async () => {
    const offerId = await offer()
    const opened = await buyer.cart([{ offerId, quantity: 1 }])
    expect(opened.headers.get('etag')).toBe('"1"')
    const second = await add(opened.body, offerId, 1, { 'if-match': '"1"' })
    expect([second.status, second.headers.get('etag'), second.body.version]).toEqual([200, '"2"', 2])
    const lineId = opened.body.lineItems[0].id
    expect(code(await add(opened.body, offerId, 1, { 'if-match': '"1"' }))).toEqual([412, 'version-conflict'])
    expect(code(await change(opened.body, lineId, 9, { 'if-match': '"1"' }))).toEqual([
      412,
      'version-conflict',
    ])
    expect(quantities(await read(opened.body))).toEqual([2])
    const race = await Promise.all([3, 4].map((n) => change(opened.body, lineId, n, { 'if-match': '"2"' })))
    expect(race.map(({ status }) => status).toSorted()).toEqual([200, 412])
  })

  it('add once when they send one key twice, and get the same answer', async () => {
    const offerId = await offer()
    const cart = (await buyer.cart([])).body
    const headers = { 'idempotency-key': randomUUID() }
    const answers = await Promise.all([0, 1, 2].map(() => add(cart, offerId, 2, headers)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(code(await add(cart, offerId, 3, headers))).toEqual([422, 'idempotency-key-reused'])
    expect(quantities(await read(cart))).toEqual([2])
  })
})

describe('an offer', () => {
  it('that is paused stays visible, but cannot be bought or added', async () => {
    const { handle, offerIds } = await createTestProduct(store, { stock: [5, 5] })
    const cart = (await buyer.cart(offerIds.map((offerId) => ({ offerId, quantity: 1 })))).body
    await createTestProduct(store, { handle, stock: [5] })
    await asAdmin(
      api,
      `UPDATE commerce.offers SET status = 'paused' WHERE id = (
      SELECT offer_id FROM commerce.sellable_offers WHERE product_handle = $1 AND price_amount = 1999 LIMIT 1)`,
      [handle],
    )
    const after = await read(cart)
    expect(after.body.lineItems.map((line: { purchasable: boolean }) => line.purchasable)).toEqual([
      false,
      false,
    ])
    expect(await add(cart, offerIds[1]!)).toMatchObject({
      status: 409,
      body: { code: 'offer-not-for-sale', offerIds: [offerIds[1]] },
    })
    const shippingMethodId = await buyer.shippingMethodId()
    expect(code(await buyer.checkout(cart, { shippingMethodId }))).toEqual([409, 'offer-not-for-sale'])
    expect((await remove(cart, cart.lineItems[0].id)).status).toBe(200)
  })

  it('of another store does not exist here', async () => {
    const other = await api.store()
    const { offerIds } = await createTestProduct(other)
    const opened = await buyer.cart([{ offerId: offerIds[0]!, quantity: 1 }])
    expect(opened).toMatchObject({ status: 404, body: { code: 'offer-not-found', offerIds } })
    const cart = (await buyer.cart([])).body
    expect(code(await add(cart, offerIds[0]!))).toEqual([404, 'offer-not-found'])
  })

  it('with too little stock is said to be so, and its price is the one of now', async () => {
    const { handle, offerIds } = await createTestProduct(store, { stock: [2], price: 1000 })
    const cart = (await buyer.cart([{ offerId: offerIds[0]!, quantity: 3 }])).body
    expect(cart.lineItems[0]).toMatchObject({
      purchasable: false,
      availability: { status: 'low_stock', quantity: 2 },
    })
    await createTestProduct(store, { handle, stock: [2], price: 1500 })
    expect((await read(cart)).body.totals.subtotal.amount).toBe(4500)
  })
})

describe('a cart', () => {
  it('answers alike to no such cart, a wrong secret and another store’s key', async () => {
    const cart = (await buyer.cart([{ offerId: await offer(), quantity: 1 }])).body
    const other = shopper(api.app.request, await api.store())
    const secret = cart.secret.replace(/.$/, (last: string) => (last === 'A' ? 'B' : 'A'))
    const answers = [
      await read({ ...cart, secret }),
      await read({ ...cart, id: cart.id.replace(/.$/, (last: string) => (last === '0' ? '1' : '0')) }),
      await read(cart, other),
      await other.send('DELETE', `/v1/carts/${cart.id}/lines/${cart.lineItems[0].id}`, {
        cartSecret: cart.secret,
      }),
    ]
    for (const answer of answers) expect(code(answer)).toEqual([404, 'not-found'])
    const told = answers.slice(0, 3).map(({ body: { requestId: _, instance: __, ...rest } }) => rest)
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
    const nobody = await buyer.send('GET', `/v1/carts/${cart.id}`)
    expect(code(nobody)).toEqual([401, 'not-authenticated'])
  })

  it('cannot change while it is being paid, nor after it has become an order', async () => {
    const { cart, pay, complete, checkout, store: shop, offerIds } = await quoted(api)
    const shopper_ = shopper(api.app.request, shop)
    const adding = () =>
      shopper_.send('POST', `/v1/carts/${cart.id}/lines`, {
        cartSecret: cart.secret,
        body: { offerId: offerIds[0] },
      })
    const paying = await pay('pm_test_second_step')
    expect(code(await adding())).toEqual([409, 'cart-not-open'])
    await api.app.request(new URL(paying.body.payment.nextAction.url).pathname, approve)
    expect((await complete()).body.state).toBe('placed')
    expect(code(await adding())).toEqual([409, 'cart-not-open'])
    const again = await shopper_.checkout(cart, { shippingMethodId: checkout.shippingMethod.id })
    expect(code(again)).toEqual([409, 'cart-not-open'])
  })

  it('lives 30 days after its last change, by the clock of its store', async () => {
    const own = await api.store()
    const { offerIds } = await createTestProduct(own)
    const cart = (await shopper(api.app.request, own).cart([{ offerId: offerIds[0]!, quantity: 1 }])).body
    const daysLater = async (days: number, seconds = 0) => {
      await moveClockOf(api, own, days * 86_400 + seconds)
      return shopper(anotherApp(api).request, own)
    }
    const soon = await daysLater(29)
    const touched = await soon.send('POST', `/v1/carts/${cart.id}/lines`, {
      cartSecret: cart.secret,
      body: { offerId: offerIds[0] },
    })
    expect(touched.status).toBe(200)
    expect((await read(cart, await daysLater(58, 86_000))).status).toBe(200)
    expect(code(await read(cart, await daysLater(59, 5)))).toEqual([404, 'not-found'])
  })
})

const approve = {
  method: 'POST',
  body: 'answer=approve',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
}
