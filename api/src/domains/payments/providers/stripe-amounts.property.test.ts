import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../../test/counts.ts'
import { fromStripeAmount, toStripeAmount } from './stripe-amounts.ts'

describe('amounts as Stripe counts them', () => {
  // https://docs.stripe.com/currencies, read against ISO 4217.
  it.each([
    ['EUR', 1999, 1999],
    ['JPY', 500, 500],
    ['ISK', 5, 500],
    ['UGX', 1500, 150_000],
    ['HUF', 1045, 1045],
    ['TWD', 80_045, 80_045],
    ['KWD', 5120, 5120],
    ['KWD', 5124, null],
    ['MGA', 1500, 15],
    ['MGA', 1550, null],
  ])('says %s %i as %s', (currency, ours, stripes) => {
    expect(toStripeAmount(ours, currency)).toBe(stripes)
  })

  it('reads back what it has said, in every currency', () => {
    const currency = fc.constantFrom(
      ...['EUR', 'JPY', 'ISK', 'UGX', 'HUF', 'KWD', 'TND', 'MGA', 'CLP', 'USD'],
    )
    fc.assert(
      fc.property(currency, fc.integer({ min: 0, max: 10 ** 12 }), (code, amount) => {
        const counted = toStripeAmount(amount, code)
        expect(counted === null ? amount : fromStripeAmount(counted, code)).toBe(amount)
      }),
      { numRuns: count(1_000, 100_000), seed: seed() },
    )
  })

  it('reads no amount that our minor units do not have', () => {
    expect(() => fromStripeAmount(550, 'ISK')).toThrow('which is no amount')
  })
})
