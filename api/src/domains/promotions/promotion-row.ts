import type { Promotion, PromotionConditions, PromotionEffect } from './promotion.ts'

export type PromotionStatus = 'draft' | 'active' | 'paused' | 'ended'

/** An effect as it is kept: of a gift only what it is and how many; the rest is known when a cart is priced. */
export type StoredEffect =
  | Exclude<PromotionEffect, { kind: 'gift' }>
  | { kind: 'gift'; gift: { offerId: string; quantity: number } }

/** A row of `commerce.promotions` as JSON (`to_jsonb`): times without zone as `2026-11-27T00:00:00`. */
export interface PromotionRow {
  id: string
  title: string
  status: PromotionStatus
  needs_code: boolean
  priority: number
  currency: string | null
  valid_from: string | null
  valid_until: string | null
  conditions: PromotionConditions
  effect: StoredEffect
  is_exclusive: boolean
  exclusion_group: string | null
  seller_share_basis_points: number
  uses_max: number | null
  uses_per_customer: number | null
}

/** A promotion as the engine takes it, and what its uses are limited to. */
export type LimitedPromotion = Promotion & {
  usesMax: number | null
  /** How often one customer may have it; 1 where it is for first orders */
  usesPerCustomer: number | null
}

/**
 * The engine's promotion of a row. `usesLeft` is still to come from `readPromotionState` (`withUsesLeft`); of a gift,
 * its seller, title and value, too: until then there is none.
 */
export const promotionFromRow = (row: PromotionRow): LimitedPromotion => ({
  id: row.id,
  title: row.title,
  priority: row.priority,
  needsCode: row.needs_code,
  currency: row.currency,
  window: { from: row.valid_from, until: row.valid_until },
  conditions: row.conditions,
  effect: pricedEffect(row.effect),
  isExclusive: row.is_exclusive,
  exclusionGroup: row.exclusion_group,
  sellerShareBasisPoints: row.seller_share_basis_points,
  usesLeft: { inAll: null, byCustomer: null },
  usesMax: row.uses_max,
  usesPerCustomer: row.conditions.firstOrderOnly ? 1 : row.uses_per_customer,
})

function pricedEffect(effect: StoredEffect): PromotionEffect {
  if (effect.kind !== 'gift') return effect
  const { offerId, quantity } = effect.gift
  return {
    kind: 'gift',
    gift: { offerId, quantity, sellerId: '', title: '', valueAmount: 0, isAvailable: false },
  }
}
