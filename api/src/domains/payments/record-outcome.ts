import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import type { ProviderPayment } from './provider.ts'
import { closingOutcome, closingTakeOver, type Payment } from './queries.ts'

/**
 * Records what the provider says of a payment that was not settled.
 * @throws Error when the provider speaks of another amount or currency than was asked: nothing is recorded then
 */
export function recordOutcome(context: TxContext, payment: Payment, outcome: ProviderPayment): Payment {
  if (outcome.amount !== payment.amount || outcome.currency !== payment.currency) {
    throw new Error(`payment ${payment.id}: the provider speaks of another amount or currency than was asked`)
  }
  const { status, nextActionUrl, declineCode } = outcome
  const recorded: Payment = { ...payment, status, nextActionUrl, declineCode, updatedAt: context.now }
  if (status === payment.status) return recorded
  context.tx.atClose(closingOutcome(context.store.id, recorded, context.now))
  const { reference, amount, currency } = payment
  // Versions of a payment: 1 started, 2 waiting for the shopper, 3 settled.
  const of = { aggregate: 'payment', aggregateId: payment.id } as const
  if (status === 'captured')
    recordEvent(context, {
      ...of,
      version: 3,
      type: 'payment.captured',
      payload: { reference, amount, currency },
    })
  if (status === 'declined')
    recordEvent(context, {
      ...of,
      version: 3,
      type: 'payment.declined',
      payload: { reference, code: declineCode ?? 'declined' },
    })
  if (status === 'canceled')
    recordEvent(context, { ...of, version: 3, type: 'payment.canceled', payload: { reference } })
  if (status === 'requires_action')
    recordEvent(context, { ...of, version: 2, type: 'payment.action_required', payload: { reference } })
  return recorded
}

/** Takes a silent payment over from a caller that is gone; of several takers one succeeds. */
export function takeOverPayment(context: TxContext, payment: Payment): Payment {
  context.tx.atClose(closingTakeOver(context.store.id, payment, context.now))
  return { ...payment, updatedAt: context.now }
}
