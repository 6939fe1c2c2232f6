import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import {
  asAdmin,
  fallSilent,
  type Quoted,
  quoted,
  runOut,
  shelf,
  workerLooks,
} from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../test/stripe-stand-in.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let stripe: StripeStandIn
beforeAll(async () => {
  stripe = await openStripeStandIn()
  api = await createTestApi({ STRIPE_API_BASE: stripe.apiBase, IDEMPOTENCY_LEASE_SECONDS: '1' })
})
afterEach(() => expectSoundBooks(api.database))
afterAll(async () => {
  await api.close()
  await stripe.close()
})

const code = ({ status, body }: Answer) => [status, body.code]

/** A quote in a store that takes money with Stripe. */
async function quotedAtStripe(of: { captureMode?: 'manual' } = {}): Promise<Quoted> {
  const store = await api.store()
  const set = await send(api.app.request, 'PUT', '/v1/admin/payment-providers/stripe', {
    bearer: await signedIn(api, store),
    body: { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, isActive: true, ...of },
  })
  expect(set.status).toBe(200)
  return quoted(api, { store, stock: [5], quantity: 2 })
}

/** What Stripe tells of all that has happened there since the last time, to this store. */
function teller(store: TestStore) {
  let told = stripe.books.events.length
  const tell = (event: object, at = new Date(), secret?: string) => {
    const { body, headers } = stripe.signed(event as Record<string, unknown>, at, secret)
    const path = `/v1/payment-events/stripe/${toWire('store', store.context.store.id)}`
    return api.app.request(path, { method: 'POST', body, headers })
  }
  return {
    tell,
    async tellAll(): Promise<number[]> {
      const events = stripe.books.events.slice(told)
      told = stripe.books.events.length
      const statuses: number[] = []
      for (const event of events) statuses.push((await tell(event)).status)
      return statuses
    },
  }
}

/** Of the store's newest payment. */
const intentOf = async ({ store }: Quoted) => {
  const [payment] = await asAdmin<{ provider_key: string }>(
    api,
    'SELECT provider_key FROM commerce.payments WHERE store_id = $1 ORDER BY created_at DESC LIMIT 1',
    [store.context.store.id],
  )
  return stripe.books.byKey(payment?.provider_key ?? '')[0]
}

