import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const ask = (store: TestStore, method: string, path: string, sent: Sent = {}) =>
  send(api.app.request, method, path, { bearer: store.secretKey, ...sent })

async function made(store: TestStore, path: string, body: object): Promise<Answer['body']> {
  const answer = await ask(store, 'POST', path, { body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

const tenPercent = {
  title: 'Ten percent',
  status: 'active',
  effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } },
}

/** A store with a product of 10.00 in a cart of three. */
async function scene(promotion: object | null = tenPercent) {
  const store = await api.store()
  const product = await createTestProduct(store, { price: 1000, stock: [50] })
  const buyer = shopper(api.app.request, store)
  const promoted = promotion && (await made(store, '/v1/admin/promotions', promotion))
  const cart = (await buyer.cart([{ offerId: product.offerIds[0]!, quantity: 3 }])).body
  const inCart = (method: string, path: string, body?: object) =>
    buyer.send(method, `/v1/carts/${cart.id}${path}`, { cartSecret: cart.secret, ...(body ? { body } : {}) })
  return { store, product, buyer, promoted, cart, inCart }
}

const sum = (amounts: { amount: { amount: number } }[]) =>
  amounts.reduce((total, { amount }) => total + amount.amount, 0)

describe('a cart under promotions', () => {
  it('says what is taken off, and a change of the promotion is in the next reply', async () => {
    const { store, promoted, cart, inCart } = await scene()
    expect(cart).toMatchObject({
      totals: { subtotal: { amount: 3000 }, discount: { amount: 300 }, total: { amount: 2700 } },
      discounts: [{ promotionId: promoted.id, on: 'goods', amount: { amount: 300 } }],
      lineItems: [{ discount: { amount: 300 }, total: { amount: 3000 } }],
    })
    const paused = await ask(store, 'POST', `/v1/admin/promotions/${promoted.id}/pause`)
    expect(paused.status, JSON.stringify(paused.body)).toBe(200)
    expect((await inCart('GET', '')).body.totals.discount.amount).toBe(0)
  })

  it('takes a code however it is typed, and says why one takes nothing off', async () => {
    const { store, promoted, inCart } = await scene({
      ...tenPercent,
      needsCode: true,
      currency: 'EUR',
      conditions: { minAmount: 5000 },
    })
    await made(store, `/v1/admin/promotions/${promoted.id}/codes`, { code: 'SUMMER10' })
    const early = (await inCart('POST', '/codes', { code: ' summer-10' })).body
    expect(early).toMatchObject({
      codes: ['SUMMER10'],
      discounts: [],
      notApplied: [{ code: 'SUMMER10', reason: 'amount-too-small', missing: { amount: 2000 } }],
    })
    const line = early.lineItems[0].id
    const enough = (await inCart('PATCH', `/lines/${line}`, { quantity: 5 })).body
    expect(enough).toMatchObject({ totals: { discount: { amount: 500 } }, notApplied: [] })
    expect((await inCart('POST', '/codes', { code: 'nothing' })).body.notApplied).toMatchObject([
      { code: 'NOTHING', reason: 'code-unknown', promotionId: null },
    ])
    const left = (await inCart('DELETE', '/codes/Summer%2010')).body
    expect(left).toMatchObject({ codes: ['NOTHING'], totals: { discount: { amount: 0 } } })
  })

  it('costs what its quote says, and its order', async () => {
    const { buyer, cart, promoted } = await scene()
    const shippingMethodId = await buyer.shippingMethodId()
    const quote = (await buyer.checkout(cart, { shippingMethodId })).body
    const { totals } = quote
    expect(totals.total.amount).toBe(
      totals.subtotal.amount - totals.discount.amount + totals.fulfillment.amount,
    )
    expect(totals.discount.amount).toBe(300)
    const paid = await buyer.pay(cart, quote, { idempotencyKey: randomUUID() })
    expect(paid.body).toMatchObject({ state: 'placed', totals, discounts: [{ promotionId: promoted.id }] })
  })
})

describe('an estimate', () => {
  it('shows how each package can go, takes the cheapest, and what is chosen instead', async () => {
    const { store, cart, inCart } = await scene(null)
    await made(store, '/v1/admin/shipping-methods', {
      handle: 'courier',
      name: 'Courier',
      description: '',
      priceAmount: 1900,
      freeFromAmount: null,
      minDays: 0,
      maxDays: 1,
    })
    const estimate = (await inCart('POST', '/shipping-estimate', { country: address.addressCountry })).body
    const [one] = estimate.packages
    expect(estimate.isComplete).toBe(true)
    expect(one.lineItemIds).toEqual(cart.lineItems.map(({ id }: { id: string }) => id))
    expect(one.options.map(({ name }: { name: string }) => name)).toContain('Courier')
    expect(one.shippingMethodId).toBe(one.options[0].shippingMethodId)
    const courier = one.options.find(({ name }: { name: string }) => name === 'Courier')
    const chosen = (
      await inCart('POST', '/shipping-estimate', {
        country: address.addressCountry,
        packages: [{ sellerId: one.sellerId, shippingMethodId: courier.shippingMethodId }],
      })
    ).body
    expect(chosen.totals).toMatchObject({ fulfillment: { amount: 1900 }, total: { amount: 4900 } })
  })

  it('is refused for an empty cart, and is not there for a stranger', async () => {
    const { buyer, cart } = await scene(null)
    const empty = (await buyer.cart([])).body
    const of = (id: string, cartSecret: string) =>
      buyer.send('POST', `/v1/carts/${id}/shipping-estimate`, { cartSecret, body: { country: 'DE' } })
    expect((await of(empty.id, empty.secret)).body.code).toBe('cart-empty')
    expect((await of(cart.id, empty.secret)).status).toBe(404)
  })
})

describe('an explanation', () => {
  it('adds up to the total of the cart, step by step and line by line', async () => {
    const { inCart } = await scene()
    for (const query of ['', '?country=DE']) {
      const { total, steps } = (await inCart('GET', `/explanation${query}`)).body
      expect(sum(steps)).toBe(total.amount)
      for (const step of steps) {
        const parts = sum(step.lineItems) + sum(step.packages)
        expect(parts).toBe(Math.abs(step.amount.amount) + step.within.amount)
      }
      expect(steps.map(({ rule }: { rule: string }) => rule)).toContain('promotion')
    }
  })

  it('is kept with the order, with its own lines and who bears what', async () => {
    const { store, buyer, cart, promoted } = await scene({ ...tenPercent, sellerShareBasisPoints: 5000 })
    const quote = (await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })).body
    const { order } = (await buyer.pay(cart, quote, { idempotencyKey: randomUUID() })).body
    const explained = (await ask(store, 'GET', `/v1/admin/orders/${order.id}/explanation`)).body
    const shown = (await ask(store, 'GET', `/v1/admin/orders/${order.id}`)).body
    expect(explained.total).toEqual(shown.totals.total)
    expect(sum(explained.steps)).toBe(explained.total.amount)
    const off = explained.steps.find(({ rule }: { rule: string }) => rule === 'promotion')
    expect(off).toMatchObject({ by: promoted.id, lineItems: [{ id: shown.lineItems[0].id }] })
    expect(explained.costs).toMatchObject([{ seller: { amount: 150 }, platform: { amount: 150 } }])
  })
})

