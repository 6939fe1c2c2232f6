import type { QuoteTotals } from '../cart/index.ts'
import type { PricedCart } from '../pricing/index.ts'

export type { QuoteTotals }

/** What promotions, packages and tax come to, as it is kept with a quote and its order. */
export interface QuotedPrices
  extends Pick<PricedCart, 'pricesIncludeTax' | 'discounts' | 'gifts' | 'taxes' | 'notApplied'> {
  packages: Omit<PricedCart['packages'][number], 'options'>[]
}

export const quoteTotals = ({ totals: t }: PricedCart): QuoteTotals => ({
  subtotalAmount: t.subtotalAmount,
  discountAmount: t.discountAmount,
  fulfillmentAmount: t.fulfillmentAmount,
  fulfillmentDiscountAmount: t.fulfillmentDiscountAmount,
  taxAmount: t.taxAmount,
  taxAddedAmount: t.taxAddedAmount,
  taxRelievedAmount: t.taxRelievedAmount,
  totalAmount: t.totalAmount,
})

export const quotedPrices = (priced: PricedCart): QuotedPrices => ({
  pricesIncludeTax: priced.pricesIncludeTax,
  discounts: priced.discounts,
  gifts: priced.gifts,
  taxes: priced.taxes,
  notApplied: priced.notApplied,
  packages: priced.packages.map(({ options: _, ...each }) => each),
})
