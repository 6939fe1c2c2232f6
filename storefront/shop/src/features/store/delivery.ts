import type { ShippingMethod } from '@tradepost/sdk'
import { formatMoney } from '@tradepost/sdk'

/** How long a way to ship takes, in words: `2 to 4 working days`. */
export function deliveryDays({ minDays, maxDays }: { minDays: number; maxDays: number }): string {
  if (minDays < maxDays) return `${minDays} to ${maxDays} working days`
  return maxDays === 1 ? 'next working day' : `${maxDays} working days`
}

/** On which days something ordered now arrives: `Wed 25 – Fri 27 Nov`. Days are `YYYY-MM-DD`. */
export function arrivalWords(
  { arrivesFrom, arrivesUntil }: { arrivesFrom: string; arrivesUntil: string },
  locale: string,
): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return format.formatRange(new Date(arrivesFrom), new Date(arrivesUntil))
}

/** What a way to ship costs, where nothing is known of the package: `from €4.90` where it depends on that. */
export function shippingPriceWords(
  { price, isPriceFrom }: Pick<ShippingMethod, 'price' | 'isPriceFrom'>,
  locale: string,
): string {
  if (price.amount === 0 && !isPriceFrom) return 'free'
  return `${isPriceFrom ? 'from ' : ''}${formatMoney(price, locale)}`
}

/** Name of a country in English, by its ISO 3166-1 alpha-2 code. */
export function countryName(code: string): string {
  return countryNames.of(code) ?? code
}

/** Countries as a form offers them: by name, except that the shop's first one stays first. */
export function countryChoices(codes: readonly string[]): { code: string; name: string }[] {
  const [first, ...others] = codes.map((code) => ({ code, name: countryName(code) }))
  return first ? [first, ...others.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))] : []
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' })
