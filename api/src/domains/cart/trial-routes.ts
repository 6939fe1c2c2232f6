import { policies } from '../../platform/policies.ts'
import { platformRefusals } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { cartRefusals } from './refusals.ts'
import { promotionTrialSchema, tryPromotionInput } from './trial-schemas.ts'
import { tryPromotion } from './try-promotion.ts'

export const promotionTrialsRouter = createRouter()

route(
  promotionTrialsRouter,
  {
    operationId: 'tryPromotion',
    tag: 'Prices',
    summary: 'Try a promotion on a cart',
    description:
      'This cart, that promotion: what would happen? Both may exist or be made up; its time and its limits count, its state does not. Writes nothing.',
    method: 'post',
    path: '/v1/admin/promotion-trials',
    policy: policies.staff('prices:read'),
    body: tryPromotionInput,
    success: { status: 200, description: 'The cart without it and with it.', schema: promotionTrialSchema },
    refusals: [
      platformRefusals.notFound,
      cartRefusals.empty,
      cartRefusals.offerNotFound,
      cartRefusals.offerNotForSale,
      cartRefusals.offerNotPriced,
      cartRefusals.totalTooLarge,
    ],
  },
  async ({ context, body }) => {
    const { promotionId, promotion, cartId, lineItems = [], currency, customerId, codes } = body
    return tryPromotion(context, {
      promotion: promotion ? { promotion } : { promotionId: promotionId ?? '' },
      cart: cartId ? { cartId } : { lineItems, currency, customerId, codes },
      destination: body.destination,
      at: body.at,
    })
  },
)
