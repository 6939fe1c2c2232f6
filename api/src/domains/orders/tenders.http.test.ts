import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { asAdmin, type Quoted, quoted, runOut, workerLooks } from '../../../test/quoted-checkout.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const eur = (amount: number) => ({ amount, currency: 'EUR' })
/** 19.99 and 4.90 for shipping. */
const total = 2489

const asStaff = (store: TestStore, method: string, path: string, body?: unknown) =>
  send(api.app.request, method, `/v1/admin/${path}`, {
    bearer: store.secretKey,
    ...(method === 'GET' ? {} : { idempotencyKey: randomUUID() }),
    ...(body === undefined ? {} : { body }),
  })

async function giftCard(store: TestStore, amount: number) {
  const { body } = await asStaff(store, 'POST', 'gift-cards', { amount: eur(amount) })
  return {
    code: body.code as string,
    left: async () => {
      const { balance, reserved } = (await asStaff(store, 'GET', `gift-cards/${body.id}`)).body
      return [balance.amount, reserved.amount]
    },
  }
}

const payWith = (
  of: Quoted,
  body: { paymentMethod: string | null; giftCards?: { code: string }[]; storeCredit?: object },
  idempotencyKey = randomUUID(),
) =>
  of.buyer.send('POST', `/v1/checkouts/${of.checkout.id}/payment`, {
    cartSecret: of.cart.secret,
    idempotencyKey,
    body: { returnUrl: `${of.store.origin}/back`, ...body },
  })

const chargedOf = async ({ store }: Quoted) => {
  const rows = await asAdmin<{ amount: number }>(
    api,
    'SELECT amount::int AS amount FROM test_provider.charges WHERE store = $1',
    [store.context.store.id],
  )
  return rows.map(({ amount }) => amount)
}

describe('a gift card', () => {
  it('pays what it has, and the provider is asked for the rest only', async () => {
    const checkout = await quoted(api)
    const card = await giftCard(checkout.store, 1000)
    const paid = await payWith(checkout, { paymentMethod: 'pm_test_ok', giftCards: [{ code: card.code }] })
    expect(paid.body).toMatchObject({
      state: 'placed',
      payment: {
        status: 'captured',
        tenders: [
          { kind: 'provider', amount: eur(total - 1000), status: 'captured' },
          { kind: 'gift_card', amount: eur(1000), status: 'captured', lastFour: card.code.slice(-4) },
        ],
      },
    })
    expect(await chargedOf(checkout)).toEqual([total - 1000])
    expect(await card.left()).toEqual([0, 0])
  })

  it('pays all of it where it has enough: nobody else is asked, and no payment method is needed', async () => {
    const checkout = await quoted(api)
    const card = await giftCard(checkout.store, 10_000)
    const key = randomUUID()
    const body = { paymentMethod: null, giftCards: [{ code: card.code.toLowerCase() }] }
    const paid = await payWith(checkout, body, key)
    expect(paid.body).toMatchObject({
      state: 'placed',
      payment: { tenders: [{ kind: 'gift_card', amount: eur(total) }] },
    })
    expect((await payWith(checkout, body, key)).body.order).toEqual(paid.body.order)
    expect(await chargedOf(checkout)).toEqual([])
    expect(await card.left()).toEqual([10_000 - total, 0])
  })

  it('and another one are used up in the order they are sent', async () => {
    const checkout = await quoted(api)
    const [first, second] = [await giftCard(checkout.store, 2000), await giftCard(checkout.store, 2000)]
    const giftCards = [{ code: first.code }, { code: second.code }]
    expect((await payWith(checkout, { paymentMethod: null, giftCards })).body.state).toBe('placed')
    expect([await first.left(), await second.left()]).toEqual([
      [0, 0],
      [4000 - total, 0],
    ])
  })

  it('is free again when the provider declines the rest, and pays the next try', async () => {
    const checkout = await quoted(api)
    const card = await giftCard(checkout.store, 1000)
    const giftCards = [{ code: card.code }]
    expect(code(await payWith(checkout, { paymentMethod: 'pm_test_declined', giftCards }))).toEqual([
      402,
      'payment-declined',
    ])
    expect(await card.left()).toEqual([1000, 0])
    expect((await payWith(checkout, { paymentMethod: 'pm_test_ok', giftCards })).body.state).toBe('placed')
    expect(await card.left()).toEqual([0, 0])
  })

  it('is set aside while the shopper confirms the rest, and free again when that takes too long', async () => {
    const checkout = await quoted(api)
    const card = await giftCard(checkout.store, 1000)
    const giftCards = [{ code: card.code }]
    const waiting = await payWith(checkout, { paymentMethod: 'pm_test_second_step', giftCards })
    expect(waiting.body).toMatchObject({ state: 'paying', payment: { status: 'requires_action' } })
    expect(await card.left()).toEqual([1000, 1000])
    const { tenders } = (await checkout.read()).body.payment
    expect(tenders[1]).toMatchObject({ kind: 'gift_card', lastFour: card.code.slice(-4) })
    const other = await quoted(api, { store: checkout.store })
    const refused = await payWith(other, { paymentMethod: 'pm_test_ok', giftCards })
    expect(code(refused)).toEqual([409, 'gift-card-empty'])
    await runOut(api, checkout.checkout)
    await workerLooks(api)
    expect(await card.left()).toEqual([1000, 0])
  })

  it('that is unknown, of another store or sent twice pays nothing, and nothing has changed', async () => {
    const [checkout, other] = [await quoted(api), await quoted(api)]
    const [own, foreign] = [await giftCard(checkout.store, 1000), await giftCard(other.store, 1000)]
    for (const codes of [['CD34-FGHJ-KMNP-QRTV-WXY9'], [foreign.code], [own.code, own.code]]) {
      const giftCards = codes.map((each) => ({ code: each }))
      const refused = await payWith(checkout, { paymentMethod: 'pm_test_ok', giftCards })
      expect(code(refused)).toEqual([422, 'gift-card-not-accepted'])
    }
    const six = Array.from({ length: 6 }, () => ({ code: own.code }))
    expect(code(await payWith(checkout, { paymentMethod: null, giftCards: six }))).toEqual([
      400,
      'invalid-request',
    ])
    expect((await checkout.read()).body.state).toBe('held')
    expect([await own.left(), await foreign.left()]).toEqual([
      [1000, 0],
      [1000, 0],
    ])
  })

  it('that is not enough needs a payment method beside it', async () => {
    const checkout = await quoted(api)
    const card = await giftCard(checkout.store, 1000)
    const refused = await payWith(checkout, { paymentMethod: null, giftCards: [{ code: card.code }] })
    expect(code(refused)).toEqual([422, 'payment-method-missing'])
    expect(await card.left()).toEqual([1000, 0])
  })

  it('of 100 never pays more than 100, however many carts of 30 it is held against at once', async () => {
    const store = await api.store()
    const carts = count(12, 100)
    const card = await giftCard(store, 10_000)
    const checkouts = []
    // 25.10 and 4.90 for shipping: 30.00.
    for (let n = 0; n < carts; n += 1) checkouts.push(await quoted(api, { store, price: 2510 }))
    const giftCards = [{ code: card.code }]
    const answers = await Promise.all(
      checkouts.map((checkout) => payWith(checkout, { paymentMethod: null, giftCards })),
    )
    const paid = answers.filter(({ status }) => status === 200)
    expect(paid).toHaveLength(3)
    // So many at once with one code look like somebody who guesses.
    const refusals = ['payment-method-missing', 'tenders-taken', 'gift-card-empty', 'too-many-requests']
    for (const answer of answers) if (answer.status !== 200) expect(refusals).toContain(answer.body.code)
    expect(await card.left()).toEqual([1000, 0])
  }, 120_000)
})

