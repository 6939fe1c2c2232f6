import type { PricedLine } from './cart-prices.ts'
import { isQuantityAllowed } from './quantity-allowed.ts'

/** What is different of a line from what the shopper last saw, or keeps it from being bought. Amounts are of one piece. */
export type CartNotice = { lineId: string } & (
  | { code: 'price-changed'; wasAmount: number; nowAmount: number }
  | { code: 'out-of-stock'; available: number }
  | { code: 'not-for-sale' | 'quantity-not-allowed' | 'not-priced' }
)

/** In the order of the lines. Of what is not for sale, nothing else is worth saying. */
export function noticesOf(lines: readonly PricedLine[]): CartNotice[] {
  return lines.flatMap((line): CartNotice[] => {
    const { id: lineId, offer, seenPriceAmount: wasAmount, unitPriceAmount: nowAmount } = line
    if (!offer.forSale) return [{ lineId, code: 'not-for-sale' }]
    const notices: CartNotice[] = []
    if (!line.isPriced) notices.push({ lineId, code: 'not-priced' })
    else if (wasAmount !== null && wasAmount !== nowAmount)
      notices.push({ lineId, code: 'price-changed', wasAmount, nowAmount })
    if (line.available !== null && line.available < line.quantity)
      notices.push({ lineId, code: 'out-of-stock', available: line.available })
    if (!isQuantityAllowed(offer, line.quantity)) notices.push({ lineId, code: 'quantity-not-allowed' })
    return notices
  })
}
