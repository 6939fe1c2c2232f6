import { moneyWords } from '@tradepost/desk/order-words.ts'
import type { ManagedShippingMethod } from '@tradepost/sdk'

/** What a way to ship costs: `€4.90`, `from €4.90, 3 rates`. */
export function costWords({ price, rates }: Pick<ManagedShippingMethod, 'price' | 'rates'>): string {
  const { currency } = price
  if (rates.length === 0) return moneyWords(price)
  const least = Math.min(...rates.map(({ baseAmount }) => baseAmount))
  const words = moneyWords({ amount: least, currency })
  return rates.length === 1 ? `from ${words}, 1 rate` : `from ${words}, ${rates.length} rates`
}
