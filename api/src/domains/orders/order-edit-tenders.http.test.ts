import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count, patience } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { approve, type Editing, editing, runOutEdit, workerLooksAtEdits } from '../../../test/edited-order.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const eur = (amount: number) => ({ amount, currency: 'EUR' })

const asStaff = (store: TestStore, method: string, path: string, body?: unknown) =>
  send(api.app.request, method, `/v1/admin/${path}`, {
    bearer: store.secretKey,
    ...(method === 'GET' ? {} : { idempotencyKey: randomUUID() }),
    ...(body === undefined ? {} : { body }),
  })

async function giftCard(store: TestStore, amount: number) {
  const { body } = await asStaff(store, 'POST', 'gift-cards', { amount: eur(amount) })
  return {
    pays: { giftCards: [{ code: body.code as string }] },
    lastFour: (body.code as string).slice(-4),
    left: async () => {
      const { balance, reserved } = (await asStaff(store, 'GET', `gift-cards/${body.id}`)).body
      return [balance.amount, reserved.amount]
    },
  }
}

/** An edit whose buyer is to pay 1000. */
async function asked(of: Parameters<typeof editing>[1] = {}) {
  const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10], ...of })
  const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1000 }] })
  const { body } = await order.commit(shown.body.id)
  expect(body, JSON.stringify(body)).toMatchObject({ state: 'awaiting_payment', difference: eur(1000) })
  return { ...order, editId: body.id as string }
}

/** What the provider was asked to charge in a store, oldest first. */
const chargedIn = async ({ store }: Editing) => {
  const rows = await asAdmin<{ amount: number }>(
    api,
    'SELECT amount::int AS amount FROM test_provider.charges WHERE store = $1 ORDER BY created_at, key',
    [store.context.store.id],
  )
  return rows.map(({ amount }) => amount)
}

