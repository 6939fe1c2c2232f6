import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { sumAmounts } from '../../platform/money.ts'
import {
  leftToRefund,
  type PaidLine,
  type Refundable,
  type RefundParts,
  refundParts,
  refundTax,
  refundTotal,
  scaledParts,
  type WantedRefund,
} from './refund-parts.ts'

const paid = fc.integer({ min: 0, max: 100_000 })
const part = (amount: number) => fc.integer({ min: 0, max: amount })

const lineOf = (id: string): fc.Arbitrary<PaidLine> =>
  paid.chain((paidAmount) =>
    fc.record({
      id: fc.constant(id),
      quantity: fc.integer({ min: 1, max: 12 }),
      paidAmount: fc.constant(paidAmount),
      taxAmount: part(paidAmount),
    }),
  )

/** An order of up to six lines, of which nothing has been refunded. */
const orders: fc.Arbitrary<Refundable> = fc
  .integer({ min: 1, max: 6 })
  .chain((lines) =>
    fc.record({
      lines: fc.tuple(...Array.from({ length: lines }, (_, n) => lineOf(`line ${n}`))),
      shipping: paid.chain((fulfillmentPaid) =>
        fc.record({ fulfillmentPaid: fc.constant(fulfillmentPaid), fulfillmentTax: part(fulfillmentPaid) }),
      ),
    }),
  )
  .map(({ lines, shipping }) => ({ lines, ...shipping, earlier: [] }))

/** What may be asked for next; how much of what is left is chosen by `luck`. */
const asks = fc.record({
  kind: fc.constantFrom('pieces', 'amount of a line', 'shipping', 'amount'),
  at: fc.nat(5),
  luck: fc.double({ min: 0, max: 1, noNaN: true }),
})

const some = (most: number, luck: number) => Math.max(1, Math.ceil(most * luck))

function wantedOf(of: Refundable, ask: { kind: string; at: number; luck: number }): WantedRefund | null {
  const left = leftToRefund(of)
  const line = left.lines[ask.at % left.lines.length]
  if (!line) return null
  const whole = sumAmounts(left.lines.map((each) => each.left)) + left.fulfillmentLeft
  switch (ask.kind) {
    case 'pieces':
      return line.quantityLeft === 0
        ? null
        : { lines: [{ id: line.id, quantity: some(line.quantityLeft, ask.luck) }], fulfillmentAmount: 0 }
    case 'amount of a line':
      return line.left === 0
        ? null
        : { lines: [{ id: line.id, amount: some(line.left, ask.luck) }], fulfillmentAmount: 0 }
    case 'shipping':
      return left.fulfillmentLeft === 0
        ? null
        : { lines: [], fulfillmentAmount: some(left.fulfillmentLeft, ask.luck) }
    default:
      return whole === 0 ? null : { amount: some(whole, ask.luck) }
  }
}

function refunded(of: Refundable, wanted: WantedRefund): RefundParts {
  const outcome = refundParts(of, wanted)
  if ('problems' in outcome) throw new Error(JSON.stringify(outcome.problems))
  return outcome.parts
}

const paidFor = (of: Refundable) =>
  sumAmounts(of.lines.map(({ paidAmount }) => paidAmount)) + of.fulfillmentPaid
const taxFor = (of: Refundable) => sumAmounts(of.lines.map(({ taxAmount }) => taxAmount)) + of.fulfillmentTax

