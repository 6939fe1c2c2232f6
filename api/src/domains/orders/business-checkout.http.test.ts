import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { mailsTo } from '../../../test/customers.ts'
import { anotherApp, asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const pointers = ({ body }: Answer) => (body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)

const asServer = async (store: TestStore, method: string, path: string, body?: object) => {
  const answer = await send(api.app.request, method, `/v1/admin/${path}`, {
    bearer: store.secretKey,
    ...(body ? { body } : {}),
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

/** A cart with the given lines, and what may be asked of it. */
async function scene(store: TestStore, lineItems: { offerId: string; quantity: number }[]) {
  const buyer = shopper(anotherApp(api).request, store)
  const { body: cart } = await buyer.cart(lineItems)
  return {
    buyer,
    cart,
    quote: (more: object) =>
      buyer.send('POST', '/v1/checkouts', {
        cartSecret: cart.secret,
        body: { cartId: cart.id, buyer: { email: 'ada@example.com' }, shippingAddress: address, ...more },
      }),
    pay: (checkout: Answer['body']) =>
      buyer.pay(cart, checkout, { idempotencyKey: randomUUID(), quote: checkout.quote }),
  }
}

const anotherMethod = (store: TestStore, priceAmount: number) =>
  asServer(store, 'POST', 'shipping-methods', {
    handle: `way-${priceAmount}`,
    name: `Way at ${priceAmount}`,
    description: '',
    priceAmount,
    freeFromAmount: null,
    minDays: 1,
    maxDays: 2,
  })

describe('what only the store says', () => {
  it('is refused from a client as an unknown field, wherever it stands, and nothing changes', async () => {
    const of = await quoted(api)
    const body = {
      cartId: of.cart.id,
      buyer: { email: 'ada@example.com' },
      shippingAddress: address,
      shippingMethodId: of.shippingMethodId,
    }
    const before = [(await of.read()).body, (await of.readCart()).body]
    for (const [pointer, more] of [
      ['/total', { total: { amount: 1, currency: 'EUR' } }],
      ['/totals', { totals: of.checkout.totals }],
      ['/discounts', { discounts: [] }],
      ['/taxes', { taxes: [] }],
      ['/paid', { paid: true }],
      ['/lineItems', { lineItems: [{ offerId: of.offerIds[0], unitPrice: { amount: 1, currency: 'EUR' } }] }],
      ['/currency', { currency: 'JPY' }],
      ['/buyer/discount', { buyer: { email: 'ada@example.com', discount: 100 } }],
      ['/packages/0/price', { shippingMethodId: undefined, packages: [{ price: 0 }] }],
    ] as const) {
      const refused = await of.buyer.send('POST', '/v1/checkouts', {
        cartSecret: of.cart.secret,
        body: { ...body, ...more },
      })
      expect([pointer, ...code(refused)]).toEqual([pointer, 400, 'invalid-request'])
      expect(pointers(refused)).toContain(pointer)
    }
    for (const more of [
      { amount: 1 },
      { total: 1 },
      { paid: true },
      { status: 'captured' },
      { discount: 5 },
    ]) {
      const refused = await of.buyer.send('POST', `/v1/checkouts/${of.checkout.id}/payment`, {
        cartSecret: of.cart.secret,
        idempotencyKey: randomUUID(),
        body: { paymentMethod: 'pm_test_ok', returnUrl: `${of.store.origin}/back`, ...more },
      })
      expect(code(refused)).toEqual([400, 'invalid-request'])
      expect(pointers(refused)).toEqual([`/${Object.keys(more)[0]}`])
    }
    const offerId = of.offerIds[0]
    for (const [path, sent] of [
      ['/v1/carts', { lineItems: [{ offerId, unitPriceAmount: 1 }] }],
      [`/v1/carts/${of.cart.id}/lines`, { offerId, price: 1 }],
      [`/v1/carts/${of.cart.id}/codes`, { code: 'A', amount: 1 }],
    ] as const)
      expect(code(await of.buyer.send('POST', path, { cartSecret: of.cart.secret, body: sent }))).toEqual([
        400,
        'invalid-request',
      ])
    expect([(await of.read()).body, (await of.readCart()).body]).toEqual(before)
  })
})

describe('a business', () => {
  it('says its company, VAT number and billing address, and finds them on its order', async () => {
    const store = await api.store()
    const { offerIds } = await createTestProduct(store)
    const { quote, pay, buyer } = await scene(store, [{ offerId: offerIds[0] ?? '', quantity: 1 }])
    const business = { email: 'ada@example.com', company: 'Analytical Engines', vatNumber: 'de 123456789' }
    const billingAddress = { ...address, streetAddress: 'Unter den Linden 1', postalCode: 'D-10117' }
    const made = await quote({
      buyer: business,
      billingAddress,
      shippingMethodId: await buyer.shippingMethodId(),
    })
    const kept = { buyer: business, billingAddress: { ...billingAddress, postalCode: '10117' } }
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201, body: kept })
    const { order } = (await pay(made.body)).body
    expect(await asServer(store, 'GET', `orders/${order.id}`)).toMatchObject(kept)
    const byLink = await buyer.send('GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })
    expect(byLink.body).toMatchObject({ billingAddress: null, buyer: { vatNumber: null } })
  })

  it('gives the number of whatever country they are in', async () => {
    const store = await api.store()
    const { offerIds } = await createTestProduct(store)
    const { quote, buyer } = await scene(store, [{ offerId: offerIds[0] ?? '', quantity: 1 }])
    const shippingMethodId = await buyer.shippingMethodId()
    const numbers = { GB: 'GB123456789', CH: 'CHE-123.456.789 MWST', NO: 'NO 123 456 789 MVA' }
    const codes = { GB: 'SW1A 1AA', CH: '8001', NO: '0150' }
    for (const addressCountry of ['GB', 'CH', 'NO'] as const) {
      const billingAddress = { ...address, addressCountry, postalCode: codes[addressCountry] }
      const withNumber = (vatNumber: string) =>
        quote({ shippingMethodId, billingAddress, buyer: { email: 'ada@example.com', vatNumber } })
      const made = await withNumber(numbers[addressCountry])
      expect([made.status, made.body.buyer?.vatNumber], JSON.stringify(made.body)).toEqual([
        201,
        numbers[addressCountry],
      ])
      expect(pointers(await withNumber('GB 12'))).toEqual(['/buyer/vatNumber'])
    }
  })

  it('finds each error beside its field', async () => {
    const store = await api.store()
    const { offerIds } = await createTestProduct(store)
    const { quote, buyer } = await scene(store, [{ offerId: offerIds[0] ?? '', quantity: 1 }])
    const shippingMethodId = await buyer.shippingMethodId()
    const email = 'ada@example.com'
    const { postalCode: _, ...withoutCode } = address
    for (const [pointer, more] of [
      ['/buyer/vatNumber', { buyer: { email, vatNumber: 'DE12345' } }],
      ['/buyer/vatNumber', { buyer: { email, vatNumber: 'ZZ123456789' } }],
      ['/buyer/vatNumber', { buyer: { email, vatNumber: 'DE' } }],
      ['/buyer/company', { buyer: { email, company: ' ' } }],
      ['/buyer/email', { buyer: { email: 'ada' } }],
      ['/shippingAddress/postalCode', { shippingAddress: withoutCode }],
      ['/shippingAddress/postalCode', { shippingAddress: { ...address, postalCode: '1011' } }],
      ['/billingAddress/postalCode', { billingAddress: withoutCode }],
      [
        '/billingAddress/addressRegion',
        { billingAddress: { ...withoutCode, addressCountry: 'US', postalCode: '95014' } },
      ],
      ['/shippingMethodId', { packages: [] }],
    ] as const) {
      const refused = await quote({ shippingMethodId, ...more })
      expect([pointer, ...code(refused)]).toEqual([pointer, 400, 'invalid-request'])
      expect(pointers(refused)).toContain(pointer)
    }
    const atOnce = await quote({
      shippingMethodId,
      buyer: { email, vatNumber: 'DE12345' },
      shippingAddress: withoutCode,
      billingAddress: { ...address, postalCode: '1011' },
    })
    const places = ['/buyer/vatNumber', '/shippingAddress/postalCode', '/billingAddress/postalCode']
    expect(pointers(atOnce)).toEqual(places)
  })

  it('of another member state owes the tax itself: it is taken off what is charged, and the order says why', async () => {
    const store = await api.store()
    await asAdmin(
      api,
      `UPDATE commerce.stores SET reverse_charge_country = 'DE', countries = '{DE,FR}', rules_version = rules_version + 1
        WHERE store_id = $1`,
      [store.context.store.id],
    )
    const zone = await asServer(store, 'POST', 'tax-zones', { name: 'France', places: [{ country: 'FR' }] })
    const rate = { title: 'TVA', taxClass: 'standard', partsPerMillion: 200_000 }
    await asServer(store, 'POST', `tax-zones/${zone.id}/rates`, rate)
    const { offerIds } = await createTestProduct(store, { price: 1710 })
    const { quote, pay, buyer } = await scene(store, [{ offerId: offerIds[0] ?? '', quantity: 1 }])
    const asked = {
      shippingAddress: { ...address, addressCountry: 'FR', postalCode: '33380' },
      shippingMethodId: await buyer.shippingMethodId(),
    }
    const consumer = await quote(asked)
    expect(consumer.body.totals).toMatchObject({ total: { amount: 2200 }, tax: { amount: 367 } })
    const vatNumber = 'FR40303265045'
    const business = await quote({ ...asked, buyer: { email: 'ada@example.com', vatNumber } })
    expect(business.body.totals).toMatchObject({
      subtotal: { amount: 1710 },
      taxRelieved: { amount: 367 },
      tax: { amount: 0 },
      total: { amount: 1833 },
    })
    const relief = { kind: 'reverse-charge', reference: vatNumber }
    expect(business.body.taxes).toMatchObject([{ relief }])
    const { order } = (await pay(business.body)).body
    const told = await asServer(store, 'GET', `orders/${order.id}`)
    expect([told.totals, told.taxes]).toEqual([business.body.totals, business.body.taxes])
  })
})

describe('packages of several sellers', () => {
  it('go each in their own way in one checkout, and each seller sees theirs', async () => {
    const store = await api.store()
    const seller = await createTestSeller(api, store)
    const [mine, theirs] = [
      await createTestProduct(store, { price: 1000 }),
      await createTestProduct(store, { price: 3000, sellerId: seller.id }),
    ]
    const lines = [mine, theirs].map(({ offerIds }) => ({ offerId: offerIds[0] ?? '', quantity: 1 }))
    const { quote, pay, buyer } = await scene(store, lines)
    const standard = await buyer.shippingMethodId()
    const express = (await anotherMethod(store, 990)).id
    const [{ house = '' } = {}] = await asAdmin<{ house: string }>(
      api,
      `SELECT id AS house FROM commerce.sellers WHERE store_id = $1 AND id <> $2`,
      [store.context.store.id, seller.id],
    )
    const houseId = toWire('seller', house)
    const chosen = (sellerId: string, shippingMethodId: string) => ({ sellerId, shippingMethodId })

    const half = await quote({ packages: [chosen(houseId, standard)] })
    expect(half).toMatchObject({
      status: 409,
      body: { code: 'shipping-not-possible', packages: [{ sellerId: seller.wireId, reason: 'not-chosen' }] },
    })
    const twice = await quote({ packages: [chosen(houseId, standard), chosen(houseId, express)] })
    expect([...code(twice), ...pointers(twice)]).toEqual([400, 'invalid-request', '/packages'])

    const made = await quote({ packages: [chosen(houseId, standard), chosen(seller.wireId, express)] })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const packages = Object.fromEntries(
      made.body.packages.map(({ sellerId, shippingMethod, total }: Answer['body']) => [
        sellerId,
        [shippingMethod.id, total.amount],
      ]),
    )
    expect(packages).toEqual({ [houseId]: [standard, 490], [seller.wireId]: [express, 990] })
    expect(made.body.totals).toMatchObject({ fulfillment: { amount: 1480 }, total: { amount: 5480 } })
    const { order } = (await pay(made.body)).body
    expect((await asServer(store, 'GET', `orders/${order.id}`)).packages).toEqual(made.body.packages)
    const desk = await seller.owner.send('GET', '/v1/seller/orders')
    expect(desk.status, JSON.stringify(desk.body)).toBe(200)
    expect(desk.body.items).toHaveLength(1)
  })
})

describe('a cart of nothing that is shipped', () => {
  it('needs no way to ship', async () => {
    const store = await api.store()
    const { offerIds, variantIds } = await createTestProduct(store, { price: 500 })
    await send(api.app.request, 'PATCH', `/v1/admin/variants/${variantIds[0]}`, {
      bearer: await signedIn(api, store),
      body: { needsShipping: false },
    })
    const { quote, pay } = await scene(store, [{ offerId: offerIds[0] ?? '', quantity: 2 }])
    const made = await quote({ packages: [] })
    expect(made, JSON.stringify(made.body)).toMatchObject({
      status: 201,
      body: {
        shippingMethod: null,
        packages: [],
        totals: { fulfillment: { amount: 0 }, total: { amount: 1000 } },
      },
    })
    const paid = await pay(made.body)
    expect(paid.body).toMatchObject({ state: 'placed', shippingMethod: null })
    expect(await asServer(store, 'GET', `orders/${paid.body.order.id}`)).toMatchObject({
      shippingMethod: null,
      packages: [],
    })
  })

  it('is none where something is shipped: then each package needs a way', async () => {
    const of = await quoted(api)
    const refused = await of.buyer.send('POST', '/v1/checkouts', {
      cartSecret: of.cart.secret,
      body: {
        cartId: of.cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        packages: [],
      },
    })
    expect(code(refused)).toEqual([409, 'shipping-not-possible'])
  })
})

describe('the confirmation of an order', () => {
  it('says what promotions took off, as the order does', async () => {
    const store = await api.store()
    await asServer(store, 'POST', 'promotions', {
      title: 'Ten percent',
      status: 'active',
      needsCode: false,
      effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } },
    })
    const of = await quoted(api, { store, price: 2000, quantity: 2 })
    expect((await of.pay()).body.totals).toMatchObject({ discount: { amount: 400 }, total: { amount: 4090 } })
    await workerTurn(api)
    const [mail] = (await mailsTo(api, store, 'ada@example.com')).filter(
      ({ template }) => template === 'order-confirmation',
    )
    for (const amount of ['40.00', '4.00', '4.90', '40.90']) expect(mail?.text).toContain(amount)
  })
})
