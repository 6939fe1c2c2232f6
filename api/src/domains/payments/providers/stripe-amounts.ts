import { MoneyError, minorUnitExponent } from '../../../platform/money.ts'

// https://docs.stripe.com/currencies: digits that Stripe counts in, where they are not 2. ISK and UGX have none by
// ISO 4217, yet Stripe takes them with two, both 0; MGA has two, yet Stripe takes none.
const stripeExponents: Record<string, number> = {
  ...Object.fromEntries(
    'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0]),
  ),
  ...Object.fromEntries('BHD JOD KWD OMR TND'.split(' ').map((code) => [code, 3])),
}

/** By what an amount of ours is multiplied to be Stripe's, as a fraction of whole numbers. */
function ratioOf(currency: string): { times: number; over: number } {
  const shift = (stripeExponents[currency] ?? 2) - minorUnitExponent(currency)
  return shift >= 0 ? { times: 10 ** shift, over: 1 } : { times: 1, over: 10 ** -shift }
}

/**
 * Our minor units (ISO 4217) as Stripe counts them.
 * @returns null where Stripe cannot take this very amount: it has more digits than Stripe takes, and three-decimal ones
 *   must end in 0
 */
export function toStripeAmount(amount: number, currency: string): number | null {
  const { times, over } = ratioOf(currency)
  if (amount % over !== 0) return null
  const counted = (amount / over) * times
  if (!Number.isSafeInteger(counted)) return null
  return stripeExponents[currency] === 3 && counted % 10 !== 0 ? null : counted
}

/** What Stripe counts, in our minor units (ISO 4217). @throws MoneyError when it is none of them */
export function fromStripeAmount(counted: number, currency: string): number {
  const { times, over } = ratioOf(currency)
  const amount = (counted * over) / times
  if (!Number.isSafeInteger(amount))
    throw new MoneyError(
      `Stripe speaks of ${counted} ${currency}, which is no amount in ISO 4217's minor units`,
    )
  return amount
}
