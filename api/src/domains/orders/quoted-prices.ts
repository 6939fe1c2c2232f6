import type { CartPrices, QuoteTotals } from '../cart/index.ts'
import type { PricedCart, PricedPackage } from '../pricing/index.ts'

export type { QuoteTotals }

/** What promotions, packages and tax come to, as it is kept with a quote and its order. */
export interface QuotedPrices
  extends Pick<PricedCart, 'pricesIncludeTax' | 'discounts' | 'gifts' | 'taxes' | 'notApplied'> {
  packages: QuotedPackage[]
}

interface QuotedPackage extends Omit<PricedPackage, 'options' | 'destination'> {
  /** 0: the shipping address, n: the n-th of `destinations`. Left out by quotes from before there were several: 0 */
  destination?: number
  /** Left out by quotes from before it was kept */
  sellerName?: string
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

export function quotedPrices(priced: PricedCart, { lines }: CartPrices): QuotedPrices {
  const names = new Map(lines.map(({ offer }) => [offer.sellerId, offer.sellerName]))
  return {
    pricesIncludeTax: priced.pricesIncludeTax,
    discounts: priced.discounts,
    gifts: priced.gifts,
    taxes: priced.taxes,
    notApplied: priced.notApplied,
    packages: priced.packages.map(({ options: _, ...each }) => ({
      ...each,
      sellerName: names.get(each.sellerId) ?? '',
    })),
  }
}
