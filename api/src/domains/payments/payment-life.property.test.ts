import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { elsewhereAmounts, lifeAfter, type PaymentLife, type Told, whatFollows } from './payment-life.ts'
import { type PaymentStatus, paymentTransitions } from './payment-state.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute))

/** 100 authorized by a second step, captured whole; 30 and 20 given back; a dispute about 40 that is won. */
const told: Told[] = [
  { kind: 'payment', said: { status: 'requires_action', capturedAmount: 0, refundedAmount: 0 } },
  { kind: 'payment', said: { status: 'captured', capturedAmount: 100, refundedAmount: 0 } },
  { kind: 'operation', key: 'first', operation: 'refund', amount: 30, status: 'pending' },
  { kind: 'operation', key: 'first', operation: 'refund', amount: 30, status: 'succeeded' },
  { kind: 'dispute', reference: 'dp_1', amount: 40, dispute: { status: 'needs_response', toldAt: at(1) } },
  { kind: 'dispute', reference: 'dp_1', amount: 40, dispute: { status: 'won', toldAt: at(2) } },
]

/** As the shop knows it when both refunds have been set aside. */
const known: PaymentLife = {
  payment: {
    amount: 100,
    status: 'started',
    capturedAmount: 0,
    capturingAmount: 0,
    refundedAmount: 0,
    refundingAmount: 30,
    disputedAmount: 0,
  },
  operations: { first: 'started' },
  disputes: {},
}

const ended: PaymentLife = {
  payment: {
    amount: 100,
    status: 'captured',
    capturedAmount: 100,
    capturingAmount: 0,
    refundedAmount: 30,
    refundingAmount: 0,
    disputedAmount: 0,
  },
  operations: { first: 'succeeded' },
  disputes: { dp_1: { amount: 40, status: 'won', toldAt: at(2) } },
}

function* orders<T>(of: readonly T[]): Generator<T[]> {
  if (of.length === 0) yield []
  for (const [index, first] of of.entries())
    for (const rest of orders(of.toSpliced(index, 1))) yield [first, ...rest]
}

