import type { TxContext } from '../../platform/context.ts'
import { type IdempotentCall, isLeft } from '../../platform/idempotency.ts'
import { Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { postTransfers, releaseReserved, spendReserved } from '../ledger/index.ts'
import { aboutOf, type Payment } from './payment.ts'
import { nextPaymentStatus, type PaymentCause } from './payment-state.ts'
import { paymentPosting } from './postings.ts'
import type { ProviderPayment } from './provider.ts'
import { closingTakeOver } from './queries.ts'
import { changePayment } from './record-change.ts'
import { paymentRefusals } from './refusals.ts'

/** What the provider says cannot be what was asked for: nothing is recorded, and a person has to look. */
export class ProviderDisagrees extends Error {
  readonly paymentId: string
  readonly found: Disagreement
  constructor(paymentId: string, found: Disagreement) {
    super(`payment ${paymentId}: the provider speaks of another ${found} than was asked`)
    this.paymentId = paymentId
    this.found = found
  }
}
export type Disagreement = 'amount' | 'currency' | 'account'

/** In what a provider's word differs from what it was asked for; null: in nothing. */
export function disagreement(
  payment: Pick<Payment, 'amount' | 'currency' | 'providerAccount'>,
  said: { amount: number | null; currency: string | null; account: string },
): Disagreement | null {
  if (said.account !== payment.providerAccount) return 'account'
  if (said.currency !== null && said.currency !== payment.currency) return 'currency'
  if (said.amount !== null && said.amount !== payment.amount) return 'amount'
  return null
}

/** @throws ProviderDisagrees when the provider speaks of another amount, currency or account than was asked */
export function mustAgree(payment: Payment, outcome: ProviderPayment): void {
  const differs = disagreement(payment, outcome)
  if (differs) throw new ProviderDisagrees(payment.id, differs)
  // Whoever takes the money at once takes all of it.
  if (outcome.status === 'captured' && outcome.capturedAmount !== payment.amount)
    throw new ProviderDisagrees(payment.id, 'amount')
}

const causes: Record<ProviderPayment['status'], PaymentCause> = {
  requires_action: 'actionRequired',
  authorized: 'authorized',
  captured: 'captured',
  declined: 'declined',
  canceled: 'canceled',
}

/**
 * Records what the provider says of a payment that waits (started or requires_action).
 * @param of.orderId the order that is placed with it; null: none
 * @throws ProviderDisagrees; nothing is recorded then
 */
export function recordOutcome(
  context: TxContext,
  of: { payment: Payment; outcome: ProviderPayment; orderId: string | null },
): Payment {
  const { payment, outcome } = of
  mustAgree(payment, outcome)
  if (outcome.status === payment.status) return payment
  const status = nextPaymentStatus(payment.status, causes[outcome.status])
  if (!status) throw new Error(`a ${payment.status} payment cannot become ${outcome.status}`)
  const { now } = context
  const { nextActionUrl, declineCode, method, authorizedUntil, reference } = outcome
  const change: Partial<Payment> = {
    status,
    nextActionUrl,
    declineCode,
    method: method ?? payment.method,
    providerReference: reference ?? payment.providerReference,
    authorizedUntil: authorizedUntil === null ? null : new Date(authorizedUntil),
    settledAt: status === 'requires_action' || status === 'authorized' ? null : now,
    capturedAmount: outcome.status === 'captured' ? payment.amount : 0,
  }
  if (status === 'captured')
    postTransfers(context, {
      reference: payment.id,
      orderId: of.orderId,
      postings: [paymentPosting(payment, payment.amount)],
    })
  const { amount, currency } = payment
  const about = aboutOf(payment)
  const told = { ...about, amount, currency }
  switch (outcome.status) {
    case 'captured':
      return changePayment(context, { payment, change, tells: { type: 'payment.captured', payload: told } })
    case 'authorized':
      return changePayment(context, { payment, change, tells: { type: 'payment.authorized', payload: told } })
    case 'declined': {
      const payload = { ...about, code: declineCode ?? 'declined' }
      return changePayment(context, { payment, change, tells: { type: 'payment.declined', payload } })
    }
    case 'canceled':
      return changePayment(context, { payment, change, tells: { type: 'payment.canceled', payload: about } })
    case 'requires_action':
      return changePayment(context, {
        payment,
        change,
        tells: { type: 'payment.action_required', payload: about },
      })
  }
}

/** What was set aside of gift cards and store credit is spent with the order, or given back. */
export function recordOwnTenders(
  context: TxContext,
  of: { payments: readonly Payment[]; orderId: string | null },
): Payment[] {
  const { orderId } = of
  return of.payments.map((payment) => {
    const { id, amount, currency, accountId } = payment
    if (accountId === null) throw new Error(`payment ${id} is of a provider`)
    const settledAt = context.now
    if (orderId === null) {
      releaseReserved(context, { accountId, amount })
      const change = { status: 'canceled', settledAt } as const
      return changePayment(context, {
        payment,
        change,
        tells: { type: 'payment.canceled', payload: aboutOf(payment) },
      })
    }
    spendReserved(context, { accountId, amount })
    postTransfers(context, { reference: id, orderId, postings: [paymentPosting(payment, amount)] })
    const change = { status: 'captured', capturedAmount: amount, settledAt } as const
    const payload = { ...aboutOf(payment), amount, currency }
    return changePayment(context, { payment, change, tells: { type: 'payment.captured', payload } })
  })
}

/**
 * Takes a payment over from a caller that is gone: one that has been silent for long, or came to no end with the same key.
 * Of several takers one succeeds.
 * @throws Refusal payment-in-progress
 */
export async function takeOverPayment(
  context: TxContext,
  payment: Payment,
  of: { leaseSeconds: number; flow: IdempotentCall | undefined },
): Promise<Payment> {
  const isSilent = secondsAfter(payment.updatedAt, of.leaseSeconds) <= context.now
  if (!isSilent && !(of.flow && (await isLeft(context, of.flow))))
    throw new Refusal(paymentRefusals.inProgress, { retryAfterSeconds: 1 })
  context.tx.atClose(closingTakeOver(context.store.id, payment, context.now))
  return { ...payment, updatedAt: context.now }
}
