import type { Payment } from '../payment.ts'
import type { ProviderPayment } from '../provider.ts'

/** Name of the provider of payments of nothing. */
export const freeOfCharge = { name: 'none' } as const

/** Whether somebody outside has to be asked about a payment: about nothing, a gift card or store credit nobody is. */
export const asksProvider = ({ tender, provider }: Payment): boolean =>
  tender === 'provider' && provider !== freeOfCharge.name

/** What a payment that asks nobody is whenever it is looked at: captured. */
export function ownOutcome({ id, provider, tender, amount, currency }: Payment): ProviderPayment {
  if (tender === 'provider' && (provider !== freeOfCharge.name || amount !== 0))
    throw new Error(`payment ${id}: nobody has been asked for what it is about`)
  return {
    status: 'captured',
    amount,
    currency,
    capturedAmount: amount,
    refundedAmount: 0,
    reference: null,
    account: '',
    nextActionUrl: null,
    declineCode: null,
    method: null,
    authorizedUntil: null,
  }
}

/** What a payment is whose key nobody has ever charged, and nobody will. */
export const neverCharged = ({ amount, currency, providerAccount }: Payment): ProviderPayment => ({
  status: 'canceled',
  amount,
  currency,
  capturedAmount: 0,
  refundedAmount: 0,
  reference: null,
  account: providerAccount,
  nextActionUrl: null,
  declineCode: null,
  method: null,
  authorizedUntil: null,
})
