import type { Context } from '../../platform/context.ts'
import { movePromotion, type PromotionMove } from './move-promotion.ts'
import type { StoredPromotion } from './stored-promotion.ts'

/** It applies to no cart until it is resumed; quotes keep it. @throws Refusal not-found, version-conflict, promotion-state-forbids */
export const pausePromotion = (context: Context, of: PromotionMove): Promise<StoredPromotion> =>
  movePromotion(context, { ...of, from: ['active'], to: 'paused' })
