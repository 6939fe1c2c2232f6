import type { Money, PayCheckoutInput } from '@tradepost/sdk'
import type { PaymentChoice } from './payment-methods.ts'

/** What pays before any payment method does. */
export type OwnTenders = Pick<PayCheckoutInput, 'giftCards' | 'storeCredit'>

/** Chosen when gift cards and credit pay all of it. */
export const nothingElse: PaymentChoice = {
  id: 'nothing-else',
  name: 'Gift card or credit alone',
  about: 'For when it covers all of it.',
}

/** What a form says of gift cards, with a comma between several, and of the customer's credit. */
export function ownTenders(form: FormData): OwnTenders {
  const codes = String(form.get('giftCards') ?? '')
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean)
  return {
    ...(codes.length > 0 && { giftCards: codes.map((code) => ({ code })) }),
    ...(form.get('credit') === 'yes' && { storeCredit: { amount: null } }),
  }
}

/** What a customer can pay with in a currency: less what a payment that runs has set aside. Null: nothing. */
export function creditLeft(
  balances: readonly { balance: Money; reserved: Money }[],
  currency: string,
): Money | null {
  const own = balances.find(({ balance }) => balance.currency === currency)
  const amount = own ? own.balance.amount - own.reserved.amount : 0
  return amount > 0 ? { amount, currency } : null
}
