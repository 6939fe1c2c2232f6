import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { count, patience, seed } from '../../../../test/counts.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import {
  booksOf,
  deliver,
  deliverEvents,
  eventsOf,
  findingsOf,
  type PaidOrder,
  paidOrder,
  type ToldEvent,
} from '../../../test/paid-order.ts'
import { asAdmin, quoted, runOut, workerLooks } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi({ IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const statuses = (answers: Answer[]) => answers.map(({ status, body }) => [status, body.status])
const approve = async (url: string, answer = 'approve') =>
  api.app.request(new URL(url).pathname, { method: 'POST', body: new URLSearchParams({ answer }) })

const inboxOf = ({ store }: Pick<PaidOrder, 'store'>) =>
  asAdmin<{ status: string; reason: string; deliveries: number }>(
    api,
    `SELECT status, reason, deliveries FROM commerce.payment_events WHERE store_id = $1 ORDER BY received_at, provider_event_id`,
    [store.context.store.id],
  )

const act = (paid: Pick<PaidOrder, 'payment'>, action: string) =>
  api.app.request(`/test-provider/charges/${paid.payment.reference}/${action}`, { method: 'POST' })

describe('a message of the provider', () => {
  it('places the order of a shopper who never came back, once, however often it comes', async () => {
    const checkout = await quoted(api)
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await approve(waiting.payment.nextAction.url)
    expect(statuses(await deliverEvents(api, checkout, { times: 10 }))).toEqual(
      Array.from({ length: 10 }, () => [200, 'applied']),
    )
    expect((await checkout.read()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    expect(await inboxOf(checkout)).toEqual([{ status: 'applied', reason: '', deliveries: 10 }])
  })

  it('that the payment was declined frees the cart for another try', async () => {
    const checkout = await quoted(api)
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await approve(waiting.payment.nextAction.url, 'decline')
    await deliverEvents(api, checkout)
    expect((await checkout.read()).body).toMatchObject({ state: 'held', payment: { status: 'declined' } })
    expect((await checkout.pay()).body.state).toBe('placed')
  })

  it('is answered and kept once, also when ten come at the same moment', async () => {
    const checkout = await quoted(api)
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await approve(waiting.payment.nextAction.url)
    const [event] = await eventsOf(api, checkout)
    if (!event) throw new Error('nothing was told')
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(api, checkout, { event })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await inboxOf(checkout)).toMatchObject([{ status: 'applied' }])
    expect((await checkout.read()).body.state).toBe('placed')
  })

  it('is not believed to be how things stand: the provider is asked', async () => {
    const checkout = await quoted(api)
    await checkout.pay('pm_test_second_step')
    const [row] = await asAdmin<{ reference: string; key: string }>(
      api,
      `SELECT c.reference, c.key FROM test_provider.charges c WHERE c.store = $1`,
      [checkout.store.context.store.id],
    )
    const lie: ToldEvent = {
      id: 'evt_too_good',
      type: 'payment.captured',
      content: {
        type: 'payment.captured',
        isLive: false,
        account: checkout.store.context.store.id,
        payment: row ?? {},
        about: { kind: 'payment' },
        amount: 2489,
        currency: 'EUR',
      },
      created_at: new Date(),
    }
    expect((await deliver(api, checkout, { event: lie })).status).toBe(200)
    expect((await checkout.read()).body).toMatchObject({ state: 'paying', order: null })
  })
})

describe('a message that cannot be right', () => {
  it.for<[what: string, change: Record<string, unknown>, reason: string]>([
    ['amount', { amount: 2490 }, 'amount differs'],
    ['currency', { currency: 'USD' }, 'currency differs'],
    ['mode', { isLive: true }, 'mode differs'],
  ])('for its %s is refused and recorded, and changes nothing', async ([, change, reason]) => {
    const checkout = await quoted(api)
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await approve(waiting.payment.nextAction.url)
    const [event] = await eventsOf(api, checkout)
    if (!event) throw new Error('nothing was told')
    expect(statuses([await deliver(api, checkout, { event, change })])).toEqual([[200, 'refused']])
    expect(await inboxOf(checkout)).toEqual([{ status: 'refused', reason, deliveries: 1 }])
    expect((await checkout.read()).body).toMatchObject({ state: 'paying', order: null })
    expect((await checkout.complete()).body.state).toBe('placed')
  })

  it('for its account is refused and recorded, in the store it was sent to', async () => {
    const [checkout, other] = [await quoted(api), await quoted(api)]
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await approve(waiting.payment.nextAction.url)
    const [event] = await eventsOf(api, checkout)
    if (!event) throw new Error('nothing was told')
    expect(statuses([await deliver(api, other, { event })])).toEqual([[200, 'refused']])
    expect(await inboxOf(other)).toEqual([{ status: 'refused', reason: 'account differs', deliveries: 1 }])
    expect(await inboxOf(checkout)).toEqual([])
    await checkout.complete()
  })

  it('is not from the provider, or older than five minutes, or from the future: 400, and nothing is kept', async () => {
    const checkout = await quoted(api)
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await approve(waiting.payment.nextAction.url)
    const [event] = await eventsOf(api, checkout)
    if (!event) throw new Error('nothing was told')
    const forged = await deliver(api, checkout, { event, signature: 'v1,AAAA' })
    expect(code(forged)).toEqual([400, 'event-not-trusted'])
    const minutes = (n: number) => new Date(Date.now() + n * 60_000)
    expect(code(await deliver(api, checkout, { event, signedAt: minutes(-6) }))).toEqual([
      400,
      'event-too-old',
    ])
    expect(code(await deliver(api, checkout, { event, signedAt: minutes(6) }))).toEqual([
      400,
      'event-too-old',
    ])
    expect(await inboxOf(checkout)).toEqual([])
    const nobody = await api.app.request('/v1/payment-events/nobody/sto_01h455vb4pex5vsknk084sn02q', {
      method: 'POST',
      body: '{}',
    })
    expect(nobody.status).toBe(404)
    await checkout.complete()
  })
})

describe('what a provider tells too early', () => {
  it('waits until it is known what it speaks of, and then has its effect', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_disputed' })
    const [event] = await eventsOf(api, paid)
    if (!event) throw new Error('nothing was told')
    const unknown = { payment: { key: 'nobody:charge', reference: 'ch_nobody' } }
    expect(statuses([await deliver(api, paid, { event, change: unknown })])).toEqual([[200, 'parked']])
    expect(await inboxOf(paid)).toMatchObject([{ status: 'parked' }])
    expect((await paid.read()).body.disputed.amount).toBe(0)
    // By now it is known: as if the charge had been recorded meanwhile.
    expect(statuses([await deliver(api, paid, { event })])).toEqual([[200, 'applied']])
    expect(await inboxOf(paid)).toMatchObject([{ status: 'applied', deliveries: 2 }])
    expect((await paid.read()).body.disputed.amount).toBe(2489)
  })
})

describe('money that comes after its payment had ended', () => {
  it('goes back, and the reconciler says so', async () => {
    const checkout = await quoted(api)
    const waiting = (await checkout.pay('pm_test_second_step')).body
    await runOut(api, checkout.checkout)
    await workerLooks(api)
    expect((await checkout.read()).body).toMatchObject({ state: 'released', payment: { status: 'canceled' } })
    // A provider that does not keep its word: what it canceled, it takes all the same.
    await asAdmin(
      api,
      `UPDATE test_provider.charges SET status = 'captured', captured_amount = amount WHERE store = $1`,
      [checkout.store.context.store.id],
    )
    const [charge] = await asAdmin<{ reference: string; key: string }>(
      api,
      'SELECT reference, key FROM test_provider.charges WHERE store = $1',
      [checkout.store.context.store.id],
    )
    const late = { payment: { id: '', ...charge } as PaidOrder['payment'] }
    await act(late, 'tell')
    expect(statuses(await deliverEvents(api, checkout, { times: 3 }))).toEqual([
      [200, 'applied'],
      [200, 'applied'],
      [200, 'applied'],
    ])
    expect(await booksOf(api, late)).toMatchObject({ status: 'captured', captured: 2489, refunded: 2489 })
    expect(await findingsOf(api, checkout)).toContainEqual({ found: 'captured_late', did: 'refunded' })
    expect(waiting.state).toBe('paying')
  })
})

describe('a dispute', () => {
  it('is recorded with what it holds back, and what comes back when it is won', async () => {
    const paid = await paidOrder(api)
    await act(paid, 'dispute')
    await deliverEvents(api, paid)
    expect((await paid.read()).body.disputed.amount).toBe(2489)
    expect((await paid.ask('GET', 'disputes')).body.items).toMatchObject([
      { status: 'needs_response', amount: { amount: 2489 }, closedAt: null },
    ])
    await act(paid, 'lose-dispute')
    await deliverEvents(api, paid)
    expect((await paid.ask('GET', 'disputes')).body.items).toMatchObject([{ status: 'lost' }])
    // Who has lost may appeal, and win.
    await act(paid, 'dispute')
    await deliverEvents(api, paid, { order: (events) => events.toReversed() })
    expect((await paid.ask('GET', 'disputes')).body.items).toMatchObject([
      { status: 'needs_response', closedAt: null },
    ])
    await act(paid, 'win-dispute')
    // Backwards, and twice: the newest word counts.
    await deliverEvents(api, paid, { order: (events) => events.toReversed(), times: 2 })
    expect((await paid.read()).body.disputed.amount).toBe(0)
    expect((await paid.ask('GET', 'disputes?status=won')).body.items).toHaveLength(1)
  })
})

describe('what a bank has asked back', () => {
  it('cannot be given back: neither told as such, nor done', async () => {
    const paid = await paidOrder(api)
    const refund = (amount: number) =>
      paid.ask('POST', `orders/${paid.orderId}/refunds`, { body: { amount, reason: 'Broken' } })
    expect((await refund(489)).status).toBe(201)
    expect((await paid.read()).body.refundable.amount).toBe(2000)
    await act(paid, 'dispute')
    await deliverEvents(api, paid)
    expect((await paid.read()).body.refundable.amount).toBe(0)
    expect((await refund(1)).status).toBe(409)
    await act(paid, 'win-dispute')
    await deliverEvents(api, paid)
    expect((await paid.read()).body.refundable.amount).toBe(2000)
    expect((await refund(2000)).status).toBe(201)
  })
})

/** One of all orders of a list, from 0 on: each number another. */
function nthOrder<T>(all: readonly T[], n: number): T[] {
  const left = [...all]
  let rest = n
  return all.map(() => {
    const at = rest % left.length
    rest = Math.floor(rest / left.length)
    return left.splice(at, 1)[0] as T
  })
}

describe('six events of one payment', () => {
  it(
    'come to the same end through the database, in whatever order and however often',
    async () => {
      const [rounds, times] = [count(50, 720), count(2, 10)]
      for (let round = 0; round < rounds; round += 1) {
        const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
        for (const action of ['tell', 'dispute', 'lose-dispute', 'tell']) await act(paid, action)
        await paid.capture(1000)
        await act(paid, 'tell')
        await paid.capture(null)
        await act(paid, 'tell')
        const told = await eventsOf(api, paid)
        expect(told).toHaveLength(6)
        // 389 and 720 have no divisor in common: no order comes twice, and each seed begins with another.
        const order = <T>(events: T[]): T[] => nthOrder(events, (seed() + 389 * round) % 720)
        const answers = await deliverEvents(api, paid, { order, times })
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
        const { body } = await paid.read()
        expect([body.status, body.captured.amount, body.refunded.amount, body.disputed.amount]).toEqual([
          'captured',
          2489,
          0,
          2489,
        ])
        expect((await paid.ask('GET', 'disputes')).body.items).toMatchObject([{ status: 'lost' }])
      }
    },
    patience(120_000),
  )
})
