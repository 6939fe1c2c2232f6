import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import {
  amountFrom,
  MoneyError,
  minorUnitExponent,
  money,
  sumAmounts,
  taxIncluded,
  timesQuantity,
} from './money.ts'

const runs = () => ({ numRuns: count(2_000, 1_000_000), seed: seed() })
const largest = Number.MAX_SAFE_INTEGER
const amounts = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -100_000, max: 100_000 }),
  fc.constantFrom(0, 1, -1, largest, -largest),
)
const rates = fc.oneof(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(0, 1, 700, 1900, 2550, 10_000))
const isSafe = (value: bigint) => value <= BigInt(largest) && value >= -BigInt(largest)

describe('the tax contained in an amount', () => {
  it('is the nearest whole minor unit to amount × rate / (1 + rate), as a rational, half away from zero', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, basisPoints) => {
        const tax = BigInt(taxIncluded(amount, basisPoints))
        const [numerator, denominator] = [BigInt(amount) * BigInt(basisPoints), 10_000n + BigInt(basisPoints)]
        // |tax − n/d| ≤ 1/2, and exactly 1/2 only when rounded away from zero.
        const off = 2n * (tax * denominator - numerator)
        const distance = off < 0n ? -off : off
        expect(distance <= denominator).toBe(true)
        if (distance === denominator) expect(off < 0n === numerator < 0n).toBe(true)
      }),
      runs(),
    )
  })

  it('never exceeds the amount, has its sign, and is the same of a refund', () => {
    fc.assert(
      fc.property(amounts, rates, (amount, basisPoints) => {
        const tax = taxIncluded(amount, basisPoints)
        expect(Math.abs(tax)).toBeLessThanOrEqual(Math.abs(amount))
        expect(tax * Math.sign(amount)).toBeGreaterThanOrEqual(0)
        expect(taxIncluded(-amount, basisPoints) + tax).toBe(0)
      }),
      runs(),
    )
  })

  it('never falls when the amount or the rate rises', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(1_000), rates, fc.nat(500), (amount, more, rate, higher) => {
        expect(taxIncluded(amount + more, rate)).toBeGreaterThanOrEqual(taxIncluded(amount, rate))
        expect(taxIncluded(amount, rate + higher)).toBeGreaterThanOrEqual(taxIncluded(amount, rate))
      }),
      runs(),
    )
  })

  it('of prices people know', () => {
    expect([
      taxIncluded(1190, 1900),
      taxIncluded(1999, 1900),
      taxIncluded(107, 700),
      taxIncluded(4488, 1900),
    ]).toEqual([190, 319, 7, 717])
    expect([taxIncluded(3, 10_000), taxIncluded(-3, 10_000), taxIncluded(1, 10_000)]).toEqual([2, -2, 1])
    expect(taxIncluded(largest, 0)).toBe(0)
  })
})

describe('sums and products', () => {
  it('are exact, or refused', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 20 }), (list) => {
        let sum = 0n
        const steps = list.map((amount) => {
          sum += BigInt(amount)
          return sum
        })
        if (steps.every(isSafe)) expect(BigInt(sumAmounts(list))).toBe(sum)
        else expect(() => sumAmounts(list)).toThrow(MoneyError)
      }),
      runs(),
    )
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1_000_000 }), (amount, quantity) => {
        const product = BigInt(amount) * BigInt(quantity)
        if (isSafe(product)) expect(BigInt(timesQuantity(amount, quantity))).toBe(product)
        else expect(() => timesQuantity(amount, quantity)).toThrow(MoneyError)
      }),
      runs(),
    )
  })

  it('do not depend on the order of what is added', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })), (list) => {
        expect(sumAmounts(list.toReversed())).toBe(sumAmounts(list))
      }),
      runs(),
    )
  })
})

describe('an amount', () => {
  it('is a whole number within ±(2^53 − 1): everything else is refused, nothing is rounded', () => {
    for (const wrong of [1.5, Number.NaN, Number.POSITIVE_INFINITY, largest + 1, 1e300, 0.1 + 0.2]) {
      expect(() => money(wrong, 'EUR')).toThrow(MoneyError)
      expect(() => sumAmounts([1, wrong])).toThrow(MoneyError)
      expect(() => timesQuantity(wrong, 1)).toThrow(MoneyError)
      expect(() => taxIncluded(wrong, 1900)).toThrow(MoneyError)
    }
    expect(() => timesQuantity(1999, 1.5)).toThrow(MoneyError)
  })

  it('comes back from a bigint column as it went in, or is refused', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (stored) => {
        if (isSafe(stored)) expect(BigInt(amountFrom(String(stored)))).toBe(stored)
        else expect(() => amountFrom(String(stored))).toThrow(MoneyError)
      }),
      runs(),
    )
  })
})

describe('minor units', () => {
  it('have the digits of ISO 4217: the platform’s own list differs only where it follows the customs of cash', () => {
    const customs = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER'.split(' ')
    const digits = (currency: string) =>
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits
    const differing = Intl.supportedValuesOf('currency').filter(
      (code) => digits(code) !== minorUnitExponent(code),
    )
    expect(differing).toEqual(customs)
    const known = { EUR: 2, USD: 2, JPY: 0, KRW: 0, ISK: 0, BHD: 3, KWD: 3, IQD: 3, CLF: 4, UYW: 4 }
    for (const [code, exponent] of Object.entries(known)) expect(minorUnitExponent(code), code).toBe(exponent)
  })
})
