import { allocate, shareOf, sumAmounts } from '../../platform/money.ts'
import type { ArticleIndex } from './article-index.ts'
import { lowerBuyXGetY } from './buy-x-get-y.ts'
import type { GoodsSelector, PromotionEffect, Reduction } from './promotion.ts'
import type { Reason } from './reasons.ts'

/** What an effect takes off each article, by its place; or why nothing. */
export type Lowered = { off: Map<number, number> } | { because: Reason }

type GoodsEffect = Exclude<PromotionEffect, { kind: 'shipping' | 'gift' }>

const goodsMissing: Lowered = { because: { code: 'goods-missing' } }
const nothingToLower: Lowered = { because: { code: 'nothing-to-lower' } }

/**
 * What a promotion takes off the goods.
 * @param left what each article still costs after the promotions before, by its place: no more than that is taken
 */
export function lowerGoods(effect: GoodsEffect, index: ArticleIndex, left: readonly number[]): Lowered {
  switch (effect.kind) {
    case 'reduction':
      return lowerSum(effect.on, effect.off, index, left)
    case 'tiers':
      return lowerByTier(effect, index, left)
    case 'amount-each':
      return lowerEach(effect.on, index, left, (has, quantity) => Math.min(has, effect.amount * quantity))
    case 'fixed-price':
      return lowerEach(effect.on, index, left, (has, quantity) =>
        Math.max(0, has - effect.unitPriceAmount * quantity),
      )
    case 'buy-x-get-y':
      return lowerBuyXGetY(effect, index, left)
  }
}

/** What a reduction takes off a sum: rounded once, on the sum, and never more than it. */
export function reductionOf(off: Reduction, sum: number): number {
  if (off.kind === 'amount') return Math.min(off.amount, sum)
  return Math.min(shareOf(sum, off.basisPoints, 10_000), off.maxAmount ?? sum, sum)
}

function lowerSum(on: GoodsSelector, off: Reduction, index: ArticleIndex, left: readonly number[]): Lowered {
  const places = index.discountable(on)
  if (places.length === 0) return goodsMissing
  const weights = places.map((at) => left[at] ?? 0)
  const amount = reductionOf(off, sumAmounts(weights))
  if (amount === 0) return nothingToLower
  return loweredBy(places, allocate(amount, weights))
}

function lowerByTier(
  effect: Extract<PromotionEffect, { kind: 'tiers' }>,
  index: ArticleIndex,
  left: readonly number[],
): Lowered {
  if (index.discountable(effect.on).length === 0) return goodsMissing
  const spent = index.amountOf(effect.on)
  const ascending = effect.tiers.toSorted((a, b) => a.fromAmount - b.fromAmount)
  const reached = ascending.findLast((tier) => spent >= tier.fromAmount)
  if (reached) return lowerSum(effect.on, reached.off, index, left)
  const lowest = ascending[0]
  return lowest
    ? { because: { code: 'amount-too-small', missingAmount: lowest.fromAmount - spent } }
    : nothingToLower
}

function lowerEach(
  on: GoodsSelector,
  index: ArticleIndex,
  left: readonly number[],
  amountOf: (left: number, quantity: number) => number,
): Lowered {
  const places = index.discountable(on)
  if (places.length === 0) return goodsMissing
  return loweredBy(
    places,
    places.map((at) => amountOf(left[at] ?? 0, index.articles[at]?.quantity ?? 0)),
  )
}

function loweredBy(places: readonly number[], amounts: readonly number[]): Lowered {
  const off = new Map<number, number>()
  for (const [n, at] of places.entries()) {
    const amount = amounts[n] ?? 0
    if (amount > 0) off.set(at, amount)
  }
  return off.size === 0 ? nothingToLower : { off }
}
