import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { booksOf, paidOrder } from '../../../test/paid-order.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
/** 19.99 and 4.90 for shipping. */
const total = 2489

describe('what is authorized', () => {
  it('becomes an order, and is captured in parts until nothing is left', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    expect((await paid.read()).body).toMatchObject({
      status: 'authorized',
      amount: { amount: total },
      captured: { amount: 0 },
      capturable: { amount: total },
    })
    expect((await paid.capture(1000)).body).toMatchObject({
      status: 'authorized',
      captured: { amount: 1000 },
      capturable: { amount: total - 1000 },
    })
    expect((await paid.capture(null)).body).toMatchObject({
      status: 'captured',
      captured: { amount: total },
      operations: [{ amount: { amount: 1000 } }, { amount: { amount: total - 1000 } }],
    })
    expect(await booksOf(api, paid)).toMatchObject({ status: 'captured', captured: total })
    expect(code(await paid.capture(1))).toEqual([409, 'payment-not-authorized'])
  })

  it('is captured in part for good where that part is final', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    const captured = await paid.capture(1500, { isFinal: true })
    expect(captured.body).toMatchObject({ status: 'captured', captured: { amount: 1500 } })
    expect(captured.body.refundable.amount).toBe(1500)
    expect(await booksOf(api, paid)).toMatchObject({ status: 'captured', captured: 1500 })
  })

  it('is let go by a last capture of nothing: the rest of what was captured in part, or all of it', async () => {
    const inPart = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await inPart.capture(1500)
    const key = randomUUID()
    for (const answer of [
      await inPart.capture(0, { isFinal: true, key }),
      await inPart.capture(0, { isFinal: true, key }),
    ])
      expect(answer.body).toMatchObject({
        status: 'captured',
        captured: { amount: 1500 },
        capturable: { amount: 0 },
        operations: [
          { kind: 'capture', amount: { amount: 1500 } },
          { kind: 'void', amount: { amount: total - 1500 }, status: 'succeeded' },
        ],
      })
    expect(await booksOf(api, inPart)).toMatchObject({ status: 'captured', captured: 1500 })
    expect((await inPart.ask('GET', `orders/${inPart.orderId}`)).body.paymentState).toBe('captured')
    expect(code(await inPart.capture(1))).toEqual([409, 'payment-not-authorized'])
    const none = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    expect((await none.capture(0, { isFinal: true })).body).toMatchObject({ status: 'canceled' })
    expect(await booksOf(api, none)).toMatchObject({ status: 'canceled', captured: 0 })
  })

  it('is let go by a void, and nothing can be captured after it', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    expect((await paid.letGo()).body).toMatchObject({ status: 'canceled', captured: { amount: 0 } })
    expect(await booksOf(api, paid)).toMatchObject({ status: 'canceled', captured: 0 })
    expect(code(await paid.capture(1))).toEqual([409, 'payment-not-authorized'])
    expect(code(await paid.letGo())).toEqual([409, 'payment-not-authorized'])
  })

  it('is not captured above what it is, nor by 0 or less, and not voided once a part is taken', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    const above = await paid.capture(total + 1)
    expect(code(above)).toEqual([409, 'capture-exceeds-authorization'])
    expect(above.body.capturable).toEqual({ amount: total, currency: 'EUR' })
    for (const amount of [0, -1, 1.5, '1', 2 ** 53]) {
      const refused = await paid.ask('POST', `payments/${paid.payment.id}/captures`, { body: { amount } })
      expect(code(refused)).toEqual([400, 'invalid-request'])
    }
    await paid.capture(1)
    expect(code(await paid.letGo())).toEqual([409, 'payment-captured-in-part'])
    expect((await paid.read()).body.captured.amount).toBe(1)
  })

  it('stays so when the provider refuses to capture it, and the key answers the same for good', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_capture_fails' })
    const key = randomUUID()
    for (const answer of [await paid.capture(null, { key }), await paid.capture(null, { key })])
      expect([...code(answer), answer.body.failureCode]).toEqual([
        409,
        'payment-operation-failed',
        'capture_failed',
      ])
    expect((await paid.read()).body).toMatchObject({
      status: 'authorized',
      capturable: { amount: total },
      operations: [{ status: 'failed', failureCode: 'capture_failed' }],
    })
  })
})

