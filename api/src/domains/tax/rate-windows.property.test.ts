import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { overlap } from './rate-windows.ts'

const hours = 12
const bound = fc.option(fc.integer({ min: 0, max: hours }))
const at = (hour: number | null) => (hour === null ? null : new Date(hour * 3_600_000))
const window = fc
  .tuple(bound, bound)
  .filter(([from, until]) => from === null || until === null || from < until)
  .map(([from, until]) => ({ validFrom: at(from), validUntil: at(until) }))

type Window = ReturnType<typeof windowOf>
const windowOf = (validFrom: Date | null, validUntil: Date | null) => ({ validFrom, validUntil })

/** As pricing asks whether a rate is due: from its beginning until before its end. */
const isDue = ({ validFrom, validUntil }: Window, now: Date): boolean =>
  (validFrom === null || now >= validFrom) && (validUntil === null || now < validUntil)

describe('windows of two rates', () => {
  it('overlap when there is a moment at which both are due, and only then', () => {
    const moments = Array.from({ length: 2 * hours + 5 }, (_, n) => new Date((n / 2 - 1) * 3_600_000))
    fc.assert(
      fc.property(window, window, (a, b) => {
        expect(overlap(a, b)).toBe(moments.some((now) => isDue(a, now) && isDue(b, now)))
        expect(overlap(b, a)).toBe(overlap(a, b))
      }),
      { numRuns: count(500, 20_000), seed: seed() },
    )
  })
})
