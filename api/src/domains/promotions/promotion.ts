import type { LocalWindow } from './local-window.ts'

/**
 * Which goods are meant. A good must satisfy every list that is not empty, by any of its entries; and none of
 * `except`. All empty: every good.
 */
export interface GoodsSelector extends GoodsLists {
  except: GoodsLists | null
}

export interface GoodsLists {
  offerIds: readonly string[]
  variantIds: readonly string[]
  productIds: readonly string[]
  categoryIds: readonly string[]
  collectionIds: readonly string[]
  sellerIds: readonly string[]
}

/** What has to be true of the cart and its buyer; an empty list demands nothing. */
export interface PromotionConditions {
  customerGroupIds: readonly string[]
  firstOrderOnly: boolean
  /** ISO 3166-1 alpha-2, of where it is shipped to */
  countries: readonly string[]
  /** The goods that `minQuantity` and `minAmount` count; at least one of them has to be in the cart */
  goods: GoodsSelector
  minQuantity: number
  /** Minor units, at the prices before any promotion */
  minAmount: number
}

/** Off a sum. Basis points: 1,000 is 10 %. Amounts are minor units of the promotion's currency. */
export type Reduction =
  | { kind: 'percent'; basisPoints: number; maxAmount: number | null }
  | { kind: 'amount'; amount: number }

export type PromotionEffect =
  /** Off all goods meant together */
  | { kind: 'reduction'; off: Reduction; on: GoodsSelector }
  /** Off each piece, at most what it costs */
  | { kind: 'amount-each'; amount: number; on: GoodsSelector }
  /** A piece costs this, where it costs more */
  | { kind: 'fixed-price'; unitPriceAmount: number; on: GoodsSelector }
  | BuyXGetY
  | { kind: 'gift'; gift: Gift }
  /** The tier with the highest `fromAmount` that the goods meant reach at the prices before any promotion */
  | { kind: 'tiers'; tiers: readonly { fromAmount: number; off: Reduction }[]; on: GoodsSelector }
  | ShippingEffect

/**
 * Whoever has `buy.quantity` pieces gets `get.quantity` more for less, as often as the pieces suffice: the cheapest
 * that may be got, and no piece is both.
 */
export interface BuyXGetY {
  kind: 'buy-x-get-y'
  buy: { quantity: number; goods: GoodsSelector }
  get: { quantity: number; goods: GoodsSelector; basisPoints: number }
  maxTimes: number | null
}

/** Added at a price of 0. It adds nothing to weight or shipping: it travels with the rest. */
export interface Gift {
  offerId: string
  sellerId: string
  title: string
  quantity: number
  /** What the pieces would cost together, minor units */
  valueAmount: number
  /** False: there is none left */
  isAvailable: boolean
}

export interface ShippingEffect {
  kind: 'shipping'
  /** `fixed-price`: a package costs this where it costs more */
  off: Reduction | { kind: 'free' } | { kind: 'fixed-price'; amount: number }
  /** Empty: every method, of every seller */
  methodIds: readonly string[]
  sellerIds: readonly string[]
}

/** What lowers prices, and when. Everything of it is data; nothing of it changes while a cart is priced. */
export interface Promotion {
  id: string
  title: string
  /** Higher ones come first; equal ones in the order of their ids */
  priority: number
  /** Only for who enters one of its codes */
  needsCode: boolean
  /** ISO 4217, of every amount in it; null where it names none */
  currency: string | null
  window: LocalWindow
  conditions: PromotionConditions
  effect: PromotionEffect
  /** Goes with no other promotion */
  isExclusive: boolean
  /** Of promotions of one group, one applies */
  exclusionGroup: string | null
  /** What of its cost the sellers bear, each for their own goods, in basis points; the platform bears the rest */
  sellerShareBasisPoints: number
  /** Null: without limit, or nobody knows who buys */
  usesLeft: { inAll: number | null; byCustomer: number | null }
}

/** A code as looked up: unknown ones, and those of other stores, name no promotion. */
export interface EnteredCode {
  code: string
  promotionId: string | null
  /** Of this very code; null: without limit */
  usesLeft: number | null
  /** It names no promotion any more: that has ended, or the code was disabled */
  hasEnded?: boolean
}

/** Pieces that nothing tells apart. */
export interface Article extends ArticleFacts {
  /** The same facts give the same key, whatever lines they stand in */
  key: string
  quantity: number
}

export interface ArticleFacts {
  offerId: string
  variantId: string
  productId: string
  sellerId: string
  categoryIds: readonly string[]
  collectionIds: readonly string[]
  /** What a piece costs before any promotion, minor units */
  unitPriceAmount: number
  /** False for what no promotion may lower, such as gift cards */
  isDiscountable: boolean
}

/** Who buys, when and where to. */
export interface Circumstances {
  /** ISO 4217 */
  currency: string
  now: Date
  /** IANA name, of the store */
  timeZone: string
  /** Null: not known yet */
  country: string | null
  customerGroupIds: readonly string[]
  isFirstOrder: boolean
  codes: readonly EnteredCode[]
}

const noLists: GoodsLists = {
  offerIds: [],
  variantIds: [],
  productIds: [],
  categoryIds: [],
  collectionIds: [],
  sellerIds: [],
}

/** Every good. */
export const allGoods: GoodsSelector = { ...noLists, except: null }

/** Goods of these lists. */
export const goodsOf = (
  lists: Partial<GoodsLists>,
  except: Partial<GoodsLists> | null = null,
): GoodsSelector => ({
  ...noLists,
  ...lists,
  except: except && { ...noLists, ...except },
})
