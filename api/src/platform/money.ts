/**
 * Money is integer minor units of an ISO 4217 currency: `{ amount: 1999, currency: 'EUR' }` is 19.99 EUR.
 * Amounts stay within ±(2^53 − 1), so that JSON numbers carry them exactly.
 */
export interface Money {
  amount: number
  currency: string
}

/** ISO 4217 minor unit exponents that are not 2 (amendment 176). */
const exponents: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
}

/** Digits after the decimal sign in this currency (ISO 4217). */
export const minorUnitExponent = (currency: string): number => exponents[currency] ?? 2

export class MoneyError extends Error {}

function exact(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new MoneyError(`${amount} is not an exact amount of minor units`)
  return amount
}

/** @throws MoneyError unless `amount` is a safe integer. */
export const money = (amount: number, currency: string): Money => ({ amount: exact(amount), currency })

/** A bigint column as read from the database (text) or computed. @throws MoneyError outside ±(2^53 − 1). */
export const amountFrom = (value: string | bigint | number): number => exact(Number(value))

/** @throws MoneyError when the sum leaves the safe range. */
export const sumAmounts = (amounts: readonly number[]): number =>
  amounts.reduce((sum, a) => exact(sum + exact(a)), 0)

/** Unit price times quantity, exact. @throws MoneyError when the product leaves the safe range. */
export const timesQuantity = (amount: number, quantity: number): number =>
  exact(exact(amount) * exact(quantity))

/**
 * The tax contained in a tax-inclusive amount: amount × rate / (1 + rate), half away from zero, once.
 * @param basisPoints 1900 is 19 %
 */
export function taxIncluded(amount: number, basisPoints: number): number {
  const numerator = BigInt(exact(amount)) * BigInt(basisPoints)
  const denominator = 10_000n + BigInt(basisPoints)
  const sign = numerator < 0n ? -1n : 1n
  return amountFrom(sign * ((2n * sign * numerator + denominator) / (2n * denominator)))
}
