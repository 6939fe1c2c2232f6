export {
  type Cost,
  type GrantedGift,
  type Lowering,
  type Promoted,
  promote,
  type ShippedPackage,
} from './apply-promotions.ts'
export { byText } from './in-order.ts'
export { type LocalWindow, type WindowReader, windowReader } from './local-window.ts'
export {
  type Article,
  type ArticleFacts,
  allGoods,
  type BuyXGetY,
  type EnteredCode,
  type Gift,
  type GoodsLists,
  type GoodsSelector,
  goodsOf,
  type Promotion,
  type PromotionConditions,
  type PromotionEffect,
  type Reduction,
  type ShippingEffect,
} from './promotion.ts'
export type { NotApplied, Reason } from './reasons.ts'
