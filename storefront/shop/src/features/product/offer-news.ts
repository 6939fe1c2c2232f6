import { formatMoney, type Variant } from '@tradepost/sdk'

type Offer = Variant['offer']

/**
 * What somebody who looks at a product should know of what has just changed, beside price and stock as they are now;
 * empty when it is nothing to them.
 */
export function offerNews(before: Offer, now: Offer, locale: string): string {
  if (!isThere(now)) return isThere(before) ? 'It has just sold out.' : ''
  if (!isThere(before)) return 'It is back.'
  const { amount, currency } = before.price
  if (now.price.amount === amount && now.price.currency === currency) return ''
  return `The price changed. It was ${formatMoney(before.price, locale)}.`
}

const isThere = (offer: Offer): offer is NonNullable<Offer> =>
  offer !== null && offer.availability.status !== 'out_of_stock'
