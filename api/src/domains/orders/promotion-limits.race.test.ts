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
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { runOut, workerLooks } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const price = 10_000
const off = 1_000

interface Shop {
  store: TestStore
  offerId: string
  shippingMethodId: string
  /** A promotion of 10.00 off, as staff makes it */
  promote(of: object): Promise<string>
  giveCode(promotionId: string, code: string, usesMax?: number | null): Promise<void>
  /** How often it is used, as staff is told */
  usesOf(promotionId: string): Promise<{ held: number; ordered: number }>
}

async function openShop(): Promise<Shop> {
  const store = await api.store()
  const { offerIds } = await createTestProduct(store, { stock: [10_000], price })
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await send(api.app.request, method, `/v1/admin/promotions${path}`, {
      bearer: store.secretKey,
      ...(body ? { body } : {}),
    })
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
    return answer.body
  }
  const effect = { kind: 'reduction', off: { kind: 'amount', amount: off } }
  return {
    store,
    offerId: offerIds[0] ?? '',
    shippingMethodId: await shopper(api.app.request, store).shippingMethodId(),
    promote: async (of) =>
      (await ask('POST', '', { title: 'Ten off', status: 'active', currency: 'EUR', effect, ...of })).id,
    giveCode: (promotionId, code, usesMax = null) => ask('POST', `/${promotionId}/codes`, { code, usesMax }),
    usesOf: async (promotionId) => (await ask('GET', `/${promotionId}`)).uses,
  }
}

interface Buyer {
  /** Asks for a quote: what it takes off, or the code of its refusal */
  quote(): Promise<number | string>
  pay(): Promise<Answer>
  checkout(): Answer['body']
}

/** Somebody with a cart, and the codes that they have entered. */
async function comes(shop: Shop, of: { email?: string; codes?: string[] } = {}): Promise<Buyer> {
  const buyer = shopper(api.app.request, shop.store)
  const { body: cart } = await buyer.cart([{ offerId: shop.offerId, quantity: 1 }])
  const email = of.email ?? `${randomUUID()}@example.com`
  for (const code of of.codes ?? []) {
    const added = await buyer.send('POST', `/v1/carts/${cart.id}/codes`, {
      cartSecret: cart.secret,
      body: { code },
    })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
  }
  let checkout: Answer['body']
  return {
    async quote() {
      const answer = await buyer.send('POST', '/v1/checkouts', {
        cartSecret: cart.secret,
        body: {
          cartId: cart.id,
          buyer: { email },
          shippingAddress: address,
          shippingMethodId: shop.shippingMethodId,
        },
      })
      if (answer.status !== 201) return answer.body.code
      checkout = answer.body
      const { totals } = checkout
      // Free shipping begins at the price without the discount, so the goods are looked at.
      expect(totals.subtotal.amount).toBe(price)
      return totals.discount.amount
    },
    pay: () => buyer.pay(cart, checkout, { idempotencyKey: randomUUID() }),
    checkout: () => checkout,
  }
}

const several = <T>(n: number, make: (at: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => make(at)))
const howMany = (results: (number | string)[], what: number | string) =>
  results.filter((result) => result === what).length

