import { allocate, shareOf, sumAmounts } from '../../platform/money.ts'
import { type ArticleIndex, indexArticles } from './article-index.ts'
import { byText, type Candidate, type IdleCode, inOrder } from './in-order.ts'
import { type WindowReader, windowReader } from './local-window.ts'
import { lowerGoods, reductionOf } from './lower-goods.ts'
import { whyNot } from './may-apply.ts'
import type { Article, Circumstances, Gift, Promotion, ShippingEffect } from './promotion.ts'
import { type NotApplied, type Reason, reasonInWords } from './reasons.ts'
import { keptOut, type Stacking } from './stacking.ts'

/** What one promotion takes off, minor units. */
export interface Lowering {
  promotionId: string
  title: string
  code: string | null
  on: 'goods' | 'shipping'
  amount: number
  /** Parts of `amount` by key of the article or of the package; each above 0 */
  parts: { key: string; sellerId: string; amount: number }[]
  costs: Cost[]
}

/** Who pays for what a promotion takes off the goods or shipping of a seller, minor units. */
export interface Cost {
  sellerId: string
  sellerAmount: number
  platformAmount: number
}

export interface GrantedGift extends Gift {
  promotionId: string
  code: string | null
  /** Of its value */
  cost: Cost
}

export interface ShippedPackage {
  /** Of no other package */
  key: string
  sellerId: string
  methodId: string
  /** Minor units, before any promotion */
  amount: number
}

/** Promotions of one cart, goods first, then shipping: what shipping costs may depend on what the goods cost. */
export interface Promoted {
  lowerings: Lowering[]
  gifts: GrantedGift[]
  notApplied: NotApplied[]
  /** What each article still costs, in the order they were given */
  left: number[]
  /** To be called once, when it is known what shipping costs */
  promoteShipping(packages: readonly ShippedPackage[]): PromotedShipping
}

export interface PromotedShipping {
  lowerings: Lowering[]
  notApplied: NotApplied[]
  /** What shipping still costs, by key of the package */
  left: ReadonlyMap<string, number>
}

/**
 * Applies promotions to articles. Pure: the same articles, promotions and circumstances give the same result, in
 * whatever order promotions and codes come. Each promotion lowers what the ones before have left, never below 0.
 * @param articles in the order that decides between equals
 */
export function promote(
  articles: readonly Article[],
  promotions: readonly Promotion[],
  of: Circumstances,
): Promoted {
  const { candidates, idle } = inOrder(promotions, of.codes)
  const index = indexArticles(articles)
  const run: Run = {
    index,
    of,
    placeIn: windowReader(of.now, of.timeZone),
    stacking: { applied: [] },
    left: articles.map((article) => article.unitPriceAmount * article.quantity),
    lowerings: [],
    gifts: [],
    notApplied: idle.map((code) => notAppliedOf(code, of.currency)),
  }
  const ofShipping: Candidate[] = []
  for (const candidate of candidates) {
    if (candidate.promotion.effect.kind === 'shipping') ofShipping.push(candidate)
    else tryOne(run, candidate, () => applyToGoods(run, candidate))
  }
  const { lowerings, gifts, notApplied, left } = run
  return {
    lowerings,
    gifts,
    notApplied,
    left,
    promoteShipping(packages) {
      const later: Run = { ...run, lowerings: [], notApplied: [], left: packages.map(({ amount }) => amount) }
      for (const candidate of ofShipping) {
        const { effect } = candidate.promotion
        if (effect.kind === 'shipping')
          tryOne(later, candidate, () => applyToShipping(later, candidate, effect, packages))
      }
      const left = new Map(packages.map(({ key }, at) => [key, later.left[at] ?? 0]))
      return { lowerings: later.lowerings, notApplied: later.notApplied, left }
    },
  }
}

interface Run {
  index: ArticleIndex
  of: Circumstances
  placeIn: WindowReader
  stacking: Stacking
  left: number[]
  lowerings: Lowering[]
  gifts: GrantedGift[]
  notApplied: NotApplied[]
}

