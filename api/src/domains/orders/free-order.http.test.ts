import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp, asAdmin, type Quoted, quoted, runOut, shelf } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

/** A store where everything is free today, shipping included. */
async function freeStore(): Promise<TestStore> {
  const store = await api.store()
  for (const effect of [
    { kind: 'reduction', off: { kind: 'percent', basisPoints: 10_000, maxAmount: null } },
    { kind: 'shipping', off: { kind: 'free' } },
  ]) {
    const { status, body } = await send(api.app.request, 'POST', '/v1/admin/promotions', {
      bearer: store.secretKey,
      body: { title: 'Free', status: 'active', needsCode: false, effect },
    })
    expect(status, JSON.stringify(body)).toBe(201)
  }
  return store
}

const payNothing = ({ buyer, cart, checkout }: Quoted, idempotencyKey: string = randomUUID()) =>
  buyer.pay(cart, checkout, { paymentMethod: null, quote: checkout.quote, idempotencyKey })

const asksNobody = {
  charge: () => Promise.reject(new Error('was asked')),
  retrieve: () => Promise.reject(new Error('was asked')),
  cancel: () => Promise.reject(new Error('was asked')),
}

describe('an order that costs nothing', () => {
  it('is placed without a way to pay: nobody is asked for money, and the books say so', async () => {
    const of = await quoted(api, { store: await freeStore(), quantity: 2, app: anotherApp(api, asksNobody) })
    expect(of.checkout.totals.total.amount).toBe(0)
    const key = randomUUID()
    const paid = await payNothing(of, key)
    expect(paid).toMatchObject({
      status: 200,
      body: {
        state: 'placed',
        totals: of.checkout.totals,
        payment: { status: 'captured', nextAction: null },
      },
    })
    expect((await payNothing(of, key)).body).toEqual(paid.body)
    expect(await shelf(api, of.store)).toEqual({ onHand: 8, reserved: 0 })
    const rows = await asAdmin(
      api,
      `SELECT p.provider, p.status, p.amount, p.captured_amount, (SELECT count(*)::int FROM test_provider.charges c
        WHERE c.key = p.provider_key) AS charges FROM commerce.payments p WHERE p.reference = $1`,
      [fromWire('checkout', of.checkout.id)],
    )
    expect(rows).toEqual([
      { provider: 'none', status: 'captured', amount: '0', captured_amount: '0', charges: 0 },
    ])
  })

  it('is placed with one, too, which is not asked', async () => {
    const of = await quoted(api, { store: await freeStore(), app: anotherApp(api, asksNobody) })
    expect((await of.pay()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
  })

  it('is one order, however many tabs want it at the same moment', async () => {
    const of = await quoted(api, { store: await freeStore() })
    const answers = await Promise.all(Array.from({ length: 6 }, () => of.pay()))
    const orders = answers.flatMap(({ body }) => body.order?.id ?? [])
    expect(new Set(orders).size).toBe(1)
    for (const answer of answers)
      if (answer.status !== 200) expect(code(answer)).toEqual([409, 'payment-in-progress'])
  })

  it('that would cost something by now is not placed for nothing', async () => {
    const of = await quoted(api, { store: await freeStore() })
    await runOut(api, of.checkout)
    await asAdmin(api, `UPDATE commerce.promotions SET status = 'paused' WHERE store_id = $1`, [
      of.store.context.store.id,
    ])
    await asAdmin(api, 'UPDATE commerce.stores SET rules_version = rules_version + 1 WHERE store_id = $1', [
      of.store.context.store.id,
    ])
    const refused = await of.buyer.pay(of.cart, of.checkout, {
      paymentMethod: null,
      idempotencyKey: randomUUID(),
    })
    expect(code(refused)).toEqual([409, 'quote-changed'])
    const { checkout } = refused.body
    expect(checkout.totals.total.amount).toBe(1999 + 490)
    expect(code(await payNothing({ ...of, checkout }))).toEqual([422, 'payment-method-missing'])
  })
})

describe('a payment without a way to pay', () => {
  it('of something is refused beside its field, and nothing changes', async () => {
    const of = await quoted(api)
    const refused = await payNothing(of)
    expect(code(refused)).toEqual([422, 'payment-method-missing'])
    expect(refused.body.errors).toMatchObject([{ pointer: '/paymentMethod' }])
    expect((await of.read()).body).toEqual(of.checkout)
  })
})
