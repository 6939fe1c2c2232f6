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
import { count, patience } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { readBooks } from '../../../test/books.ts'
import { createTestCustomer } from '../../../test/customers.ts'
import { asAdmin, shelf } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

interface Cart {
  id: string
  secret: string
}

/** A store with a customer and offers, and what the customer's devices do. */
async function scene(of: { offers?: number; stock?: number } = {}) {
  const store = await api.store()
  const { offerIds } = await createTestProduct(store, {
    stock: Array.from({ length: of.offers ?? 1 }, () => of.stock ?? 50),
  })
  const guest = shopper(api.app.request, store)
  const shippingMethodId = await guest.shippingMethodId()
  const cart = async (lines: Record<string, number>): Promise<Cart> =>
    (await guest.cart(Object.entries(lines).map(([offerId, quantity]) => ({ offerId, quantity })))).body
  return { store, offerIds, guest, shippingMethodId, cart, ada: await someone(store) }
}

async function someone(store: TestStore) {
  const customer = await createTestCustomer(store)
  const ask = (method: string, path: string, sent: object = {}) =>
    send(api.app.request, method, path, { bearer: customer.accessToken, ...sent })
  const once = (cart: Cart) => ask('PUT', `/v1/carts/${cart.id}/customer`, { cartSecret: cart.secret })
  return {
    ...customer,
    ask,
    associateOnce: once,
    /** As the SDK does it: busy means that nothing was changed. */
    async associate(cart: Cart): Promise<Answer> {
      for (;;) {
        const answer = await once(cart)
        if (answer.body.code !== 'busy') return answer
      }
    },
    myCart: () => ask('GET', '/v1/customers/me/cart'),
    quote: (cart: { id: string }, shippingMethodId: string) =>
      ask('POST', '/v1/checkouts', {
        body: {
          cartId: cart.id,
          buyer: { email: customer.email },
          shippingAddress: address,
          shippingMethodId,
        },
      }),
    pay: (checkout: { id: string }, origin: string) =>
      ask('POST', `/v1/checkouts/${checkout.id}/payment`, {
        idempotencyKey: randomUUID(),
        body: { paymentMethod: 'pm_test_ok', returnUrl: `${origin}/back` },
      }),
  }
}

const quantities = ({ body }: Answer): Record<string, number> =>
  Object.fromEntries(
    body.lineItems.map((line: { offerId: string; quantity: number }) => [line.offerId, line.quantity]),
  )
const statusesOf = async (store: TestStore) => {
  const rows = await asAdmin<{ status: string; carts: number }>(
    api,
    'SELECT status, count(*)::int AS carts FROM commerce.carts WHERE store_id = $1 GROUP BY status',
    [store.context.store.id],
  )
  return Object.fromEntries(rows.map(({ status, carts }) => [status, carts]))
}

describe('a cart that is made a customer’s', () => {
  it(
    '32 times at once becomes theirs once: one new secret, one new version',
    async () => {
      for (let round = 0; round < count(4, 40); round += 1) {
        const { ada, cart, offerIds } = await scene()
        const mine = await cart({ [offerIds[0]!]: 3 })
        const answers = await Promise.all(Array.from({ length: 32 }, () => ada.associate(mine)))
        for (const answer of answers) {
          expect(answer.status, JSON.stringify(answer.body)).toBe(200)
          expect(answer.body).toEqual(answers[0]?.body)
        }
        expect(answers[0]?.body).toMatchObject({ version: 2, itemCount: 3 })
        const events = await asAdmin(
          api,
          `SELECT 1 FROM commerce.events WHERE aggregate_id = $1 AND type = 'cart.bound'`,
          [fromWire('cart', mine.id)],
        )
        expect(events).toHaveLength(1)
      }
    },
    patience(60_000),
  )

  it(
    'by two people at once becomes one’s, and the other finds nothing',
    async () => {
      for (let round = 0; round < count(15, 150); round += 1) {
        const { store, ada, cart } = await scene()
        const bob = await someone(store)
        const mine = await cart({})
        const answers = await Promise.all([ada, bob].map((person) => person.associate(mine)))
        expect(answers.map(code).toSorted()).toEqual([
          [200, undefined],
          [404, 'not-found'],
        ])
        const owner = answers[0]?.status === 200 ? ada : bob
        expect((await owner.myCart()).body.id).toBe(mine.id)
      }
    },
    patience(60_000),
  )

  it(
    'from eight devices at once leaves one cart with the larger quantity of each offer, and nothing is lost',
    async () => {
      for (let round = 0; round < count(6, 60); round += 1) {
        const { store, ada, cart, offerIds } = await scene({ offers: 6 })
        const wishes = Array.from({ length: 8 }, (_, device) =>
          Object.fromEntries(
            offerIds.map((id, n) => [id, (device * 7 + n * 3 + round) % 5] as const).filter(([, q]) => q > 0),
          ),
        )
        const carts = await Promise.all(wishes.map(cart))
        const answers = await Promise.all(carts.map(ada.associate))
        for (const answer of answers) expect(answer.status, JSON.stringify(answer.body)).toBe(200)
        const largest: Record<string, number> = {}
        for (const wish of wishes)
          for (const [id, quantity] of Object.entries(wish))
            largest[id] = Math.max(largest[id] ?? 0, quantity)
        expect(quantities(await ada.myCart())).toEqual(largest)
        expect(await statusesOf(store)).toEqual({ open: 1, merged: 7 })
        for (const answer of answers) expect(answer.body.merged?.leftOut ?? []).toEqual([])
      }
    },
    patience(60_000),
  )

  it(
    'while its guest still adds to it keeps every line that was answered',
    async () => {
      for (let round = 0; round < count(8, 80); round += 1) {
        const { ada, cart, guest, offerIds } = await scene({ offers: 8 })
        const mine = await cart({})
        const add = (offerId: string) =>
          guest.send('POST', `/v1/carts/${mine.id}/lines`, { cartSecret: mine.secret, body: { offerId } })
        const [, ...added] = await Promise.all([
          ada.associate(mine),
          ...offerIds.map(async (id) => [id, await add(id)] as const),
        ])
        const kept: string[] = []
        for (const [id, answer] of added) {
          if (answer.status === 200) kept.push(id)
          else expect([404, 503]).toContain(answer.status)
        }
        expect(Object.keys(quantities(await ada.myCart())).toSorted()).toEqual(kept.toSorted())
      }
    },
    patience(60_000),
  )
})

