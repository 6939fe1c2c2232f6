import type { PaymentProvider, ProviderPayment } from '../provider.ts'
import type { Payment } from '../queries.ts'

/** Name of the provider of payments of nothing. */
export const freeOfCharge = { name: 'none' } as const

/** Who is to be asked about a payment: for one of nothing nobody is, and it is captured whenever it is looked at. */
export function providerOf(payment: Payment, provider: PaymentProvider): PaymentProvider {
  if (payment.provider !== freeOfCharge.name) return provider
  const { amount, currency } = payment
  if (amount !== 0) throw new Error(`payment ${payment.id}: nobody has been asked for what it is about`)
  const captured: ProviderPayment = {
    status: 'captured',
    amount,
    currency,
    nextActionUrl: null,
    declineCode: null,
  }
  return {
    name: freeOfCharge.name,
    knowsMethod: () => false,
    charge: async () => captured,
    retrieve: async () => captured,
    cancel: async () => captured,
  }
}
