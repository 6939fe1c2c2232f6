import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { checkoutsAtStripe } from '../../../test/quoted-at-stripe.ts'
import { asAdmin, fallSilent, runOut, shelf, workerLooks } from '../../../test/quoted-checkout.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../test/stripe-stand-in.ts'

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
