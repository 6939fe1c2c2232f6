import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { type CheckoutCause, type CheckoutState, nextCheckoutState } from './checkout-state.ts'

const states: CheckoutState[] = ['held', 'paying', 'placed', 'released']
const causes: CheckoutCause[] = [
  'paymentStarted',
  'replaced',
  'merged',
  'expired',
  'captured',
  'declined',
  'canceled',
  'goodsGone',
]

/** Written out by hand: the table in the code is what is judged. */
const listed = new Map<string, CheckoutState>([
  ['held paymentStarted', 'paying'],
  ['held replaced', 'released'],
  ['held merged', 'released'],
  ['held expired', 'released'],
  ['paying captured', 'placed'],
  ['paying declined', 'held'],
  ['paying canceled', 'held'],
  ['paying expired', 'released'],
  ['paying goodsGone', 'released'],
])

describe('a checkout', () => {
  it('goes where a listed cause leads, and nowhere by any other', () => {
    for (const state of states) {
      for (const cause of causes) {
        expect(nextCheckoutState(state, cause), `${state} ${cause}`).toBe(
          listed.get(`${state} ${cause}`) ?? null,
        )
      }
    }
  })

  it('ends once: placed only from a payment that was running, and for good', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...causes), { maxLength: 30 }), (happenings) => {
        let state: CheckoutState = 'held'
        for (const cause of happenings) {
          const next = nextCheckoutState(state, cause)
          if (next === null) continue
          expect(['placed', 'released']).not.toContain(state)
          if (next === 'placed') expect([state, cause]).toEqual(['paying', 'captured'])
          // Nobody pays for goods that are no longer set aside.
          if (next === 'paying') expect(state).toBe('held')
          state = next
        }
      }),
      { seed: seed(), numRuns: count(5_000, 50_000) },
    )
  })
})
