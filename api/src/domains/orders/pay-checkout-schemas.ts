import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { moneySchema } from '../../platform/schemas.ts'
import { giftCardCodeInput } from '../ledger/index.ts'

export const quoteExample = 'qt_WyIwMTkwMDAwMCJd.8aVt0Gm0m9nQ2n4yQ2m1cZ1xkq0p3s7uWc5bX9dLfTg'

export const paymentStatus = z
  .enum(['started', 'requires_action', 'authorized', 'captured', 'declined', 'canceled'])
  .openapi({
    description:
      '`started`: the provider is asked. `requires_action`: the shopper has to confirm. `authorized`: the money is promised, and taken later. `captured`: it is there. `declined`, `canceled`: it is not. Clients must accept new values.',
  })

export const tenderKind = z.enum(['provider', 'gift_card', 'store_credit'])

const tenderSchema = z
  .object({
    kind: tenderKind,
    amount: moneySchema,
    status: paymentStatus,
    lastFour: z.union([z.string(), z.null()]).openapi({
      description: 'What a person knows it by: the end of a card or of the code of a gift card.',
    }),
  })
  .openapi('Tender', {
    example: {
      kind: 'gift_card',
      amount: { amount: 2500, currency: 'EUR' },
      status: 'captured',
      lastFour: 'WXY9',
    },
  })

export const checkoutPaymentSchema = z
  .union([
    z.object({
      status: paymentStatus,
      nextAction: z.union([z.object({ type: z.enum(['redirect']), url: z.string() }), z.null()]).openapi({
        description: 'Send the shopper there; afterwards call `completeCheckout`. Null: nothing to do.',
      }),
      declineCode: z.union([z.string(), z.null()]).openapi({ description: "The provider's reason." }),
      tenders: z.array(tenderSchema).openapi({
        description: 'What pays how much of the total; together they are the total.',
      }),
    }),
    z.null(),
  ])
  .openapi({ description: 'The newest payment; null before the first.' })

const giftCardInput = z.strictObject({ code: giftCardCodeInput })

const storeCreditInput = z.strictObject({
  amount: z
    .union([z.int().min(1).max(999_999_999_999), z.null()])
    .openapi({ description: 'Minor units of the currency of the checkout. Null: as much as there is.' }),
})

export const payCheckoutInput = z
  .strictObject({
    paymentMethod: z.union([z.string().min(1).max(200), z.null()]).openapi({
      description:
        "The provider's token of a payment method, never a card number. Test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step` and others, which docs/payments.md lists. Null for a total of 0, or where gift cards and store credit pay all of it: no provider is asked then.",
      example: 'pm_test_ok',
    }),
    savePaymentMethod: z.boolean().optional().openapi({
      description:
        'Keep it for the next time of the signed-in customer, once it has paid: then `listPaymentMethods` shows it.',
    }),
    savedPaymentMethodId: idInput('savedPaymentMethod').optional().openapi({
      description: 'What the signed-in customer has kept, instead of `paymentMethod`, which is null then.',
    }),
    giftCards: z.array(giftCardInput).max(5).optional().openapi({
      description:
        'Gift cards, in the order in which they are used up: each gives what it has, the payment method pays the rest.',
    }),
    storeCredit: storeCreditInput.optional().openapi({
      description: 'Store credit of the signed-in customer, used after the gift cards.',
    }),
    quote: z.string().min(1).max(600).optional().openapi({
      description: 'The `quote` of the checkout that was shown: this total is paid, or none.',
      example: quoteExample,
    }),
    returnUrl: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .openapi({
        description:
          'Where the shopper comes back to after a second step; on one of the store’s own domains.',
        example: 'http://localhost:4321/checkout/return',
      }),
  })
  .openapi('PayCheckout', {
    example: { paymentMethod: 'pm_test_ok', returnUrl: 'http://localhost:4321/checkout/return' },
  })
