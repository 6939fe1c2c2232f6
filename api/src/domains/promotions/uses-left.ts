import type { EnteredCode, Promotion } from './promotion.ts'
import type { PromotionStatus } from './promotion-row.ts'

/** What counters say at a moment: they inform a quote; its claim is the judge. */
export interface PromotionState {
  codes: CodeState[]
  promotions: { promotionId: string; inAll: number | null; byCustomer: number | null }[]
}

/** A code of the store, whatever has become of it and its promotion. */
export interface CodeState {
  code: string
  codeId: string
  promotionId: string
  /** Of its promotion; `disabled`: the code itself is */
  status: PromotionStatus | 'disabled'
  /** Null: without limit */
  usesLeft: number | null
}

/**
 * Codes of a cart as the engine takes them. One whose promotion has ended, or that was disabled, says so; one whose
 * promotion is not out yet, or paused, is as unknown as one that was never made.
 */
export function enteredCodes(codes: readonly string[], state: PromotionState): EnteredCode[] {
  const known = new Map(state.codes.map((code) => [code.code, code]))
  return codes.map((code) => {
    const found = known.get(code)
    if (found?.status === 'active') return { code, promotionId: found.promotionId, usesLeft: found.usesLeft }
    const hasEnded = found?.status === 'ended' || found?.status === 'disabled'
    return { code, promotionId: null, usesLeft: null, ...(hasEnded ? { hasEnded } : {}) }
  })
}

/** The promotion with what its counters have left; without a word of them, it has no limit. */
export function withUsesLeft<P extends Promotion>(promotion: P, state: PromotionState): P {
  const left = state.promotions.find(({ promotionId }) => promotionId === promotion.id)
  return left ? { ...promotion, usesLeft: { inAll: left.inAll, byCustomer: left.byCustomer } } : promotion
}
