import type { Context } from '../../platform/context.ts'
import { switchCode } from './disable-promotion-code.ts'
import type { PromotionCode } from './promotion-code.ts'

/** The code can be used again, as often as it has uses left. @throws Refusal not-found */
export const enablePromotionCode = (
  context: Context,
  of: { promotionId: string; codeId: string },
): Promise<PromotionCode> => switchCode(context, { ...of, status: 'active' })
