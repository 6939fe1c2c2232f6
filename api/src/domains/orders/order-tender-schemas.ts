import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { moneySchema } from '../../platform/schemas.ts'
import { eur } from '../cart/index.ts'
import { paymentStatus, tenderKind } from './pay-checkout-schemas.ts'

const textOrNull = z.union([z.string(), z.null()])

/** What a person knows a tender by. */
export const tenderNameShape = {
  method: textOrNull.openapi({
    description: "The kind of a provider's method, in its words; null: the provider does not say.",
    example: 'card',
  }),
  brand: textOrNull.openapi({ description: 'Of a card, as its provider calls it.', example: 'visa' }),
  lastFour: textOrNull.openapi({
    description: 'The end of a card or of the code of a gift card.',
    example: '4242',
  }),
}

const example = {
  kind: 'provider' as const,
  method: 'card',
  brand: 'visa',
  lastFour: '4242',
  status: 'captured' as const,
  amount: eur(18290),
  captured: eur(18290),
  refunded: eur(0),
  editId: null,
}

export const orderTendersExample = [example]

export const orderTendersSchema = z
  .array(
    z
      .object({
        kind: tenderKind.openapi({
          description:
            '`provider`: a card or what else a provider takes. `gift_card` and `store_credit` are of the store. Clients must accept new values.',
        }),
        ...tenderNameShape,
        status: paymentStatus,
        amount: moneySchema.openapi({ description: 'What it was asked for.' }),
        captured: moneySchema.openapi({ description: 'What was taken of that.' }),
        refunded: moneySchema.openapi({ description: 'What went back to it.' }),
        editId: z
          .union([wireId('orderEdit'), z.null()])
          .openapi({ description: 'Which edit of the order it paid; null: the order as it was placed.' }),
      })
      .openapi('PaidTender', { example }),
  )
  .openapi({
    description:
      'What paid the order and its edits, oldest first. Empty where there was nothing to pay; tries that came to nothing are not among them.',
  })
