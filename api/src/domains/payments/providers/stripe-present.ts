import type Stripe from 'stripe'
import { toRfc3339 } from '../../../platform/time.ts'
import type { ChargeRequest, PaymentMethodSummary, ProviderOperation, ProviderPayment } from '../provider.ts'
import { fromStripeAmount } from './stripe-amounts.ts'

/** The name of our key among an intent's or a refund's metadata. */
export const keyName = 'tradepost_key'

/** Open, and nobody has asked for the money, or it was asked for in vain. */
export const isUnconfirmed = ({ status }: Stripe.PaymentIntent): boolean =>
  status === 'requires_payment_method' || status === 'requires_confirmation'

export const hasFailed = (intent: Stripe.PaymentIntent): boolean => intent.last_payment_error !== null

/** The charge of an intent that was read with it; null: nobody has asked for the money. */
export const chargeOf = ({ latest_charge }: Stripe.PaymentIntent): Stripe.Charge | null =>
  typeof latest_charge === 'object' ? latest_charge : null

/** An intent with its latest charge and its method, as a payment. @param account that answered; empty: the key's own */
export function presentIntent(intent: Stripe.PaymentIntent, account: string): ProviderPayment {
  const currency = intent.currency.toUpperCase()
  const amountOf = (counted: number) => fromStripeAmount(counted, currency)
  const charge = chargeOf(intent)
  const method = typeof intent.payment_method === 'object' ? intent.payment_method : null
  const error = intent.last_payment_error
  const captureBefore = charge?.payment_method_details?.card?.capture_before
  const status = statusOf(intent)
  return {
    status,
    amount: amountOf(intent.amount),
    currency,
    capturedAmount: amountOf(intent.amount_received),
    // What was never captured is let go, and no refund (since Stripe's version 2025-03-31).
    refundedAmount: amountOf(charge ? Math.min(charge.amount_refunded, charge.amount_captured) : 0),
    reference: intent.id,
    account,
    nextActionUrl: status === 'requires_action' ? nextPage(intent.next_action) : null,
    declineCode: status === 'declined' ? error?.decline_code || error?.code || 'declined' : null,
    method: method && summaryOf(method),
    keptMethod: method?.customer ? method.id : null,
    authorizedUntil: captureBefore ? toRfc3339(new Date(captureBefore * 1000)) : null,
  }
}

/** Where a shopper can go by themselves: each kind of step names its page in a field of its own. */
function nextPage(action: Stripe.PaymentIntent.NextAction | null): string | null {
  const step: unknown = action?.[action.type as keyof typeof action]
  const { url, hosted_instructions_url: instructions } = Object(step) as Record<string, unknown>
  const page = url ?? instructions
  return typeof page === 'string' ? page : null
}

function statusOf(intent: Stripe.PaymentIntent): ProviderPayment['status'] {
  switch (intent.status) {
    case 'succeeded':
      return 'captured'
    case 'requires_capture':
      return 'authorized'
    case 'canceled':
      // Canceling what was captured in part lets the rest go; canceling after a refusal ends the try.
      if (intent.amount_received > 0) return 'captured'
      return hasFailed(intent) ? 'declined' : 'canceled'
    default:
      return 'requires_action'
  }
}

function summaryOf(method: Stripe.PaymentMethod): PaymentMethodSummary {
  const { card } = method
  return {
    kind: method.type,
    brand: card?.brand ?? null,
    lastFour: card?.last4 ?? method.sepa_debit?.last4 ?? null,
    expiryMonth: card?.exp_month ?? null,
    expiryYear: card?.exp_year ?? null,
  }
}

export function presentRefund(refund: Stripe.Refund): ProviderOperation {
  const currency = refund.currency.toUpperCase()
  const isOver = refund.status === 'failed' || refund.status === 'canceled'
  return {
    kind: 'refund',
    status: isOver ? 'failed' : refund.status === 'succeeded' ? 'succeeded' : 'pending',
    amount: fromStripeAmount(refund.amount, currency),
    currency,
    reference: refund.id,
    failureCode: isOver ? (refund.failure_reason ?? refund.status) : null,
  }
}

/** A capture or refund that Stripe has answered about without saying more. */
const ended = (kind: 'capture' | 'refund', { amount, currency }: { amount: number; currency: string }) =>
  ({ kind, amount, currency, reference: null, failureCode: null }) as const

/** @param of.amount minor units */
export const succeeded = (
  kind: 'capture' | 'refund',
  of: { amount: number; currency: string },
): ProviderOperation => ({ ...ended(kind, of), status: 'succeeded' })

/** @param failureCode Stripe's own */
export const failed = (
  kind: 'capture' | 'refund',
  of: { amount: number; currency: string },
  failureCode: string,
): ProviderOperation => ({ ...ended(kind, of), status: 'failed', failureCode })

/** A charge that Stripe would not open. */
export const declinedFor = (
  { amount, currency, account }: ChargeRequest,
  declineCode: string,
): ProviderPayment => ({
  status: 'declined',
  amount,
  currency,
  capturedAmount: 0,
  refundedAmount: 0,
  reference: null,
  account,
  nextActionUrl: null,
  declineCode,
  method: null,
  authorizedUntil: null,
})
