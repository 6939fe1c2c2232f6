import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { checkoutsAtStripe } from '../../../test/quoted-at-stripe.ts'
import { asAdmin, freshServices, type Quoted } from '../../../test/quoted-checkout.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../test/stripe-stand-in.ts'
import { lookAfterPayments } from '../../worker-tasks.ts'

let api: TestApi
let stripe: StripeStandIn
const { quotedAtStripe, teller, intentOf } = checkoutsAtStripe(() => ({ api, stripe }))
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
    const { id } = (opened.data as { object: { id: string } }).object
    const steps = [
      ['lost', 'lost'],
      ['appeal_needs_response', 'needs_response'],
      ['appeal_under_review', 'under_review'],
      ['won', 'won'],
    ] as const
    for (const [said, known] of steps) {
      stripe.books.dispute(intent?.id ?? '', said, { id })
      expect(await tellAll()).toEqual([200])
      expect(await disputes()).toMatchObject([{ status: known }])
    }
    expect((await tell(opened)).status).toBe(200)
    expect(await disputes()).toMatchObject([{ status: 'won' }])
  })

  it('is disputed for no more than was taken: what goes beyond waits until the bank has let go of the other', async () => {
    const { quote, order, total } = await paidOrder()
    const { tellAll } = teller(quote.store)
    const id = (await intentOf(quote))?.id ?? ''
    const first = stripe.books.dispute(id, 'needs_response', { amount: total - 100 })
    stripe.books.dispute(id, 'needs_response', { amount: 200 })
    expect(await tellAll()).toEqual([200, 200])
    expect(await paymentOf(quote, order)).toMatchObject({ disputed: { amount: total - 100 } })
    stripe.books.dispute(id, 'won', { id: (first.data as { object: { id: string } }).object.id })
    expect(await tellAll()).toEqual([200])
    await lookAfterPayments({ ...freshServices(api), db: api.worker })
    expect(await paymentOf(quote, order)).toMatchObject({ disputed: { amount: 200 } })
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
    expect((await paymentOf(quote, order)).operations).toMatchObject([
      { kind: 'refund', amount: { amount: 900 }, providerReference: refunded.id },
    ])
    expect((await refund(quote, order, total - 899)).status).toBe(409)
    expect((await refund(quote, order, total - 900)).status).toBe(201)
    // The bank does not take it: somebody has to look.
    stripe.books.failRefund(refunded.id)
    expect(await tellAll()).toEqual([200, 200])
    const found = await admin(quote, 'GET', '/reconciliations?did=nothing')
    expect(found.body.items).toMatchObject([{ found: 'refund_undone', orderId: order.id }])
  })

  it('that was given back from here is looked at by a person when the bank does not take it', async () => {
    const { quote, order } = await paidOrder()
    const { tellAll } = teller(quote.store)
    await refund(quote, order, 900)
    const [{ providerReference }] = (await paymentOf(quote, order)).operations
    stripe.books.failRefund(providerReference)
    expect(await tellAll()).toEqual([200, 200])
    const found = await admin(quote, 'GET', '/reconciliations?did=nothing')
    expect(found.body.items).toMatchObject([{ found: 'refund_undone', orderId: order.id }])
  })

  it('whose refund is on its way is given back when Stripe says so', async () => {
    const quote = await quotedAtStripe()
    const { order } = (await quote.pay('pm_card_pendingRefund')).body
    const { tellAll } = teller(quote.store)
    expect((await refund(quote, order, 900)).body.status).toBe('pending')
    expect(await tellAll()).toEqual([200])
    const [{ providerReference, status }] = (await paymentOf(quote, order)).operations
    expect(status).toBe('pending')
    stripe.books.finishRefund(providerReference)
    expect(await tellAll()).toEqual([200])
    expect(await paymentOf(quote, order)).toMatchObject({
      refunded: { amount: 900 },
      operations: [{ status: 'succeeded' }],
    })
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
    const charge = async ({ quote }: typeof none) => (await intentOf(quote))?.latest_charge
    expect(await follow(captured, (id) => stripe.books.captureByHand(id, 1_200))).toMatchObject({
      status: 'captured',
      captured: { amount: 1_200 },
      refunded: { amount: 0 },
      operations: [{ kind: 'capture', providerReference: await charge(captured) }],
    })
    expect(await follow(inPart, (id) => stripe.books.cancelByHand(id))).toMatchObject({
      status: 'captured',
      captured: { amount: 1_000 },
      refunded: { amount: 0 },
      capturable: { amount: 0 },
    })
    expect(await follow(none, (id) => stripe.books.cancelByHand(id))).toMatchObject({
      status: 'canceled',
      operations: [{ kind: 'void', providerReference: await charge(none) }],
    })
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
    expect((await intentOf(quote))?.status).toBe('succeeded')
    expect(await paymentOf(quote, order)).toMatchObject({
      captured: { amount: 1_000 },
      refunded: { amount: 1_000 },
      operations: [{ kind: 'capture' }, { kind: 'void' }, { kind: 'refund' }],
    })
  })
})
