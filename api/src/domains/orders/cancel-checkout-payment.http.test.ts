import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { deliverEvents, findingsOf } from '../../../test/paid-order.ts'
import { checkoutsAtStripe } from '../../../test/quoted-at-stripe.ts'
import {
  anotherApp,
  asAdmin,
  type Quoted,
  quoted,
  runOut,
  shelf,
  workerLooks,
} from '../../../test/quoted-checkout.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../test/stripe-stand-in.ts'
import { attemptRules } from '../../platform/attempts.ts'

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

const onPage = (paying: Answer, answer: 'approve' | 'decline') =>
  api.app.request(new URL(paying.body.payment.nextAction.url).pathname, {
    method: 'POST',
    body: new URLSearchParams({ answer }),
  })

const chargesOf = ({ store }: Quoted) =>
  asAdmin<{ status: string; captured: number }>(
    api,
    `SELECT c.status, c.captured_amount::int AS captured FROM test_provider.charges c
      JOIN commerce.payments p ON p.provider_key = c.key WHERE p.store_id = $1 ORDER BY p.created_at, p.id`,
    [store.context.store.id],
  )

const open = { state: 'held', order: null, payment: { status: 'canceled', nextAction: null } }

describe('a shopper who gives up a running payment', () => {
  it('gets the checkout back as it was: the provider has ended it, the goods are held, and another card pays', async () => {
    const quote = await quoted(api, { stock: [3], quantity: 2 })
    const paying = await quote.pay('pm_test_second_step')
    const given = await quote.giveUp()
    expect([given.status, given.body]).toEqual([200, expect.objectContaining({ state: 'held' })])
    expect(given.body).toMatchObject({ ...open, expiresAt: paying.body.expiresAt })
    expect(given.headers.get('etag')).toBe(`"${given.body.version}"`)
    expect(await chargesOf(quote)).toEqual([{ status: 'canceled', captured: 0 }])
    expect(await shelf(api, quote.store)).toEqual({ onHand: 3, reserved: 2 })
    expect((await quote.readCart()).body.status).toBe('open')
    // Who still has the bank's page open pays nothing by it.
    await onPage(paying, 'approve')
    const placed = (await quote.pay()).body
    expect(placed).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    const order = await send(api.app.request, 'GET', `/v1/admin/orders/${placed.order.id}`, {
      bearer: quote.store.secretKey,
    })
    expect(order.body.tenders).toMatchObject([{ captured: quote.checkout.totals.total }])
    expect((await chargesOf(quote)).map(({ status }) => status)).toEqual(['canceled', 'captured'])
    expect(await shelf(api, quote.store)).toEqual({ onHand: 1, reserved: 0 })
  })

  it('who has paid already gets the order', async () => {
    const quote = await quoted(api)
    await onPage(await quote.pay('pm_test_second_step'), 'approve')
    const given = await quote.giveUp()
    expect(given.body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
    expect(given.body.order).toEqual((await quote.read()).body.order)
    expect((await quote.giveUp()).body.order).toEqual(given.body.order)
  })

  it('whose payment was declined meanwhile is told where it stands, not refused', async () => {
    const quote = await quoted(api)
    await onPage(await quote.pay('pm_test_second_step'), 'decline')
    expect((await quote.giveUp()).body).toMatchObject({ state: 'held', payment: { status: 'declined' } })
  })

  it('changes nothing where no payment runs', async () => {
    const quote = await quoted(api)
    const { version } = quote.checkout
    expect((await quote.giveUp()).body).toMatchObject({ state: 'held', payment: null, version })
    await runOut(api, quote.checkout)
    await workerLooks(api)
    expect((await quote.giveUp()).body.state).toBe('released')
  })

  it('needs a key and the secret of the cart', async () => {
    const quote = await quoted(api)
    await quote.pay('pm_test_second_step')
    const path = `/v1/checkouts/${quote.checkout.id}/payment/cancellation`
    const keyless = await quote.buyer.send('POST', path, { cartSecret: quote.cart.secret })
    expect(code(keyless)).toEqual([400, 'idempotency-key-missing'])
    const { secret: cartSecret } = (await quote.buyer.cart([])).body
    const stranger = await quote.buyer.send('POST', path, { cartSecret, idempotencyKey: randomUUID() })
    expect(code(stranger)).toEqual([404, 'not-found'])
    expect((await quote.read()).body.state).toBe('paying')
  })

  it('gets back what a gift card was to give', async () => {
    const quote = await quoted(api)
    const card = await send(api.app.request, 'POST', '/v1/admin/gift-cards', {
      bearer: quote.store.secretKey,
      idempotencyKey: randomUUID(),
      body: { amount: { amount: 500, currency: 'EUR' } },
    })
    const pay = (paymentMethod: string) =>
      send(api.app.request, 'POST', `/v1/checkouts/${quote.checkout.id}/payment`, {
        key: quote.store.publishableKey,
        cartSecret: quote.cart.secret,
        idempotencyKey: randomUUID(),
        body: {
          paymentMethod,
          giftCards: [{ code: card.body.code }],
          returnUrl: `${quote.store.origin}/back`,
        },
      })
    expect((await pay('pm_test_second_step')).body.state).toBe('paying')
    expect((await quote.giveUp()).body.payment.tenders).toMatchObject([
      { kind: 'provider', status: 'canceled' },
      { kind: 'gift_card', status: 'canceled' },
    ])
    expect((await pay('pm_test_ok')).body.payment.tenders).toMatchObject([
      { kind: 'provider', status: 'captured' },
      { kind: 'gift_card', status: 'captured', amount: { amount: 500 } },
    ])
  })

  it('by the same key gives up one payment, and none that began after it', async () => {
    const quote = await quoted(api)
    await quote.pay('pm_test_second_step')
    const key = randomUUID()
    const given = await quote.giveUp(key)
    await quote.pay('pm_test_second_step')
    expect((await quote.giveUp(key)).body).toEqual(given.body)
    expect((await quote.read()).body.state).toBe('paying')
  })

  it('by a key whose first call never ended means the payment of that time', async () => {
    const down = anotherApp(api, { cancel: () => Promise.reject(new Error('connect ECONNREFUSED')) })
    const quote = await quoted(api, { app: down })
    const first = await quote.pay('pm_test_second_step')
    const key = randomUUID()
    expect(code(await quote.giveUp(key))).toEqual([503, 'payment-provider-unavailable'])
    await onPage(first, 'decline')
    expect(code(await quote.complete())).toEqual([402, 'payment-declined'])
    const second = await quote.pay('pm_test_second_step')
    expect((await quote.giveUp(key)).body.payment).toEqual(second.body.payment)
    expect((await chargesOf(quote)).map(({ status }) => status)).toEqual(['declined', 'requires_action'])
  })

  it('while the provider is away keeps the payment, and the same key goes on later', async () => {
    let isDown = true
    const app = anotherApp(api, {
      cancel: async (payment) => {
        if (isDown) throw new Error('connect ECONNREFUSED')
        return api.services.provider.cancel(payment)
      },
    })
    const quote = await quoted(api, { app })
    await quote.pay('pm_test_second_step')
    const key = randomUUID()
    expect(code(await quote.giveUp(key))).toEqual([503, 'payment-provider-unavailable'])
    expect((await quote.read()).body).toMatchObject({
      state: 'paying',
      payment: { status: 'requires_action' },
    })
    isDown = false
    expect((await quote.giveUp(key)).body).toMatchObject(open)
  })

  it('is asked to wait where the provider cannot end it, and the payment goes on', async () => {
    const app = anotherApp(api, { cancel: (payment) => api.services.provider.retrieve(payment) })
    const quote = await quoted(api, { app })
    const paying = await quote.pay('pm_test_second_step')
    const refused = await quote.giveUp()
    expect([...code(refused), refused.headers.get('retry-after')]).toEqual([409, 'payment-in-progress', '2'])
    await onPage(paying, 'approve')
    expect((await quote.complete()).body.state).toBe('placed')
  })

  it('counts as one who tries cards', async () => {
    const quote = await quoted(api)
    for (let n = 0; n < attemptRules.declinedPayment.pair.most; n += 1) {
      await quote.pay('pm_test_second_step')
      expect((await quote.giveUp()).body.state).toBe('held')
    }
    expect(code(await quote.pay())).toEqual([429, 'too-many-requests'])
  })

  it('before the provider was asked leaves nothing that could be charged', async () => {
    let heard = () => {}
    const called = new Promise<void>((resolve) => {
      heard = resolve
    })
    let go = () => {}
    const opened = new Promise<void>((resolve) => {
      go = resolve
    })
    const app = anotherApp(api, {
      charge: async (request) => {
        heard()
        await opened
        return api.services.provider.charge(request)
      },
    })
    const quote = await quoted(api, { app })
    const paying = quote.pay()
    await called
    expect((await quote.giveUp()).body).toMatchObject(open)
    go()
    expect((await paying).body).toMatchObject(open)
    expect((await chargesOf(quote)).map(({ captured }) => captured)).toEqual([0])
    expect(await shelf(api, quote.store)).toEqual({ onHand: 10, reserved: 1 })
  })
})

describe('what the provider tells of a payment that it has ended', () => {
  it('opens the checkout for another try, whoever ended it; past its time the goods are free', async () => {
    const cancel = async (quote: Quoted) => {
      await quote.pay('pm_test_second_step')
      const [charge] = await asAdmin<{ reference: string }>(
        api,
        'SELECT reference FROM test_provider.charges WHERE store = $1',
        [quote.store.context.store.id],
      )
      await api.services.provider.act(charge?.reference ?? '', { action: 'cancel', amount: null })
    }
    const [inTime, tooLate] = [await quoted(api), await quoted(api)]
    await cancel(inTime)
    await deliverEvents(api, inTime)
    expect((await inTime.read()).body).toMatchObject(open)
    await cancel(tooLate)
    await runOut(api, tooLate.checkout)
    await deliverEvents(api, tooLate)
    expect((await tooLate.read()).body).toMatchObject({ state: 'released', payment: { status: 'canceled' } })
    expect(await shelf(api, tooLate.store)).toEqual({ onHand: 10, reserved: 0 })
  })

  it('and takes money for all the same goes back, while another card pays', async () => {
    const quote = await quoted(api)
    await quote.pay('pm_test_second_step')
    await quote.giveUp()
    const { order } = (await quote.pay()).body
    // A provider that does not keep its word.
    const [charge] = await asAdmin<{ reference: string }>(
      api,
      `UPDATE test_provider.charges SET status = 'captured', captured_amount = amount
        WHERE store = $1 AND status = 'canceled' RETURNING reference`,
      [quote.store.context.store.id],
    )
    await api.services.provider.act(charge?.reference ?? '', { action: 'tell', amount: null })
    await deliverEvents(api, quote, { times: 2 })
    expect(await findingsOf(api, quote)).toContainEqual({ found: 'captured_late', did: 'refunded' })
    const books = await asAdmin(
      api,
      `SELECT sum(captured_amount - refunded_amount)::int AS kept FROM test_provider.charges WHERE store = $1`,
      [quote.store.context.store.id],
    )
    expect(books).toEqual([{ kept: quote.checkout.totals.total.amount }])
    // Nothing of that is the order's: it was paid once, and has nothing more to give back.
    const staff = (path: string, sent = {}) =>
      send(api.app.request, 'body' in sent ? 'POST' : 'GET', `/v1/admin/orders/${order.id}${path}`, {
        bearer: quote.store.secretKey,
        ...sent,
      })
    const { total } = quote.checkout.totals
    expect((await staff('/money')).body).toMatchObject({ captured: total, tenders: [{ captured: total }] })
    expect((await staff('/refunds')).body.refundable).toEqual(total)
    const sent = { idempotencyKey: randomUUID(), body: { amount: total.amount, reason: 'Unhappy' } }
    expect((await staff('/refunds', sent)).status).toBe(201)
    expect((await staff('')).body.paymentState).toBe('refunded')
    const list = await send(api.app.request, 'GET', '/v1/admin/orders', { bearer: quote.store.secretKey })
    expect(list.body.items).toMatchObject([{ paymentState: 'refunded' }])
  })
})

describe('at Stripe', () => {
  it('the intent is canceled, another card pays, and what Stripe tells of it changes nothing', async () => {
    const quote = await quotedAtStripe()
    const { tellAll } = teller(quote.store)
    const before = stripe.books.balance('EUR')
    const waiting = await quote.pay('pm_card_authenticationRequired')
    expect((await quote.giveUp()).body).toMatchObject(open)
    expect((await intentOf(quote))?.status).toBe('canceled')
    expect(new Set(await tellAll())).toEqual(new Set([200]))
    expect((await quote.read()).body).toMatchObject(open)
    // Who still has the bank's page open pays nothing by it.
    stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
    expect((await quote.pay('pm_card_visa')).body.state).toBe('placed')
    expect(stripe.books.balance('EUR') - before).toBe(quote.checkout.totals.total.amount)
  })

  it('one that was authenticated is the order, and stays captured', async () => {
    const quote = await quotedAtStripe()
    const waiting = await quote.pay('pm_card_authenticationRequired')
    stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
    expect((await quote.giveUp()).body).toMatchObject({ state: 'placed', payment: { status: 'captured' } })
  })

  it('money that is promised becomes the order, where it is captured later', async () => {
    const quote = await quotedAtStripe({ captureMode: 'manual' })
    const waiting = await quote.pay('pm_card_authenticationRequired')
    stripe.books.authenticate(waiting.body.payment.nextAction.url, true)
    expect((await quote.giveUp()).body).toMatchObject({ state: 'placed', payment: { status: 'authorized' } })
  })
})
