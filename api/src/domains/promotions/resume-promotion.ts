import type { Context } from '../../platform/context.ts'
import { movePromotion, type PromotionMove } from './move-promotion.ts'
import type { StoredPromotion } from './stored-promotion.ts'

/** A draft or paused one applies from now on, in its time. @throws Refusal not-found, version-conflict, promotion-state-forbids */
export const resumePromotion = (context: Context, of: PromotionMove): Promise<StoredPromotion> =>
  movePromotion(context, { ...of, from: ['draft', 'paused'], to: 'active' })
