import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { count, patience } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin, quoted, runOut, workerLooks } from '../../../test/quoted-checkout.ts'

const places = 4
let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ CHECKOUT_HOLDS_PER_ADDRESS: String(places), TRUSTED_PROXIES: 'in-process' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const full = [409, 'too-many-checkouts']

/** A store whose shelf is full, and buyers with carts of their own at any address. */
async function shop(of: { store?: TestStore } = {}) {
  const { store, buyer, offerIds, shippingMethodId } = await quoted(api, {
    stock: [1000],
    ...of,
  })
  // The quote that came with the store must not count.
  await asAdmin(
    api,
    `UPDATE commerce.checkouts SET holder_hash = NULL, holder_place = NULL WHERE store_id = $1`,
    [store.context.store.id],
  )
  const cartAt = async (from: string) => {
    const headers = { 'x-forwarded-for': from }
    const cart = (await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 1 }])).body
    const quote = () => buyer.checkout(cart, { shippingMethodId, headers })
    const pay = (checkout: { id: string }, paymentMethod?: string) =>
      buyer.pay(cart, checkout, {
        idempotencyKey: randomUUID(),
        ...(paymentMethod === undefined ? {} : { paymentMethod }),
      })
    return { cart, quote, pay }
  }
  const quoteAt = async (from: string) => (await cartAt(from)).quote()
  const fill = async (from: string) => {
    const quotes = []
    for (let n = 0; n < places; n += 1) quotes.push((await quoteAt(from)).body)
    return quotes
  }
  return { store, buyer, offerIds, shippingMethodId, cartAt, quoteAt, fill }
}

describe('goods set aside for one address', () => {
  it('are in so many checkouts at a time and not in one more; others buy on', async () => {
    const { quoteAt, fill } = await shop()
    for (const { state } of await fill('203.0.113.1')) expect(state).toBe('held')
    expect(code(await quoteAt('203.0.113.1'))).toEqual(full)
    expect((await quoteAt('203.0.113.2')).status).toBe(201)
  })

  it('count for the whole network an IPv6 client has', async () => {
    const { quoteAt } = await shop()
    for (let n = 1; n <= places; n += 1) expect((await quoteAt(`2001:db8:1:2::${n}`)).status).toBe(201)
    expect(code(await quoteAt('2001:db8:1:2:ffff::1'))).toEqual(full)
    expect((await quoteAt('2001:db8:1:3::1')).status).toBe(201)
  })

  it('make place when they are bought, expire, or are quoted anew', async () => {
    const { cartAt, quoteAt } = await shop()
    const from = '203.0.113.3'
    const last = await cartAt(from)
    expect((await last.quote()).status).toBe(201)
    for (let n = 1; n < places; n += 1) await quoteAt(from)
    const again = await last.quote()
    expect(again.status).toBe(201)
    expect(code(await quoteAt(from))).toEqual(full)
    expect((await last.pay(again.body)).body.state).toBe('placed')
    const next = await quoteAt(from)
    expect(next.status).toBe(201)
    expect(code(await quoteAt(from))).toEqual(full)
    await runOut(api, next.body)
    await workerLooks(api)
    expect((await quoteAt(from)).status).toBe(201)
  })

  it('stay counted while a payment runs and after one was declined', async () => {
    const { cartAt, quoteAt } = await shop()
    const from = '203.0.113.4'
    const carts = await Promise.all(Array.from({ length: places }, () => cartAt(from)))
    for (const [n, { quote, pay }] of carts.entries())
      await pay((await quote()).body, n % 2 === 0 ? 'pm_test_declined' : 'pm_test_second_step')
    expect(code(await quoteAt(from))).toEqual(full)
  })

  it(
    'are never more than that, however many buyers come at the same moment',
    async () => {
      for (let round = 0; round < count(3, 30); round += 1) {
        const { cartAt, store } = await shop()
        const carts = await Promise.all(Array.from({ length: 16 }, () => cartAt('203.0.113.5')))
        const answers = await Promise.all(carts.map(({ quote }) => quote()))
        for (const answer of answers) expect([201, 409, 503]).toContain(answer.status)
        const held = answers.filter(({ status }) => status === 201)
        expect(held.length).toBeLessThanOrEqual(places)
        const [row] = await asAdmin(
          api,
          `SELECT count(*)::int AS held FROM commerce.checkouts WHERE store_id = $1 AND state = 'held' AND holder_hash IS NOT NULL`,
          [store.context.store.id],
        )
        expect(row).toEqual({ held: held.length })
      }
    },
    patience(60_000),
  )

  it('leave no trace of the address when they are over, and none that could be read before', async () => {
    const { cartAt, store } = await shop()
    const { quote, pay } = await cartAt('203.0.113.6')
    const { body: checkout } = await quote()
    const rows = () =>
      asAdmin<{ holder_hash: string | null; holder_place: number | null }>(
        api,
        'SELECT holder_hash, holder_place FROM commerce.checkouts WHERE store_id = $1 ORDER BY created_at DESC LIMIT 1',
        [store.context.store.id],
      )
    expect((await rows())[0]?.holder_hash).toMatch(/^[0-9a-f]{64}$/)
    await pay(checkout)
    expect(await rows()).toEqual([{ holder_hash: null, holder_place: null }])
  })

  it('of another store do not count', async () => {
    const [one, two] = [await shop(), await shop()]
    await one.fill('203.0.113.7')
    expect((await two.quoteAt('203.0.113.7')).status).toBe(201)
  })
})

describe('goods set aside for a customer', () => {
  it('are in three checkouts at the most, wherever the customer is', async () => {
    const { store, cartAt, shippingMethodId } = await shop()
    const { accessToken: bearer } = await createTestCustomer(store)
    const quoteAs = async (n: number) => {
      const { cart } = await cartAt(`203.0.113.${n}`)
      const body = {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        shippingMethodId,
      }
      const headers = { 'x-forwarded-for': `198.51.100.${n}` }
      return send(api.app.request, 'POST', '/v1/checkouts', {
        bearer,
        cartSecret: cart.secret,
        headers,
        body,
      })
    }
    const answers = []
    for (let n = 1; n <= 4; n += 1) answers.push(await quoteAs(n))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 409])
    expect(code(answers[3] as Answer)).toEqual(full)
  })

  it('do not use up the places of the address they share with others', async () => {
    const { store, cartAt, quoteAt, fill, shippingMethodId } = await shop()
    await fill('203.0.113.8')
    const { accessToken: bearer } = await createTestCustomer(store)
    const { cart } = await cartAt('203.0.113.8')
    const mine = await send(api.app.request, 'POST', '/v1/checkouts', {
      bearer,
      cartSecret: cart.secret,
      headers: { 'x-forwarded-for': '203.0.113.8' },
      body: {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        shippingMethodId,
      },
    })
    expect(mine.status).toBe(201)
    expect(code(await quoteAt('203.0.113.8'))).toEqual(full)
  })
})

it('the store’s own server, which buys for all from one address, is not bound', async () => {
  const { store, cartAt, shippingMethodId } = await shop()
  for (let n = 0; n <= places + 1; n += 1) {
    const { cart } = await cartAt('203.0.113.9')
    const body = {
      cartId: cart.id,
      buyer: { email: 'ada@example.com' },
      shippingAddress: address,
      shippingMethodId,
    }
    const answer = await send(api.app.request, 'POST', '/v1/checkouts', {
      bearer: store.secretKey,
      cartSecret: cart.secret,
      headers: { 'x-forwarded-for': '203.0.113.9' },
      body,
    })
    expect(answer.status).toBe(201)
  }
})
