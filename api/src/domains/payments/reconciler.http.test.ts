import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { booksOf, deliverEvents, eventsOf, findingsOf, paidOrder } from '../../../test/paid-order.ts'
import { type Placed, placedOrder } from '../../../test/placed-order.ts'
import {
  asAdmin,
  fallSilent,
  freshServices,
  quoted,
  runOut,
  workerLooks,
} from '../../../test/quoted-checkout.ts'
import { lookAfterPayments } from '../../worker-tasks.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const total = 2489

/** One turn of the worker's look after payments, with its own login, when all that runs has been silent for long. */
async function reconcilerLooks(): Promise<number> {
  await asAdmin(
    api,
    `UPDATE commerce.payment_operations SET updated_at = updated_at - interval '1 hour' WHERE status IN ('started', 'pending')`,
  )
  return lookAfterPayments({ ...freshServices(api), db: api.worker })
}

/** The provider's name for the charge of an order. */
async function referenceOf({ store }: Placed): Promise<string> {
  const [charge] = await asAdmin<{ reference: string }>(
    api,
    'SELECT reference FROM test_provider.charges WHERE store = $1',
    [store.context.store.id],
  )
  return charge?.reference ?? ''
}

const eventsTold = async () =>
  asAdmin<{ type: string }>(api, 'SELECT type FROM test_provider.events ORDER BY created_at')

describe('a charge whose answer was lost', () => {
  it.for(['pm_test_answer_lost', 'pm_test_refund_answer_lost'])('%s: ends in one order', async (method) => {
    const checkout = await quoted(api)
    const answer = await checkout.pay(method)
    if (method === 'pm_test_answer_lost') expect(code(answer)).toEqual([503, 'payment-provider-unavailable'])
    await fallSilent(api, checkout.checkout)
    await workerLooks(api)
    expect((await checkout.read()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    if (method === 'pm_test_answer_lost')
      expect(await findingsOf(api, checkout)).toEqual([{ found: 'payment_silent', did: 'placed' }])
  })

  it('is told of by the provider itself, before anybody looks', async () => {
    const checkout = await quoted(api)
    await checkout.pay('pm_test_answer_lost')
    expect(await eventsTold()).not.toEqual([])
    await deliverEvents(api, checkout)
    expect((await checkout.read()).body.state).toBe('placed')
  })
})

describe('a provider that cannot be reached', () => {
  it('has taken nothing: past its time the checkout is free again', async () => {
    const checkout = await quoted(api)
    expect(code(await checkout.pay('pm_test_unreachable'))).toEqual([503, 'payment-provider-unavailable'])
    await runOut(api, checkout.checkout)
    await workerLooks(api)
    expect((await checkout.read()).body).toMatchObject({ state: 'released', payment: { status: 'canceled' } })
    expect(await findingsOf(api, checkout)).toEqual([{ found: 'payment_silent', did: 'ended' }])
  })
})

describe('a refund', () => {
  it('whose answer was lost is finished by the worker, once', async () => {
    const placed = await placedOrder(api, { paymentMethod: 'pm_test_refund_answer_lost' })
    const key = randomUUID()
    expect(code(await placed.refund({ amount: 500 }, key))).toEqual([503, 'payment-provider-unavailable'])
    await reconcilerLooks()
    expect(await placed.now()).toMatchObject({ refunded: { amount: 500 } })
    expect(await findingsOf(api, placed)).toEqual([{ found: 'operation_silent', did: 'finished' }])
    expect(await placed.now()).toMatchObject({ paymentState: 'partially_refunded' })
  })

  it('that the provider has begun is over when the provider says so, by its message or when it is asked', async () => {
    const placed = await placedOrder(api, { paymentMethod: 'pm_test_refund_pending' })
    expect((await placed.refund({ amount: 500 })).body.status).toBe('pending')
    await reconcilerLooks()
    expect((await placed.now()).refunded.amount).toBe(0)
    await api.app.request(`/test-provider/charges/${await referenceOf(placed)}/finish-operations`, {
      method: 'POST',
    })
    const told = await eventsOf(api, placed)
    expect(told.map(({ type }) => type)).toEqual(['refund.succeeded'])
    await deliverEvents(api, placed, { times: 10 })
    await reconcilerLooks()
    expect((await placed.now()).refunded.amount).toBe(500)
  })

  it('that the provider has begun and cannot end gives nothing back, and may be tried again', async () => {
    const placed = await placedOrder(api, { paymentMethod: 'pm_test_refund_pending' })
    const { body } = await placed.refund({ amount: 500 })
    expect(body.status).toBe('pending')
    // What is pending is set aside: nobody else gives it back.
    expect(code(await placed.refund({ amount: total - 499 }))).toEqual([409, 'refund-above-paid'])
    await api.app.request(`/test-provider/charges/${await referenceOf(placed)}/fail-operations`, {
      method: 'POST',
    })
    await deliverEvents(api, placed, { times: 10 })
    expect((await placed.staff('GET', '/refunds')).body.items).toMatchObject([
      { id: body.id, status: 'failed', tenders: [{ status: 'failed', failureCode: 'refund_failed' }] },
    ])
    expect(await placed.now()).toMatchObject({ refunded: { amount: 0 }, paymentState: 'captured' })
    await placed.refund({ amount: total })
    await api.app.request(`/test-provider/charges/${await referenceOf(placed)}/finish-operations`, {
      method: 'POST',
    })
    await deliverEvents(api, placed)
    expect(await placed.now()).toMatchObject({ refunded: { amount: total }, paymentState: 'refunded' })
  })

  it('that the provider refuses gives nothing back and sets nothing aside for good', async () => {
    const placed = await placedOrder(api, { paymentMethod: 'pm_test_refund_fails' })
    expect((await placed.refund({ amount: 500 })).body.status).toBe('failed')
    expect((await placed.now()).refunded.amount).toBe(0)
  })

  it('64 at once never give back more than was captured', async () => {
    const placed = await placedOrder(api)
    const answers = await Promise.all(
      Array.from({ length: count(64, 64) }, () => placed.refund({ amount: 100 })),
    )
    const good = answers.filter(({ status }) => status === 201)
    expect(good).toHaveLength(Math.floor(total / 100))
    for (const answer of answers) if (answer.status !== 201) expect(answer.status).toBe(409)
    expect((await placed.now()).refunded.amount).toBe(2400)
  }, 120_000)
})

describe('a capture', () => {
  it('whose caller was gone before the provider was asked is finished by the worker', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await asAdmin(
      api,
      `WITH aside AS (UPDATE commerce.payments SET capturing_amount = 700 WHERE store_id = $1 RETURNING id)
       INSERT INTO commerce.payment_operations (store_id, id, payment_id, kind, amount, provider_key, created_by)
       SELECT $1, gen_random_uuid(), id, 'capture', 700, 'a-key-of-somebody-gone', 'staff:gone' FROM aside`,
      [paid.store.context.store.id],
    )
    await reconcilerLooks()
    await reconcilerLooks()
    expect((await paid.read()).body).toMatchObject({
      captured: { amount: 700 },
      capturable: { amount: total - 700 },
    })
    expect(await booksOf(api, paid)).toMatchObject({ captured: 700 })
  })
})
