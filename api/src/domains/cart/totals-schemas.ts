import { z } from '@hono/zod-openapi'
import { moneySchema } from '../../platform/schemas.ts'

export const eur = (amount: number) => ({ amount, currency: 'EUR' })

export const totalsExample = {
  subtotal: eur(17800),
  discount: eur(1780),
  fulfillment: eur(490),
  fulfillmentDiscount: eur(0),
  taxAdded: eur(0),
  taxRelieved: eur(0),
  tax: eur(2636),
  total: eur(16510),
}

export const totalsSchema = z
  .object({
    subtotal: moneySchema.openapi({ description: 'Goods at their prices, before promotions.' }),
    discount: moneySchema.openapi({ description: 'What promotions take off the goods.' }),
    fulfillment: moneySchema.openapi({ description: 'Shipping, before promotions.' }),
    fulfillmentDiscount: moneySchema.openapi({ description: 'What promotions take off shipping.' }),
    taxAdded: moneySchema.openapi({ description: 'Tax on top of the prices; 0 where prices contain it.' }),
    taxRelieved: moneySchema.openapi({
      description: 'Tax that prices contain and that is not due: reverse charge, an exemption.',
    }),
    tax: moneySchema.openapi({ description: 'All tax in the total: contained in it, not added to it.' }),
    total: moneySchema.openapi({
      description:
        '`subtotal` − `discount` + `fulfillment` − `fulfillmentDiscount` + `taxAdded` − `taxRelieved`: exactly what is charged.',
    }),
  })
  .openapi('Totals', { example: totalsExample })