describe('a trial of a promotion', () => {
  const trial = (store: TestStore, body: object) => ask(store, 'POST', '/v1/admin/promotion-trials', { body })

  it('says what a draft would do to a cart, and writes nothing', async () => {
    const { store, cart, promoted, inCart } = await scene({ ...tenPercent, status: 'draft', needsCode: true })
    const { status, body } = await trial(store, { promotionId: promoted.id, cartId: cart.id })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      applies: true,
      before: { total: { amount: 3000 } },
      after: { discount: { amount: 300 }, total: { amount: 2700 } },
    })
    expect((await inCart('GET', '')).body).toMatchObject({ version: 1, totals: { discount: { amount: 0 } } })
  })

  it('takes a promotion and a cart that do not exist, at another time', async () => {
    const { store, product } = await scene(null)
    const promotion = {
      title: 'Black Friday',
      effect: tenPercent.effect,
      validFrom: '2030-11-29T00:00:00',
      validUntil: '2030-11-30T00:00:00',
    }
    const lineItems = [{ offerId: product.offerIds[0]!, quantity: 2 }]
    const now = (await trial(store, { promotion, lineItems })).body
    expect(now).toMatchObject({ applies: false, notApplied: [{ reason: 'not-yet' }] })
    const then = (await trial(store, { promotion, lineItems, at: '2030-11-29T12:00:00Z' })).body
    expect(then).toMatchObject({ applies: true, after: { total: { amount: 1800 } } })
  })

  it('refuses what names nothing, and what is another store’s', async () => {
    const [mine, theirs] = [await scene(), await scene()]
    const refused = await trial(mine.store, { cartId: mine.cart.id })
    expect(refused.body).toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/promotionId' }] })
    const { promoted, cart } = theirs
    expect((await trial(mine.store, { promotionId: promoted.id, cartId: mine.cart.id })).status).toBe(404)
    expect((await trial(mine.store, { promotionId: mine.promoted.id, cartId: cart.id })).status).toBe(404)
  })
})

describe('more than can be computed', () => {
  it('is refused wherever a cart is priced for an address, and is over with fewer pieces', async () => {
    const store = await api.store()
    const price = 89_000_000_000
    const { offerIds } = await createTestProduct(store, { price, stock: Array<number>(60).fill(999) })
    const buyer = shopper(api.app.request, store)
    const cart = (await buyer.cart(offerIds.map((offerId) => ({ offerId, quantity: 999 })))).body
    const inCart = (method: string, path: string, body?: object) =>
      buyer.send(method, `/v1/carts/${cart.id}${path}`, {
        cartSecret: cart.secret,
        ...(body ? { body } : {}),
      })
    const changed = await ask(store, 'PATCH', '/v1/admin/store', { body: { pricesIncludeTax: false } })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
    const country = address.addressCountry
    const zone = await made(store, '/v1/admin/tax-zones', { name: 'Here', places: [{ country }] })
    const rate = { title: 'As much again', taxClass: 'standard', partsPerMillion: 1_000_000 }
    await made(store, `/v1/admin/tax-zones/${zone.id}/rates`, rate)
    const { title, effect } = tenPercent
    const tried = { cartId: cart.id, promotion: { title, effect }, destination: { country } }
    const answers = {
      explained: await inCart('GET', `/explanation?country=${country}`),
      estimated: await inCart('POST', '/shipping-estimate', { country }),
      quoted: await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() }),
      tried: await ask(store, 'POST', '/v1/admin/promotion-trials', { body: tried }),
    }
    for (const [name, { status, body }] of Object.entries(answers))
      expect({ name, status, code: body.code }).toEqual({ name, status: 422, code: 'total-too-large' })
    for (const { id } of cart.lineItems.slice(0, 15))
      expect((await inCart('DELETE', `/lines/${id}`)).status).toBe(200)
    const { totals } = (await inCart('POST', '/shipping-estimate', { country })).body
    expect(totals.total.amount).toBe(2 * (totals.subtotal.amount + totals.fulfillment.amount))
    expect(totals.total.amount).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
  }, 30_000)
})
