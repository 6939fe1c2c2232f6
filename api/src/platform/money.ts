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

/** More than ±(2^53 − 1): no mistake of whoever computes, but of what they were given. */
export class AmountTooLarge extends MoneyError {}

function exact(amount: number): number {
  if (Number.isSafeInteger(amount)) return amount
  const Wrong = Math.abs(amount) > Number.MAX_SAFE_INTEGER ? AmountTooLarge : MoneyError
  throw new Wrong(`${amount} is not an exact amount of minor units`)
}

/** @throws MoneyError unless `amount` is a safe integer. */
export const money = (amount: number, currency: string): Money => ({ amount: exact(amount), currency })

/** A bigint column as read from the database (text) or computed. @throws MoneyError outside ±(2^53 − 1). */
export const amountFrom = (value: string | bigint | number): number => exact(Number(value))

/** @throws AmountTooLarge when the sum leaves the safe range. */
export const sumAmounts = (amounts: readonly number[]): number =>
  amounts.reduce((sum, a) => exact(sum + exact(a)), 0)

/** Unit price times quantity, exact. @throws AmountTooLarge when the product leaves the safe range. */
export const timesQuantity = (amount: number, quantity: number): number =>
  exact(exact(amount) * exact(quantity))

/**
 * The tax contained in a tax-inclusive amount: amount × rate / (1 + rate), half away from zero, once.
 * @param rate 1900 is 19 % where `scale` is 10,000 (basis points), 190,000 where it is a million
 */
export const taxIncluded = (amount: number, rate: number, scale = 10_000): number =>
  shareOf(amount, rate, scale + rate)

/**
 * amount × numerator / denominator, half away from zero. For a sum, once; parts of a sum come from {@link allocate}.
 * @throws MoneyError outside ±(2^53 − 1)
 */
export const shareOf = (amount: number, numerator: number, denominator: number): number =>
  amountFrom(rounded(BigInt(exact(amount)) * BigInt(exact(numerator)), BigInt(exact(denominator))))

/** The nearest whole number to a fraction, half away from zero. @param denominator above 0 */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n
  return sign * ((2n * sign * numerator + denominator) / (2n * denominator))
}

/**
 * Splits an amount by weights so that nothing is lost: each part is its exact share rounded down, and what is left
 * goes, one minor unit each, to the parts with the largest remainders, of equal ones to the earliest. No part is off
 * by a whole minor unit, none is more than its weight where the amount is not more than all weights together.
 * @param amount at least 0
 * @param weights at least 0, in the order that decides between equals
 * @throws MoneyError when there is an amount and no weight
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const whole = sumAmounts(weights)
  if (amount < 0 || weights.some((weight) => weight < 0))
    throw new MoneyError('only what is not negative splits')
  if (exact(amount) === 0) return weights.map(() => 0)
  if (whole === 0) throw new MoneyError(`${amount} has nothing to be split by`)
  // Whole numbers below 2^53 are exact in doubles, their quotients and remainders, too.
  if (amount * Math.max(...weights) <= Number.MAX_SAFE_INTEGER) {
    const remainders = weights.map((weight) => (amount * weight) % whole)
    const parts = weights.map((weight, at) => (amount * weight - (remainders[at] ?? 0)) / whole)
    return withRest(amount, parts, remainders)
  }
  return roundedParts(
    weights.map((weight) => BigInt(amount) * BigInt(weight)),
    BigInt(whole),
  )
}

/**
 * Fractions as whole amounts: their sum is rounded once, half away from zero; each part is its fraction rounded down,
 * and what is left goes, one minor unit each, to the largest remainders, of equal ones to the earliest.
 * @param numerators at least 0, over one denominator
 */
export function roundedParts(numerators: readonly bigint[], denominator: bigint): number[] {
  const sum = numerators.reduce((total, numerator) => total + numerator, 0n)
  return withRest(
    amountFrom(rounded(sum, denominator)),
    numerators.map((numerator) => amountFrom(numerator / denominator)),
    numerators.map((numerator) => numerator % denominator),
  )
}

function withRest<T extends number | bigint>(amount: number, parts: number[], remainders: T[]): number[] {
  const rest = amount - sumAmounts(parts)
  if (rest === 0) return parts
  const largestFirst = remainders
    .map((remainder, at) => ({ remainder, at }))
    .sort((a, b) => (a.remainder < b.remainder ? 1 : a.remainder > b.remainder ? -1 : a.at - b.at))
  const lucky = new Set(largestFirst.slice(0, rest).map(({ at }) => at))
  return parts.map((part, at) => (lucky.has(at) ? part + 1 : part))
}

/** An amount as a person reads it, with its currency's digits: `19.99 EUR`, `500 JPY`, `1.230 KWD`. */
export function printAmount(amount: number, currency: string): string {
  const digits = minorUnitExponent(currency)
  const whole = String(Math.abs(exact(amount))).padStart(digits + 1, '0')
  const point = whole.length - digits
  const fraction = digits === 0 ? '' : `.${whole.slice(point)}`
  return `${amount < 0 ? '-' : ''}${whole.slice(0, point)}${fraction} ${currency}`
}