describe('refunds of an order', () => {
  it('sum to what was paid, tax to the tax, whatever comes back in which order: the last one takes the rest', () => {
    fc.assert(
      fc.property(orders, fc.array(asks, { maxLength: 25 }), (order, wishes) => {
        const earlier: RefundParts[] = []
        const now = (): Refundable => ({ ...order, earlier })
        for (const ask of wishes) {
          const wanted = wantedOf(now(), ask)
          if (!wanted) continue
          const parts = refunded(now(), wanted)
          if ('amount' in wanted) expect(refundTotal(parts)).toBe(wanted.amount)
          for (const { amount, taxAmount } of parts.lines) {
            expect(taxAmount).toBeGreaterThanOrEqual(0)
            expect(taxAmount).toBeLessThanOrEqual(amount)
          }
          if (refundTotal(parts) > 0) earlier.push(parts)
          for (const line of leftToRefund(now()).lines) expect(line.left).toBeGreaterThanOrEqual(0)
        }
        // Every piece that is left, line by line, then all shipping.
        for (const { id, quantityLeft, left } of leftToRefund(now()).lines) {
          if (left === 0) continue
          const line = quantityLeft > 0 ? { id, quantity: quantityLeft } : { id, amount: left }
          earlier.push(refunded(now(), { lines: [line], fulfillmentAmount: 0 }))
        }
        const { fulfillmentLeft } = leftToRefund(now())
        if (fulfillmentLeft > 0)
          earlier.push(refunded(now(), { lines: [], fulfillmentAmount: fulfillmentLeft }))
        expect(sumAmounts(earlier.map(refundTotal))).toBe(paidFor(order))
        expect(sumAmounts(earlier.map(refundTax))).toBe(taxFor(order))
      }),
      { seed: seed(), numRuns: count(1_000, 100_000) },
    )
  })

  it('sum to what was paid for every partition of the pieces of a line', () => {
    fc.assert(
      fc.property(
        lineOf('line'),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }),
        (line, portions) => {
          const earlier: RefundParts[] = []
          const now = (): Refundable => ({ lines: [line], fulfillmentPaid: 0, fulfillmentTax: 0, earlier })
          for (const portion of [...portions, 12]) {
            const quantity = Math.min(portion, leftToRefund(now()).lines[0]?.quantityLeft ?? 0)
            if (quantity > 0)
              earlier.push(refunded(now(), { lines: [{ id: line.id, quantity }], fulfillmentAmount: 0 }))
          }
          expect(sumAmounts(earlier.map(refundTotal))).toBe(line.paidAmount)
          expect(sumAmounts(earlier.map(refundTax))).toBe(line.taxAmount)
          // No piece costs more than a minor unit more than another of its line.
          for (const each of earlier) {
            const { amount = 0, quantity = 1 } = each.lines[0] ?? {}
            expect(Math.abs(amount * line.quantity - line.paidAmount * quantity)).toBeLessThanOrEqual(
              line.quantity,
            )
          }
        },
      ),
      { seed: seed(), numRuns: count(500, 50_000) },
    )
  })

  it('never take more than is left: of a line, its pieces, shipping, or all of it', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const [line] = order.lines
        if (!line) return
        for (const wanted of [
          { amount: paidFor(order) + 1 },
          { lines: [], fulfillmentAmount: order.fulfillmentPaid + 1 },
          { lines: [{ id: line.id, amount: line.paidAmount + 1 }], fulfillmentAmount: 0 },
          { lines: [{ id: line.id, quantity: line.quantity + 1 }], fulfillmentAmount: 0 },
          { lines: [{ id: 'of another order', quantity: 1 }], fulfillmentAmount: 0 },
          {
            lines: [
              { id: line.id, quantity: 1 },
              { id: line.id, quantity: 1 },
            ],
            fulfillmentAmount: 0,
          },
        ])
          expect(refundParts(order, wanted)).toHaveProperty('problems')
      }),
      { seed: seed(), numRuns: 200 },
    )
  })

  it('of which only some came through are exactly what came through', () => {
    fc.assert(
      fc.property(orders, fc.double({ min: 0, max: 1, noNaN: true }), (order, luck) => {
        const whole = paidFor(order)
        if (whole === 0) return
        const parts = refunded(order, { amount: whole })
        const scaled = scaledParts(parts, some(whole, luck))
        expect(refundTotal(scaled)).toBe(some(whole, luck))
        expect(refundTax(scaled)).toBeLessThanOrEqual(refundTotal(scaled))
      }),
      { seed: seed(), numRuns: 300 },
    )
  })
})
