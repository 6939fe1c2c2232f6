import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { accepted } from './accept-cart-changes.ts'
import { noticesOf } from './cart-notices.ts'
import type { PricedLine } from './cart-prices.ts'
import { allowedUpTo, isQuantityAllowed, type QuantityRules } from './quantity-allowed.ts'
import { quantityMax } from './schemas.ts'

/** Rules as an offer may have them: both ends multiples of the step, or not. */
const rules: fc.Arbitrary<QuantityRules> = fc
  .record({
    quantityMin: fc.integer({ min: 1, max: 60 }),
    quantityStep: fc.integer({ min: 1, max: 30 }),
    more: fc.option(fc.integer({ min: 0, max: quantityMax - 60 })),
  })
  .map(({ more, ...rest }) => ({ ...rest, quantityMax: more === null ? null : rest.quantityMin + more }))

const quantity = fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: quantityMax }))

const line = fc
  .record({
    rules,
    quantity,
    forSale: fc.boolean(),
    isPriced: fc.boolean(),
    available: fc.option(fc.integer({ min: 0, max: 90 })),
    seenPriceAmount: fc.option(fc.constantFrom(100, 200)),
    unitPriceAmount: fc.constantFrom(100, 200),
  })
  .map(({ rules: of, forSale, ...rest }) => {
    const offer = { ...of, forSale, title: 'Thing' }
    const wanted = { id: randomUUID(), offerId: randomUUID(), isSaved: false, note: 'x' }
    return { ...wanted, ...rest, offer, totalAmount: 0, discountAmount: 0, purchasable: true } as PricedLine
  })

const runs = { seed: seed(), numRuns: count(500, 50_000) }

describe('accepting what has changed', () => {
  it('leaves no notice, raises no quantity, and saves for later only what cannot be bought at all', () => {
    fc.assert(
      fc.property(line, (before) => {
        const after = accepted(before)
        expect(after).toMatchObject({ id: before.id, offerId: before.offerId, note: 'x' })
        if (after.isSaved) {
          expect(after.quantity).toBe(before.quantity)
          const most = Math.min(before.quantity, before.available ?? before.quantity)
          const some = Array.from({ length: most }, (_, at) => at + 1)
          const canBuy = before.offer.forSale && before.isPriced
          expect(canBuy && some.some((pieces) => isQuantityAllowed(before.offer, pieces))).toBe(false)
          return
        }
        expect(after.quantity).toBeLessThanOrEqual(before.quantity)
        expect(noticesOf([{ ...before, ...after, seenPriceAmount: before.unitPriceAmount }])).toEqual([])
      }),
      runs,
    )
  })

  it('takes as many as are allowed, and not one step less', () => {
    fc.assert(
      fc.property(rules, quantity, (of, most) => {
        const allowed = Array.from({ length: most }, (_, at) => at + 1).filter((n) =>
          isQuantityAllowed(of, n),
        )
        expect(allowedUpTo(of, most)).toBe(allowed.at(-1) ?? 0)
      }),
      runs,
    )
  })
})
