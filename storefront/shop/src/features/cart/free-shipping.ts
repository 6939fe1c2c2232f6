import type { Money, ShippingMethod } from '@tradepost/sdk'

type Free = Pick<ShippingMethod, 'name' | 'freeFrom' | 'freeFromOf' | 'sellerId'>

/**
 * What is missing to the lowest sum from which a way to ship is free, for all of the cart; null when none is, or it is
 * reached. Sums of one package, or of one seller's, depend on what is in it.
 * @param goods what the goods cost after discounts
 */
export function freeShippingGap(
  goods: Money,
  methods: readonly Free[],
): { missing: Money; name: string } | null {
  const sums = methods.flatMap(({ name, freeFrom, freeFromOf, sellerId }) =>
    freeFrom && freeFrom.currency === goods.currency && freeFromOf === 'cart' && sellerId === null
      ? [{ amount: freeFrom.amount - goods.amount, name }]
      : [],
  )
  const [nearest] = sums.toSorted((a, b) => a.amount - b.amount)
  return nearest && nearest.amount > 0
    ? { missing: { amount: nearest.amount, currency: goods.currency }, name: nearest.name }
    : null
}
