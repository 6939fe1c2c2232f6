import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { changeOffer, changeStock, stepsIn } from '../../../test/cart-steps.ts'
import { anotherApp } from '../../../test/quoted-checkout.ts'

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

const offer = async (of: { stock?: number; price?: number } = {}) => {
  const { offerIds } = await createTestProduct(store, { stock: [of.stock ?? 50], price: of.price ?? 1000 })
  return offerIds[0]!
}
const open = async (lineItems: { offerId: string; quantity: number }[]) => {
  const { body } = await buyer.cart(lineItems)
  return { cart: body, ...stepsIn(buyer, body) }
}
const one = async (quantity = 1, of: { stock?: number; price?: number } = {}) => {
  const offerId = await offer(of)
  const opened = await open([{ offerId, quantity }])
  return { offerId, lineId: opened.cart.lineItems[0].id as string, ...opened }
}
const eur = (amount: number) => ({ amount, currency: 'EUR' })
const nothing = { was: null, now: null, available: null }
const code = ({ status, body }: Answer) => [status, body.code]
const notices = (answer: Answer) => answer.body.notices
const quote = async (cart: { id: string; secret: string }) =>
  buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })

describe('a price that changed', () => {
  it('is noticed with what it was, and is charged as it is now', async () => {
    const { cart, offerId, lineId, read } = await one(2)
    expect(notices(await read())).toEqual([])
    await changeOffer(api, offerId, { priceAmount: 1250 })
    const after = await read()
    expect(notices(after)).toEqual([
      { ...nothing, lineId, code: 'price-changed', was: eur(1000), now: eur(1250) },
    ])
    expect(after.body).toMatchObject({ version: 1, totals: { subtotal: eur(2500) } })
    expect((await quote(cart)).body.totals.subtotal).toEqual(eur(2500))
  })

  it('is noticed no more once it was accepted, or the quantity was set at it, and not by a note', async () => {
    const { offerId, lineId, read, accept, change } = await one()
    await changeOffer(api, offerId, { priceAmount: 900 })
    expect(notices(await change(lineId, { note: 'x' }))).toHaveLength(1)
    const accepted = await accept()
    expect(accepted.body).toMatchObject({ notices: [], itemCount: 1, version: 3 })
    expect(notices(await read())).toEqual([])
    await changeOffer(api, offerId, { priceAmount: 950 })
    expect(notices(await read())).toMatchObject([{ was: eur(900), now: eur(950) }])
    expect(notices(await change(lineId, { quantity: 2 }))).toEqual([])
    expect(notices(await read())).toEqual([])
  })

  it('is noticed when a line comes back that was saved meanwhile', async () => {
    const { offerId, lineId, change } = await one()
    expect(notices(await change(lineId, { saved: true }))).toEqual([])
    await changeOffer(api, offerId, { priceAmount: 1100 })
    expect(notices(await change(lineId, { saved: false }))).toMatchObject([
      { was: eur(1000), now: eur(1100) },
    ])
  })
})

describe('stock', () => {
  it('that is not enough is noticed with what there is, and accepted as a smaller quantity', async () => {
    const { offerId, lineId, cart, read, accept } = await one(5)
    await changeStock(api, offerId, 3)
    expect(notices(await read())).toEqual([{ ...nothing, lineId, code: 'out-of-stock', available: 3 }])
    expect(code(await quote(cart))).toEqual([409, 'out-of-stock'])
    expect((await accept()).body).toMatchObject({ notices: [], lineItems: [{ id: lineId, quantity: 3 }] })
    expect((await quote(cart)).status).toBe(201)
  })

  it('that is gone saves the line for later, with the quantity it had', async () => {
    const [gone, kept] = [await offer(), await offer()]
    const { cart, accept, read } = await open([gone, kept].map((offerId) => ({ offerId, quantity: 2 })))
    await changeStock(api, gone, 0)
    expect(notices(await read())).toMatchObject([{ code: 'out-of-stock', available: 0 }])
    expect((await accept()).body).toMatchObject({
      notices: [],
      lineItems: [{ offerId: kept, quantity: 2 }],
      savedItems: [{ offerId: gone, quantity: 2, purchasable: false }],
      itemCount: 2,
    })
    expect((await quote(cart)).status).toBe(201)
  })

  it('that is set aside for this very cart is not missing from it, and nobody else has it', async () => {
    const { offerId, cart, read, accept } = await one(2, { stock: 2 })
    const other = await open([{ offerId, quantity: 1 }])
    expect((await quote(cart)).status).toBe(201)
    expect((await read()).body).toMatchObject({
      notices: [],
      lineItems: [{ purchasable: true, availability: { quantity: 2 } }],
    })
    expect((await accept()).body).toMatchObject({ version: 1, lineItems: [{ quantity: 2 }] })
    expect(notices(await other.read())).toMatchObject([{ code: 'out-of-stock', available: 0 }])
    expect((await quote(cart)).status).toBe(201)
  })
})

