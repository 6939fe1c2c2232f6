import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chargesAtStripe } from '../../../../test/charges-at-stripe.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../../test/stripe-stand-in.ts'
import type { StripeProvider } from './stripe.ts'

describe('Stripe, against a stand-in of its API', () => {
  let stripe: StripeStandIn
  let provider: StripeProvider
  const { providerOf, chargeOf, operationOf, charged, intentOf } = chargesAtStripe(() => stripe)

  beforeEach(async () => {
    stripe = await openStripeStandIn()
    provider = providerOf()
  })
  afterEach(() => stripe.close())

  describe('a charge', () => {
    it('captures the amount it was asked for, in the currency it was asked for', async () => {
      const request = chargeOf()
      expect(await provider.charge(request)).toEqual({
        status: 'captured',
        amount: 2_500,
        currency: 'EUR',
        capturedAmount: 2_500,
        refundedAmount: 0,
        reference: intentOf(request)?.id,
        account: '',
        nextActionUrl: null,
        declineCode: null,
        method: { kind: 'card', brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2034 },
        keptMethod: null,
        authorizedUntil: null,
      })
      expect(stripe.books.balance('EUR')).toBe(2_500)
    })

    it('only authorizes where capture is manual, and says until when', async () => {
      const answer = await provider.charge(chargeOf({ captureMode: 'manual' }))
      expect(answer).toMatchObject({
        status: 'authorized',
        capturedAmount: 0,
        authorizedUntil: '2027-01-15T08:00:00.000Z',
      })
      expect(stripe.books.balance('EUR')).toBe(0)
    })

    it('counts as Stripe does: 5 ISK are 500, and come back as 5', async () => {
      const request = chargeOf({ amount: 5, currency: 'ISK' })
      expect(await provider.charge(request)).toMatchObject({ amount: 5, currency: 'ISK', status: 'captured' })
      expect(intentOf(request)?.amount).toBe(500)
    })

    it.each([
      ['too little for Stripe', { amount: 20 }, 'amount_too_small'],
      ['more digits than Stripe takes', { amount: 5_124, currency: 'KWD' }, 'amount_not_supported'],
    ])('is declined for %s', async (_why, of, declineCode) => {
      expect(await provider.charge(chargeOf(of))).toMatchObject({ status: 'declined', declineCode })
      expect(stripe.books.intents.size).toBe(0)
    })

    it('that is declined is ended there: no page can confirm it any more', async () => {
      const request = chargeOf({ paymentMethod: 'pm_card_chargeDeclined' })
      expect(await provider.charge(request)).toMatchObject({
        status: 'declined',
        declineCode: 'insufficient_funds',
      })
      expect(intentOf(request)?.status).toBe('canceled')
      expect(await provider.retrieve(request)).toMatchObject({ status: 'declined' })
    })

    it('that wants a second step says where the shopper must go, and captures after it', async () => {
      const request = chargeOf({ paymentMethod: 'pm_card_authenticationRequired' })
      const answer = await provider.charge(request)
      expect(answer).toMatchObject({ status: 'requires_action', capturedAmount: 0 })
      expect(await provider.retrieve(request)).toMatchObject({ nextActionUrl: answer.nextActionUrl })
      stripe.books.authenticate(answer.nextActionUrl ?? '', true)
      expect(await provider.retrieve(request)).toMatchObject({ status: 'captured', capturedAmount: 2_500 })
    })

    it('whose second step fails is declined, and ended there', async () => {
      const request = chargeOf({ paymentMethod: 'pm_card_authenticationRequired' })
      const answer = await provider.charge(request)
      stripe.books.authenticate(answer.nextActionUrl ?? '', false)
      expect(await provider.retrieve(request)).toMatchObject({
        status: 'declined',
        declineCode: 'payment_intent_authentication_failure',
      })
      expect(intentOf(request)?.status).toBe('canceled')
    })

    it.each(['ideal', 'alipay'])(
      'leads away to %s, where nothing has to be typed in here',
      async (method) => {
        expect(provider.knowsMethod(method)).toBe(true)
        const request = chargeOf({ paymentMethod: method })
        expect(await provider.charge(request)).toMatchObject({
          status: 'requires_action',
          nextActionUrl: expect.stringContaining('/authenticate/'),
        })
      },
    )

    it('takes card numbers from nobody', () => {
      for (const method of ['4242424242424242', 'tok_visa', 'pm_', 'pm_a b', 'sepa_debit', ''])
        expect(provider.knowsMethod(method)).toBe(false)
    })

    it('says which account took it', async () => {
      const connected = providerOf({ account: 'acct_123' })
      expect(await connected.charge(chargeOf())).toMatchObject({ account: 'acct_123' })
    })

    it('with a key of the other mode is no payment', async () => {
      await expect(providerOf({ isLive: true }).charge(chargeOf())).rejects.toThrow('test mode')
    })

    it('with a wrong key is no decline', async () => {
      await expect(providerOf({ secretKey: 'sk_test_another' }).charge(chargeOf())).rejects.toThrow()
    })
  })

  describe('an answer that is lost', () => {
    const lost = (call: RegExp) => stripe.mishap({ call, does: 'lost', times: 2 })

    it.each([
      ['of opening', /^POST .v1.payment_intents$/],
      ['of confirming', /confirm$/],
    ])('%s is found again with the same key: one payment, charged once', async (_which, call) => {
      const request = chargeOf()
      lost(call)
      await expect(provider.charge(request)).rejects.toThrow()
      expect(await provider.charge(request)).toMatchObject({ status: 'captured' })
      expect(intentOf(request)?.amount_received).toBe(2_500)
      expect(stripe.books.balance('EUR')).toBe(2_500)
    })

    it('of confirming is found by our key alone', async () => {
      const request = chargeOf()
      lost(/confirm$/)
      await expect(provider.charge(request)).rejects.toThrow()
      expect(await provider.retrieve(request)).toMatchObject({
        status: 'captured',
        reference: intentOf(request)?.id,
      })
    })

    it('is found by search when Stripe has forgotten the key', async () => {
      const request = chargeOf()
      lost(/confirm$/)
      await expect(provider.charge(request)).rejects.toThrow()
      await provider.charge(chargeOf())
      stripe.forgetKeys()
      expect(await provider.retrieve(request)).toMatchObject({ status: 'captured' })
      expect(intentOf(request)?.amount_received).toBe(2_500)
    })

    it('of a declined charge comes to the same decline', async () => {
      const request = chargeOf({ paymentMethod: 'pm_card_chargeDeclined' })
      lost(/confirm$/)
      await expect(provider.charge(request)).rejects.toThrow()
      expect(await provider.retrieve(request)).toMatchObject({
        status: 'declined',
        declineCode: 'insufficient_funds',
      })
      expect(await provider.charge(request)).toMatchObject({ status: 'declined' })
      expect(stripe.books.balance('EUR')).toBe(0)
    })

    it('of a refund is no second refund, also when Stripe has forgotten the key', async () => {
      const request = await charged()
      const refund = operationOf(request, 1_000)
      lost(/^POST .v1.refunds$/)
      await expect(provider.refund(refund)).rejects.toThrow()
      stripe.forgetKeys()
      expect(await provider.refund(refund)).toMatchObject({ status: 'succeeded', amount: 1_000 })
      expect(stripe.books.balance('EUR')).toBe(1_500)
    })

    it('of a capture is no second capture, also when Stripe has forgotten the key', async () => {
      const request = await charged({ captureMode: 'manual' })
      const capture = { ...operationOf(request, 1_000), isFinal: false }
      lost(/capture$/)
      await expect(provider.capture(capture)).rejects.toThrow()
      stripe.forgetKeys()
      expect(await provider.capture(capture)).toMatchObject({ status: 'succeeded', amount: 1_000 })
      expect(stripe.books.balance('EUR')).toBe(1_000)
    })
  })

  it('a charge repeated with another method does not charge again', async () => {
    const request = chargeOf()
    await provider.charge(request)
    expect(await provider.charge({ ...request, paymentMethod: 'pm_card_mastercard' })).toMatchObject({
      status: 'captured',
    })
    expect(stripe.books.balance('EUR')).toBe(2_500)
  })

  it('a charge that runs twice at once charges once', async () => {
    const request = chargeOf()
    stripe.mishap({ call: /confirm$/, does: 'slow', times: 1, milliseconds: 50 })
    await Promise.allSettled([provider.charge(request), provider.charge(request)])
    expect(await provider.charge(request)).toMatchObject({ status: 'captured' })
    expect(intentOf(request)?.amount_received).toBe(2_500)
  })

  describe('a key that nobody has charged', () => {
    it('is not known, and asking charges nothing', async () => {
      expect(await provider.retrieve(chargeOf())).toBeNull()
      expect(stripe.books.balance('EUR')).toBe(0)
    })

    it('is canceled before a charge that is still on its way: that one takes no money', async () => {
      const request = chargeOf()
      expect(await provider.cancel(request)).toBeNull()
      expect(await provider.charge(request)).toMatchObject({ status: 'canceled', capturedAmount: 0 })
      expect(stripe.books.balance('EUR')).toBe(0)
    })

    it('is canceled between the two calls of a charge: it takes no money', async () => {
      const request = chargeOf()
      stripe.mishap({ call: /confirm$/, does: 'dropped', times: 2 })
      await expect(provider.charge(request)).rejects.toThrow()
      expect(await provider.cancel(request)).toBeNull()
      expect(await provider.charge(request)).toMatchObject({ status: 'canceled' })
      expect(stripe.books.balance('EUR')).toBe(0)
    })
  })

  describe('canceling', () => {
    it('lets go what was authorized', async () => {
      const request = await charged({ captureMode: 'manual' })
      expect(await provider.cancel(request)).toMatchObject({ status: 'canceled', capturedAmount: 0 })
      expect(await provider.cancel(request)).toMatchObject({ status: 'canceled' })
    })

    it('ends what waits for the shopper', async () => {
      const request = chargeOf({ paymentMethod: 'pm_card_authenticationRequired' })
      const { nextActionUrl } = await provider.charge(request)
      expect(await provider.cancel(request)).toMatchObject({ status: 'canceled' })
      stripe.books.authenticate(nextActionUrl ?? '', true)
      expect(stripe.books.balance('EUR')).toBe(0)
    })

    it('what is captured answers that it is', async () => {
      const request = chargeOf()
      const { reference } = await provider.charge(request)
      expect(await provider.cancel({ ...request, reference })).toMatchObject({
        status: 'captured',
        capturedAmount: 2_500,
      })
    })
  })

  it('a reference that another account knows nothing of is no unknown payment', async () => {
    await expect(provider.retrieve({ ...chargeOf(), reference: 'pi_elsewhere' })).rejects.toThrow()
  })

  it('keeps a method for a customer, charges it again, and forgets it', async () => {
    const customer = await provider.keepCustomer({ key: 'customer-1' })
    expect(await provider.keepCustomer({ key: 'customer-1' })).toBe(customer)
    const { keptMethod } = await provider.charge(chargeOf({ providerCustomer: customer, saveMethod: true }))
    expect(keptMethod).toMatch(/^pm_/)
    const again = await provider.charge(
      chargeOf({ providerCustomer: customer, paymentMethod: keptMethod ?? '' }),
    )
    expect(again).toMatchObject({ status: 'captured', keptMethod })
    await provider.forgetMethod(keptMethod ?? '')
    await provider.forgetMethod(keptMethod ?? '')
    expect(stripe.books.detached).toEqual([keptMethod])
  })

  it('finds payments also where an account may not search', async () => {
    await stripe.close()
    stripe = await openStripeStandIn({ canSearch: false })
    provider = providerOf()
    const request = chargeOf()
    await provider.charge(request)
    expect(await provider.retrieve(request)).toMatchObject({ status: 'captured' })
  })
})
