import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { buyingCustomer } from '../../../test/buying-customer.ts'
import { booksOf, deliverEvents, findingsOf, type PaidOrder, paidOrder } from '../../../test/paid-order.ts'
import { asAdmin, freshServices } from '../../../test/quoted-checkout.ts'
import { lookAfterPayments } from '../../worker-tasks.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

/** 19.99 and 4.90 for shipping. */
const total = 2489
const amountOf = (amount: number) => ({ amount })

/** As somebody who works at the provider's own pages. */
const atDesk = async (paid: PaidOrder, action: string) => {
  const { status } = await api.app.request(`/test-provider/charges/${paid.payment.reference}/${action}`, {
    method: 'POST',
  })
  expect(status).toBe(200)
}
const refundOf = (amount: number) => ({ amount, reason: 'Broken' })
const orderOf = async (paid: PaidOrder) => (await paid.ask('GET', `orders/${paid.orderId}`)).body
const refundsOf = async (paid: PaidOrder) =>
  (await paid.ask('GET', `orders/${paid.orderId}/refunds`)).body.items
const followed = (found: string) => ({ found, did: 'followed' })

/** One turn of the worker, when it is time to ask about every payment of the store. */
async function workerAsks(paid: PaidOrder): Promise<number> {
  await asAdmin(
    api,
    `UPDATE commerce.payments SET check_at = now() WHERE store_id = $1 AND check_at IS NOT NULL`,
    [paid.store.context.store.id],
  )
  return lookAfterPayments({ ...freshServices(api), db: api.worker })
}

describe.each([
  ['the provider tells of it', (paid: PaidOrder) => deliverEvents(api, paid, { times: 10 })],
  ['the worker asks', async (paid: PaidOrder) => [await workerAsks(paid), await workerAsks(paid)]],
  ['staff ask', async (paid: PaidOrder) => paid.ask('POST', `payments/${paid.payment.id}/check`)],
] as const)('what was done at the provider’s own pages, once %s,', (_, learns) => {
  it('is our capture: of a part, then of the rest', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await atDesk(paid, 'capture?amount=1000')
    await learns(paid)
    expect((await paid.read()).body).toMatchObject({
      status: 'authorized',
      captured: amountOf(1000),
      capturable: amountOf(total - 1000),
      operations: [{ kind: 'capture', amount: amountOf(1000), status: 'succeeded' }],
    })
    expect(await orderOf(paid)).toMatchObject({ paymentState: 'partially_captured' })
    await atDesk(paid, 'capture')
    await learns(paid)
    expect((await paid.read()).body).toMatchObject({ status: 'captured', captured: amountOf(total) })
    expect(await orderOf(paid)).toMatchObject({ paymentState: 'captured' })
    expect(await findingsOf(api, paid)).toEqual([
      followed('captured_elsewhere'),
      followed('captured_elsewhere'),
    ])
  })

  it('is a refund of the order, spread over all of it', async () => {
    const paid = await paidOrder(api)
    await atDesk(paid, 'refund?amount=1000')
    await learns(paid)
    expect(await orderOf(paid)).toMatchObject({
      paymentState: 'partially_refunded',
      refunded: amountOf(1000),
    })
    const [refund] = await refundsOf(paid)
    expect(refund).toMatchObject({
      amount: amountOf(1000),
      status: 'succeeded',
      reason: 'Made at the payment provider.',
      tenders: [{ amount: amountOf(1000), status: 'succeeded' }],
    })
    const ofLines = refund.lineItems.map((line: { amount: { amount: number } }) => line.amount.amount)
    const spread = ofLines.reduce((sum: number, each: number) => sum + each, refund.shipping.amount)
    expect(spread).toBe(1000)
    await atDesk(paid, 'refund')
    await learns(paid)
    expect(await orderOf(paid)).toMatchObject({ paymentState: 'refunded', refunded: amountOf(total) })
    expect((await paid.read()).body).toMatchObject({ refunded: amountOf(total), refundable: amountOf(0) })
    expect(await findingsOf(api, paid)).toEqual([
      followed('refunded_elsewhere'),
      followed('refunded_elsewhere'),
    ])
  })

  it('is kept one by one, under the provider’s own names', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    const steps = ['capture?amount=700', 'capture', 'refund?amount=300', 'refund?amount=200']
    for (const action of steps) await atDesk(paid, action)
    await paid.capture(null)
    await learns(paid)
    const there = await asAdmin<{ kind: string; amount: number; reference: string }>(
      api,
      `SELECT kind, amount::int, reference FROM test_provider.operations
        WHERE charge_key = $1 AND status = 'succeeded' ORDER BY created_at`,
      [paid.payment.key],
    )
    expect(there).toHaveLength(4)
    const { operations } = (await paid.read()).body
    expect(operations.filter(({ status }: { status: string }) => status === 'succeeded')).toMatchObject(
      there.map(({ kind, amount, reference }) => ({
        kind,
        amount: amountOf(amount),
        providerReference: reference,
      })),
    )
    expect(await refundsOf(paid)).toHaveLength(2)
  })

  it('lets go what was authorized, or the rest of what was captured in part', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await atDesk(paid, 'cancel')
    await learns(paid)
    expect((await paid.read()).body).toMatchObject({
      status: 'canceled',
      operations: [{ kind: 'void', status: 'succeeded' }],
    })
    expect(await orderOf(paid)).toMatchObject({ paymentState: 'canceled' })
    const inPart = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await inPart.capture(1000)
    await atDesk(inPart, 'cancel')
    await learns(inPart)
    expect((await inPart.read()).body).toMatchObject({
      status: 'captured',
      captured: amountOf(1000),
      capturable: amountOf(0),
      operations: [{ kind: 'capture' }, { kind: 'void', amount: amountOf(total - 1000) }],
    })
    expect(await findingsOf(api, inPart)).toEqual([followed('voided_elsewhere')])
  })

  it('is all of it: captured, given back in part and let go before anybody heard of any of it', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    for (const action of ['capture?amount=1500', 'refund?amount=400', 'cancel']) await atDesk(paid, action)
    await learns(paid)
    expect((await paid.read()).body).toMatchObject({
      status: 'captured',
      captured: amountOf(1500),
      refunded: amountOf(400),
      operations: [{ kind: 'capture', isFinal: true }, { kind: 'refund' }],
    })
    expect(await booksOf(api, paid)).toMatchObject({ status: 'captured', captured: 1500, refunded: 400 })
  })
})

