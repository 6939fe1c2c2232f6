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
} from '../../test/api.ts'
import { importCategories } from '../src/import-catalogue.ts'
import { toWire } from '../src/platform/ids.ts'
import { expectSoundBooks } from './audit.ts'
import { buyingCustomer } from './buying-customer.ts'
import { shelf } from './quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const percent = (basisPoints: number) => ({
  kind: 'reduction',
  off: { kind: 'percent', basisPoints, maxAmount: null },
})

/** A store whose server may do everything, and what its shoppers do. */
async function scene() {
  const store = await api.store()
  const ask = async (method: string, path: string, body?: object): Promise<Answer['body']> => {
    const answer = await send(api.app.request, method, path, { bearer: store.secretKey, body })
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body
  }
  const promote = (body: object) =>
    ask('POST', '/v1/admin/promotions', { title: 'Off', status: 'active', effect: percent(1000), ...body })
  const buyer = shopper(api.app.request, store)
  const cartOf = async (offerId: string, quantity = 1, of: object = {}) =>
    (await buyer.send('POST', '/v1/carts', { body: { lineItems: [{ offerId, quantity }], ...of } })).body
  const quote = async (cart: { id: string; secret: string }, of: object = {}) =>
    buyer.send('POST', '/v1/checkouts', {
      cartSecret: cart.secret,
      body: {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        shippingMethodId: await buyer.shippingMethodId(),
        ...of,
      },
    })
  const buy = async (offerId: string, of: object = {}) => {
    const cart = await cartOf(offerId)
    const made = await quote(cart, of)
    await buyer.pay(cart, made.body, { idempotencyKey: randomUUID() })
    return made.body
  }
  return { store, ask, promote, buyer, cartOf, quote, buy }
}

const discountOf = ({ totals }: { totals: { discount: { amount: number } } }) => totals.discount.amount

