import type { Context } from '../../platform/context.ts'
import { movePromotion, type PromotionMove } from './move-promotion.ts'
import type { StoredPromotion } from './stored-promotion.ts'

/** It applies to no cart any more, for good; quotes and orders keep it. @throws Refusal not-found, version-conflict, promotion-state-forbids */
export const endPromotion = (context: Context, of: PromotionMove): Promise<StoredPromotion> =>
  movePromotion(context, { ...of, from: ['draft', 'active', 'paused'], to: 'ended' })