describe('a gift card towards an edit', () => {
  it('pays what it has, the provider is asked for the rest only, and all of it goes back where it came from', async () => {
    const order = await asked()
    const card = await giftCard(order.store, 400)
    const paid = await order.payWith(order.editId, { paymentMethod: 'pm_test_ok', ...card.pays })
    expect(paid.status, JSON.stringify(paid.body)).toBe(200)
    expect(paid.body).toMatchObject({
      state: 'committed',
      payment: {
        status: 'captured',
        tenders: [
          { kind: 'provider', amount: eur(600), status: 'captured' },
          { kind: 'gift_card', amount: eur(400), status: 'captured', lastFour: card.lastFour },
        ],
      },
    })
    expect((await chargedIn(order)).at(-1)).toBe(600)
    expect(await card.left()).toEqual([0, 0])
    const { owed, captured } = (await order.staff('GET', '/money')).body
    expect(owed).toEqual(eur(0))
    expect(captured).toEqual((await order.now()).totals.total)
    expect((await order.cancel()).body).toMatchObject({ status: 'canceled', paymentState: 'refunded' })
    expect(await card.left()).toEqual([400, 0])
  })

  it('pays all of it where it has enough, once for one key: nobody else is asked', async () => {
    const order = await asked()
    const charged = await chargedIn(order)
    const card = await giftCard(order.store, 2500)
    const key = randomUUID()
    const body = { paymentMethod: null, ...card.pays }
    const paid = await order.payWith(order.editId, body, key)
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({
      state: 'committed',
      payment: { tenders: [{ kind: 'gift_card', amount: eur(1000), status: 'captured' }] },
    })
    expect((await order.payWith(order.editId, body, key)).body).toEqual(paid.body)
    expect((await order.payWith(order.editId, body)).body).toMatchObject({ state: 'committed' })
    expect(await chargedIn(order)).toEqual(charged)
    expect(await card.left()).toEqual([1500, 0])
    expect((await order.now()).lineItems).toHaveLength(3)
  })

  it('is free again when the provider declines the rest, and pays the next try', async () => {
    const order = await asked()
    const card = await giftCard(order.store, 400)
    const declined = await order.payWith(order.editId, { paymentMethod: 'pm_test_declined', ...card.pays })
    expect(code(declined)).toEqual([402, 'payment-declined'])
    expect(await card.left()).toEqual([400, 0])
    const paid = await order.payWith(order.editId, { paymentMethod: 'pm_test_ok', ...card.pays })
    expect(paid.body).toMatchObject({ state: 'committed' })
    expect(await card.left()).toEqual([0, 0])
  })

  it('is set aside while the buyer confirms the rest, and is spent with that', async () => {
    const order = await asked()
    const card = await giftCard(order.store, 400)
    const { body } = await order.payWith(order.editId, { paymentMethod: 'pm_test_second_step', ...card.pays })
    expect(body).toMatchObject({ state: 'awaiting_payment', payment: { status: 'requires_action' } })
    expect(await card.left()).toEqual([400, 400])
    const other = await asked({ store: order.store })
    const refused = await other.payWith(other.editId, { paymentMethod: 'pm_test_ok', ...card.pays })
    expect(code(refused)).toEqual([409, 'gift-card-empty'])
    await approve(order, body.payment.nextAction.url)
    expect((await order.completeEdit(order.editId)).body).toMatchObject({ state: 'committed' })
    expect(await card.left()).toEqual([0, 0])
  })

  it('is free again when staff drop the edit, its time is over, or it is not possible any more', async () => {
    const store = await api.store()
    const pay = async () => {
      const order = await asked({ store })
      const card = await giftCard(store, 400)
      const { body } = await order.payWith(order.editId, {
        paymentMethod: 'pm_test_second_step',
        ...card.pays,
      })
      expect(await card.left()).toEqual([400, 400])
      return { order, card, url: body.payment.nextAction.url as string }
    }
    const dropped = await pay()
    expect((await dropped.order.discard(dropped.order.editId)).body).toMatchObject({ state: 'discarded' })
    expect(await dropped.card.left()).toEqual([400, 0])
    const late = await pay()
    await runOutEdit(api, late.order.editId)
    await workerLooksAtEdits(api)
    expect(await late.order.edit(late.order.editId)).toMatchObject({ state: 'discarded' })
    expect(await late.card.left()).toEqual([400, 0])
    const canceled = await pay()
    await canceled.order.cancel()
    expect(await canceled.order.edit(canceled.order.editId)).toMatchObject({ state: 'discarded' })
    expect(await canceled.card.left()).toEqual([400, 0])
  })

  it('and the provider’s part go back when the edit was overtaken before the buyer confirmed', async () => {
    const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10] })
    const [line] = (await order.now()).lineItems
    const shown = await order.preview({
      remove: [{ id: line.id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 2, unitPrice: 1000 }],
    })
    await order.commit(shown.body.id)
    const card = await giftCard(order.store, 400)
    const { body } = await order.payWith(shown.body.id, {
      paymentMethod: 'pm_test_second_step',
      ...card.pays,
    })
    await order.ship()
    await approve(order, body.payment.nextAction.url)
    const done = await order.completeEdit(shown.body.id)
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'discarded' })
    expect(await card.left()).toEqual([400, 0])
    const [books] = await asAdmin<{ captured: number; refunded: number }>(
      api,
      `SELECT sum(captured_amount)::int AS captured, sum(refunded_amount)::int AS refunded
        FROM test_provider.charges WHERE store = $1 AND amount = 600`,
      [order.store.context.store.id],
    )
    expect(books).toEqual({ captured: 600, refunded: 600 })
  })

  it('that is unknown, of another store, sent twice or not enough pays nothing, and nothing has changed', async () => {
    const [order, other] = [await asked(), await asked()]
    const [own, foreign] = [await giftCard(order.store, 400), await giftCard(other.store, 400)]
    const unknown = { giftCards: [{ code: 'CD34-FGHJ-KMNP-QRTV-WXY9' }] }
    const twice = { giftCards: [...own.pays.giftCards, ...own.pays.giftCards] }
    for (const pays of [unknown, foreign.pays, twice]) {
      const refused = await order.payWith(order.editId, { paymentMethod: 'pm_test_ok', ...pays })
      expect(code(refused)).toEqual([422, 'gift-card-not-accepted'])
    }
    const short = await order.payWith(order.editId, { paymentMethod: null, ...own.pays })
    expect(code(short)).toEqual([422, 'payment-method-missing'])
    const guest = await order.payWith(order.editId, { paymentMethod: null, storeCredit: { amount: null } })
    expect(code(guest)).toEqual([403, 'store-credit-of-customer'])
    expect(await order.edit(order.editId)).toMatchObject({ state: 'awaiting_payment', payment: null })
    expect([await own.left(), await foreign.left()]).toEqual([
      [400, 0],
      [400, 0],
    ])
  })

  it(
    'of 30 never pays more than 30, however many edits of 10 it is held against at once',
    async () => {
      const store = await api.store()
      const card = await giftCard(store, 3000)
      const edits: Awaited<ReturnType<typeof asked>>[] = []
      for (let n = 0; n < count(8, 60); n += 1) edits.push(await asked({ store }))
      const answers = await Promise.all(
        edits.map((order) => order.payWith(order.editId, { paymentMethod: null, ...card.pays })),
      )
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
      // So many at once with one code look like somebody who guesses.
      const refusals = ['payment-method-missing', 'tenders-taken', 'gift-card-empty', 'too-many-requests']
      for (const answer of answers) if (answer.status !== 200) expect(refusals).toContain(answer.body.code)
      expect(await card.left()).toEqual([0, 0])
      const states = await Promise.all(edits.map(async (order) => (await order.edit(order.editId)).state))
      expect(states.filter((state) => state === 'committed')).toHaveLength(3)
    },
    patience(120_000),
  )

  it(
    'pays an edit that is paid, dropped and shipped at once, or is free: nothing of it is left set aside',
    async () => {
      const store = await api.store()
      for (let n = 0; n < count(4, 40); n += 1) {
        const order = await asked({ store })
        const card = await giftCard(store, 1000)
        const pay = () => order.payWith(order.editId, { paymentMethod: null, ...card.pays })
        const other = n % 2 === 0 ? () => order.discard(order.editId) : () => order.cancel()
        const answers = await Promise.all([pay(), pay(), other()])
        for (const { status } of answers) expect(status).toBeLessThan(500)
        const { state } = await order.edit(order.editId)
        const { status } = await order.now()
        const isSpent = state === 'committed' && status !== 'canceled'
        expect(await card.left()).toEqual([isSpent ? 0 : 1000, 0])
      }
    },
    patience(120_000),
  )
})