describe('a promotion', () => {
  it('of a category is for goods in the categories below it, too', async () => {
    const { store, promote, cartOf, ask } = await scene()
    const category = (handle: string, parent: string | null, position: number) => ({
      handle,
      name: handle,
      description: '',
      parent,
      pictureUrl: null,
      position,
    })
    await importCategories(store.context, [category('lights', null, 1), category('desk-lamps', 'lights', 2)])
    const lamp = await createTestProduct(store, { price: 1000, categories: ['desk-lamps'] })
    const chair = await createTestProduct(store, { price: 1000 })
    const { items } = await ask('GET', '/v1/categories')
    const lights = items.find(({ handle }: { handle: string }) => handle === 'lights')
    await promote({ effect: { ...percent(1000), on: { categoryIds: [lights.id] } } })
    expect(discountOf(await cartOf(lamp.offerIds[0]!))).toBe(100)
    expect(discountOf(await cartOf(chair.offerIds[0]!))).toBe(0)
  })

  it('for a group of customers is theirs alone, and a price list for them, too', async () => {
    const { store, ask, promote, cartOf } = await scene()
    const { offerIds } = await createTestProduct(store, { price: 1000 })
    const group = await ask('POST', '/v1/admin/customer-groups', { handle: 'wholesale', name: 'Wholesale' })
    const list = await ask('POST', '/v1/admin/price-lists', {
      title: 'Wholesale',
      kind: 'sale',
      currency: 'EUR',
      customerGroupIds: [group.id],
    })
    await ask('PUT', `/v1/admin/price-lists/${list.id}/prices`, {
      prices: [
        { offerId: offerIds[0], unitPriceAmount: 900 },
        { offerId: offerIds[0], fromQuantity: 10, unitPriceAmount: 800 },
      ],
    })
    await promote({ conditions: { customerGroupIds: [group.id] } })
    const ada = await buyingCustomer(api, store)
    await ask('PUT', `/v1/admin/customer-groups/${group.id}/members/${toWire('customer', ada.id)}`)
    const made = await ada.ask('POST', '/v1/carts', {
      body: { lineItems: [{ offerId: offerIds[0], quantity: 10 }] },
    })
    expect(made.body).toMatchObject({
      lineItems: [{ unitPrice: { amount: 800 }, compareAtPrice: { amount: 1000 } }],
      totals: { subtotal: { amount: 8000 }, discount: { amount: 800 }, total: { amount: 7200 } },
    })
    expect(await cartOf(offerIds[0]!, 10)).toMatchObject({
      lineItems: [{ unitPrice: { amount: 1000 } }],
      totals: { discount: { amount: 0 } },
    })
  })

  it('for first orders is for the first order of an address, however it is written', async () => {
    const { store, promote, buy } = await scene()
    const { offerIds } = await createTestProduct(store, { price: 1000 })
    await promote({ conditions: { firstOrderOnly: true } })
    const by = (email: string) => buy(offerIds[0]!, { buyer: { email } })
    expect(discountOf(await by('ada@example.com'))).toBe(100)
    expect(discountOf(await by('ADA@example.com'))).toBe(0)
    expect(discountOf(await by('grace@example.com'))).toBe(100)
  })

  it('of so many uses a customer counts their orders, not those of others', async () => {
    const { store, promote, buy } = await scene()
    const { offerIds } = await createTestProduct(store, { price: 1000 })
    await promote({ usesPerCustomer: 2 })
    const by = async (email: string) => discountOf(await buy(offerIds[0]!, { buyer: { email } }))
    expect([await by('ada@example.com'), await by('ADA@example.com'), await by('Ada@example.com')]).toEqual([
      100, 100, 0,
    ])
    expect(await by('grace@example.com')).toBe(100)
  })

  it('of a gift takes it from stock, and ends with the last piece', async () => {
    const { store, promote, cartOf, quote } = await scene()
    const lamp = await createTestProduct(store, { price: 5000 })
    const towel = await createTestProduct(store, { price: 900, stock: [1] })
    await promote({ effect: { kind: 'gift', gift: { offerId: towel.offerIds[0], quantity: 1 } } })
    const first = (await quote(await cartOf(lamp.offerIds[0]!))).body
    expect(first).toMatchObject({
      gifts: [{ offerId: towel.offerIds[0], value: { amount: 900 } }],
      lineItems: [{ isGift: false }, { isGift: true, unitPrice: { amount: 0 }, quantity: 1 }],
      totals: { subtotal: { amount: 5000 } },
    })
    expect(await shelf(api, store)).toMatchObject({ reserved: 2 })
    const second = (await quote(await cartOf(lamp.offerIds[0]!))).body
    expect(second).toMatchObject({ gifts: [], totals: { subtotal: { amount: 5000 } } })
  })

  it('of free shipping is told as such, and by its country', async () => {
    const { store, promote, cartOf, quote } = await scene()
    const { offerIds } = await createTestProduct(store, { price: 1000 })
    const free = { kind: 'shipping', off: { kind: 'free' } }
    await promote({ effect: free, conditions: { countries: ['AT'] } })
    const of = async (shippingAddress: object) =>
      (await quote(await cartOf(offerIds[0]!), { shippingAddress })).body.totals
    expect(await of(address)).toMatchObject({
      fulfillment: { amount: 490 },
      fulfillmentDiscount: { amount: 0 },
    })
    const vienna = { ...address, addressLocality: 'Wien', postalCode: '1010', addressCountry: 'AT' }
    expect(await of(vienna)).toMatchObject({
      fulfillment: { amount: 490 },
      fulfillmentDiscount: { amount: 490 },
      total: { amount: 1000 },
    })
  })
})