describe('a checkout paid with Stripe', () => {
  it('is placed, and Stripe has captured exactly its total', async () => {
    const quote = await quotedAtStripe()
    const before = stripe.books.balance('EUR')
    const paid = await quote.pay('pm_card_visa')
    expect(paid.body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    expect(stripe.books.balance('EUR') - before).toBe(quote.checkout.totals.total.amount)
    expect(await shelf(api, quote.store)).toEqual({ onHand: 3, reserved: 0 })
  })

  it('that is declined holds its goods, and another card pays', async () => {
    const quote = await quotedAtStripe()
    expect(code(await quote.pay('pm_card_chargeDeclined'))).toEqual([402, 'payment-declined'])
    expect((await quote.read()).body).toMatchObject({
      state: 'held',
      payment: { status: 'declined', declineCode: 'insufficient_funds' },
    })
    expect((await quote.pay('pm_card_visa')).body.state).toBe('placed')
  })

  it('with a second step waits for it, and is placed when the shopper comes back', async () => {
    const quote = await quotedAtStripe()
    const waiting = await quote.pay('pm_card_authenticationRequired')
    expect(waiting.body).toMatchObject({ state: 'paying', payment: { status: 'requires_action' } })
    expect((await quote.complete()).body.state).toBe('paying')
    stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
    expect((await quote.complete()).body.state).toBe('placed')
  })

  it('is placed by what Stripe tells, when the shopper never comes back; once, however often it is told', async () => {
    const quote = await quotedAtStripe()
    const { tell, tellAll } = teller(quote.store)
    const waiting = await quote.pay('pm_card_authenticationRequired')
    stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
    expect(new Set(await tellAll())).toEqual(new Set([200]))
    const { body } = await quote.read()
    expect(body.state).toBe('placed')
    expect((await tell(stripe.books.events.at(-1) ?? {})).status).toBe(200)
    expect((await quote.complete()).body.order.id).toBe(body.order.id)
  })

  it('whose second step fails is open for another try', async () => {
    const quote = await quotedAtStripe()
    const waiting = await quote.pay('pm_card_authenticationRequired')
    stripe.books.authenticate(waiting.body.payment.nextAction.url, false)
    expect(code(await quote.complete())).toEqual([402, 'payment-declined'])
    expect((await quote.read()).body.state).toBe('held')
    expect((await quote.pay('pm_card_visa')).body.state).toBe('placed')
  })

  it('whose answer is lost is charged once: the same key finds it', async () => {
    const quote = await quotedAtStripe()
    const before = stripe.books.balance('EUR')
    const key = randomUUID()
    stripe.mishap({ call: /confirm$/, does: 'lost', times: 2 })
    expect(code(await quote.pay('pm_card_visa', key))).toEqual([503, 'payment-provider-unavailable'])
    await fallSilent(api, quote.checkout)
    await asAdmin(api, 'UPDATE commerce.idempotency_keys SET lease_until = now()')
    expect((await quote.pay('pm_card_visa', key)).body.state).toBe('placed')
    expect(stripe.books.balance('EUR') - before).toBe(quote.checkout.totals.total.amount)
  })

  it('whose answer is lost, and whose shopper is gone, is placed by the worker', async () => {
    const quote = await quotedAtStripe()
    stripe.mishap({ call: /confirm$/, does: 'lost', times: 2 })
    await quote.pay('pm_card_visa')
    await fallSilent(api, quote.checkout)
    await workerLooks(api)
    expect((await quote.read()).body.state).toBe('placed')
  })

  it('that was never confirmed is canceled at Stripe when its time is over', async () => {
    const quote = await quotedAtStripe()
    const before = stripe.books.balance('EUR')
    stripe.mishap({ call: /confirm$/, does: 'dropped', times: 2 })
    await quote.pay('pm_card_visa')
    await runOut(api, quote.checkout)
    await fallSilent(api, quote.checkout)
    await workerLooks(api)
    expect((await quote.read()).body.state).toBe('released')
    expect((await intentOf(quote))?.status).toBe('canceled')
    expect(stripe.books.balance('EUR')).toBe(before)
    expect(await shelf(api, quote.store)).toEqual({ onHand: 5, reserved: 0 })
  })

  it('where Stripe is down refuses, and charges nothing', async () => {
    const quote = await quotedAtStripe()
    stripe.mishap({ call: /payment_intents$/, does: 'failed', times: 1 })
    const before = stripe.books.balance('EUR')
    expect(code(await quote.pay('pm_card_visa'))).toEqual([503, 'payment-provider-unavailable'])
    expect(stripe.books.balance('EUR')).toBe(before)
  })

  it('takes no test tokens of others', async () => {
    const quote = await quotedAtStripe()
    expect(code(await quote.pay('pm_test ok'))).toEqual([400, 'payment-method-unknown'])
  })

  it('is placed when the money is promised, where it is captured later', async () => {
    const quote = await quotedAtStripe({ captureMode: 'manual' })
    const before = stripe.books.balance('EUR')
    expect((await quote.pay('pm_card_visa')).body).toMatchObject({
      state: 'placed',
      payment: { status: 'authorized' },
    })
    expect(stripe.books.balance('EUR')).toBe(before)
  })
})

describe('what Stripe tells', () => {
  it.each([
    ['signed with another secret', { secret: 'whsec_another0000000000' }, 'event-not-trusted'],
    ['signed six minutes ago', { seconds: -360 }, 'event-too-old'],
    ['signed six minutes ahead', { seconds: 360 }, 'event-too-old'],
  ])(
    '%s is refused',
    async (_how, { secret, seconds = 0 }: { secret?: string; seconds?: number }, refusal) => {
      const quote = await quotedAtStripe()
      const { tell } = teller(quote.store)
      const waiting = await quote.pay('pm_card_authenticationRequired')
      stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
      const event = stripe.books.events.at(-1) ?? {}
      const answer = await tell(event, new Date(Date.now() + seconds * 1000), secret)
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, refusal])
      expect((await quote.read()).body.state).toBe('paying')
      expect((await quote.complete()).body.state).toBe('placed')
    },
  )

  it.each([
    ['another amount', { amount: 1 }],
    ['another currency', { currency: 'usd' }],
  ])('with %s moves nothing, and is recorded as refused', async (_what, forged) => {
    const quote = await quotedAtStripe()
    const { tell } = teller(quote.store)
    await quote.pay('pm_card_authenticationRequired')
    const intent = await intentOf(quote)
    const event = {
      id: `evt_${randomUUID()}`,
      object: 'event',
      type: 'payment_intent.succeeded',
      created: Math.floor(Date.now() / 1000),
      livemode: false,
      data: { object: { ...intent, status: 'succeeded', ...forged } },
    }
    expect((await tell(event)).status).toBe(200)
    expect((await quote.read()).body.state).toBe('paying')
    const [row] = await asAdmin(
      api,
      'SELECT status FROM commerce.payment_events WHERE provider_event_id = $1',
      [event.id],
    )
    expect(row).toEqual({ status: 'refused' })
  })
})