describe('store credit', () => {
  it('pays after the gift cards, as much as it is asked for, and the rest is the provider’s', async () => {
    const store = await api.store()
    const buyer = await buyingCustomer(api, store)
    const credit = `customers/${toWire('customer', buyer.id)}/store-credit`
    const given = await asStaff(store, 'POST', credit, { amount: eur(1500), reason: 'For the delay' })
    expect(given.status, JSON.stringify(given.body)).toBe(201)
    const card = await giftCard(store, 700)
    const { checkout } = await buyer.quote()
    const pay = (body: object) =>
      buyer.ask('POST', `/v1/checkouts/${checkout.id}/payment`, {
        idempotencyKey: randomUUID(),
        body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back`, ...body },
      })
    const tooMuch = await pay({ storeCredit: { amount: 1501 } })
    expect([...code(tooMuch), tooMuch.body.available]).toEqual([409, 'balance-too-low', eur(1500)])
    const paid = await pay({ giftCards: [{ code: card.code }], storeCredit: { amount: 500 } })
    expect(paid.body).toMatchObject({
      state: 'placed',
      payment: {
        tenders: [
          { kind: 'provider', amount: eur(total - 1200) },
          { kind: 'gift_card', amount: eur(700) },
          { kind: 'store_credit', amount: eur(500), lastFour: null },
        ],
      },
    })
    const { checkout: next } = await buyer.quote()
    const all = await buyer.ask('POST', `/v1/checkouts/${next.id}/payment`, {
      idempotencyKey: randomUUID(),
      body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back`, storeCredit: { amount: null } },
    })
    expect(all.body.payment.tenders[1]).toMatchObject({ kind: 'store_credit', amount: eur(1000) })
  })

  it('is spent by its customer, signed in, and by nobody else', async () => {
    const checkout = await quoted(api)
    const refused = await payWith(checkout, { paymentMethod: null, storeCredit: { amount: null } })
    expect(code(refused)).toEqual([403, 'store-credit-of-customer'])
  })
})
