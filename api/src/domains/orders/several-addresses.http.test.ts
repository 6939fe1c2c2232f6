// length: one cart for several addresses, from its quote to its parcels and its erasure.

import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  createTestStaffSession,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const problems = ({ body }: Answer) =>
  (body.errors ?? []).map(({ pointer, message }: { pointer: string; message: string }) => [pointer, message])
const amounts = (of: Record<string, { amount: number }>) =>
  Object.fromEntries(Object.entries(of).map(([name, { amount }]) => [name, amount]))

const vienna = {
  fullName: 'Grace Hopper',
  streetAddress: 'Kärntner Straße 1',
  addressLocality: 'Wien',
  postalCode: '1010',
  addressCountry: 'AT',
  phoneNumber: '+43 1 234567',
}
const munich = { ...address, fullName: 'Alan Turing', addressLocality: 'München', postalCode: '80331' }

const staffOf = async (store: TestStore) => {
  const { token } = await createTestStaffSession(api, store)
  return async (method: string, path: string, body?: object) =>
    send(api.app.request, method, `/v1/admin/${path}`, { bearer: token, ...(body ? { body } : {}) })
}

/** A store with another rate of tax in Austria, a cart of three mugs and a pot, and what may be asked of it. */
async function scene(of: { potSellerId?: string; store?: TestStore } = {}) {
  const store = of.store ?? (await api.store())
  const staff = await staffOf(store)
  const zone = await staff('POST', 'tax-zones', { name: 'Austria', places: [{ country: 'AT' }] })
  if (zone.status === 201)
    await staff('POST', `tax-zones/${zone.body.id}/rates`, {
      title: 'USt 20',
      taxClass: 'standard',
      partsPerMillion: 200_000,
    })
  const mug = await createTestProduct(store, { price: 1190 })
  const pot = await createTestProduct(store, {
    price: 2400,
    ...(of.potSellerId === undefined ? {} : { sellerId: of.potSellerId }),
  })
  const buyer = shopper(anotherApp(api).request, store)
  const { body: cart } = await buyer.cart([
    { offerId: mug.offerIds[0] ?? '', quantity: 3 },
    { offerId: pot.offerIds[0] ?? '', quantity: 1 },
  ])
  const [mugs, pots] = cart.lineItems.map(({ id }: { id: string }) => id) as [string, string]
  const shippingMethodId = await buyer.shippingMethodId()
  const quote = (more: object) =>
    buyer.send('POST', '/v1/checkouts', {
      cartSecret: cart.secret,
      body: {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        shippingMethodId,
        ...more,
      },
    })
  return {
    store,
    staff,
    mug,
    pot,
    buyer,
    cart,
    mugs,
    pots,
    shippingMethodId,
    quote,
    pay: (checkout: Answer['body'], more: object = { quote: checkout.quote }) =>
      buyer.send('POST', `/v1/checkouts/${checkout.id}/payment`, {
        cartSecret: cart.secret,
        idempotencyKey: randomUUID(),
        body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back`, ...more },
      }),
  }
}

/** Of a checkout or an order: how many of what goes where. */
const pieces = (body: Answer['body']) =>
  body.lineItems.map(({ quantity, destination }: { quantity: number; destination: number }) => [
    quantity,
    destination,
  ])

describe('a cart that goes to several addresses', () => {
  it('goes in a parcel to each, shipped and taxed by where it goes, and the order says so', async () => {
    const { quote, pay, mugs, pots, staff, buyer } = await scene()
    const deliveries = [
      { shippingAddress: vienna, lineItems: [{ id: mugs, quantity: 1 }] },
      {
        shippingAddress: munich,
        lineItems: [
          { id: mugs, quantity: 1 },
          { id: pots, quantity: 1 },
        ],
      },
    ]
    const made = await quote({ deliveries })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({ shippingAddress: address, destinations: [vienna, munich] })
    expect(pieces(made.body)).toEqual([
      [1, 0],
      [1, 1],
      [1, 2],
      [1, 2],
    ])
    const [first] = made.body.packages
    expect(made.body.packages).toMatchObject(
      [0, 1, 2].map((destination) => ({ sellerId: first.sellerId, destination, price: { amount: 490 } })),
    )
    expect(first.sellerName).not.toBe('')
    // 11.90 + 11.90 + 24.00 and two parcels at 19 %, 11.90 and one parcel at 20 %.
    const taxes = made.body.taxes.map(({ title, amount, tax }: Answer['body']) => [
      title,
      amount.amount,
      tax.amount,
    ])
    expect(taxes.toSorted()).toEqual([
      ['Tax', 5760, 920],
      ['USt 20', 1680, 280],
    ])
    expect(amounts(made.body.totals)).toMatchObject({
      subtotal: 5970,
      fulfillment: 1470,
      tax: 1200,
      total: 7440,
    })
    const { order } = (await pay(made.body)).body
    const placed = (await staff('GET', `orders/${order.id}`)).body
    expect(placed).toMatchObject({ shippingAddress: address, destinations: [vienna, munich] })
    expect([placed.totals, placed.taxes, placed.packages, pieces(placed)]).toEqual([
      made.body.totals,
      made.body.taxes,
      made.body.packages,
      pieces(made.body),
    ])
    const byLink = (await buyer.send('GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })).body
    expect(byLink.destinations.map(({ fullName }: typeof vienna) => fullName)).toEqual([
      'Grace Hopper',
      'Alan Turing',
    ])
    expect(JSON.stringify(byLink)).not.toContain('234567')
    const told = (await staff('GET', `orders/${order.id}/explanation`)).body
    const shipped = told.steps.filter(({ rule }: { rule: string }) => rule === 'shipping-rate')
    expect(shipped.map(({ packages }: Answer['body']) => packages[0].destination)).toEqual([0, 1, 2])
    const named = new Set(
      told.steps.flatMap(({ lineItems }: Answer['body']) => lineItems.map(({ id }: { id: string }) => id)),
    )
    expect(named).toEqual(new Set(placed.lineItems.map(({ id }: { id: string }) => id)))
  })

  it('goes to each in the way that was chosen for the package', async () => {
    const { quote, mugs, shippingMethodId, staff, cart, buyer } = await scene()
    const made = await staff('POST', 'shipping-methods', {
      handle: 'courier',
      name: 'Courier',
      description: '',
      priceAmount: 990,
      freeFromAmount: null,
      minDays: 1,
      maxDays: 1,
      places: [{ country: 'AT' }],
    })
    const deliveries = [{ shippingAddress: vienna, lineItems: [{ id: mugs, quantity: 2 }] }]
    const seen = await buyer.send('POST', `/v1/carts/${cart.id}/shipping-estimate`, {
      cartSecret: cart.secret,
      body: { country: 'DE', deliveries: [{ country: 'AT', lineItems: [{ id: mugs, quantity: 2 }] }] },
    })
    const options = seen.body.packages.map(({ destination, lineItemIds, options }: Answer['body']) => [
      destination,
      lineItemIds.length,
      options.map(({ name }: { name: string }) => name),
    ])
    expect(options).toEqual([
      [0, 2, ['Standard']],
      [1, 1, ['Standard', 'Courier']],
    ])
    const { sellerId } = seen.body.packages[0]
    const of = (destination: number, id: string) => ({ sellerId, destination, shippingMethodId: id })
    const chosen = (packages: object[]) => quote({ deliveries, shippingMethodId: undefined, packages })
    const half = await chosen([{ sellerId, shippingMethodId }])
    expect(half).toMatchObject({
      status: 409,
      body: {
        code: 'shipping-not-possible',
        packages: [{ sellerId, destination: 1, reason: 'not-chosen' }],
      },
    })
    const wrong = await chosen([of(0, made.body.id), of(1, made.body.id)])
    expect(wrong.body.packages).toEqual([{ sellerId, destination: 0, reason: 'not-delivered-there' }])
    const right = await chosen([of(0, shippingMethodId), of(1, made.body.id)])
    expect(right.status, JSON.stringify(right.body)).toBe(201)
    expect(right.body.packages.map(({ shippingMethod }: Answer['body']) => shippingMethod.name)).toEqual([
      'Standard',
      'Courier',
    ])
  })

  it('is refused for what cannot go there, each error beside its field, and nothing changes', async () => {
    const { quote, mugs, pots, store, pot, staff, shippingMethodId, cart, buyer } = await scene()
    const variant = await staff('PATCH', `variants/${pot.variantIds[0]}`, { needsShipping: false })
    expect(variant.status).toBe(200)
    const other = await scene({ store })
    const to = (lineItems: object[], shippingAddress: object = vienna) => ({ shippingAddress, lineItems })
    const before = await quote({})
    const of = (id: string, quantity = 1) => ({ id, quantity })
    const at = '/deliveries/0'
    const refused: [object, unknown, string[]][] = [
      [{ deliveries: [to([of(other.mugs)])] }, [409, 'delivery-not-possible'], [`${at}/lineItems/0/id`]],
      [{ deliveries: [to([of(mugs, 4)])] }, [409, 'delivery-not-possible'], [`${at}/lineItems/0/quantity`]],
      [
        { deliveries: [to([of(mugs, 2)]), to([of(mugs, 2)], munich)] },
        [409, 'delivery-not-possible'],
        ['/deliveries/1/lineItems/0/quantity'],
      ],
      [{ deliveries: [to([of(mugs), of(mugs)])] }, [409, 'delivery-not-possible'], [`${at}/lineItems/1/id`]],
      [{ deliveries: [to([of(pots)])] }, [409, 'delivery-not-possible'], [`${at}/lineItems/0/id`]],
      [
        { deliveries: [to([of(mugs)], { ...vienna, addressCountry: 'FR', postalCode: '75001' })] },
        [409, 'country-not-served'],
        [`${at}/shippingAddress/addressCountry`],
      ],
      [
        {
          buyer: { email: 'ada@example.com', vatNumber: 'DE1234' },
          deliveries: [to([of(mugs)], { ...vienna, postalCode: '10115' })],
        },
        [400, 'invalid-request'],
        ['/buyer/vatNumber', `${at}/shippingAddress/postalCode`],
      ],
      [{ deliveries: [to([])] }, [400, 'invalid-request'], [`${at}/lineItems`]],
      [{ deliveries: [to([of(mugs, 0)])] }, [400, 'invalid-request'], [`${at}/lineItems/0/quantity`]],
      [
        { deliveries: Array.from({ length: 10 }, () => to([of(mugs)])) },
        [400, 'invalid-request'],
        ['/deliveries'],
      ],
      [
        {
          shippingMethodId: undefined,
          packages: [{ sellerId: before.body.packages[0].sellerId, shippingMethodId, destination: 1 }],
        },
        [400, 'invalid-request'],
        ['/packages/0/destination'],
      ],
    ]
    for (const [body, answer, pointers] of refused) {
      const told = await quote(body)
      expect([code(told), problems(told).map(([pointer]: string[]) => pointer)]).toEqual([answer, pointers])
    }
    const estimated = await buyer.send('POST', `/v1/carts/${cart.id}/shipping-estimate`, {
      cartSecret: cart.secret,
      body: { country: 'DE', deliveries: [{ country: 'AT', lineItems: [of(mugs, 4)] }] },
    })
    expect(code(estimated)).toEqual([409, 'delivery-not-possible'])
    const after = await buyer.send('GET', `/v1/checkouts/${before.body.id}`, { cartSecret: cart.secret })
    expect(after.body).toEqual(before.body)
  })

  it('is promised anew for the same addresses when the cart has changed, without what is gone', async () => {
    const { quote, pay, mugs, pots, cart, buyer } = await scene()
    const made = await quote({
      deliveries: [
        { shippingAddress: vienna, lineItems: [{ id: pots, quantity: 1 }] },
        { shippingAddress: munich, lineItems: [{ id: mugs, quantity: 3 }] },
      ],
    })
    const { body: now } = await buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret })
    const changed = await buyer.send('PATCH', `/v1/carts/${cart.id}/lines/${mugs}`, {
      cartSecret: cart.secret,
      headers: { 'if-match': `"${now.version}"` },
      body: { quantity: 2 },
    })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    const removed = await buyer.send('DELETE', `/v1/carts/${cart.id}/lines/${pots}`, {
      cartSecret: cart.secret,
      headers: { 'if-match': `"${changed.body.version}"` },
    })
    expect(removed.status, JSON.stringify(removed.body)).toBe(200)
    const told = await pay(made.body, {})
    expect(code(told)).toEqual([409, 'quote-changed'])
    const next = told.body.checkout
    expect(next).toMatchObject({ destinations: [munich], totals: { total: { amount: 2870 } } })
    expect(pieces(next)).toEqual([[2, 1]])
    const kinds = told.body.changes.map(({ kind, was, now }: Answer['body']) => [
      kind,
      was?.amount ?? null,
      now?.amount ?? null,
    ])
    expect(kinds).toContainEqual(['line-quantity', 3570, 2380])
    expect(kinds).toContainEqual(['line-gone', 2400, null])
    expect((await pay(next)).body).toMatchObject({ state: 'placed' })
  })

  it('is signed with its addresses: a quote of others is not the quote of this checkout', async () => {
    const { quote, pay, mugs } = await scene()
    const made = await quote({
      deliveries: [{ shippingAddress: vienna, lineItems: [{ id: mugs, quantity: 1 }] }],
    })
    const elsewhere = [JSON.stringify([munich]), fromWire('checkout', made.body.id)]
    await asAdmin(api, 'UPDATE commerce.checkouts SET destinations = $1 WHERE id = $2', elsewhere)
    expect(code(await pay(made.body))).toEqual([422, 'quote-invalid'])
    elsewhere[0] = JSON.stringify([vienna])
    await asAdmin(api, 'UPDATE commerce.checkouts SET destinations = $1 WHERE id = $2', elsewhere)
    expect((await pay(made.body)).body).toMatchObject({ state: 'placed' })
  })
})

describe('a parcel', () => {
  it('goes to one address: lines of several are refused, and its own is said', async () => {
    const { quote, pay, mugs, staff } = await scene()
    const made = await quote({
      deliveries: [{ shippingAddress: vienna, lineItems: [{ id: mugs, quantity: 1 }] }],
    })
    const { order } = (await pay(made.body)).body
    const ship = (more: object = {}) =>
      staff('POST', `orders/${order.id}/fulfillments`, { carrier: 'DHL', ...more })
    const all = await ship()
    expect(code(all)).toEqual([409, 'parcel-of-several-destinations'])
    const lines = (await staff('GET', `orders/${order.id}`)).body.lineItems
    const there = lines.filter(({ destination }: { destination: number }) => destination === 1)
    const mixed = await ship({ lineItems: [lines[0], there[0]].map(({ id }) => ({ id, quantity: 1 })) })
    expect([code(mixed), problems(mixed).map(([pointer]: string[]) => pointer)]).toEqual([
      [409, 'parcel-of-several-destinations'],
      ['/lineItems/1/id'],
    ])
    const first = await ship({ lineItems: there.map(({ id }: { id: string }) => ({ id, quantity: 1 })) })
    expect(first, JSON.stringify(first.body)).toMatchObject({
      status: 201,
      body: { status: 'partially_fulfilled', fulfillments: [{ destination: 1 }] },
    })
    const rest = await ship()
    expect(rest.body).toMatchObject({
      status: 'fulfilled',
      fulfillments: [{ destination: 1 }, { destination: 0 }],
    })
  })

  it('of a seller goes to one address, and the seller sees those of own lines and no other', async () => {
    const store = await api.store()
    const seller = await createTestSeller(api, store)
    const { quote, pay, mugs, pots } = await scene({ store, potSellerId: seller.id })
    const made = await quote({
      deliveries: [
        { shippingAddress: munich, lineItems: [{ id: mugs, quantity: 1 }] },
        { shippingAddress: vienna, lineItems: [{ id: pots, quantity: 1 }] },
      ],
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const { order } = (await pay(made.body)).body
    const { body } = await seller.owner.send('GET', `/v1/seller/orders/${order.id}`)
    expect(body).toMatchObject({ shippingAddress: vienna, destinations: [] })
    expect([body.lineItems[0].destination, body.packages[0].destination]).toEqual([0, 0])
    expect(body.packages).toHaveLength(1)
    expect(JSON.stringify(body)).not.toMatch(/Lovelace|Turing|10119|80331/)
    const shipped = await seller.owner.send('POST', `/v1/seller/orders/${order.id}/fulfillments`, {
      body: { carrier: 'DHL' },
    })
    expect(shipped.body.fulfillments).toMatchObject([{ destination: 0 }])
    const staff = await staffOf(store)
    expect((await staff('GET', `orders/${order.id}`)).body.fulfillments).toMatchObject([{ destination: 2 }])
  })
})

describe('the erasure of a customer', () => {
  it('takes the further addresses out of quotes and orders, but for the country', async () => {
    const store = await api.store()
    const ada = await buyingCustomer(api, store)
    const order = await ada.buy()
    const ids = [JSON.stringify([vienna, munich]), fromWire('order', order.id)]
    await asAdmin(api, 'UPDATE commerce.orders SET destinations = $1 WHERE id = $2', ids)
    await asAdmin(api, 'UPDATE commerce.checkouts SET destinations = $1 WHERE order_id = $2', ids)
    const staff = await staffOf(store)
    await staff('POST', `orders/${order.id}/fulfillments`, { carrier: 'DHL' })
    const data = await ada.ask('GET', '/v1/customers/me/export')
    expect(data.body.orders[0].destinations).toEqual([vienna, munich])
    expect((await ada.erase()).status).toBe(204)
    const [row] = await asAdmin<{ told: string; kept: { addressCountry: string }[] }>(
      api,
      `SELECT o::text || k::text AS told, o.destinations AS kept FROM commerce.orders o
       JOIN commerce.checkouts k ON k.id = o.checkout_id WHERE o.id = $1`,
      [ids[1] ?? ''],
    )
    expect(row?.told).not.toMatch(/Hopper|Turing|234567|München|Wien/)
    expect(row?.kept.map(({ addressCountry }) => addressCountry)).toEqual(['AT', 'DE'])
  })
})