describe('an order paid with Stripe', () => {
  const admin = (quote: Quoted, method: string, path: string, body?: object) =>
    send(api.app.request, method, `/v1/admin${path}`, {
      bearer: quote.store.secretKey,
      ...(method === 'POST' && { idempotencyKey: randomUUID() }),
      ...(body && { body }),
    })
  const paidOrder = async (of: { captureMode?: 'manual' } = {}) => {
    const quote = await quotedAtStripe(of)
    const { body } = await quote.pay('pm_card_visa')
    return { quote, order: body.order as { id: string }, total: quote.checkout.totals.total.amount as number }
  }
  const refund = (quote: Quoted, order: { id: string }, amount: number) =>
    admin(quote, 'POST', `/orders/${order.id}/refunds`, { amount, reason: 'Broken' })
  const paymentOf = async (quote: Quoted, order: { id: string }) =>
    (await admin(quote, 'GET', `/orders/${order.id}/payments`)).body.items[0]

  it('is given back in parts, never more than was captured, and Stripe has paid just that', async () => {
    const { quote, order, total } = await paidOrder()
    const before = stripe.books.balance('EUR')
    expect((await refund(quote, order, 700)).status).toBe(201)
    expect((await refund(quote, order, total - 700)).status).toBe(201)
    expect((await refund(quote, order, 1)).status).toBe(409)
    expect(before - stripe.books.balance('EUR')).toBe(total)
  })

  it('is given back once when the answer is lost', async () => {
    const { quote, order } = await paidOrder()
    const before = stripe.books.balance('EUR')
    const key = randomUUID()
    const ask = () =>
      send(api.app.request, 'POST', `/v1/admin/orders/${order.id}/refunds`, {
        bearer: quote.store.secretKey,
        idempotencyKey: key,
        body: { amount: 500, reason: 'Broken' },
      })
    stripe.mishap({ call: /^POST .v1.refunds$/, does: 'lost', times: 2 })
    expect(code(await ask())).toEqual([503, 'payment-provider-unavailable'])
    await asAdmin(api, 'UPDATE commerce.idempotency_keys SET lease_until = now()')
    await asAdmin(api, "UPDATE commerce.payment_operations SET updated_at = now() - interval '1 hour'")
    const again = await ask()
    expect(again.status).toBe(201)
    expect(before - stripe.books.balance('EUR')).toBe(500)
  })

  it('is captured in parts where capture is manual, and the last lets the rest go', async () => {
    const { quote, order, total } = await paidOrder({ captureMode: 'manual' })
    const before = stripe.books.balance('EUR')
    const { id } = await paymentOf(quote, order)
    const capture = (amount: number, isFinal: boolean) =>
      admin(quote, 'POST', `/payments/${id}/captures`, { amount, isFinal })
    expect((await capture(1_000, false)).status).toBe(200)
    expect((await capture(500, true)).status).toBe(200)
    expect(stripe.books.balance('EUR') - before).toBe(1_500)
    expect((await capture(total - 1_500, true)).status).toBe(409)
  })

  it('is disputed: what Stripe tells is recorded, and its end, too', async () => {
    const { quote, total } = await paidOrder()
    const { tell, tellAll } = teller(quote.store)
    const intent = await intentOf(quote)
    const opened = stripe.books.dispute(intent?.id ?? '', 'needs_response')
    expect(await tellAll()).toEqual([200])
    const disputes = async () => (await admin(quote, 'GET', '/disputes')).body.items
    expect(await disputes()).toMatchObject([
      { status: 'needs_response', reason: 'fraudulent', amount: { amount: total, currency: 'EUR' } },
    ])
    stripe.books.dispute(intent?.id ?? '', 'won', {
      id: (opened.data as { object: { id: string } }).object.id,
    })
    expect(await tellAll()).toEqual([200])
    expect((await disputes()).map(({ status }: { status: string }) => status)).toEqual(['won'])
    expect((await tell(opened)).status).toBe(200)
    expect((await disputes()).map(({ status }: { status: string }) => status)).toEqual(['won'])
  })

  it('follows what is done in Stripe’s dashboard: a refund is one of the order', async () => {
    const { quote, order, total } = await paidOrder()
    const { tellAll } = teller(quote.store)
    const refunded = stripe.books.refundByHand((await intentOf(quote))?.id ?? '', 900)
    expect(await tellAll()).toEqual([200])
    expect((await admin(quote, 'GET', `/orders/${order.id}`)).body).toMatchObject({
      paymentState: 'partially_refunded',
      refunded: { amount: 900 },
    })
    expect((await refund(quote, order, total - 899)).status).toBe(409)
    expect((await refund(quote, order, total - 900)).status).toBe(201)
    // The bank does not take it: somebody has to look.
    stripe.books.failRefund(refunded.id)
    expect(await tellAll()).toEqual([200, 200])
    const found = await admin(quote, 'GET', '/reconciliations?did=nothing')
    expect(found.body.items).toMatchObject([{ found: 'refund_undone', orderId: order.id }])
  })

  it('follows what is done in Stripe’s dashboard: a capture, and a cancellation of the rest', async () => {
    const captured = await paidOrder({ captureMode: 'manual' })
    const inPart = await paidOrder({ captureMode: 'manual' })
    const none = await paidOrder({ captureMode: 'manual' })
    const first = (await paymentOf(inPart.quote, inPart.order)).id
    await admin(inPart.quote, 'POST', `/payments/${first}/captures`, { amount: 1_000, isFinal: false })
    const follow = async ({ quote, order }: typeof none, act: (intentId: string) => void) => {
      const { tellAll } = teller(quote.store)
      act((await intentOf(quote))?.id ?? '')
      expect(await tellAll()).toEqual([200])
      return paymentOf(quote, order)
    }
    expect(await follow(captured, (id) => stripe.books.captureByHand(id, 1_200))).toMatchObject({
      status: 'captured',
      captured: { amount: 1_200 },
      refunded: { amount: 0 },
    })
    expect(await follow(inPart, (id) => stripe.books.cancelByHand(id))).toMatchObject({
      status: 'captured',
      captured: { amount: 1_000 },
      refunded: { amount: 0 },
      capturable: { amount: 0 },
    })
    expect(await follow(none, (id) => stripe.books.cancelByHand(id))).toMatchObject({ status: 'canceled' })
  })

  it('that is canceled after a part was captured is given back, and the rest is let go', async () => {
    const { quote, order } = await paidOrder({ captureMode: 'manual' })
    const before = stripe.books.balance('EUR')
    const { id } = await paymentOf(quote, order)
    await admin(quote, 'POST', `/payments/${id}/captures`, { amount: 1_000, isFinal: false })
    expect(stripe.books.balance('EUR') - before).toBe(1_000)
    const canceled = await admin(quote, 'POST', `/orders/${order.id}/cancellation`, { reason: 'Twice' })
    expect(canceled.body).toMatchObject({ status: 'canceled', paymentState: 'refunded' })
    expect(stripe.books.balance('EUR')).toBe(before)
    expect((await intentOf(quote))?.status).toBe('canceled')
    expect(await paymentOf(quote, order)).toMatchObject({
      captured: { amount: 1_000 },
      refunded: { amount: 1_000 },
      operations: [{ kind: 'capture' }, { kind: 'void' }, { kind: 'refund' }],
    })
  })
})
