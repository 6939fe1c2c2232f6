import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { problemSchema } from '../../platform/problems.ts'
import { moneyOrNull } from '../../platform/schemas.ts'
import { eur } from '../cart/index.ts'
import { checkoutSchema } from './schemas.ts'

const changeExample = {
  kind: 'line-price',
  title: 'Brass desk lamp',
  offerId: 'off_01h455vb4pex5vsknk084sn02q',
  sellerId: null,
  promotionId: null,
  was: eur(8900),
  now: eur(9900),
}

export const quoteChangeSchema = z
  .object({
    kind: z.string().openapi({
      description:
        '`line-price`: of a piece, before promotions. `line-quantity`: of a line, for all pieces. `line-discount`: what promotions take off it. `line-added`, `line-gone`. `shipping`: of a seller’s package. `promotion`: what it takes off. `tax`: all of it. `total`. Clients must accept new ones.',
      example: 'line-price',
    }),
    title: z.union([z.string(), z.null()]).openapi({
      description: 'Of the product, the way to ship, or the promotion; null for `tax` and `total`.',
    }),
    offerId: z.union([wireId('offer'), z.null()]).openapi({ description: 'With `line-…`.' }),
    sellerId: z.union([wireId('seller'), z.null()]).openapi({ description: 'With `shipping`.' }),
    promotionId: z.union([wireId('promotion'), z.null()]).openapi({ description: 'With `promotion`.' }),
    was: moneyOrNull.openapi({ description: 'As it was promised; null: there was none.' }),
    now: moneyOrNull.openapi({ description: 'As it would be now; null: there is none any more.' }),
  })
  .openapi('QuoteChange', { example: changeExample })

/** What a refused payment says besides: what has become of the quote. */
export const paymentProblemSchema = z
  .object({
    ...problemSchema.shape,
    changes: z.array(quoteChangeSchema).optional().openapi({
      description:
        'What differs between the old promise and now; with `quote-changed`, and with every refusal that keeps a new quote from being made. Empty: nothing does, but time has run out.',
    }),
    checkout: z.union([checkoutSchema, z.null()]).optional().openapi({
      description:
        'The new quote, with `quote-changed`: its goods are set aside, and it can be paid. Null with `changes` where none could be made.',
    }),
    order: z
      .object({ id: wireId('order'), number: z.string() })
      .optional()
      .openapi({ description: 'The order that a quote has become, with `quote-used`.' }),
  })
  .openapi('PaymentProblem', {
    example: {
      type: 'https://api.example.com/problems/out-of-stock',
      title: 'There is not enough stock.',
      status: 409,
      code: 'out-of-stock',
      detail: 'Lower the quantity of the offers in `offerIds`, or remove them, and try again.',
      instance: '/v1/checkouts/chk_01h455vb4pex5vsknk084sn02q/payment',
      requestId: '01900000-0000-7000-8000-000000000000',
      offerIds: ['off_01h455vb4pex5vsknk084sn02q'],
      changes: [changeExample],
      checkout: null,
    },
  })
