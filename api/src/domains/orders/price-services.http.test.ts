import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asAdmin, freshServices, runOut, workerLooks } from '../../../test/quoted-checkout.ts'
import { carrierOf, ScriptedPriceServices, taxOf } from '../../../test/scripted-price-services.ts'
import { createApp } from '../../app.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
let services: ScriptedPriceServices
let app: ReturnType<typeof createApp>
let store: TestStore
let product: TestProduct
let buyer: ReturnType<typeof shopper>
/** The carrier is asked for one, for the other it is not. */
let asking: { id: string }
let flat: { id: string }
beforeAll(async () => {
  api = await createTestApi()
})
beforeEach(async () => {
  store = await api.store()
  product = await createTestProduct(store, { stock: [10], price: 1200 })
  services = new ScriptedPriceServices()
  app = createApp({ ...freshServices(api), priceServices: services })
  buyer = shopper(app.request, store)
  flat = { id: await buyer.shippingMethodId() }
  asking = await staff('POST', 'shipping-methods', {
    handle: 'courier',
    name: 'Courier',
    description: 'Asks',
    priceAmount: 100,
    freeFromAmount: null,
    minDays: 1,
    maxDays: 1,
    asksCarrier: true,
  })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

async function staff(method: string, path: string, body: object) {
  const bearer = store.secretKey
  const answer = await send(app.request, method, `/v1/admin/${path}`, { bearer, body })
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

const offer = () => product.offerIds[0] ?? ''
const cartOf = async (quantity = 2) => (await buyer.cart([{ offerId: offer(), quantity }])).body
const amounts = (totals: Record<string, { amount: number }>) =>
  Object.fromEntries(['subtotal', 'fulfillment', 'tax', 'total'].map((name) => [name, totals[name]?.amount]))
const estimate = (cart: { id: string; secret: string }) =>
  buyer.send('POST', `/v1/carts/${cart.id}/shipping-estimate`, {
    cartSecret: cart.secret,
    body: { country: 'DE' },
  })
const isIdle = () => {
  const { pool } = api.services.db
  return pool.totalCount === pool.idleCount
}
const nothingSetAside = async () => {
  const storeId = store.context.store.id
  const held = await asAdmin(api, 'SELECT 1 FROM commerce.checkouts WHERE store_id = $1', [storeId])
  const stock = await asAdmin(
    api,
    'SELECT 1 FROM commerce.stock_items WHERE store_id = $1 AND reserved <> 0',
    [storeId],
  )
  return held.length + stock.length === 0
}

describe('a tax service', () => {
  it('says what tax is due in place of all zones, and every cent of it is explained', async () => {
    services.taxSays = taxOf(70_000)
    const cart = await cartOf()
    const { status, body } = await buyer.checkout(cart, { shippingMethodId: flat.id })
    expect(status).toBe(201)
    // 28.90 contain 7 %.
    expect(amounts(body.totals)).toEqual({ subtotal: 2400, fulfillment: 490, tax: 189, total: 2890 })
    expect(body.taxes).toMatchObject([
      { title: 'VAT (Test Tax)', partsPerMillion: 70_000, tax: { amount: 189 } },
    ])
    const explained = await buyer.send('GET', `/v1/carts/${cart.id}/explanation?country=DE`, {
      cartSecret: cart.secret,
    })
    expect(explained.body.steps.map(({ words }: { words: string }) => words)).toContain(
      'VAT (Test Tax) (7 %) contained in 28.90 EUR: 1.89 EUR',
    )
  })

  it('is told where to, what and for how much, and nothing of who buys', async () => {
    await buyer.checkout(await cartOf(), { shippingMethodId: flat.id })
    expect(services.askedForTax).toHaveLength(1)
    const [question] = services.askedForTax
    expect(question).toMatchObject({
      currency: 'EUR',
      destination: { country: 'DE', region: null, postalCode: '10119' },
      pricesIncludeTax: true,
      taxClasses: ['standard'],
      articles: [{ taxClass: 'standard', quantity: 2, amountAfterDiscounts: 2400 }],
      packages: [{ taxClass: 'standard', shippingAmount: 490 }],
    })
    expect(JSON.stringify(question)).not.toMatch(/ada|lovelace|torstra|berlin/i)
  })
})

describe('a cart that goes to several addresses', () => {
  it('is asked about address by address, each with what goes there, and priced by what is said of it', async () => {
    const cart = await cartOf()
    const [line] = cart.lineItems
    const { addressCountry: _, ...rest } = address
    services.taxSays = (question, of) =>
      taxOf(question.destination.country === 'AT' ? 200_000 : 70_000)(question, of)
    services.carrierSays = (question, of) =>
      carrierOf(question.destination.country === 'AT' ? 900 : 650)(question, of)
    const { status, body } = await buyer.send('POST', '/v1/checkouts', {
      cartSecret: cart.secret,
      body: {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        deliveries: [
          {
            shippingAddress: { ...rest, postalCode: '1010', addressCountry: 'AT' },
            lineItems: [{ id: line.id, quantity: 1 }],
          },
        ],
        shippingMethodId: asking.id,
      },
    })
    expect(status, JSON.stringify(body)).toBe(201)
    const asked = services.askedForTax.map(({ destination, articles }) => [
      destination.country,
      articles.map(({ id, quantity }) => [id, quantity]),
    ])
    expect(asked).toEqual(['DE', 'AT'].map((country) => [country, [[line.id, 1]]]))
    expect(services.askedForCarrier.map(({ destination }) => destination.country)).toEqual(['DE', 'AT'])
    expect(
      body.packages.map(({ destination, price }: Answer['body']) => [destination, price.amount]),
    ).toEqual([
      [0, 650],
      [1, 900],
    ])
    // 12.00 and 6.50 contain 7 %, 12.00 and 9.00 contain 20 %.
    const taxes = body.taxes.map(({ partsPerMillion, amount, tax }: Answer['body']) => [
      partsPerMillion,
      amount.amount,
      tax.amount,
    ])
    expect(taxes.toSorted()).toEqual([
      [200_000, 2100, 350],
      [70_000, 1850, 121],
    ])
  })
})

describe('a carrier', () => {
  it('says what a package costs and how long it takes by the methods that ask it, and no other', async () => {
    services.carrierSays = carrierOf(650, { minDays: 3, maxDays: 5 })
    const { body } = await buyer.checkout(await cartOf(), { shippingMethodId: asking.id })
    expect(amounts(body.totals)).toMatchObject({ fulfillment: 650, total: 3050 })
    expect(body.packages).toMatchObject([
      { shippingMethod: { id: asking.id, name: 'Courier', minDays: 3, maxDays: 5 }, price: { amount: 650 } },
    ])
    expect(services.askedForCarrier).toMatchObject([
      { packages: [{ weightGrams: 200, quantity: 2, goodsAmount: 2400, shippingMethodIds: [asking.id] }] },
    ])
    const seen = await estimate(await cartOf())
    expect(
      seen.body.packages[0].options.map((option: { shippingMethodId: string; price: { amount: number } }) => [
        option.shippingMethodId,
        option.price.amount,
      ]),
    ).toEqual([
      [flat.id, 490],
      [asking.id, 650],
    ])
    services.carrierSays = carrierOf(300)
    const cheaper = await estimate(await cartOf())
    expect(cheaper.body.packages[0].shippingMethodId).toBe(asking.id)
    expect(amounts(cheaper.body.totals)).toMatchObject({ fulfillment: 300, total: 2700 })
  })

  it('that does not take a package leaves it to other methods', async () => {
    services.carrierSays = carrierOf(null)
    const cart = await cartOf()
    const refused = await buyer.checkout(cart, { shippingMethodId: asking.id })
    expect([refused.status, refused.body.code]).toEqual([409, 'shipping-not-possible'])
    const seen = await estimate(cart)
    expect(seen.body.packages[0].options).toHaveLength(1)
    expect((await buyer.checkout(cart, { shippingMethodId: flat.id })).status).toBe(201)
  })

  it('is not asked, and need not answer, where what was chosen does not ask it', async () => {
    services.carrierSays = () => Promise.reject(new Error('down'))
    expect((await buyer.checkout(await cartOf(), { shippingMethodId: flat.id })).status).toBe(201)
    expect(services.askedForCarrier).toEqual([])
  })

  it('is shown by its name where the price is explained', async () => {
    services.carrierSays = carrierOf(300)
    const cart = await cartOf()
    const { body } = await buyer.send('GET', `/v1/carts/${cart.id}/explanation?country=DE`, {
      cartSecret: cart.secret,
    })
    const step = body.steps.find(({ rule }: { rule: string }) => rule === 'shipping-rate')
    expect(step).toMatchObject({ amount: { amount: 300 } })
    expect(step.words).toContain('Courier (Test Carrier)')
  })
})

describe('services that are asked', () => {
  it.each([
    ['with an idempotency key', { idempotencyKey: randomUUID() }],
    ['without one', {}],
  ])('find no connection to the database held meanwhile, %s', async (_, sent) => {
    const idle: boolean[] = []
    services.taxSays = (question, of) => {
      idle.push(isIdle())
      return taxOf(200_000)(question, of)
    }
    services.carrierSays = (question, of) => {
      idle.push(isIdle())
      return carrierOf(650)(question, of)
    }
    const cart = await cartOf()
    await estimate(cart)
    expect((await buyer.checkout(cart, { shippingMethodId: asking.id, ...sent })).status).toBe(201)
    expect(idle).toEqual([true, true, true, true])
  })

  it('and do not answer in time, or not as they must, refuse the quote, and nothing is set aside', async () => {
    const cart = await cartOf()
    const rate = { taxClass: 'standard', title: 'VAT', partsPerMillion: 1 }
    const wrong: (() => unknown)[] = [
      () => Promise.reject(new Error('down')),
      () => 'yes',
      () => ({ rates: [] }),
      () => ({ rates: [{ ...rate, partsPerMillion: -1 }] }),
      () => ({ rates: [{ ...rate, partsPerMillion: 1_000_001 }] }),
      () => ({ rates: [{ ...rate, title: 'two\nlines' }] }),
      () => ({ rates: [rate, rate] }),
      () => new Promise(() => undefined),
    ]
    for (const says of wrong) {
      services.taxSays = says
      const { status, body, headers } = await buyer.checkout(cart, { shippingMethodId: asking.id })
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'price-service-unavailable', '5'])
    }
    services.taxSays = taxOf(200_000)
    const quotes: unknown[] = [
      { amount: -1, minDays: 1, maxDays: 2 },
      { amount: 1.5, minDays: 1, maxDays: 2 },
      { amount: 1, minDays: 2, maxDays: 1 },
      { amount: 2_000_000_000, minDays: 1, maxDays: 2 },
    ]
    for (const quote of quotes) {
      services.carrierSays = ({ packages: [first] }) => ({
        quotes: [{ sellerId: first?.sellerId, shippingMethodId: asking.id, quote }],
      })
      expect((await estimate(cart)).status).toBe(503)
      expect((await buyer.checkout(cart, { shippingMethodId: asking.id })).status).toBe(503)
    }
    services.carrierSays = () => ({ quotes: [] })
    expect((await buyer.checkout(cart, { shippingMethodId: asking.id })).status).toBe(503)
    expect(await nothingSetAside()).toBe(true)
    services.carrierSays = carrierOf(650)
    expect((await buyer.checkout(cart, { shippingMethodId: asking.id })).status).toBe(201)
  })

  it('are asked again when the cart changes meanwhile, and given up on when it does so each time', async () => {
    const cart = await cartOf()
    const more = async () => {
      const { id } = (await buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret })).body
        .lineItems[0]
      const quantity = services.askedForTax.length + 2
      const path = `/v1/carts/${cart.id}/lines/${id}`
      const { status } = await buyer.send('PATCH', path, { cartSecret: cart.secret, body: { quantity } })
      expect(status).toBe(200)
    }
    services.taxSays = async (question, of) => {
      await more()
      return taxOf(200_000)(question, of)
    }
    const refused = await buyer.checkout(cart, { shippingMethodId: flat.id })
    expect([refused.status, refused.body.code]).toEqual([409, 'prices-changing'])
    expect(services.askedForTax).toHaveLength(3)
    expect(await nothingSetAside()).toBe(true)
    services.taxSays = async (question, of) => {
      if (services.askedForTax.length === 4) await more()
      return taxOf(200_000)(question, of)
    }
    const { status, body } = await buyer.checkout(cart, { shippingMethodId: flat.id })
    expect([status, body.lineItems[0].quantity]).toEqual([201, 6])
    expect(services.askedForTax.map(({ articles }) => articles[0]?.quantity)).toEqual([2, 3, 4, 5, 6])
  })

  it('are asked again when the rules of prices change meanwhile', async () => {
    services.carrierSays = async (question, of) => {
      if (services.askedForCarrier.length === 1)
        await staff('PATCH', `shipping-methods/${asking.id}`, { freeFromAmount: 1000 })
      return carrierOf(650)(question, of)
    }
    const { body } = await buyer.checkout(await cartOf(), { shippingMethodId: asking.id })
    expect(amounts(body.totals)).toMatchObject({ fulfillment: 0, total: 2400 })
    expect(services.askedForCarrier).toHaveLength(2)
  })

  it('are not needed to give a reply again under its key', async () => {
    const cart = await cartOf()
    const sent = { shippingMethodId: asking.id, idempotencyKey: randomUUID() }
    const first = await buyer.checkout(cart, sent)
    services.taxSays = () => Promise.reject(new Error('down'))
    const again = await buyer.checkout(cart, sent)
    expect([again.status, again.body.id]).toEqual([201, first.body.id])
  })
})

