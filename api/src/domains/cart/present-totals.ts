import type { z } from 'zod'
import { money } from '../../platform/money.ts'
import type { CartTotals } from '../pricing/index.ts'
import type { totalsSchema } from './totals-schemas.ts'

/** What carts, quotes and orders come to. Amounts are integer minor units of one currency. */
export type QuoteTotals = Omit<CartTotals, 'taxIncludedAmount' | 'netAmount'>

export const presentTotals = (totals: QuoteTotals, currency: string): z.infer<typeof totalsSchema> => ({
  subtotal: money(totals.subtotalAmount, currency),
  discount: money(totals.discountAmount, currency),
  fulfillment: money(totals.fulfillmentAmount, currency),
  fulfillmentDiscount: money(totals.fulfillmentDiscountAmount, currency),
  taxAdded: money(totals.taxAddedAmount, currency),
  taxRelieved: money(totals.taxRelievedAmount, currency),
  tax: money(totals.taxAmount, currency),
  total: money(totals.totalAmount, currency),
})
