import { sumAmounts } from '../../platform/money.ts'
import type { SellerSum } from './payout-queries.ts'

/** What a seller is owed in one currency, and what it is made of: what came to it is above 0, what went from it below. */
export interface SellerBalance {
  currency: string
  owedAmount: number
  goodsAmount: number
  shippingAmount: number
  promotionsAmount: number
  commissionAmount: number
  refundsAmount: number
  payoutsAmount: number
}

/** The refund of goods and shipping, less what refunds have given back of commission and taken of discounts. */
const refundCodes = ['refund_goods', 'refund_shipping', 'refund_promotion', 'refund_commission']

/** By currency. */
export function sellerBalances(sums: readonly SellerSum[]): SellerBalance[] {
  return [...new Set(sums.map(({ currency }) => currency))].toSorted().map((currency) => {
    const of = (...codes: string[]) =>
      sumAmounts(
        sums
          .filter((sum) => sum.currency === currency && codes.includes(sum.code))
          .map(({ amount }) => amount),
      )
    return {
      currency,
      owedAmount: owedOf(sums, currency),
      goodsAmount: of('sale_goods'),
      shippingAmount: of('sale_shipping'),
      promotionsAmount: of('promotion'),
      commissionAmount: of('commission'),
      refundsAmount: of(...refundCodes),
      payoutsAmount: of('payout'),
    }
  })
}

export const owedOf = (sums: readonly SellerSum[], currency: string): number =>
  sumAmounts(sums.filter((sum) => sum.currency === currency).map(({ amount }) => amount))
