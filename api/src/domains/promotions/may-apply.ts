import type { ArticleIndex } from './article-index.ts'
import type { WindowReader } from './local-window.ts'
import type { Circumstances, Promotion } from './promotion.ts'
import type { Reason } from './reasons.ts'

/**
 * The first thing that keeps a promotion from this cart, cheapest questions first; null when nothing does. What the
 * promotion would lower, and what it goes together with, is judged elsewhere.
 */
export function whyNot(
  promotion: Promotion,
  index: ArticleIndex,
  of: Circumstances,
  placeIn: WindowReader,
): Reason | null {
  return (
    byLimits(promotion) ?? byBuyer(promotion, of) ?? byTime(promotion, placeIn) ?? byGoods(promotion, index)
  )
}

function byLimits({ usesLeft }: Promotion): Reason | null {
  if (usesLeft.inAll !== null && usesLeft.inAll < 1) return { code: 'used-up' }
  if (usesLeft.byCustomer !== null && usesLeft.byCustomer < 1) return { code: 'used-up-by-customer' }
  return null
}

function byBuyer({ conditions, currency }: Promotion, of: Circumstances): Reason | null {
  if (currency !== null && currency !== of.currency) return { code: 'other-currency', currency }
  const { customerGroupIds, countries } = conditions
  if (customerGroupIds.length > 0 && !customerGroupIds.some((id) => of.customerGroupIds.includes(id)))
    return { code: 'other-customers' }
  if (conditions.firstOrderOnly && !of.isFirstOrder) return { code: 'not-first-order' }
  if (countries.length === 0) return null
  if (of.country === null) return { code: 'country-not-known' }
  return countries.includes(of.country) ? null : { code: 'other-country' }
}

function byTime({ window }: Promotion, placeIn: WindowReader): Reason | null {
  const place = placeIn(window)
  if (place === 'before') return { code: 'not-yet', from: window.from ?? '' }
  if (place === 'after') return { code: 'ended', until: window.until ?? '' }
  return null
}

function byGoods({ conditions }: Promotion, index: ArticleIndex): Reason | null {
  const { goods, minQuantity, minAmount } = conditions
  if (index.meant(goods).length === 0) return { code: 'goods-missing' }
  const missing = minQuantity > 1 ? minQuantity - index.quantityOf(goods) : 0
  if (missing > 0) return { code: 'quantity-too-small', missing }
  const missingAmount = minAmount > 0 ? minAmount - index.amountOf(goods) : 0
  return missingAmount > 0 ? { code: 'amount-too-small', missingAmount } : null
}
