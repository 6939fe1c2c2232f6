import type { FieldProblem } from '../../platform/refusals.ts'
import type { GoodsLists, GoodsSelector, Reduction } from './promotion.ts'
import type { StoredEffect } from './promotion-row.ts'
import type { PromotionFacts } from './stored-promotion.ts'

/** What a promotion says that contradicts itself, field by field; empty: nothing. */
export function contradictions(facts: PromotionFacts): FieldProblem[] {
  const problems: FieldProblem[] = []
  const { validFrom, validUntil, currency } = facts
  // Local times of one form sort as they follow each other.
  if (validFrom !== null && validUntil !== null && validFrom >= validUntil)
    problems.push({ pointer: '/validUntil', message: 'must be after validFrom' })
  if (currency === null && namesAmount(facts))
    problems.push({ pointer: '/currency', message: 'is required, because the promotion names amounts' })
  return problems
}

const namesAmount = ({ conditions, effect }: PromotionFacts): boolean =>
  conditions.minAmount > 0 || effectNamesAmount(effect)

const offNamesAmount = (off: Reduction) => off.kind === 'amount' || off.maxAmount !== null

function effectNamesAmount(effect: StoredEffect): boolean {
  switch (effect.kind) {
    case 'reduction':
      return offNamesAmount(effect.off)
    case 'shipping':
      return effect.off.kind === 'fixed-price' || (effect.off.kind !== 'free' && offNamesAmount(effect.off))
    case 'amount-each':
    case 'fixed-price':
    case 'tiers':
      return true
    case 'buy-x-get-y':
    case 'gift':
      return false
  }
}

/** The kinds of things a promotion names, by the word for one. */
export type NamedKind =
  | 'offer'
  | 'variant'
  | 'product'
  | 'category'
  | 'collection'
  | 'seller'
  | 'group'
  | 'method'

/** Something that a promotion names, and where. */
export interface NamedThing {
  kind: NamedKind
  id: string
  pointer: string
}

const named = (kind: NamedKind, ids: readonly string[], pointer: string): NamedThing[] =>
  ids.map((id, at) => ({ kind, id, pointer: `${pointer}/${at}` }))

const ofLists = (lists: GoodsLists, pointer: string): NamedThing[] => [
  ...named('offer', lists.offerIds, `${pointer}/offerIds`),
  ...named('variant', lists.variantIds, `${pointer}/variantIds`),
  ...named('product', lists.productIds, `${pointer}/productIds`),
  ...named('category', lists.categoryIds, `${pointer}/categoryIds`),
  ...named('collection', lists.collectionIds, `${pointer}/collectionIds`),
  ...named('seller', lists.sellerIds, `${pointer}/sellerIds`),
]

const ofGoods = (goods: GoodsSelector, pointer: string): NamedThing[] => [
  ...ofLists(goods, pointer),
  ...(goods.except ? ofLists(goods.except, `${pointer}/except`) : []),
]

export const namedInConditions = ({ conditions }: Pick<PromotionFacts, 'conditions'>): NamedThing[] => [
  ...named('group', conditions.customerGroupIds, '/conditions/customerGroupIds'),
  ...ofGoods(conditions.goods, '/conditions/goods'),
]

export function namedInEffect({ effect }: Pick<PromotionFacts, 'effect'>): NamedThing[] {
  switch (effect.kind) {
    case 'gift':
      return [{ kind: 'offer', id: effect.gift.offerId, pointer: '/effect/gift/offerId' }]
    case 'shipping':
      return [
        ...named('method', effect.methodIds, '/effect/methodIds'),
        ...named('seller', effect.sellerIds, '/effect/sellerIds'),
      ]
    case 'buy-x-get-y':
      return [
        ...ofGoods(effect.buy.goods, '/effect/buy/goods'),
        ...ofGoods(effect.get.goods, '/effect/get/goods'),
      ]
    default:
      return ofGoods(effect.on, '/effect/on')
  }
}

/** How a thing that the store does not have is told of. */
export const notOfStore: Record<NamedKind, string> = {
  offer: 'is no offer of this store',
  variant: 'is no variant of this store',
  product: 'is no product of this store',
  category: 'is no category of this store',
  collection: 'is no collection of this store',
  seller: 'is no seller of this store',
  group: 'is no group of customers of this store',
  method: 'is no way to ship of this store',
}
