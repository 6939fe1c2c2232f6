import type { TxContext } from '../../platform/context.ts'
import { type EventPayloads, recordEvent } from '../events/index.ts'
import type { Payment } from './payment.ts'
import { closingPaymentChanges, type PaymentChange } from './queries.ts'

type PaymentEvent = Extract<keyof EventPayloads, `payment.${string}`>

/**
 * Writes what becomes of a payment that was read or locked in this transaction, and tells it.
 * @param of.tells the event that goes with it; null: something was set aside, and nothing has happened yet
 * @throws Error when the same payment is changed twice in one transaction
 */
export function changePayment<T extends PaymentEvent>(
  context: TxContext,
  of: {
    payment: Payment
    change: Partial<Payment>
    tells: { type: T; payload: EventPayloads[T] } | null
  },
): Payment {
  const { payment: from, tells } = of
  const to = { ...from, ...of.change, version: from.version + (tells ? 1 : 0), updatedAt: context.now }
  context.tx.collectAtClose('payment_changes', { from, to }, (items) => {
    const changes = items as PaymentChange[]
    if (new Set(changes.map((each) => each.from.id)).size !== changes.length)
      throw new Error(`payment ${from.id} is changed twice in one transaction`)
    return closingPaymentChanges(context.store.id, { changes, now: context.now })
  })
  if (tells)
    recordEvent(context, {
      type: tells.type,
      aggregate: 'payment',
      aggregateId: to.id,
      version: to.version,
      payload: tells.payload,
    } as never)
  return to
}
