import type { Money, ShippingMethod } from '@tradepost/sdk'

/** What is missing to the lowest sum from which a way to ship is free; null when none is, or it is reached. */
export function freeShippingGap(subtotal: Money, methods: Pick<ShippingMethod, 'freeFrom'>[]): Money | null {
  const sums = methods.flatMap(({ freeFrom }) => freeFrom?.amount ?? [])
  const missing = Math.min(...sums) - subtotal.amount
  return sums.length > 0 && missing > 0 ? { amount: missing, currency: subtotal.currency } : null
}

/** What shipping costs for goods of this worth. */
export function shippingPrice(
  subtotal: Money,
  { price, freeFrom }: Pick<ShippingMethod, 'price' | 'freeFrom'>,
): Money {
  return freeFrom !== null && subtotal.amount >= freeFrom.amount ? { ...price, amount: 0 } : price
}
