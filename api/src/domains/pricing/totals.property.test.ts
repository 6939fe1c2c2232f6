import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { computeTotals } from './totals.ts'

const amount = fc.oneof(fc.nat({ max: 100_000 }), fc.nat({ max: 1_000_000_000 }))
const cart = fc.record({
  lines: fc.array(fc.record({ unitPriceAmount: amount, quantity: fc.integer({ min: 1, max: 999 }) }), {
    minLength: 1,
    maxLength: 100,
  }),
  shipping: fc.record({ priceAmount: fc.nat({ max: 100_000 }), freeFromAmount: fc.option(amount) }),
  taxBasisPoints: fc.oneof(
    fc.constantFrom(0, 700, 1000, 1900, 2000, 10_000),
    fc.integer({ min: 0, max: 10_000 }),
  ),
})
const settings = () => ({ seed: seed(), numRuns: count(500, 20_000) })

describe('totals', () => {
  it('are what exact arithmetic says: the tax is the contained one, off by half a minor unit at the most', () => {
    fc.assert(
      fc.property(cart, (of) => {
        const totals = computeTotals(of)
        const goods = of.lines.reduce(
          (sum, line) => sum + BigInt(line.unitPriceAmount) * BigInt(line.quantity),
          0n,
        )
        const { priceAmount, freeFromAmount } = of.shipping
        const shipping = freeFromAmount !== null && goods >= BigInt(freeFromAmount) ? 0n : BigInt(priceAmount)
        expect(BigInt(totals.subtotalAmount)).toBe(goods)
        expect(BigInt(totals.fulfillmentAmount)).toBe(shipping)
        expect(BigInt(totals.totalAmount)).toBe(goods + shipping)
        // tax / total = rate / (1 + rate), as fractions: the distance, in units of 1 / denominator
        const denominator = 10_000n + BigInt(of.taxBasisPoints)
        const distance =
          BigInt(totals.taxAmount) * denominator - (goods + shipping) * BigInt(of.taxBasisPoints)
        expect(2n * distance).toBeLessThanOrEqual(denominator)
        expect(2n * distance).toBeGreaterThan(-denominator)
      }),
      settings(),
    )
  })

  it('do not depend on the order of the lines, nor on how pieces are split over lines', () => {
    const shuffled = cart.chain((of) =>
      fc.tuple(fc.constant(of), fc.shuffledSubarray(of.lines, { minLength: of.lines.length })),
    )
    fc.assert(
      fc.property(shuffled, ([of, lines]) => {
        expect(computeTotals({ ...of, lines })).toEqual(computeTotals(of))
        const split = of.lines.flatMap((line) =>
          line.quantity === 1
            ? [line]
            : [
                { ...line, quantity: 1 },
                { ...line, quantity: line.quantity - 1 },
              ],
        )
        expect(computeTotals({ ...of, lines: split })).toEqual(computeTotals(of))
      }),
      settings(),
    )
  })

  it('never fall when a price or a quantity rises, but for shipping that becomes free', () => {
    fc.assert(
      fc.property(cart, ({ lines, shipping, taxBasisPoints }) => {
        const of = { lines, shipping: { ...shipping, freeFromAmount: null }, taxBasisPoints }
        const more = lines.map((line, index) =>
          index === 0 ? { ...line, quantity: line.quantity + 1 } : line,
        )
        const [before, after] = [computeTotals(of), computeTotals({ ...of, lines: more })]
        expect(after.totalAmount).toBeGreaterThanOrEqual(before.totalAmount)
        expect(after.taxAmount).toBeGreaterThanOrEqual(before.taxAmount)
      }),
      settings(),
    )
  })

  it('refuse what no exact integer can hold', () => {
    const huge = { unitPriceAmount: Number.MAX_SAFE_INTEGER, quantity: 2 }
    const of = { lines: [huge], shipping: { priceAmount: 0, freeFromAmount: null }, taxBasisPoints: 1900 }
    expect(() => computeTotals(of)).toThrow('not an exact amount')
  })
})
