import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { allocate, MoneyError, minorUnitExponent, printAmount, roundedParts, shareOf } from './money.ts'

const runs = () => ({ numRuns: count(2_000, 500_000), seed: seed() })
const amounts = fc.oneof(fc.nat(20), fc.nat(100_000), fc.maxSafeNat())
const weights = fc
  .array(fc.oneof(fc.nat(3), fc.nat(1_000), fc.nat(2 ** 40)), { minLength: 1, maxLength: 30 })
  .filter((all) => all.some((weight) => weight > 0))
const sum = (parts: number[]) => parts.reduce((all, part) => all + BigInt(part), 0n)

describe('an amount that is split', () => {
  it('is there to the last minor unit, and no part is off its exact share by a whole one', () => {
    fc.assert(
      fc.property(amounts, weights, (amount, by) => {
        const parts = allocate(amount, by)
        const whole = sum(by)
        expect(sum(parts)).toBe(BigInt(amount))
        for (const [n, part] of parts.entries()) {
          const off = BigInt(part) * whole - BigInt(amount) * BigInt(by[n] ?? 0)
          expect(off < whole && off > -whole).toBe(true)
        }
      }),
      runs(),
    )
  })

  it('gives what is left to the largest remainders, of equal ones to the earliest', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(5, [3, 3, 3])).toEqual([2, 2, 1])
    expect(allocate(10, [1, 2, 4])).toEqual([1, 3, 6])
    // Beyond what doubles hold exactly, the same.
    const large = 2 ** 50
    expect(allocate(5, [3 * large, 3 * large, large])).toEqual([2, 2, 1])
  })

  it('takes no more from anybody than there is: a part is at most its weight where the amount is at most all', () => {
    const within = weights.chain((by) =>
      fc.tuple(fc.constant(by), fc.double({ min: 0, max: 1, noNaN: true })),
    )
    fc.assert(
      fc.property(within, ([by, fraction]) => {
        const parts = allocate(Math.floor(Number(sum(by)) * fraction), by)
        for (const [n, part] of parts.entries()) expect(part).toBeLessThanOrEqual(by[n] ?? 0)
      }),
      runs(),
    )
  })

  it('is refused without a weight, below zero, and beyond what is exact', () => {
    expect(allocate(0, [0, 0])).toEqual([0, 0])
    expect(allocate(0, [])).toEqual([])
    for (const [amount, by] of [
      [1, []],
      [1, [0]],
      [-1, [1]],
      [1, [2, -1]],
      [1.5, [1]],
      [2 ** 53, [1]],
    ] as const)
      expect(() => allocate(amount, [...by]), `${amount} by ${by}`).toThrow(MoneyError)
  })
})

describe('fractions as whole amounts', () => {
  it('add up to their sum, rounded once; each is one of the whole numbers around it', () => {
    const fractions = fc.tuple(
      fc.array(fc.nat(1_000_000), { maxLength: 20 }),
      fc.integer({ min: 1, max: 10_000 }),
    )
    fc.assert(
      fc.property(fractions, ([numerators, denominator]) => {
        const parts = roundedParts(numerators.map(BigInt), BigInt(denominator))
        const whole = numerators.reduce((all, numerator) => all + numerator, 0)
        expect(Number(sum(parts))).toBe(shareOf(1, whole, denominator))
        for (const [n, part] of parts.entries())
          expect(Math.abs(part * denominator - (numerators[n] ?? 0))).toBeLessThan(denominator)
      }),
      runs(),
    )
  })
})

describe('an amount in words', () => {
  it('has the digits of its currency', () => {
    expect([printAmount(1999, 'EUR'), printAmount(5, 'EUR'), printAmount(-5, 'EUR')]).toEqual([
      '19.99 EUR',
      '0.05 EUR',
      '-0.05 EUR',
    ])
    expect([printAmount(500, 'JPY'), printAmount(1230, 'KWD'), printAmount(7, 'CLF')]).toEqual([
      '500 JPY',
      '1.230 KWD',
      '0.0007 CLF',
    ])
  })

  it('is read back as it was, in every currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
        const [digits, code] = printAmount(amount, currency).split(' ')
        expect(code).toBe(currency)
        expect(digits?.split('.')[1]?.length ?? 0).toBe(minorUnitExponent(currency))
        expect(BigInt((digits ?? '').replace('.', ''))).toBe(BigInt(amount))
      }),
      runs(),
    )
  })
})
