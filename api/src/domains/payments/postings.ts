import type { AccountRef, Posting } from '../ledger/index.ts'
import type { Payment } from './payment.ts'

type Paid = Pick<Payment, 'tender' | 'provider' | 'accountOwnerId' | 'currency'>

/** Where the money of a payment is: at its provider, on its gift card, or with the customer's store credit. */
export function tenderAccount({ tender, provider, accountOwnerId, currency }: Paid): AccountRef {
  if (tender === 'provider') return { kind: 'provider', name: provider, currency }
  return { kind: tender, ownerId: accountOwnerId, currency }
}

/** A buyer has paid so much with it. @param amount minor units */
export const paymentPosting = (payment: Paid, amount: number): Posting => ({
  debit: tenderAccount(payment),
  credit: { kind: 'buyers', currency: payment.currency },
  amount,
  code: 'payment',
})

/** So much has been given back to what was paid with. @param amount minor units */
export const refundPosting = (payment: Paid, amount: number): Posting => ({
  debit: { kind: 'buyers', currency: payment.currency },
  credit: tenderAccount(payment),
  amount,
  code: 'refund_payment',
})

/** A bank has taken money back, or has given it back again. @param amount minor units; below 0: given back */
export function disputePosting(payment: Paid, amount: number): Posting {
  const [provider, disputes] = [
    tenderAccount(payment),
    { kind: 'disputes', currency: payment.currency } as const,
  ]
  return amount >= 0
    ? { debit: disputes, credit: provider, amount, code: 'dispute_opened' }
    : { debit: provider, credit: disputes, amount: -amount, code: 'dispute_closed' }
}