describe('a promotion with a limit', () => {
  it('that applies by itself is had by exactly as many as it is for, and the others see the full price before they pay', async () => {
    const shop = await openShop()
    const limit = count(3, 10)
    const promotionId = await shop.promote({ usesMax: limit })
    const buyers = await several(10 * limit, () => comes(shop))
    const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
    expect([howMany(quotes, off), howMany(quotes, 0)]).toEqual([limit, 9 * limit])
    expect(await shop.usesOf(promotionId)).toEqual({ held: limit, ordered: 0 })
    const paid = await Promise.all(buyers.map((buyer) => buyer.pay()))
    for (const [at, { status, body }] of paid.entries()) {
      expect([status, body.state]).toEqual([200, 'placed'])
      expect(body.totals.discount.amount).toBe(quotes[at])
    }
    expect(await shop.usesOf(promotionId)).toEqual({ held: 0, ordered: limit })
    expect(await (await comes(shop)).quote()).toBe(0)
  }, 60_000)

  it('that needs a code is had by exactly as many, and the others are told so before they pay', async () => {
    const shop = await openShop()
    const limit = count(3, 10)
    const promotionId = await shop.promote({ usesMax: limit, needsCode: true })
    await shop.giveCode(promotionId, 'TEN')
    const buyers = await several(10 * limit, (at) => comes(shop, { codes: [at % 2 ? 'ten' : ' T-E-N '] }))
    const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
    expect([howMany(quotes, off), howMany(quotes, 'promotion-used-up')]).toEqual([limit, 9 * limit])
    expect(await shop.usesOf(promotionId)).toEqual({ held: limit, ordered: 0 })
  }, 60_000)

  it('is had by all just below its limit and at it, and by all but one just above', async () => {
    const shop = await openShop()
    const limit = 4
    for (const needsCode of [false, true])
      for (const wanted of [limit - 1, limit, limit + 1]) {
        const promotionId = await shop.promote({ usesMax: limit, needsCode })
        const code = `LIMIT${wanted}`
        if (needsCode) await shop.giveCode(promotionId, code)
        const buyers = await several(wanted, () => comes(shop, { codes: needsCode ? [code] : [] }))
        const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
        expect(howMany(quotes, off)).toBe(Math.min(wanted, limit))
        expect((await shop.usesOf(promotionId)).held).toBe(Math.min(wanted, limit))
        await send(api.app.request, 'POST', `/v1/admin/promotions/${promotionId}/end`, {
          bearer: shop.store.secretKey,
        })
      }
  }, 60_000)

  it('of codes for one each lets each code be used once, however many have it', async () => {
    const shop = await openShop()
    const promotionId = await shop.promote({ needsCode: true })
    const codes = Array.from({ length: count(4, 20) }, (_, at) => `SINGLE${at}`)
    for (const code of codes) await shop.giveCode(promotionId, code, 1)
    const buyers = await several(codes.length * 6, (at) =>
      comes(shop, { codes: [codes[at % codes.length] ?? ''] }),
    )
    const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
    expect([howMany(quotes, off), howMany(quotes, 'promotion-used-up')]).toEqual([
      codes.length,
      codes.length * 5,
    ])
  }, 60_000)

  it('for each customer is had by one person as often as it may be, in however many carts', async () => {
    const shop = await openShop()
    const limited = await shop.promote({ usesPerCustomer: 2 })
    const people = ['ada@example.com', 'ben@example.com']
    const buyers = await several(count(12, 40), (at) =>
      comes(shop, { email: (at % 4 < 2 ? people[at % 2]?.toUpperCase() : people[at % 2]) ?? '' }),
    )
    const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
    expect(howMany(quotes, off)).toBe(2 * people.length)
    expect(await shop.usesOf(limited)).toEqual({ held: 4, ordered: 0 })
  }, 60_000)

  it('for first orders is had once by one person, and not again after an order', async () => {
    const shop = await openShop()
    await shop.promote({ conditions: { firstOrderOnly: true } })
    const email = 'first@example.com'
    const buyers = await several(6, () => comes(shop, { email }))
    const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
    expect(howMany(quotes, off)).toBe(1)
    expect((await buyers[quotes.indexOf(off)]?.pay())?.status).toBe(200)
    expect(await (await comes(shop, { email })).quote()).toBe(0)
  }, 60_000)

  it('for first orders is one of all such promotions that a person has at once, with whatever codes', async () => {
    const shop = await openShop()
    for (const code of ['HELLO', 'WELCOME'])
      await shop.giveCode(await shop.promote({ needsCode: true, conditions: { firstOrderOnly: true } }), code)
    for (let person = 0; person < count(4, 30); person += 1) {
      const email = `${randomUUID()}@example.com`
      const buyers = await Promise.all(
        ['HELLO', 'WELCOME'].map((code) => comes(shop, { email, codes: [code] })),
      )
      const quotes = await Promise.all(buyers.map((buyer) => buyer.quote()))
      expect(quotes.toSorted()).toEqual([off, 'promotion-used-up'])
      const winner = buyers[quotes.indexOf(off)]
      expect(await winner?.quote()).toBe(off)
      const both = await comes(shop, { email: `${randomUUID()}@example.com`, codes: ['HELLO', 'WELCOME'] })
      expect(await both.quote()).toBe(2 * off)
    }
  }, 60_000)

  it('stays with who asks for a new quote, and comes free when a quote runs out', async () => {
    const shop = await openShop()
    const promotionId = await shop.promote({ usesMax: 1 })
    const [holder, others] = [await comes(shop), await several(5, () => comes(shop))]
    expect(await holder.quote()).toBe(off)
    for (let round = 0; round < count(3, 20); round += 1) {
      const [kept, ...tried] = await Promise.all([holder, ...others].map((buyer) => buyer.quote()))
      expect([kept, ...new Set(tried)]).toEqual([off, 0])
    }
    await runOut(api, holder.checkout())
    await workerLooks(api)
    expect(await shop.usesOf(promotionId)).toEqual({ held: 0, ordered: 0 })
    const quotes = await Promise.all([holder, ...others].map((buyer) => buyer.quote()))
    expect(howMany(quotes, off)).toBe(1)
  }, 60_000)
})