describe('tax', () => {
  it('is that of the zone of the address and the class of the goods; the store’s own elsewhere', async () => {
    const { store, ask, cartOf, quote } = await scene()
    const book = await createTestProduct(store, { price: 1100 })
    await ask('PATCH', `/v1/admin/products/${toWire('product', book.productId)}`, { taxClass: 'books' })
    const zone = await ask('POST', '/v1/admin/tax-zones', { name: 'Austria', places: [{ country: 'AT' }] })
    const rate = { title: 'USt', taxClass: 'books', partsPerMillion: 100_000 }
    await ask('POST', `/v1/admin/tax-zones/${zone.id}/rates`, rate)
    const vienna = { ...address, addressLocality: 'Wien', postalCode: '1010', addressCountry: 'AT' }
    const made = (await quote(await cartOf(book.offerIds[0]!), { shippingAddress: vienna })).body
    expect(made.lineItems[0].tax.amount).toBe(100)
    expect(made.taxes).toContainEqual(
      expect.objectContaining({
        title: 'USt',
        partsPerMillion: 100_000,
        tax: { amount: 100, currency: 'EUR' },
      }),
    )
  })

  it('comes on top where prices are without it, and is not due from a business of another state', async () => {
    const { store, ask, cartOf, quote } = await scene()
    const { offerIds } = await createTestProduct(store, { price: 10_000 })
    const { version } = await ask('GET', '/v1/admin/store')
    await send(api.app.request, 'PATCH', '/v1/admin/store', {
      bearer: store.secretKey,
      headers: { 'if-match': `"${version}"` },
      body: { pricesIncludeTax: false, taxBasisPoints: 1900, reverseChargeCountry: 'DE' },
    })
    const vienna = { ...address, addressLocality: 'Wien', postalCode: '1010', addressCountry: 'AT' }
    const consumer = (await quote(await cartOf(offerIds[0]!), { shippingAddress: vienna })).body.totals
    expect(consumer).toMatchObject({ taxAdded: { amount: 1900 }, total: { amount: 11_900 } })
    const buyer = { email: 'ada@example.com', company: 'Ada GmbH', vatNumber: 'ATU12345678' }
    const business = (await quote(await cartOf(offerIds[0]!), { shippingAddress: vienna, buyer })).body
    expect(business.totals).toMatchObject({ tax: { amount: 0 }, total: { amount: 10_000 } })
    expect(business.taxes[0].relief).toEqual({ kind: 'reverse-charge', reference: 'ATU12345678' })
    const wrong = await quote(await cartOf(offerIds[0]!), {
      buyer: { ...buyer, vatNumber: 'AT12222' },
    })
    expect(wrong.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/buyer/vatNumber' }] })
  })

  it('is not due from a customer with a paper that says so', async () => {
    const { store, ask } = await scene()
    const ada = await buyingCustomer(api, store)
    await ask('POST', `/v1/admin/customers/${toWire('customer', ada.id)}/tax-exemptions`, {
      reference: 'EX-1',
    })
    const { checkout } = await ada.quote()
    const { body } = await ada.ask('GET', `/v1/checkouts/${checkout.id}`)
    expect(body.totals.tax.amount).toBe(0)
    expect(body.totals.taxRelieved.amount).toBeGreaterThan(0)
    expect(body.taxes[0].relief).toEqual({ kind: 'exempt', reference: 'EX-1' })
  })
})

describe('a cart in another currency', () => {
  it('costs what a price list says, and holds nothing that has no price in it', async () => {
    const { store, ask, cartOf, buyer } = await scene()
    const [priced, unpriced] = [await createTestProduct(store), await createTestProduct(store)]
    const lineItems = [{ offerId: priced.offerIds[0], quantity: 2 }]
    const inYen = (body: object) => buyer.send('POST', '/v1/carts', { body: { currency: 'JPY', ...body } })
    expect((await inYen({ lineItems })).body.code).toBe('currency-not-sold')
    await sellInYen(store)
    const list = await ask('POST', '/v1/admin/price-lists', {
      title: 'Yen',
      kind: 'override',
      currency: 'JPY',
    })
    await ask('PUT', `/v1/admin/price-lists/${list.id}/prices`, {
      prices: [{ offerId: priced.offerIds[0], unitPriceAmount: 3200 }],
    })
    const cart = (await inYen({ lineItems })).body
    expect(cart).toMatchObject({ currency: 'JPY', totals: { total: { amount: 6400, currency: 'JPY' } } })
    const refused = await inYen({ lineItems: [{ offerId: unpriced.offerIds[0], quantity: 1 }] })
    expect(refused.body).toMatchObject({ code: 'offer-not-priced', offerIds: unpriced.offerIds })
    expect((await cartOf(unpriced.offerIds[0]!)).currency).toBe('EUR')
  })

  /** The key of a shop remembers its store for some seconds. */
  async function sellInYen(store: TestStore): Promise<void> {
    const at = { bearer: store.secretKey }
    const { body } = await send(api.app.request, 'GET', '/v1/admin/store', at)
    await send(api.app.request, 'PATCH', '/v1/admin/store', {
      ...at,
      headers: { 'if-match': `"${body.version}"` },
      body: { currencies: ['JPY'] },
    })
    await expect
      .poll(async () => (await shopper(api.app.request, store).send('GET', '/v1/store')).body.currencies, {
        timeout: 10_000,
      })
      .toEqual(['JPY'])
  }
})