describe('what cannot be bought', () => {
  it('is noticed for one reason when it is not for sale, and saved for later when that is accepted', async () => {
    const { offerId, lineId, cart, read, accept } = await one(3)
    await changeOffer(api, offerId, { status: 'paused', priceAmount: 1, min: 2, step: 2 })
    await changeStock(api, offerId, 1)
    expect(notices(await read())).toEqual([{ ...nothing, lineId, code: 'not-for-sale' }])
    expect((await accept()).body).toMatchObject({ notices: [], lineItems: [], savedItems: [{ quantity: 3 }] })
    expect(code(await quote(cart))).toEqual([409, 'cart-empty'])
  })

  it('in that quantity becomes what is allowed, and never more than it was', async () => {
    const [less, none, short] = [await offer(), await offer(), await offer()]
    const { accept, read } = await open([
      { offerId: less, quantity: 17 },
      { offerId: none, quantity: 3 },
      { offerId: short, quantity: 12 },
    ])
    for (const offerId of [less, none, short]) await changeOffer(api, offerId, { min: 6, max: 24, step: 6 })
    await changeStock(api, short, 11)
    expect(notices(await read()).map(({ code: what }: { code: string }) => what)).toEqual([
      'quantity-not-allowed',
      'quantity-not-allowed',
      'out-of-stock',
    ])
    expect((await accept()).body).toMatchObject({
      notices: [],
      lineItems: [
        { offerId: less, quantity: 12 },
        { offerId: short, quantity: 6 },
      ],
      savedItems: [{ offerId: none, quantity: 3 }],
    })
  })
})

describe('accepting', () => {
  it('changes nothing where nothing has changed', async () => {
    const { accept } = await one()
    expect((await accept()).body).toMatchObject({ version: 1, notices: [] })
  })

  it('is once for one key, and is an event', async () => {
    const { offerId, accept } = await one(5)
    await changeStock(api, offerId, 3)
    const headers = { 'idempotency-key': randomUUID() }
    const answers = [await accept({ headers }), await accept({ headers })]
    expect(answers[1]!.body).toEqual(answers[0]!.body)
    expect(answers[0]!.body).toMatchObject({ version: 2, itemCount: 3 })
  })

  it('loses nothing that another tab adds at the same moment', async () => {
    const { offerId, accept, add, read } = await one(5)
    const more = await Promise.all([1, 2, 3].map(() => offer()))
    await changeStock(api, offerId, 3)
    const answers = await Promise.all([accept(), ...more.map((id) => add(id)), accept()])
    for (const answer of answers) expect([200, 503]).toContain(answer.status)
    const added = answers.slice(1, 4).filter(({ status }) => status === 200).length
    await accept()
    const { body } = await read()
    expect(body).toMatchObject({ notices: [], itemCount: 3 + added })
  })
})

describe('in another currency', () => {
  const foreign = async () => {
    const settings = await send(api.app.request, 'GET', '/v1/admin/store', { bearer: store.secretKey })
    const changed = await send(api.app.request, 'PATCH', '/v1/admin/store', {
      bearer: store.secretKey,
      headers: { 'if-match': `"${settings.body.version}"` },
      body: { currencies: ['CHF'] },
    })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    const list = await send(api.app.request, 'POST', '/v1/admin/price-lists', {
      bearer: store.secretKey,
      body: { title: 'Francs', kind: 'override', currency: 'CHF' },
    })
    expect(list.status, JSON.stringify(list.body)).toBe(201)
    const path = `/v1/admin/price-lists/${list.body.id}/prices`
    const visitor = shopper(anotherApp(api).request, store)
    return {
      visitor,
      price: (offerId: string, unitPriceAmount: number) =>
        send(api.app.request, 'PUT', path, {
          bearer: store.secretKey,
          body: { prices: [{ offerId, unitPriceAmount }] },
        }),
      unprice: (offerId: string) =>
        send(api.app.request, 'POST', `${path}/removal`, {
          bearer: store.secretKey,
          body: { prices: [{ offerId }] },
        }),
    }
  }

  it('prices are those of its lists, noticed and accepted in it; what has none cannot be bought', async () => {
    const { visitor, price, unprice } = await foreign()
    const [a, b] = [await offer(), await offer()]
    await price(a, 1500)
    const opened = await visitor.send('POST', '/v1/carts', {
      body: { currency: 'CHF', lineItems: [{ offerId: a, quantity: 2 }] },
    })
    const { read, add, accept, change } = stepsIn(visitor, opened.body)
    expect(code(await add(b))).toEqual([409, 'offer-not-priced'])
    await price(a, 1600)
    const chf = (amount: number) => ({ amount, currency: 'CHF' })
    expect(notices(await read())).toMatchObject([{ was: chf(1500), now: chf(1600) }])
    await accept()
    const [{ id: lineId }] = opened.body.lineItems
    expect((await change(lineId, { saved: true })).body.savedItems).toMatchObject([
      { unitPrice: chf(1600), purchasable: true },
    ])
    await change(lineId, { saved: false })
    await unprice(a)
    expect(notices(await read())).toEqual([{ ...nothing, lineId, code: 'not-priced' }])
    expect((await accept()).body).toMatchObject({ notices: [], lineItems: [], savedItems: [{ id: lineId }] })
    expect(code(await change(lineId, { saved: false }))).toEqual([409, 'offer-not-priced'])
  })

  it('that the store does not sell in, or that is none, no cart is opened', async () => {
    const currency = (of: string) => buyer.send('POST', '/v1/carts', { body: { currency: of } })
    expect(code(await currency('JPY'))).toEqual([409, 'currency-not-sold'])
    for (const of of ['eur', 'EURO', '', '€'])
      expect(code(await currency(of))).toEqual([400, 'invalid-request'])
  })
})