describe('an order that is canceled', () => {
  it('gives back what was captured in part, and lets go the rest', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await paid.capture(1000)
    const key = randomUUID()
    const cancel = () =>
      paid.ask('POST', `orders/${paid.orderId}/cancellation`, { body: { reason: 'Ordered twice' }, key })
    expect((await cancel()).body).toMatchObject({ status: 'canceled', paymentState: 'refunded' })
    expect((await cancel()).body).toMatchObject({ status: 'canceled' })
    expect((await paid.read()).body).toMatchObject({
      status: 'captured',
      captured: { amount: 1000 },
      refunded: { amount: 1000 },
      capturable: { amount: 0 },
      operations: [
        { kind: 'capture', amount: { amount: 1000 }, status: 'succeeded' },
        { kind: 'void', amount: { amount: total - 1000 }, status: 'succeeded' },
        { kind: 'refund', amount: { amount: 1000 }, status: 'succeeded' },
      ],
    })
    expect(await booksOf(api, paid)).toMatchObject({ status: 'captured', captured: 1000, refunded: 1000 })
    expect(code(await paid.capture(1))).toEqual([409, 'payment-not-authorized'])
  })

  it('while a part of it is being captured waits for that', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await asAdmin(
      api,
      `WITH aside AS (UPDATE commerce.payments SET capturing_amount = 700 WHERE store_id = $1 RETURNING id)
       INSERT INTO commerce.payment_operations (store_id, id, payment_id, kind, amount, provider_key, created_by)
       SELECT $1, gen_random_uuid(), id, 'capture', 700, 'a-key-of-somebody-slow', 'staff:slow' FROM aside`,
      [paid.store.context.store.id],
    )
    const canceled = await paid.ask('POST', `orders/${paid.orderId}/cancellation`, {
      body: { reason: 'Ordered twice' },
    })
    expect(code(canceled)).toEqual([409, 'payment-operation-running'])
    expect((await paid.ask('GET', `orders/${paid.orderId}`)).body.status).toBe('placed')
    await paid.ask('POST', `payments/${paid.payment.id}/check`)
    expect((await paid.read()).body).toMatchObject({ captured: { amount: 700 } })
  })
})

describe('one key', () => {
  it('captures once, however often and however many at once send it', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => paid.capture(700, { key })))
    answers.push(await paid.capture(700, { key }))
    for (const answer of answers)
      expect([200, 'idempotency-in-flight']).toContain(answer.status === 200 ? 200 : answer.body.code)
    expect(answers.at(-1)?.body.captured.amount).toBe(700)
    expect(await booksOf(api, paid)).toMatchObject({ captured: 700 })
  })
})

describe('32 captures at once with keys of their own', () => {
  it('never take more than is authorized', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    const answers = await Promise.all(Array.from({ length: 32 }, () => paid.capture(100)))
    const good = answers.filter(({ status }) => status === 200)
    expect(good).toHaveLength(Math.floor(total / 100))
    for (const answer of answers)
      if (answer.status !== 200)
        expect(['capture-exceeds-authorization', 'payment-operation-running']).toContain(answer.body.code)
    const { captured } = (await paid.read()).body
    expect(captured.amount).toBe(2400)
    expect(await booksOf(api, paid)).toMatchObject({ captured: 2400 })
  })
})

describe('staff', () => {
  it('reads the payments of an order and all of a store, by status', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_ok' })
    const ofOrder = await paid.ask('GET', `orders/${paid.orderId}/payments`)
    expect(ofOrder.body.items).toHaveLength(1)
    expect(ofOrder.body.items[0]).toMatchObject({
      id: paid.payment.id,
      kind: 'provider',
      status: 'captured',
      method: { lastFour: '4242' },
      refundable: { amount: total },
    })
    expect((await paid.ask('GET', 'payments?status=captured')).body.items).toHaveLength(1)
    expect((await paid.ask('GET', 'payments?status=declined')).body.items).toEqual([])
    expect((await paid.ask('GET', 'disputes')).body.items).toEqual([])
    expect((await paid.ask('GET', 'reconciliations')).body.items).toEqual([])
  })

  it('of another store finds none of it', async () => {
    const [paid, other] = [await paidOrder(api), await paidOrder(api)]
    expect(code(await other.ask('GET', `payments/${paid.payment.id}`))).toEqual([404, 'not-found'])
    expect(code(await other.ask('GET', `orders/${paid.orderId}/payments`))).toEqual([404, 'not-found'])
    const capture = await other.ask('POST', `payments/${paid.payment.id}/captures`, { body: { amount: 1 } })
    expect(code(capture)).toEqual([404, 'not-found'])
  })
})
