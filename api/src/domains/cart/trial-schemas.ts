import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { trialPromotionInput } from '../promotions/index.ts'
import { destinationInput } from './estimate-schemas.ts'
import { cartStepSchema } from './explanation-schemas.ts'
import {
  codeInput,
  codesMax,
  discountExample,
  discountSchema,
  giftSchema,
  linesMax,
  notAppliedSchema,
  quantityInput,
} from './schemas.ts'
import { totalsExample, totalsSchema } from './totals-schemas.ts'

export const tryPromotionInput = z
  .strictObject({
    promotionId: idInput('promotion').optional().openapi({ description: 'One there is, in whatever state.' }),
    promotion: trialPromotionInput
      .optional()
      .openapi({ description: 'One there might be, in place of `promotionId`.' }),
    cartId: idInput('cart').optional().openapi({ description: 'A cart there is.' }),
    lineItems: z
      .array(
        z
          .strictObject({ offerId: idInput('offer'), quantity: quantityInput })
          .openapi('TrialLine', { example: { offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 2 } }),
      )
      .min(1)
      .max(linesMax)
      .optional()
      .openapi({ description: 'What a cart might hold, in place of `cartId`.' }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
      .optional()
      .openapi({ description: 'Of the cart that might be.', example: 'EUR' }),
    customerId: idInput('customer').optional().openapi({ description: 'Whose the cart might be.' }),
    codes: z
      .array(codeInput)
      .max(codesMax)
      .default([])
      .openapi({ description: 'Entered in the cart that might be; that of the promotion needs not be.' }),
    destination: z
      .strictObject(destinationInput)
      .optional()
      .openapi({ description: 'Where it would go: then shipping (what costs least) and tax count, too.' }),
    at: z.iso
      .datetime({ offset: true })
      .max(40)
      .transform((text) => new Date(text))
      .optional()
      .openapi({
        type: 'string',
        format: 'date-time',
        description: 'As of when; left out: now.',
        example: '2026-11-27T10:00:00Z',
      }),
  })
  .refine((input) => (input.promotionId === undefined) !== (input.promotion === undefined), {
    message: 'either this or `promotion` is needed, and not both',
    path: ['promotionId'],
  })
  .refine((input) => (input.cartId === undefined) !== (input.lineItems === undefined), {
    message: 'either this or `lineItems` is needed, and not both',
    path: ['cartId'],
  })
  .openapi('TryPromotion', {
    example: {
      promotionId: 'prm_01h455vb4pex5vsknk084sn02q',
      lineItems: [{ offerId: 'off_01h455vb4pex5vsknk084sn02q', quantity: 2 }],
    },
  })

export const promotionTrialSchema = z
  .object({
    applies: z
      .boolean()
      .openapi({ description: 'Whether it takes anything off this cart, or gives a gift.' }),
    before: totalsSchema.openapi({ description: 'Without it.' }),
    after: totalsSchema.openapi({ description: 'With it.' }),
    discounts: z.array(discountSchema).openapi({ description: 'All that apply with it.' }),
    gifts: z.array(giftSchema),
    notApplied: z
      .array(notAppliedSchema)
      .openapi({ description: 'All that do not apply with it, and why; it may be among them.' }),
    steps: z.array(cartStepSchema).openapi({ description: 'From nothing to the total, with it.' }),
  })
  .openapi('PromotionTrial', {
    example: {
      applies: true,
      before: totalsExample,
      after: totalsExample,
      discounts: [discountExample],
      gifts: [],
      notApplied: [],
      steps: [],
    },
  })