describe('what was done at the provider’s own pages', () => {
  it('leaves beside it what is asked for from here: no more than was authorized is ever captured', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await atDesk(paid, 'capture?amount=2000')
    // Nobody here knows it yet.
    expect((await paid.capture(1000)).body.code).toBe('payment-operation-failed')
    await deliverEvents(api, paid)
    expect((await paid.read()).body).toMatchObject({ captured: amountOf(2000), capturable: amountOf(489) })
    expect((await paid.capture(null)).body).toMatchObject({ status: 'captured', captured: amountOf(total) })
  })

  it('makes a refund from here fail, and is adopted at the next look, which comes at once', async () => {
    const paid = await paidOrder(api)
    await atDesk(paid, 'refund?amount=2000')
    const refund = await paid.ask('POST', `orders/${paid.orderId}/refunds`, {
      body: { amount: 1000, reason: 'Broken' },
    })
    expect(refund.body.status).toBe('failed')
    // Nothing is made due here: what has failed is due by itself.
    await lookAfterPayments({ ...freshServices(api), db: api.worker })
    expect(await orderOf(paid)).toMatchObject({ refunded: amountOf(2000) })
  })

  it('waits for a person where it is more than can be due', async () => {
    const store = await api.store()
    const customer = await buyingCustomer(api, store)
    const { id } = await customer.buy()
    const ask = (method: string, path: string, body?: object) =>
      send(api.app.request, method, `/v1/admin/${path}`, {
        bearer: store.secretKey,
        idempotencyKey: randomUUID(),
        ...(body ? { body } : {}),
      })
    const [payment] = (await ask('GET', `orders/${id}/payments`)).body.items
    const refundPath = `/test-provider/charges/${payment.providerReference}/refund`
    await api.app.request(`${refundPath}?amount=100`, { method: 'POST' })
    await deliverEvents(api, { store })
    const credited = { amount: 2000, reason: 'Broken', paidTo: 'store_credit' }
    expect((await ask('POST', `orders/${id}/refunds`, credited)).body.status).toBe('succeeded')
    await api.app.request(`${refundPath}?amount=490`, { method: 'POST' })
    await deliverEvents(api, { store }, { times: 3 })
    const waiting = await ask('GET', 'reconciliations?did=nothing')
    expect(waiting.body.items).toMatchObject([
      { orderId: id, paymentId: payment.id, found: 'refunded_elsewhere' },
    ])
    expect((await ask('GET', 'reconciliations?did=followed')).body.items).toHaveLength(1)
    expect((await ask('GET', `payments/${payment.id}`)).body.refunded.amount).toBe(100)
    // What the provider says and we do not is for a person to end: here, by making the books agree again.
    await asAdmin(api, 'UPDATE test_provider.charges SET refunded_amount = 100 WHERE store = $1', [
      store.context.store.id,
    ])
  })

  it('and from here at the same moment comes to one end: our books say what the provider’s say', async () => {
    for (let round = 0; round < count(2, 40); round += 1) {
      const authorized = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
      const captured = await paidOrder(api)
      const six = <T>(does: () => Promise<T>) => Array.from({ length: 6 }, does)
      const check = (paid: PaidOrder) => paid.ask('POST', `payments/${paid.payment.id}/check`)
      const answers = await Promise.all([
        ...six(() => authorized.capture(250)),
        ...six(() => captured.ask('POST', `orders/${captured.orderId}/refunds`, { body: refundOf(250) })),
        ...six(() => check(authorized)),
        ...six(() => check(captured)),
        ...six(() => atDesk(authorized, 'capture?amount=250')),
        ...six(() => atDesk(captured, 'refund?amount=250')),
      ])
      for (const answer of answers) if (answer) expect(answer.status).toBeLessThan(500)
      for (const paid of [authorized, captured]) await deliverEvents(api, paid)
      for (const paid of [authorized, captured]) {
        const books = await booksOf(api, paid)
        const { body } = await paid.read()
        expect([body.captured.amount, body.refunded.amount]).toEqual([books?.captured, books?.refunded])
        expect((await orderOf(paid)).refunded.amount).toBe(books?.refunded)
      }
    }
  }, 240_000)

  it('is told by events, and listed as a message with what became of it', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await atDesk(paid, 'capture')
    await deliverEvents(api, paid, { times: 2 })
    const { body } = await paid.ask('GET', `payment-events?status=applied&paymentId=${paid.payment.id}`)
    expect(body.items).toMatchObject([
      { type: 'capture.succeeded', status: 'applied', reason: '', paymentId: paid.payment.id, deliveries: 2 },
    ])
    expect((await paid.ask('GET', 'payment-events?status=refused')).body.items).toEqual([])
    const rows = await asAdmin<{ payload: { amount: number; referenceKind: string } }>(
      api,
      `SELECT payload FROM commerce.events WHERE store_id = $1 AND type = 'payment.captured'`,
      [paid.store.context.store.id],
    )
    expect(rows).toMatchObject([{ payload: { amount: total, referenceKind: 'checkout' } }])
  })
})