describe('the cart the customer had before', () => {
  it(
    'quoted at the same moment is either quoted no more or not ended: no goods are held for a cart that is gone',
    async () => {
      const seen = new Set<string>()
      for (let round = 0; round < count(20, 200); round += 1) {
        const { store, ada, cart, offerIds, shippingMethodId } = await scene()
        const old = await cart({ [offerIds[0]!]: 2 })
        await ada.associate(old)
        // Every other round there is a quote already, which the new one replaces.
        if (round % 2 === 0) await ada.quote(old, shippingMethodId)
        const next = await cart({ [offerIds[0]!]: 1 })
        const [bound, quote] = await Promise.all([ada.associate(next), ada.quote(old, shippingMethodId)])
        expect(bound.status, JSON.stringify(bound.body)).toBe(200)
        if (quote.status !== 201) expect(['cart-not-open', 'busy']).toContain(quote.body.code)
        seen.add(String(quote.status))
        expect(await shelf(api, store)).toEqual({ onHand: 50, reserved: 0 })
        expect(quantities(await ada.myCart())).toEqual({ [offerIds[0]!]: 2 })
        await expectSoundBooks(api.database)
      }
      expect([...seen].length).toBeGreaterThan(0)
    },
    patience(120_000),
  )

  it(
    'paid at the same moment is bought or merged, never both and never neither',
    async () => {
      for (let round = 0; round < count(20, 200); round += 1) {
        const { store, ada, cart, offerIds, shippingMethodId } = await scene()
        const old = await cart({ [offerIds[0]!]: 2 })
        await ada.associate(old)
        const quote = await ada.quote(old, shippingMethodId)
        const next = await cart({ [offerIds[0]!]: 1 })
        const [bound, paid] = await Promise.all([ada.associate(next), ada.pay(quote.body, store.origin)])
        const placed = paid.status === 200
        if (!placed) expect(['checkout-outdated', 'checkout-ended']).toContain(paid.body.code)
        if (bound.status !== 200) expect(code(bound)).toEqual([409, 'other-cart-being-paid'])
        if (bound.status !== 200) expect((await ada.associate(next)).status).toBe(200)
        expect(quantities(await ada.myCart())).toEqual({ [offerIds[0]!]: placed ? 1 : 2 })
        expect(await readBooks(api, store)).toMatchObject({
          orders: placed ? 1 : 0,
          charges: placed ? 1 : 0,
          chargesWithoutOrder: 0,
          onHand: placed ? 48 : 50,
          reserved: 0,
        })
      }
    },
    patience(120_000),
  )
})

describe('the guest’s own cart', () => {
  it(
    'paid at the same moment is the guest’s order or the customer’s cart, never both',
    async () => {
      for (let round = 0; round < count(20, 200); round += 1) {
        const { store, ada, cart, guest, offerIds, shippingMethodId } = await scene()
        const mine = await cart({ [offerIds[0]!]: 2 })
        const { body: checkout } = await guest.checkout(mine, { shippingMethodId })
        const [bound, paid] = await Promise.all([
          ada.associate(mine),
          guest.pay(mine, checkout, { idempotencyKey: randomUUID() }),
        ])
        if (paid.status === 200) {
          expect(code(bound)).toEqual([409, 'cart-not-open'])
          expect(code(await ada.ask('GET', `/v1/orders/${paid.body.order.id}`))).toEqual([404, 'not-found'])
        } else {
          expect(bound.status).toBe(200)
          expect(['not-found', 'checkout-outdated']).toContain(paid.body.code)
          expect(quantities(await ada.myCart())).toEqual({ [offerIds[0]!]: 2 })
        }
        const orders = paid.status === 200 ? 1 : 0
        expect(await readBooks(api, store)).toMatchObject({ orders, charges: orders, chargesWithoutOrder: 0 })
      }
    },
    patience(120_000),
  )
})

describe('a customer who opens carts', () => {
  it(
    'on eight devices at once has one',
    async () => {
      for (let round = 0; round < count(8, 80); round += 1) {
        const { store, ada } = await scene()
        const answers = await Promise.all(
          Array.from({ length: 8 }, () => ada.ask('POST', '/v1/carts', { body: {} })),
        )
        const opened = answers.filter(({ status }) => status === 201)
        expect(opened).toHaveLength(1)
        for (const answer of answers)
          if (answer.status !== 201) expect(['customer-has-cart', 'busy']).toContain(answer.body.code)
        expect(await statusesOf(store)).toEqual({ open: 1 })
      }
    },
    patience(60_000),
  )
})
