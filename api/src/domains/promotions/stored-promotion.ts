import type { z } from '@hono/zod-openapi'
import { type IdKind, toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { EffectInput, effectSchema } from './effect-schemas.ts'
import type { GoodsInput, goodsSchema, ListsInput } from './goods-schemas.ts'
import type { GoodsLists, GoodsSelector, PromotionConditions } from './promotion.ts'
import type { PromotionStatus, StoredEffect } from './promotion-row.ts'
import type { ConditionsInput, promotionSchema, usedPromotionSchema } from './schemas.ts'

/** A promotion as it is kept. Times are local ones of the store, amounts minor units of its currency. */
export interface StoredPromotion {
  id: string
  title: string
  status: PromotionStatus
  needsCode: boolean
  priority: number
  currency: string | null
  validFrom: string | null
  validUntil: string | null
  conditions: PromotionConditions
  effect: StoredEffect
  isExclusive: boolean
  exclusionGroup: string | null
  sellerShareBasisPoints: number
  usesMax: number | null
  usesPerCustomer: number | null
  version: number
  createdAt: Date
  updatedAt: Date
}

export interface UsedPromotion extends StoredPromotion {
  uses: { held: number; ordered: number }
  codes: number
}

/** What staff may say of a promotion. */
export type PromotionFacts = Omit<StoredPromotion, 'id' | 'status' | 'version' | 'createdAt' | 'updatedAt'>

const storedLists = (lists: ListsInput): GoodsLists => ({
  offerIds: lists.offerIds ?? [],
  variantIds: lists.variantIds ?? [],
  productIds: lists.productIds ?? [],
  categoryIds: lists.categoryIds ?? [],
  collectionIds: lists.collectionIds ?? [],
  sellerIds: lists.sellerIds ?? [],
})

const storedGoods = (goods: GoodsInput = {}): GoodsSelector => ({
  ...storedLists(goods),
  except: goods.except ? storedLists(goods.except) : null,
})

export const storedConditions = (conditions: ConditionsInput | undefined): PromotionConditions => ({
  customerGroupIds: conditions?.customerGroupIds ?? [],
  firstOrderOnly: conditions?.firstOrderOnly ?? false,
  countries: conditions?.countries ?? [],
  goods: storedGoods(conditions?.goods),
  minQuantity: conditions?.minQuantity ?? 1,
  minAmount: conditions?.minAmount ?? 0,
})

export function storedEffect(effect: EffectInput): StoredEffect {
  switch (effect.kind) {
    case 'gift':
      return effect
    case 'shipping':
      return { ...effect, methodIds: effect.methodIds ?? [], sellerIds: effect.sellerIds ?? [] }
    case 'buy-x-get-y':
      return {
        ...effect,
        buy: { ...effect.buy, goods: storedGoods(effect.buy.goods) },
        get: { ...effect.get, goods: storedGoods(effect.get.goods) },
      }
    default:
      return { ...effect, on: storedGoods(effect.on) }
  }
}

const wires = (kind: IdKind, ids: readonly string[]): string[] => ids.map((id) => toWire(kind, id))

const presentLists = (lists: GoodsLists) => ({
  offerIds: wires('offer', lists.offerIds),
  variantIds: wires('variant', lists.variantIds),
  productIds: wires('product', lists.productIds),
  categoryIds: wires('category', lists.categoryIds),
  collectionIds: wires('collection', lists.collectionIds),
  sellerIds: wires('seller', lists.sellerIds),
})

const presentGoods = (goods: GoodsSelector): z.infer<typeof goodsSchema> => ({
  ...presentLists(goods),
  except: goods.except && presentLists(goods.except),
})

function presentEffect(effect: StoredEffect): z.infer<typeof effectSchema> {
  switch (effect.kind) {
    case 'gift':
      return { ...effect, gift: { ...effect.gift, offerId: toWire('offer', effect.gift.offerId) } }
    case 'shipping':
      return {
        ...effect,
        methodIds: wires('shippingMethod', effect.methodIds),
        sellerIds: wires('seller', effect.sellerIds),
      }
    case 'buy-x-get-y':
      return {
        ...effect,
        buy: { ...effect.buy, goods: presentGoods(effect.buy.goods) },
        get: { ...effect.get, goods: presentGoods(effect.get.goods) },
      }
    case 'tiers':
      return { ...effect, tiers: [...effect.tiers], on: presentGoods(effect.on) }
    default:
      return { ...effect, on: presentGoods(effect.on) }
  }
}

export const presentPromotion = (promotion: StoredPromotion): z.infer<typeof promotionSchema> => ({
  id: toWire('promotion', promotion.id),
  title: promotion.title,
  status: promotion.status,
  needsCode: promotion.needsCode,
  priority: promotion.priority,
  currency: promotion.currency,
  validFrom: promotion.validFrom,
  validUntil: promotion.validUntil,
  conditions: {
    ...promotion.conditions,
    customerGroupIds: wires('customerGroup', promotion.conditions.customerGroupIds),
    countries: [...promotion.conditions.countries],
    goods: presentGoods(promotion.conditions.goods),
  },
  effect: presentEffect(promotion.effect),
  isExclusive: promotion.isExclusive,
  exclusionGroup: promotion.exclusionGroup,
  sellerShareBasisPoints: promotion.sellerShareBasisPoints,
  usesMax: promotion.usesMax,
  usesPerCustomer: promotion.usesPerCustomer,
  version: promotion.version,
  createdAt: toRfc3339(promotion.createdAt),
  updatedAt: toRfc3339(promotion.updatedAt),
})

export const presentUsedPromotion = (promotion: UsedPromotion): z.infer<typeof usedPromotionSchema> => ({
  ...presentPromotion(promotion),
  uses: promotion.uses,
  codes: promotion.codes,
})
