import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chargesAtStripe } from '../../../../test/charges-at-stripe.ts'
import { openStripeStandIn, type StripeStandIn } from '../../../../test/stripe-stand-in.ts'
import type { StripeProvider } from './stripe.ts'

describe('what is done with a charge at Stripe, against a stand-in of its API', () => {
  let stripe: StripeStandIn
  let provider: StripeProvider
  const { providerOf, operationOf, charged, intentOf } = chargesAtStripe(() => stripe)

  beforeEach(async () => {
    stripe = await openStripeStandIn()
    provider = providerOf()
  })
  afterEach(() => stripe.close())

  describe('captures', () => {
    it('take parts of what is authorized, and the last lets the rest go', async () => {
      const request = await charged({ captureMode: 'manual' })
      expect(await provider.capture({ ...operationOf(request, 1_000), isFinal: false })).toMatchObject({
        kind: 'capture',
        status: 'succeeded',
        amount: 1_000,
      })
      expect(await provider.retrieve(request)).toMatchObject({ status: 'authorized', capturedAmount: 1_000 })
      await provider.capture({ ...operationOf(request, 500), isFinal: true })
      expect(await provider.retrieve(request)).toMatchObject({
        status: 'captured',
        capturedAmount: 1_500,
        refundedAmount: 0,
      })
    })

    it('that take all that is left keep no rest, also where nobody has said that they are the last', async () => {
      const request = await charged({ captureMode: 'manual' })
      await provider.capture({ ...operationOf(request, 1_000), isFinal: false })
      const rest = { ...operationOf(request, 1_500), isFinal: false }
      expect(await provider.capture(rest)).toMatchObject({ status: 'succeeded', amount: 1_500 })
      expect(await provider.retrieve(request)).toMatchObject({ status: 'captured', capturedAmount: 2_500 })
    })

    it('of a part are followed by letting the rest go, of which Stripe makes no refund', async () => {
      const request = await charged({ captureMode: 'manual' })
      await provider.capture({ ...operationOf(request, 1_000), isFinal: false })
      const left = { status: 'captured', capturedAmount: 1_000, refundedAmount: 0 }
      expect(await provider.cancel(request)).toMatchObject(left)
      expect(intentOf(request)?.status).toBe('succeeded')
      expect(await provider.cancel(request)).toMatchObject(left)
    })

    it('above what is left fail and take nothing', async () => {
      const request = await charged({ captureMode: 'manual' })
      const capture = { ...operationOf(request, 9_999), isFinal: true }
      expect(await provider.capture(capture)).toMatchObject({
        status: 'failed',
        failureCode: 'amount_too_large',
      })
      expect(await provider.retrieveOperation('capture', capture)).toBeNull()
      expect(stripe.books.balance('EUR')).toBe(0)
    })
  })

  describe('refunds', () => {
    it('give back parts, and are counted without what a capture has let go', async () => {
      const request = await charged({ captureMode: 'manual' })
      await provider.capture({ ...operationOf(request, 2_000), isFinal: true })
      const refund = operationOf(request, 700)
      expect(await provider.refund(refund)).toMatchObject({ status: 'succeeded', amount: 700 })
      expect(await provider.retrieveOperation('refund', refund)).toMatchObject({ status: 'succeeded' })
      expect(await provider.retrieve(request)).toMatchObject({ capturedAmount: 2_000, refundedAmount: 700 })
    })

    it('of more than what a capture has let go are counted whole', async () => {
      const request = await charged({ captureMode: 'manual' })
      await provider.capture({ ...operationOf(request, 2_000), isFinal: true })
      await provider.refund(operationOf(request, 1_900))
      expect(await provider.retrieve(request)).toMatchObject({ capturedAmount: 2_000, refundedAmount: 1_900 })
    })

    it('that are on their way end when Stripe says so', async () => {
      const request = await charged({ paymentMethod: 'pm_card_pendingRefund' })
      const [good, bad] = [operationOf(request, 700), operationOf(request, 300)]
      const { reference, status } = await provider.refund(good)
      expect(status).toBe('pending')
      const failing = await provider.refund(bad)
      stripe.books.finishRefund(reference ?? '')
      stripe.books.failRefund(failing.reference ?? '')
      expect(await provider.retrieveOperation('refund', good)).toMatchObject({ status: 'succeeded' })
      expect(await provider.retrieveOperation('refund', bad)).toMatchObject({
        status: 'failed',
        failureCode: 'expired_or_canceled_card',
      })
    })

    it('above what was captured fail', async () => {
      const request = await charged()
      expect(await provider.refund(operationOf(request, 2_501))).toMatchObject({ status: 'failed' })
      expect(stripe.books.balance('EUR')).toBe(2_500)
    })

    it('nobody has asked for are not known', async () => {
      const request = await charged()
      expect(await provider.retrieveOperation('refund', operationOf(request, 100))).toBeNull()
    })
  })

  describe('an operation that two ask for at the same moment', () => {
    const slowly = (call: RegExp) => stripe.mishap({ call, does: 'slow', times: 1, milliseconds: 100 })

    it('is done once, and whoever comes second hears of no failure', async () => {
      const request = await charged({ captureMode: 'manual' })
      const capture = { ...operationOf(request, 1_000), isFinal: false }
      slowly(/capture$/)
      const answers = await Promise.allSettled([provider.capture(capture), provider.capture(capture)])
      expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await provider.capture(capture)).toMatchObject({ status: 'succeeded', amount: 1_000 })
      expect(stripe.books.balance('EUR')).toBe(1_000)
    })
  })

  describe('what was done with a charge', () => {
    it('is told with Stripe’s own names, and with our keys where it was asked for from here', async () => {
      const request = await charged()
      const ours = operationOf(request, 500)
      const { reference } = await provider.refund(ours)
      const byHand = stripe.books.refundByHand(request.reference, 700)
      const charge = intentOf(request)?.latest_charge
      expect(await provider.history(request)).toEqual([
        { kind: 'refund', reference, key: ours.key, amount: 500 },
        { kind: 'refund', reference: byHand.id, key: null, amount: 700 },
        { kind: 'capture', reference: charge, key: null, amount: null },
        { kind: 'void', reference: charge, key: null, amount: null },
      ])
      stripe.books.failRefund(byHand.id)
      expect(await provider.history(request)).toHaveLength(3)
    })
  })
})