describe('what a quote promises', () => {
  it('is what is paid, whatever services say later', async () => {
    const cart = await cartOf()
    const { body: checkout } = await buyer.checkout(cart, { shippingMethodId: asking.id })
    services.taxSays = () => Promise.reject(new Error('down'))
    services.carrierSays = carrierOf(9900)
    const asked = services.askedForTax.length + services.askedForCarrier.length
    const paid = await buyer.pay(cart, checkout, { quote: checkout.quote, idempotencyKey: randomUUID() })
    expect(paid.body).toMatchObject({ state: 'placed', totals: checkout.totals })
    expect(services.askedForTax.length + services.askedForCarrier.length).toBe(asked)
  })

  it('and has run out is promised anew by what services say then; nothing is charged while they are silent', async () => {
    const cart = await cartOf()
    const { body: checkout } = await buyer.checkout(cart, { shippingMethodId: asking.id })
    await runOut(api, checkout)
    await workerLooks(api)
    services.carrierSays = () => Promise.reject(new Error('down'))
    const idempotencyKey = randomUUID()
    const silent = await buyer.pay(cart, checkout, { idempotencyKey })
    expect([silent.status, silent.body.code]).toEqual([503, 'price-service-unavailable'])
    services.carrierSays = carrierOf(700)
    const anew = await buyer.pay(cart, checkout, { idempotencyKey })
    expect([anew.status, anew.body.code]).toEqual([409, 'quote-changed'])
    expect(amounts(anew.body.checkout.totals)).toMatchObject({ fulfillment: 700, total: 3100 })
    const payments = await asAdmin(api, 'SELECT 1 FROM commerce.payments WHERE reference = $1', [
      fromWire('checkout', checkout.id),
    ])
    expect(payments).toEqual([])
  })
})

describe('a store in a process without services', () => {
  it('ships by the rates of a method that would ask, and taxes by its zones', async () => {
    const { body } = await shopper(api.app.request, store).checkout(await cartOf(), {
      shippingMethodId: asking.id,
    })
    expect(amounts(body.totals)).toEqual({ subtotal: 2400, fulfillment: 100, tax: 399, total: 2500 })
  })
})