describe('store credit towards an edit', () => {
  it('is spent by the customer of the order, signed in, after the gift cards, and by nobody else', async () => {
    const store = await api.store()
    const buyer = await buyingCustomer(api, store)
    const credit = `customers/${toWire('customer', buyer.id)}/store-credit`
    expect((await asStaff(store, 'POST', credit, { amount: eur(700), reason: 'Sorry' })).status).toBe(201)
    const bought = await buyer.buy()
    const order = `orders/${bought.id}`
    const { body: now } = await asStaff(store, 'GET', order)
    const shown = await asStaff(store, 'POST', `${order}/edits`, {
      version: now.version,
      add: [{ offerId: now.lineItems[0].offerId, quantity: 1, unitPrice: 1000 }],
    })
    const editId: string = shown.body.id
    await asStaff(store, 'POST', `${order}/edits/${editId}/commit`)
    const card = await giftCard(store, 200)
    const body = { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` }
    const path = `/v1/orders/${bought.id}/edits/${editId}/payment`
    const pay = (more: object) =>
      buyer.ask('POST', path, { idempotencyKey: randomUUID(), body: { ...body, ...more } })
    const byLink = await send(api.app.request, 'POST', path, {
      key: store.publishableKey,
      orderSecret: bought.secret,
      idempotencyKey: randomUUID(),
      body: { ...body, storeCredit: { amount: null } },
    })
    expect(byLink.status).toBeGreaterThanOrEqual(400)
    const tooMuch = await pay({ storeCredit: { amount: 701 } })
    expect([...code(tooMuch), tooMuch.body.available]).toEqual([409, 'balance-too-low', eur(700)])
    const paid = await pay({ ...card.pays, storeCredit: { amount: 500 } })
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({
      state: 'committed',
      payment: {
        tenders: [
          { kind: 'provider', amount: eur(300) },
          { kind: 'gift_card', amount: eur(200) },
          { kind: 'store_credit', amount: eur(500), lastFour: null },
        ],
      },
    })
    await asStaff(store, 'POST', `${order}/cancellation`, { reason: 'Ordered twice' })
    const { balances } = (await buyer.ask('GET', '/v1/customers/me/store-credit')).body
    expect(balances).toMatchObject([{ balance: eur(700), reserved: eur(0) }])
    expect(await card.left()).toEqual([200, 0])
  })
})