function tryOne(run: Run, candidate: Candidate, apply: () => Reason | null): void {
  const { promotion, code } = candidate
  const because =
    candidate.because ??
    whyNot(promotion, run.index, run.of, run.placeIn) ??
    keptOut(run.stacking, promotion) ??
    apply()
  if (because) run.notApplied.push(notAppliedOf({ promotion, code, because }, run.of.currency))
  else run.stacking.applied.push(promotion)
}

function applyToGoods(run: Run, { promotion, code }: Candidate): Reason | null {
  const { effect } = promotion
  if (effect.kind === 'shipping') return null
  if (effect.kind === 'gift') return giveGift(run, promotion, code, effect.gift)
  const lowered = lowerGoods(effect, run.index, run.left)
  if ('because' in lowered) return lowered.because
  const parts = [...lowered.off]
    .sort(([a], [b]) => a - b)
    .flatMap(([at, amount]) => {
      const article = run.index.articles[at]
      return article ? [{ at, key: article.key, sellerId: article.sellerId, amount }] : []
    })
  takeOff(run, { promotion, code, on: 'goods' }, parts)
  return null
}

function giveGift(run: Run, promotion: Promotion, code: string | null, gift: Gift): Reason | null {
  if (!gift.isAvailable) return { code: 'gift-unavailable' }
  const cost = costOf(promotion, gift.sellerId, gift.valueAmount)
  run.gifts.push({ ...gift, promotionId: promotion.id, code, cost })
  return null
}

function applyToShipping(
  run: Run,
  { promotion, code }: Candidate,
  effect: ShippingEffect,
  packages: readonly ShippedPackage[],
): Reason | null {
  const { off, methodIds, sellerIds } = effect
  const meant = packages.flatMap(({ key, sellerId, methodId }, at) => {
    const isMeant =
      (methodIds.length === 0 || methodIds.includes(methodId)) &&
      (sellerIds.length === 0 || sellerIds.includes(sellerId))
    return isMeant ? [{ at, key, sellerId, has: run.left[at] ?? 0 }] : []
  })
  const amounts = shippingOff(
    off,
    meant.map(({ has }) => has),
  )
  const parts = meant.flatMap(({ has: _, ...part }, n) =>
    amounts[n] ? [{ ...part, amount: amounts[n] }] : [],
  )
  if (parts.length === 0) return { code: 'nothing-to-lower' }
  takeOff(run, { promotion, code, on: 'shipping' }, parts)
  return null
}

function shippingOff(off: ShippingEffect['off'], has: readonly number[]): number[] {
  if (off.kind === 'free') return [...has]
  if (off.kind === 'fixed-price') return has.map((amount) => Math.max(0, amount - off.amount))
  return allocate(reductionOf(off, sumAmounts(has)), has)
}

function takeOff(
  run: Run,
  of: { promotion: Promotion; code: string | null; on: 'goods' | 'shipping' },
  parts: { at: number; key: string; sellerId: string; amount: number }[],
): void {
  const { promotion, code, on } = of
  for (const { at, amount } of parts) run.left[at] = (run.left[at] ?? 0) - amount
  const bySeller = new Map<string, number>()
  for (const { sellerId, amount } of parts) bySeller.set(sellerId, (bySeller.get(sellerId) ?? 0) + amount)
  run.lowerings.push({
    promotionId: promotion.id,
    title: promotion.title,
    code,
    on,
    amount: sumAmounts(parts.map(({ amount }) => amount)),
    parts: parts.map(({ key, sellerId, amount }) => ({ key, sellerId, amount })),
    costs: [...bySeller]
      .sort(([a], [b]) => byText(a, b))
      .map(([sellerId, amount]) => costOf(promotion, sellerId, amount)),
  })
}

/** The seller's share is rounded half away from zero; the platform bears what is left. */
function costOf({ sellerShareBasisPoints }: Promotion, sellerId: string, amount: number): Cost {
  const sellerAmount = shareOf(amount, sellerShareBasisPoints, 10_000)
  return { sellerId, sellerAmount, platformAmount: amount - sellerAmount }
}

function notAppliedOf(
  { promotion, code, because }: Omit<IdleCode, 'code'> & { code: string | null },
  currency: string,
): NotApplied {
  return {
    promotionId: promotion?.id ?? null,
    title: promotion?.title ?? null,
    code,
    because,
    words: reasonInWords(because, currency),
  }
}
