// Copied from sdk/src by `pnpm generate`: change it there, not here.

import type { Money } from './types.gen.ts'

/** ISO 4217 minor unit exponents that are not 2. Intl goes by local custom instead and drops, say, Albanian cents. */
const exponents = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ['CLF', 4],
  ['UYW', 4],
])

/**
 * Money in the words of a locale: `{ amount: 1999, currency: 'EUR' }` is “19,99 €” in `de-DE`. Exact to the last digit.
 * @param locale BCP 47; several are tried in order; the platform's own when left out
 * @throws RangeError when the amount is not a safe integer, or the currency or the locale is none
 */
export function formatMoney(money: Money, locale?: string | readonly string[]): string {
  const { amount, currency } = money
  if (!Number.isSafeInteger(amount)) throw new RangeError(`${amount} is not a whole number of minor units`)
  const exponent = exponents.get(currency) ?? 2
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const decimal = exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  const format = new Intl.NumberFormat(locale as string | string[] | undefined, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  return format.format(`${amount < 0 ? '-' : ''}${decimal}` as `${number}`)
}
