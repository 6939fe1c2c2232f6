import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { mergeLines } from './merge-lines.ts'
import type { CartLine } from './queries.ts'
import { linesMax, quantityMax } from './schemas.ts'

const offers = Array.from({ length: 140 }, () => randomUUID())

/** Lines of different offers, up to as many as a cart holds; small carts as likely as full ones. */
const cartLines = fc
  .constantFrom({ maxLength: 6 }, { minLength: 90, maxLength: linesMax })
  .chain((size) =>
    fc.uniqueArray(
      fc.record({ offerId: fc.constantFrom(...offers), quantity: fc.integer({ min: 1, max: quantityMax }) }),
      { ...size, selector: ({ offerId }) => offerId },
    ),
  )
const asLines = (lines: { offerId: string; quantity: number }[]): CartLine[] =>
  lines.map((line) => ({ id: randomUUID(), isSaved: false, note: '', seenPriceAmount: null, ...line }))

/** The rule, told the other way round: what each offer must come to. */
function expected(lines: CartLine[], others: CartLine[]): { inCart: Map<string, number>; leftOut: string[] } {
  const inCart = new Map(lines.map((line) => [line.offerId, line.quantity]))
  const leftOut: string[] = []
  for (const { offerId, quantity } of others) {
    if (inCart.has(offerId)) inCart.set(offerId, Math.max(inCart.get(offerId) ?? 0, quantity))
    else if (inCart.size < linesMax) inCart.set(offerId, quantity)
    else leftOut.push(offerId)
  }
  return { inCart, leftOut }
}

describe('two carts that become one', () => {
  it('lose nothing: each offer stays in its larger quantity, or is named as left out', () => {
    fc.assert(
      fc.property(cartLines.map(asLines), cartLines.map(asLines), (lines, others) => {
        const { merged, leftOut, set } = mergeLines(lines, others)
        const rule = expected(lines, others)
        expect(new Map(merged.map((line) => [line.offerId, line.quantity]))).toEqual(rule.inCart)
        expect(merged.length).toBe(rule.inCart.size)
        expect(leftOut.map((line) => line.offerId)).toEqual(rule.leftOut)
        expect(merged.length).toBeLessThanOrEqual(linesMax)
        // What the shopper has before their eyes stays where it is.
        expect(merged.slice(0, lines.length).map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length)
        expect(set.every((line) => merged.includes(line))).toBe(true)
        expect(merged.filter((line) => !lines.includes(line))).toEqual(expect.arrayContaining(set))
      }),
      { seed: seed(), numRuns: count(300, 20_000) },
    )
  })

  it('double nothing: meeting the same cart again changes nothing', () => {
    fc.assert(
      fc.property(cartLines.map(asLines), cartLines.map(asLines), (lines, others) => {
        const once = mergeLines(lines, others)
        const again = mergeLines(once.merged, others)
        expect(again.set).toEqual([])
        expect(again.merged).toEqual(once.merged)
        expect(again.leftOut).toEqual(once.leftOut)
      }),
      { seed: seed(), numRuns: count(300, 20_000) },
    )
  })
})
