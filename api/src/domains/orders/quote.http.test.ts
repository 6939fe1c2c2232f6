import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  shopper,
  type TestApi,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asAdmin, type Quoted, quoted, shelf } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const requote = ({ buyer, cart, shippingMethodId }: Quoted) => buyer.checkout(cart, { shippingMethodId })
const lineTo = ({ buyer, cart }: Quoted, quantity: number) =>
  buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret }).then(({ body }) =>
    buyer.send('PATCH', `/v1/carts/${cart.id}/lines/${body.lineItems[0].id}`, {
      cartSecret: cart.secret,
      body: { quantity },
    }),
  )

describe('a quote', () => {
  it('sets its goods aside, so that another cart cannot have them', async () => {
    const mine = await quoted(api, { stock: [3], quantity: 2 })
    expect(await shelf(api, mine.store)).toEqual({ onHand: 3, reserved: 2 })
    const other = (await mine.buyer.cart([{ offerId: mine.offerIds[0]!, quantity: 2 }])).body
    const refused = await mine.buyer.checkout(other, { shippingMethodId: mine.shippingMethodId })
    expect(refused).toMatchObject({ status: 409, body: { code: 'out-of-stock', offerIds: mine.offerIds } })
  })

  it('gives its goods to the quote that replaces it, even all there are, and ends', async () => {
    const first = await quoted(api, { stock: [3], quantity: 3 })
    const second = await requote(first)
    expect(second.status).toBe(201)
    expect(await shelf(api, first.store)).toEqual({ onHand: 3, reserved: 3 })
    expect((await first.read()).body.state).toBe('released')
    const refused = await first.pay()
    expect(code(refused)).toEqual([409, 'quote-changed'])
    expect(refused.body.checkout.id).toBe(second.body.id)
  })

  it('frees what its replacement no longer wants', async () => {
    const first = await quoted(api, { stock: [5, 5], quantity: 4 })
    await lineTo(first, 1)
    const second = await requote(first)
    expect(second.body.lineItems.map((line: { quantity: number }) => line.quantity)).toEqual([1, 4])
    expect(await shelf(api, first.store)).toEqual({ onHand: 10, reserved: 5 })
    const cart = (await first.readCart()).body
    const path = `/v1/carts/${cart.id}/lines/${cart.lineItems[0].id}`
    await first.buyer.send('DELETE', path, { cartSecret: first.cart.secret })
    await requote(first)
    expect(await shelf(api, first.store)).toEqual({ onHand: 10, reserved: 4 })
  })

  it('stays when its replacement cannot get its goods', async () => {
    const first = await quoted(api, { stock: [3], quantity: 2 })
    await lineTo(first, 4)
    expect(code(await requote(first))).toEqual([409, 'out-of-stock'])
    expect(await shelf(api, first.store)).toEqual({ onHand: 3, reserved: 2 })
    expect((await first.read()).body.state).toBe('held')
  })

  it('keeps its lines and totals when prices, texts and offers change, and so does its order', async () => {
    const { handle, store, checkout, pay, read, buyer } = await quoted(api, { price: 1000, quantity: 2 })
    await createTestProduct(store, { handle, stock: [10], price: 9900, title: 'Renamed' })
    const after = await read()
    expect(after.body.lineItems).toEqual(checkout.lineItems)
    expect(after.body.totals).toEqual(checkout.totals)
    const { body: paid } = await pay()
    expect(paid).toMatchObject({
      state: 'placed',
      totals: { subtotal: { amount: 2000 }, total: { amount: 2490 } },
    })
    const order = await buyer.send('GET', `/v1/orders/${paid.order.id}`, { orderSecret: paid.order.secret })
    expect(order.body.totals).toEqual(checkout.totals)
    expect(order.body.lineItems).toMatchObject([{ ...checkout.lineItems[0], fulfilledQuantity: 0 }])
  })

  it('cannot be paid after its cart has changed: nothing is charged and the goods of the cart as it is are set aside', async () => {
    const of = await quoted(api, { quantity: 1 })
    await lineTo(of, 2)
    expect(code(await of.pay())).toEqual([409, 'quote-changed'])
    expect(await shelf(api, of.store)).toEqual({ onHand: 10, reserved: 2 })
    const [{ payments } = { payments: -1 }] = await asAdmin<{ payments: number }>(
      api,
      'SELECT count(*)::int AS payments FROM commerce.payments WHERE store_id = $1',
      [of.store.context.store.id],
    )
    expect(payments).toBe(0)
  })

  it('is for countries the store ships to, by a method it has, of a cart with something in it', async () => {
    const of = await quoted(api)
    const { buyer, cart, shippingMethodId } = of
    const asked = (body: object) =>
      buyer.checkout(cart, {
        shippingMethodId,
        body: {
          cartId: cart.id,
          buyer: { email: 'ada@example.com' },
          shippingAddress: address,
          shippingMethodId,
          ...body,
        },
      })
    expect(await asked({ shippingAddress: { ...address, addressCountry: 'US' } })).toMatchObject({
      status: 409,
      body: { code: 'country-not-served', errors: [{ pointer: '/shippingAddress/addressCountry' }] },
    })
    const elsewhere = await shopper(api.app.request, await api.store()).shippingMethodId()
    expect(code(await asked({ shippingMethodId: elsewhere }))).toEqual([404, 'shipping-method-not-found'])
    expect(code(await asked({ totals: { total: 1 } }))).toEqual([400, 'invalid-request'])
    const empty = (await buyer.cart([])).body
    expect(code(await buyer.checkout(empty, { shippingMethodId }))).toEqual([409, 'cart-empty'])
    expect((await of.read()).body).toMatchObject({ state: 'held', version: 1 })
  })

  it('of another cart or store is not found', async () => {
    const [mine, theirs] = await Promise.all([quoted(api), quoted(api)])
    const read = (buyer: Quoted['buyer'], cartSecret: string) =>
      buyer.send('GET', `/v1/checkouts/${mine.checkout.id}`, { cartSecret })
    expect(code(await read(mine.buyer, theirs.cart.secret))).toEqual([404, 'not-found'])
    expect(code(await read(theirs.buyer, mine.cart.secret))).toEqual([404, 'not-found'])
    expect(
      code(await theirs.buyer.checkout(mine.cart, { shippingMethodId: theirs.shippingMethodId })),
    ).toEqual([404, 'not-found'])
  })
})

