import { describe, expect, it } from 'vitest'
import { enteredCodes, type PromotionState, withUsesLeft } from './uses-left.ts'

const state = (status: PromotionState['codes'][number]['status']): PromotionState => ({
  codes: [{ code: 'TEN', codeId: 'c', promotionId: 'p', status, usesLeft: 2 }],
  promotions: [{ promotionId: 'p', inAll: 3, byCustomer: null }],
})

describe('a code that is entered', () => {
  it('stands for its promotion while that is active', () => {
    expect(enteredCodes(['TEN'], state('active'))).toEqual([{ code: 'TEN', promotionId: 'p', usesLeft: 2 }])
  })

  it.each(['draft', 'paused'] as const)('is as unknown as one that never was, while it is %s', (status) => {
    const [never] = enteredCodes(['TEN'], { codes: [], promotions: [] })
    expect(enteredCodes(['TEN'], state(status))).toEqual([never])
    expect(never).toEqual({ code: 'TEN', promotionId: null, usesLeft: null })
  })

  it.each(['ended', 'disabled'] as const)('is told to be no longer valid, once it is %s', (status) => {
    expect(enteredCodes(['TEN'], state(status))).toEqual([
      { code: 'TEN', promotionId: null, usesLeft: null, hasEnded: true },
    ])
  })
})

describe('uses that are left', () => {
  it('are those of the counters, and without limit where they say nothing', () => {
    const promotion = { id: 'p', usesLeft: { inAll: null, byCustomer: null } }
    expect(withUsesLeft(promotion as never, state('active'))).toEqual({
      id: 'p',
      usesLeft: { inAll: 3, byCustomer: null },
    })
    expect(withUsesLeft({ ...promotion, id: 'q' } as never, state('active'))).toEqual({
      ...promotion,
      id: 'q',
    })
  })
})
