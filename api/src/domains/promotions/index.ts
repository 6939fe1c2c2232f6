import { promotionCodeRouter } from './code-routes.ts'
import { promotionRouter } from './routes.ts'

export {
  type Cost,
  type GrantedGift,
  type Lowering,
  type Promoted,
  promote,
  type ShippedPackage,
} from './apply-promotions.ts'
export { claimPromotions, keepPromotions, releasePromotions } from './claim-promotions.ts'
export { forgetBuyer, type PromotionClaim, type PromotionUse, readPromotionState } from './claim-queries.ts'
export { createPromotion } from './create-promotion.ts'
export { createPromotionCode } from './create-promotion-code.ts'
export { byText } from './in-order.ts'
export { type LocalWindow, type WindowReader, windowReader } from './local-window.ts'
export { normalizedCode } from './normalized-code.ts'
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
export { promotionOnTrial, type TrialPromotion, trialPromotionInput } from './promotion-on-trial.ts'
export {
  type LimitedPromotion,
  type PromotionRow,
  type PromotionStatus,
  promotionFromRow,
  type StoredEffect,
} from './promotion-row.ts'
export type { NotApplied, Reason } from './reasons.ts'
export { promotionRefusals } from './refusals.ts'
export { localTime, localTimeInput } from './schemas.ts'
export { type CodeState, enteredCodes, type PromotionState, withUsesLeft } from './uses-left.ts'

/** In the order of the document. */
export const promotionsRouters = [promotionRouter, promotionCodeRouter]