describe('the worker that asks about payments', () => {
  /** Due for so many minutes, by payments. */
  const due = (minutes: Record<string, number>) =>
    asAdmin(
      api,
      `UPDATE commerce.payments p SET check_at = now() - make_interval(mins => d.value::int)
        FROM jsonb_each_text($1) AS d WHERE p.provider_key = d.key`,
      [JSON.stringify(minutes)],
    )
  const looks = async (batch: number) => {
    const before = api.worker.counters.statements
    await lookAfterPayments({ ...freshServices(api), db: api.worker }, batch)
    return api.worker.counters.statements - before
  }
  const checkedAt = async (paid: PaidOrder) => {
    const [row] = await asAdmin<{ minutes: number }>(
      api,
      'SELECT round(extract(epoch FROM check_at - now()) / 60)::int AS minutes FROM commerce.payments WHERE provider_key = $1',
      [paid.payment.key],
    )
    return row?.minutes
  }

  it('asks about a batch a turn, those due longest first, at a bounded cost each', async () => {
    await asAdmin(api, 'UPDATE commerce.payments SET check_at = NULL')
    const paid = [await paidOrder(api), await paidOrder(api), await paidOrder(api)] as const
    const [first, second, third] = paid
    const none = await looks(100)
    await due({ [first.payment.key]: 5, [second.payment.key]: 90, [third.payment.key]: 30 })
    const two = await looks(2)
    expect(await Promise.all(paid.map(checkedAt))).toEqual([-5, 60, 60])
    const one = await looks(2)
    expect(await Promise.all(paid.map(checkedAt))).toEqual([60, 60, 60])
    // One that nothing was done with: twice the payment with what was done, the time of the next look, the charge there.
    expect(one - none).toBeLessThanOrEqual(10)
    expect(two - none).toBe(2 * (one - none))
  })

  it('comes back in an hour where the provider did not answer, also when the next look would be in weeks', async () => {
    const paid = await paidOrder(api)
    await asAdmin(
      api,
      `UPDATE commerce.payments SET updated_at = now() - interval '20 days', provider = 'gone' WHERE provider_key = $1`,
      [paid.payment.key],
    )
    await due({ [paid.payment.key]: 1 })
    await looks(100)
    expect(await checkedAt(paid)).toBe(60)
    await asAdmin(api, `UPDATE commerce.payments SET provider = 'test' WHERE provider_key = $1`, [
      paid.payment.key,
    ])
    await due({ [paid.payment.key]: 1 })
    await looks(100)
    expect(await checkedAt(paid)).toBe(20 * 24 * 60)
  })
})
