import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { placedOrder } from '../../../test/placed-order.ts'
import { asAdmin, quoted } from '../../../test/quoted-checkout.ts'
import { createTestSeller, orderFrom } from '../../../test/sellers.ts'
import { seat } from '../../../test/staff.ts'
import { fromWire } from '../../platform/ids.ts'
import { postMissingSale } from './post-sale.ts'

let api: TestApi
beforeAll(async () => {
  // Every shopper sits at an address of their own: tries of codes are counted by address.
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
})
afterAll(() => api.close())

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const staff = (store: TestStore, method: string, path: string, body?: unknown) =>
  send(api.app.request, method, path, {
    bearer: store.secretKey,
    idempotencyKey: randomUUID(),
    ...(body === undefined ? {} : { body }),
  })
const moneyOf = async (store: TestStore, order: { id: string }) =>
  (await staff(store, 'GET', `/v1/admin/orders/${order.id}/money`)).body
const balances = ({ accounts }: { accounts: { kind: string; balance: { amount: number } }[] }) =>
  Object.fromEntries(accounts.map(({ kind, balance }) => [kind, balance.amount]))
const cardOf = async (store: TestStore, amount: number) =>
  (await staff(store, 'POST', '/v1/admin/gift-cards', { amount: euros(amount) })).body

/** A cart of 30.00, and what paying it with a gift card comes to. */
async function cartOf30(store: TestStore) {
  const cart = await quoted(api, { store, price: 2_510, stock: [1] })
  expect(cart.checkout.totals.total.amount).toBe(3_000)
  const pay = (code: string, paymentMethod: string | null) =>
    cart.buyer.send('POST', `/v1/checkouts/${cart.checkout.id}/payment`, {
      cartSecret: cart.cart.secret,
      headers: seat(),
      idempotencyKey: randomUUID(),
      body: { paymentMethod, returnUrl: `${store.origin}/back`, giftCards: [{ code }] },
    })
  return { ...cart, payWith: pay }
}

describe('the money of an order', () => {
  it('is its total, owed by nobody once it is captured, and 0 over all accounts', async () => {
    const { store, order } = await placedOrder(api, { quantity: 2 })
    const money = await moneyOf(store, order)
    expect(money.owed).toEqual(euros(0))
    expect(money.captured).toEqual(money.total)
    const { buyers, sales, tax, shipping, provider } = balances(money)
    expect(buyers).toBe(0)
    expect((sales ?? 0) + (tax ?? 0) + (shipping ?? 0)).toBe(money.total.amount)
    expect(provider).toBe(-money.total.amount)
  })

  it('that is only promised is owed until it is captured', async () => {
    const { store, order } = await placedOrder(api, { paymentMethod: 'pm_test_authorized' })
    const money = await moneyOf(store, order)
    expect([money.captured, money.owed]).toEqual([euros(0), money.total])
    expect(money.tenders).toMatchObject([{ tender: 'provider', authorized: money.total }])
  })

  it('of a refund goes back the way it came, and leaves nothing when all is refunded', async () => {
    const { store, order, refund } = await placedOrder(api, { quantity: 2 })
    const { body: first } = await refund({ amount: 1_001 })
    const part = await moneyOf(store, order)
    expect([part.refunded, part.owed]).toEqual([first.amount, euros(0)])
    expect((await refund({ amount: part.total.amount - 1_001 })).status).toBe(201)
    const all = await moneyOf(store, order)
    expect(Object.values(balances(all)).filter((amount) => amount !== 0)).toEqual([])
    await expectSoundBooks(api.database)
  })

  it('of a canceled order is back at once in the books, the seller’s with its commission', async () => {
    const store = await api.store()
    const seller = await createTestSeller(api, store)
    await staff(store, 'PUT', `/v1/admin/sellers/${seller.wireId}/commission`, { partsPerMillion: 123_456 })
    const order = await orderFrom(api, store, [undefined, seller.id])
    expect(balances(await moneyOf(store, order)).commission).toBeGreaterThan(0)
    const { status } = await staff(store, 'POST', `/v1/admin/orders/${order.id}/cancellation`, {
      reason: 'Ordered twice',
    })
    expect(status).toBe(200)
    const money = await moneyOf(store, order)
    expect(Object.values(balances(money)).filter((amount) => amount !== 0)).toEqual([])
    await expectSoundBooks(api.database)
  })

  it('of an order that the ledger does not know is posted by the repair, once', async () => {
    const { store, order } = await placedOrder(api)
    const before = await moneyOf(store, order)
    await asAdmin(api, 'DELETE FROM commerce.ledger_transfers WHERE order_id = $1', [
      fromWire('order', order.id),
    ])
    expect((await moneyOf(store, order)).transfers).toEqual([])
    const context = { ...store.context, db: api.services.db }
    const repair = () => postMissingSale(context, { orderId: fromWire('order', order.id) ?? '' })
    expect([await repair(), await repair()]).toEqual([true, false])
    expect(balances(await moneyOf(store, order))).toEqual(balances(before))
    await expectSoundBooks(api.database)
  })

  it('is shown to staff with the right for it, of their own store', async () => {
    const { order } = await placedOrder(api)
    const other = await api.store()
    expect((await staff(other, 'GET', `/v1/admin/orders/${order.id}/money`)).status).toBe(404)
  })
})

describe('a gift card of 100', () => {
  it('pays 3 of many carts of 30 that come at once, and never goes below 0', async () => {
    const store = await api.store()
    const { code, id } = await cardOf(store, 10_000)
    const carts = []
    for (let n = 0; n < count(100, 300); n += 1) carts.push(await cartOf30(store))
    const answers = await Promise.all(carts.map(({ payWith }) => payWith(code, null)))
    const placed = answers.filter(({ body }) => body.order)
    expect(placed).toHaveLength(3)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    const { body: card } = await staff(store, 'GET', `/v1/admin/gift-cards/${id}`)
    expect([card.balance, card.reserved]).toEqual([euros(1_000), euros(0)])
    // What is left pays its part beside a payment method.
    const last = await cartOf30(store)
    const both = await last.payWith(code, 'pm_test_ok')
    expect(both.status).toBe(200)
    const money = await moneyOf(store, both.body.order)
    const tenders = money.tenders.map(({ tender, captured }: { tender: string; captured: object }) => [
      tender,
      captured,
    ])
    expect(tenders).toEqual(
      expect.arrayContaining([
        ['gift_card', euros(1_000)],
        ['provider', euros(2_000)],
      ]),
    )
    expect((await staff(store, 'GET', `/v1/admin/gift-cards/${id}`)).body.balance).toEqual(euros(0))
    await expectSoundBooks(api.database)
  }, 120_000)
})
