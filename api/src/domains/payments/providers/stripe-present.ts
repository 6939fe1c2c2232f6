import type Stripe from 'stripe'
import { toRfc3339 } from '../../../platform/time.ts'
import type { PaymentMethodSummary, ProviderOperation, ProviderPayment } from '../provider.ts'
import { fromStripeAmount } from './stripe-amounts.ts'

/** The name of our key among an intent's or a refund's metadata. */
export const keyName = 'tradepost_key'

/** Open, and nobody has asked for the money, or it was asked for in vain. */
export const isUnconfirmed = ({ status }: Stripe.PaymentIntent): boolean =>
  status === 'requires_payment_method' || status === 'requires_confirmation'

export const hasFailed = (intent: Stripe.PaymentIntent): boolean => intent.last_payment_error !== null

/** An intent with its latest charge and its method, as a payment. @param account that answered; empty: the key's own */
export function presentIntent(intent: Stripe.PaymentIntent, account: string): ProviderPayment {
  const currency = intent.currency.toUpperCase()
  const amountOf = (counted: number) => fromStripeAmount(counted, currency)
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const method = typeof intent.payment_method === 'object' ? intent.payment_method : null
  const error = intent.last_payment_error
  const captureBefore = charge?.payment_method_details?.card?.capture_before
  const status = statusOf(intent)
  return {
    status,
    amount: amountOf(intent.amount),
    currency,
    capturedAmount: amountOf(intent.amount_received),
    refundedAmount: amountOf(charge ? refundedOf(charge) : 0),
    reference: intent.id,
    account,
    nextActionUrl: status === 'requires_action' ? (intent.next_action?.redirect_to_url?.url ?? null) : null,
    declineCode: status === 'declined' ? error?.decline_code || error?.code || 'declined' : null,
    method: method && summaryOf(method),
    keptMethod: method?.customer ? method.id : null,
    authorizedUntil: captureBefore ? toRfc3339(new Date(captureBefore * 1000)) : null,
  }
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

/** Stripe counts what a partial capture has let go among what was refunded. */
function refundedOf({ amount, amount_captured, amount_refunded }: Stripe.Charge): number {
  const rest = amount_captured > 0 ? amount - amount_captured : 0
  return amount_refunded >= rest ? amount_refunded - rest : amount_refunded
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