describe('what a provider tells of one payment', () => {
  it('comes to the same end in all 720 orders of its six events, each told ten times over', () => {
    let count = 0
    for (const order of orders(told)) {
      const once = order.reduce(lifeAfter, known)
      expect(once).toEqual(ended)
      let often = known
      for (let time = 0; time < 10; time += 1) often = order.reduce(lifeAfter, often)
      expect(often).toEqual(ended)
      count += 1
    }
    expect(count).toBe(720)
  })

  it('never takes back what is known, whatever is told: amounts stay within each other', () => {
    const said = fc.record({
      status: fc.constantFrom('requires_action', 'authorized', 'captured', 'declined', 'canceled'),
      capturedAmount: fc.constant(0),
      refundedAmount: fc.constant(0),
    })
    const any: fc.Arbitrary<Told> = fc.oneof(
      said.map((word) => ({ kind: 'payment' as const, said: word as never })),
      fc.constantFrom('pending', 'succeeded', 'failed').map(
        (status) =>
          ({
            kind: 'operation' as const,
            key: 'first',
            operation: 'refund' as const,
            amount: 30,
            status,
          }) as Told,
      ),
      fc
        .tuple(
          fc.constantFrom('needs_response', 'under_review', 'won', 'lost'),
          fc.integer({ min: 0, max: 59 }),
        )
        .map(
          ([status, minute]) =>
            ({
              kind: 'dispute',
              reference: 'dp_1',
              amount: 40,
              dispute: { status, toldAt: at(minute) },
            }) as Told,
        ),
    )
    const paid = { ...known, payment: { ...known.payment, status: 'captured' as const, capturedAmount: 100 } }
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (words) => {
        let life: PaymentLife = paid
        for (const word of words) {
          const next = lifeAfter(life, word)
          expect(next.payment.status).toBe('captured')
          expect(next.payment.refundedAmount).toBeGreaterThanOrEqual(life.payment.refundedAmount)
          expect([0, 40]).toContain(next.payment.disputedAmount)
          expect(next.payment.refundedAmount + next.payment.refundingAmount).toBeLessThanOrEqual(100)
          expect(lifeAfter(next, word)).toEqual(next)
          life = next
        }
      }),
    )
  })

  it('of a dispute that was lost, appealed and won comes to its last word in all orders, also of one second', () => {
    const words = [
      ['needs_response', 1],
      ['under_review', 1],
      ['lost', 2],
      ['needs_response', 3],
      ['under_review', 4],
      ['won', 4],
    ] as const
    const paid = { ...known, payment: { ...known.payment, status: 'captured' as const, capturedAmount: 100 } }
    for (const order of orders(words)) {
      const life = order.reduce<PaymentLife>((before, [status, minute]) => {
        const dispute = { status, toldAt: at(minute) }
        return lifeAfter(before, { kind: 'dispute', reference: 'dp_1', amount: 40, dispute })
      }, paid)
      expect([life.disputes.dp_1?.status, life.payment.disputedAmount]).toEqual(['won', 0])
    }
  })

  it('is settled only on the ways the table of states knows', () => {
    const waiting = ['started', 'requires_action'] as const
    const words = ['requires_action', 'authorized', 'captured', 'declined', 'canceled'] as const
    for (const status of waiting)
      for (const word of words) {
        const amounts = { capturedAmount: 0, refundedAmount: 0 }
        const follows = whatFollows({ ...known.payment, status }, { status: word, ...amounts })
        const ways: string[] = Object.values(paymentTransitions[status])
        expect(follows === 'settle').toBe(ways.includes(word))
      }
  })

  it('that was taken after the payment had ended goes back, and what was promised then is let go', () => {
    for (const status of ['declined', 'canceled'] as const) {
      const ended = { ...known.payment, status, refundingAmount: 0 }
      expect(whatFollows(ended, { status: 'captured', capturedAmount: 100, refundedAmount: 0 })).toBe(
        'send_back',
      )
      expect(whatFollows(ended, { status: 'captured', capturedAmount: 100, refundedAmount: 100 })).toBe(
        'nothing',
      )
      expect(whatFollows(ended, { status: 'authorized', capturedAmount: 0, refundedAmount: 0 })).toBe(
        'let_go',
      )
    }
  })

  it('is adopted once, and what runs from here is never taken for somebody else’s', () => {
    const step = fc.record({
      does: fc.constantFrom('ask', 'carry', 'settle', 'desk', 'hear', 'adopt'),
      amount: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const [amount, atDesk] = [100, { moved: 0 }]
        const provider = { captured: 0 }
        let known = {
          ...ended.payment,
          status: 'authorized' as PaymentStatus,
          capturedAmount: 0,
          refundedAmount: 0,
        }
        // Of ours: asked for, and what the provider made of it. What was heard may be old by the time it is used.
        const ours: { amount: number; carried: boolean | null }[] = []
        let heard = { capturedAmount: 0, refundedAmount: 0, status: 'authorized' as const }
        let adopted = 0
        const adopt = () => {
          const { captured } = elsewhereAmounts(known, heard)
          adopted += captured
          known = { ...known, capturedAmount: known.capturedAmount + captured }
        }
        const settle = () => {
          const at = ours.findIndex(({ carried }) => carried !== null)
          const [done] = at < 0 ? [] : ours.splice(at, 1)
          if (!done) return
          known = { ...known, capturingAmount: known.capturingAmount - done.amount }
          if (done.carried) known = { ...known, capturedAmount: known.capturedAmount + done.amount }
        }
        const carry = (wish: { amount: number; carried: boolean | null }) => {
          wish.carried = provider.captured + wish.amount <= amount
          if (wish.carried) provider.captured += wish.amount
        }
        const hear = () => {
          heard = { capturedAmount: provider.captured, refundedAmount: 0, status: 'authorized' }
        }
        for (const { does, amount: wanted } of steps) {
          const waiting = ours.find(({ carried }) => carried === null)
          if (does === 'ask' && known.capturedAmount + known.capturingAmount + wanted <= amount) {
            known = { ...known, capturingAmount: known.capturingAmount + wanted }
            ours.push({ amount: wanted, carried: null })
          }
          if (does === 'carry' && waiting) carry(waiting)
          if (does === 'settle') settle()
          if (does === 'desk' && provider.captured + wanted <= amount) {
            provider.captured += wanted
            atDesk.moved += wanted
          }
          if (does === 'hear') hear()
          if (does === 'adopt') adopt()
          expect(known.capturedAmount + known.capturingAmount).toBeLessThanOrEqual(amount)
          expect(adopted).toBeLessThanOrEqual(atDesk.moved)
        }
        for (const wish of ours) if (wish.carried === null) carry(wish)
        while (ours.length > 0) settle()
        hear()
        adopt()
        expect([known.capturedAmount, adopted]).toEqual([provider.captured, atDesk.moved])
      }),
      { numRuns: count(5_000, 100_000), seed: seed() },
    )
  })
})
