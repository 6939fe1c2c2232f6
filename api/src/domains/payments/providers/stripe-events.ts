import Stripe from 'stripe'
import { Refusal } from '../../../platform/refusals.ts'
import { toRfc3339 } from '../../../platform/time.ts'
import { eventRefusals } from '../event-refusals.ts'
import type { ProviderDispute, ProviderEvent } from '../provider.ts'
import { fromStripeAmount } from './stripe-amounts.ts'
import { keyName } from './stripe-present.ts'
import { eventSecondsMax } from './test-events.ts'

/**
 * What Stripe has told, once its signature over the very bytes holds and is neither old nor from the future.
 * @throws Refusal event-not-trusted, event-too-old
 */
export async function readStripeEvent(of: {
  body: Uint8Array
  headers: Headers
  now: Date
  secret: string
}): Promise<ProviderEvent> {
  const signature = of.headers.get('stripe-signature') ?? ''
  const event = verified(of.body, signature, of.secret)
  const signedAt = Number(/(?:^|,)t=(\d{1,12})(?:,|$)/.exec(signature)?.[1])
  const isFresh = Math.abs(of.now.getTime() / 1000 - signedAt) <= eventSecondsMax
  if (!isFresh) throw new Refusal(eventRefusals.tooOld)
  return {
    id: event.id,
    type: event.type,
    occurredAt: toRfc3339(new Date(event.created * 1000)),
    isLive: event.livemode,
    account: event.account ?? '',
    ...contentOf(event),
  }
}

/** The SDK's own check of the age is left out (0): it tells old from forged by its words only, which repeat what was sent. */
function verified(body: Uint8Array, signature: string, secret: string): Stripe.Event {
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, 0)
  } catch {
    throw new Refusal(eventRefusals.notTrusted)
  }
}

type Content = Pick<ProviderEvent, 'payment' | 'about' | 'amount' | 'currency'>

const ofNothing: Content = {
  payment: { key: null, reference: null },
  about: { kind: 'other' },
  amount: null,
  currency: null,
}

/** By the object it carries: types that are not known yet speak of the same objects. */
function contentOf(event: Stripe.Event): Content {
  const object = event.data.object as { object?: string }
  switch (object.object) {
    case 'payment_intent': {
      const intent = object as Stripe.PaymentIntent
      return {
        payment: { key: intent.metadata[keyName] ?? null, reference: intent.id },
        about: { kind: 'payment' },
        ...countedIn(intent.amount, intent.currency),
      }
    }
    case 'charge': {
      const charge = object as Stripe.Charge
      return {
        payment: { key: null, reference: idOf(charge.payment_intent) },
        about: { kind: 'payment' },
        ...countedIn(charge.amount, charge.currency),
      }
    }
    case 'refund': {
      const refund = object as Stripe.Refund
      return {
        payment: { key: null, reference: idOf(refund.payment_intent) },
        about: { kind: 'operation', reference: refund.id, key: refund.metadata?.[keyName] ?? null },
        ...countedIn(refund.amount, refund.currency),
      }
    }
    case 'dispute': {
      const told = object as Stripe.Dispute
      const dispute = disputeOf(told)
      return {
        payment: { key: null, reference: idOf(told.payment_intent) },
        about: dispute ? { kind: 'dispute', dispute } : { kind: 'other' },
        ...countedIn(told.amount, told.currency),
      }
    }
    default:
      return ofNothing
  }
}

const idOf = (named: string | { id: string } | null): string | null =>
  typeof named === 'object' ? (named?.id ?? null) : named

function countedIn(counted: number, currency: string): Pick<Content, 'amount' | 'currency'> {
  const code = currency.toUpperCase()
  return { amount: fromStripeAmount(counted, code), currency: code }
}

// What was lost may be appealed: then it is open once more, and the money is with the bank meanwhile.
const disputeStatuses: Record<string, ProviderDispute['status']> = {
  needs_response: 'needs_response',
  under_review: 'under_review',
  appeal_needs_response: 'needs_response',
  appeal_under_review: 'under_review',
  won: 'won',
  lost: 'lost',
}

/** Null for an inquiry (`warning_…`) and for what Stripe has prevented: no money has moved. */
function disputeOf(told: Stripe.Dispute): ProviderDispute | null {
  const status = disputeStatuses[told.status]
  const dueBy = told.evidence_details?.due_by
  return status
    ? {
        reference: told.id,
        ...(countedIn(told.amount, told.currency) as { amount: number; currency: string }),
        status,
        reason: told.reason,
        respondBy: dueBy ? toRfc3339(new Date(dueBy * 1000)) : null,
      }
    : null
}
