import type { Money, NotApplied } from '@tradepost/sdk'
import { formatMoney } from '@tradepost/sdk'

/** What something costs: `free` where it costs nothing. */
export const priceWords = (price: Money, locale: string): string =>
  price.amount === 0 ? 'free' : formatMoney(price, locale)

/** What is taken off, with the sign in front. */
export const offWords = (off: Money, locale: string): string => `−${formatMoney(off, locale)}`

/** A rate in parts per million as people write it: `7.7 %`. */
export const percentWords = (partsPerMillion: number, locale: string): string =>
  `${new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(partsPerMillion / 10_000)} %`

/** Why a code takes nothing off, for who entered it. What a newer API adds says so itself. */
export function reasonWords({ reason, message, missing, title }: NotApplied, locale: string): string {
  const words = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined
  if (words !== undefined) return words
  if (reason === 'amount-too-small' && missing) {
    return `${formatMoney(missing, locale)} more, and you get ${title ?? 'it'}.`
  }
  return message
}

const reasons: Record<string, string> = {
  'code-unknown': 'We do not know this code. Please look at how it is written.',
  'code-ended': 'This code is not valid any more.',
  'code-used-up': 'This code has been used as often as it may be.',
  'code-already-applied': 'Another code of the same offer is in your cart already.',
  'used-up': 'This offer has been used as often as it may be.',
  'used-up-by-customer': 'You have used this offer as often as it may be.',
  'not-yet': 'This offer has not begun yet.',
  ended: 'This offer has ended.',
  'other-currency': 'This offer is for prices in another currency.',
  'other-customers': 'This offer is not for your account. If it is for another, sign in there.',
  'not-first-order': 'This offer is for first orders.',
  'country-not-known': 'It depends on where we ship to.',
  'other-country': 'This offer is not for the country we ship to.',
  'goods-missing': 'Nothing in your cart is meant by it.',
  'not-combinable': 'It does not go together with another offer in your cart.',
  'one-of-its-group': 'Of offers like this one only one can be had, and you have a better one.',
  'gift-unavailable': 'There are no more of these gifts.',
  'nothing-to-lower': 'There is nothing in your cart that it takes something off, so far.',
}

/** What a little more would bring, for offers that need no code; undefined when it is about something else. */
export function hintWords(
  { code, reason, message, missing, title }: NotApplied,
  locale: string,
): string | undefined {
  if (code !== null || title === null) return undefined
  if (reason === 'amount-too-small' && missing) return `${formatMoney(missing, locale)} more for: ${title}`
  return reason === 'quantity-too-small' ? `${title}: ${message}` : undefined
}