describe('totals', () => {
  it.for([
    ['just below', 9999, 490],
    ['at', 10_000, 0],
    ['above', 10_001, 0],
  ] as const)('ship for nothing from a threshold on: %s it', async ([, price, fulfillment]) => {
    const { checkout } = await quoted(api, { price })
    expect(checkout.totals).toMatchObject({
      subtotal: { amount: price },
      fulfillment: { amount: fulfillment },
      total: { amount: price + fulfillment },
    })
  })

  it.for([
    [1900, 1190 - 490, 190],
    [700, 1070 - 490, 70],
    [0, 1000, 0],
    // 1001 × 19 / 119 = 159.83
    [1900, 1001 - 490, 160],
  ] as const)('contain the tax of the store: %i basis points', async ([taxBasisPoints, price, tax]) => {
    const store = await api.store({ taxBasisPoints })
    expect((await quoted(api, { store, price })).checkout.totals.tax).toEqual({
      amount: tax,
      currency: 'EUR',
    })
  })

  it('are in the currency of the store', async () => {
    const store = await api.store({ currency: 'JPY' })
    const { checkout, pay } = await quoted(api, { store, price: 1980 })
    expect(checkout.totals.total).toEqual({ amount: 2470, currency: 'JPY' })
    expect((await pay()).body).toMatchObject({ state: 'placed', totals: { total: { currency: 'JPY' } } })
  })
})
