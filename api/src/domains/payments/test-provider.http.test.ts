import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { booksOf, findingsOf, type PaidOrder, paidOrder } from '../../../test/paid-order.ts'
import { asAdmin, freshServices, type Quoted, quoted } from '../../../test/quoted-checkout.ts'
import { contextOf } from '../../worker-tasks.ts'
import { deliverTestEvents } from './index.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

/** All that the provider's own delivery has sent, in the order it arrived, and how often it looks. */
function post() {
  const arrived: string[] = []
  const services = freshServices(api)
  return {
    arrived,
    deliver: () =>
      deliverTestEvents({
        ...services,
        db: api.worker,
        publicUrl: 'http://the.test',
        contextOf: (storeId) => contextOf(services, storeId),
        send: async (url, message) => {
          arrived.push(JSON.parse(String(message.body)).type)
          return api.app.request(new URL(url).pathname, message)
        },
      }),
  }
}

/** As if so many seconds had passed for what waits to be told of a store. */
const seconds = (count: number, { store }: Pick<Quoted, 'store'>) =>
  asAdmin(
    api,
    `UPDATE test_provider.events SET send_at = send_at - make_interval(secs => $2) WHERE store = $1`,
    [store.context.store.id, count],
  )

const inboxOf = ({ store }: Pick<Quoted, 'store'>) =>
  asAdmin<{ type: string; status: string; deliveries: number }>(
    api,
    `SELECT type, status, deliveries FROM commerce.payment_events WHERE store_id = $1 ORDER BY occurred_at`,
    [store.context.store.id],
  )

const act = (paid: PaidOrder, action: string) =>
  api.app.request(`/test-provider/charges/${paid.payment.reference}/${action}`, { method: 'POST' })

const refund = (paid: PaidOrder, amount: number) =>
  paid.ask('POST', `orders/${paid.orderId}/refunds`, { body: { amount, reason: 'Broken' } })

describe('the test provider', () => {
  it('tells late: everything half a minute after it has happened', async () => {
    const { arrived, deliver } = post()
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_told_late' })
    await deliver()
    expect(arrived).toEqual([])
    await seconds(31, paid)
    await deliver()
    expect(arrived).toEqual(['payment.captured'])
    expect((await paid.read()).body).toMatchObject({ status: 'captured' })
    expect(await findingsOf(api, paid)).toEqual([])
  })

  it('tells three times, with one effect', async () => {
    const { arrived, deliver } = post()
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_told_thrice' })
    expect((await refund(paid, 500)).body.status).toBe('succeeded')
    for (let turn = 0; turn < 5; turn += 1) await deliver()
    expect(arrived.toSorted()).toEqual([
      ...Array(3).fill('payment.captured'),
      ...Array(3).fill('refund.succeeded'),
    ])
    expect(await inboxOf(paid)).toMatchObject([
      { type: 'payment.captured', deliveries: 3 },
      { type: 'refund.succeeded', deliveries: 3 },
    ])
    expect(await booksOf(api, paid)).toMatchObject({ captured: 2489, refunded: 500 })
    expect((await paid.read()).body.refunded.amount).toBe(500)
  })

  it('tells backwards: the refund before the payment, to the same end', async () => {
    const { arrived, deliver } = post()
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_told_backwards' })
    await refund(paid, 500)
    await refund(paid, 300)
    for (let turn = 0; turn < 4; turn += 1) {
      await seconds(6, paid)
      await deliver()
    }
    expect(arrived).toEqual(['refund.succeeded', 'refund.succeeded', 'payment.captured'])
    expect((await paid.read()).body).toMatchObject({ status: 'captured', refunded: { amount: 800 } })
  })

  it('is told by its pages when and how often to tell: what is delayed comes after what happened later', async () => {
    const { arrived, deliver } = post()
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    await act(paid, 'capture?amount=1000&delay=60')
    await act(paid, 'dispute?times=2')
    for (let turn = 0; turn < 3; turn += 1) await deliver()
    await seconds(61, paid)
    await deliver()
    expect(arrived).toEqual(['dispute.needs_response', 'dispute.needs_response', 'capture.succeeded'])
    expect((await paid.read()).body).toMatchObject({ captured: { amount: 1000 } })
    for (const wrong of ['capture?amount=0', 'tell?delay=-1', 'tell?times=11', 'tell?when=now', 'explode'])
      expect((await act(paid, wrong)).status).toBe(400)
    expect((await act({ payment: { reference: 'ch_nobody' } } as PaidOrder, 'tell')).status).toBe(404)
  })

  it.for(['pm_test_timeout', 'pm_test_answer_lost'])(
    '%s charges once: the same key, sent again, finds the order',
    { timeout: 60_000 },
    async (method) => {
      const checkout = await quoted(api)
      const key = `the-key-of-${method}-in-this-test`
      expect(code(await checkout.pay(method, key))).toEqual([503, 'payment-provider-unavailable'])
      expect((await checkout.read()).body).toMatchObject({ state: 'paying', order: null })
      let again = await checkout.pay(method, key)
      // Until the caller who waited too long counts as gone.
      for (; again.status === 409; again = await checkout.pay(method, key)) await wait(200)
      expect(again.body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
      const [charge] = await asAdmin(
        api,
        'SELECT calls, captured_amount::int AS captured FROM test_provider.charges WHERE store = $1',
        [checkout.store.context.store.id],
      )
      expect(charge).toEqual({ calls: 2, captured: 2489 })
    },
  )
})
