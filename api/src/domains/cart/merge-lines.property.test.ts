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
      fc.record({
        offerId: fc.constantFrom(...offers),
        quantity: fc.integer({ min: 1, max: quantityMax }),
        isSaved: fc.boolean(),
        note: fc.constantFrom('', 'For Ada', 'For Grace'),
        seenPriceAmount: fc.constantFrom(null, 100, 200),
      }),
      { ...size, selector: ({ offerId }) => offerId },
    ),
  )
  .map((lines) => lines.map((line): CartLine => ({ id: randomUUID(), ...line })))

interface Wish {
  quantity: number
  isSaved: boolean
  note: string
}
const wishOf = ({ quantity, isSaved, note }: CartLine): Wish => ({ quantity, isSaved, note })

/** The rule, told the other way round: what each offer must come to. */
function expected(lines: CartLine[], others: CartLine[]): { inCart: Map<string, Wish>; leftOut: string[] } {
  const inCart = new Map(lines.map((line) => [line.offerId, wishOf(line)]))
  const leftOut: string[] = []
  for (const other of others) {
    const mine = inCart.get(other.offerId)
    if (mine) {
      inCart.set(other.offerId, {
        quantity: Math.max(mine.quantity, other.quantity),
        isSaved: [mine, other].every(({ isSaved }) => isSaved),
        note: mine.note === '' ? other.note : mine.note,
      })
    } else if (inCart.size < linesMax) inCart.set(other.offerId, wishOf(other))
    else leftOut.push(other.offerId)
  }
  return { inCart, leftOut }
}

const runs = { seed: seed(), numRuns: count(300, 20_000) }

describe('two carts that become one', () => {
  it('lose nothing: each offer stays in its larger quantity, or is named as left out', () => {
    fc.assert(
      fc.property(cartLines, cartLines, (lines, others) => {
        const { merged, leftOut, set } = mergeLines(lines, others)
        const rule = expected(lines, others)
        const quantities = new Map([...rule.inCart].map(([offerId, { quantity }]) => [offerId, quantity]))
        expect(new Map(merged.map((line) => [line.offerId, line.quantity]))).toEqual(quantities)
        expect(merged.length).toBe(rule.inCart.size)
        expect(leftOut.map((line) => line.offerId)).toEqual(rule.leftOut)
        expect(merged.length).toBeLessThanOrEqual(linesMax)
        // What the shopper has before their eyes stays where it is.
        expect(merged.slice(0, lines.length).map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
        expect(new Set(merged.map(({ id }) => id)).size).toBe(merged.length)
        expect(set.every((line) => merged.includes(line))).toBe(true)
        expect(merged.filter((line) => !lines.includes(line))).toEqual(expect.arrayContaining(set))
      }),
      runs,
    )
  })

  it('keep what is wanted in either among what is to be bought, with its note, this cart’s first', () => {
    fc.assert(
      fc.property(cartLines, cartLines, (lines, others) => {
        const { merged } = mergeLines(lines, others)
        const { inCart } = expected(lines, others)
        expect(new Map(merged.map((line) => [line.offerId, wishOf(line)]))).toEqual(inCart)
        for (const line of merged) {
          const [mine, other] = [lines, others].map((of) => of.find((one) => one.offerId === line.offerId))
          expect(line.seenPriceAmount).toBe(mine?.seenPriceAmount ?? other?.seenPriceAmount ?? null)
        }
      }),
      runs,
    )
  })

  it('double nothing: meeting the same cart again changes nothing', () => {
    fc.assert(
      fc.property(cartLines, cartLines, (lines, others) => {
        const once = mergeLines(lines, others)
        const again = mergeLines(once.merged, others)
        expect(again.set).toEqual([])
        expect(again.merged).toEqual(once.merged)
        expect(again.leftOut).toEqual(once.leftOut)
      }),
      runs,
    )
  })
})
