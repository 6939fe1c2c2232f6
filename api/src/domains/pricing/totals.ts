import { sumAmounts, taxIncluded, timesQuantity } from '../../platform/money.ts'

/** Integer minor units of one currency. */
export interface Totals {
  /** Goods, tax included */
  subtotalAmount: number
  /** Shipping, tax included */
  fulfillmentAmount: number
  /** Contained in the total, not added to it */
  taxAmount: number
  totalAmount: number
}

/**
 * What a checkout costs. Pure: the same lines, shipping and rate always give the same totals, in any order of lines.
 * Prices contain their tax; the tax is rounded once, on the total, half away from zero.
 */
export function computeTotals(of: {
  lines: readonly { unitPriceAmount: number; quantity: number }[]
  shipping: { priceAmount: number; freeFromAmount: number | null }
  taxBasisPoints: number
}): Totals {
  const subtotalAmount = sumAmounts(
    of.lines.map((line) => timesQuantity(line.unitPriceAmount, line.quantity)),
  )
  const { priceAmount, freeFromAmount } = of.shipping
  const fulfillmentAmount = freeFromAmount !== null && subtotalAmount >= freeFromAmount ? 0 : priceAmount
  const totalAmount = sumAmounts([subtotalAmount, fulfillmentAmount])
  return {
    subtotalAmount,
    fulfillmentAmount,
    taxAmount: taxIncluded(totalAmount, of.taxBasisPoints),
    totalAmount,
  }
}
