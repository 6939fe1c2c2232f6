import type { TxContext } from '../../platform/context.ts'
import { type EventPayloads, recordEvent } from '../events/index.ts'
import { nextCheck } from './next-check.ts'
import type { Payment } from './payment.ts'
import { closingPaymentChanges, type PaymentChange } from './queries.ts'

type PaymentEvent = Extract<keyof EventPayloads, `payment.${string}`>

/** One change, and which fields it is of. */
interface Changed extends PaymentChange {
  change: Partial<Payment>
}

/**
 * Writes what becomes of a payment that was read or locked in this transaction, and tells it.
 * @param of.tells the event that goes with it; null: something was set aside, and nothing has happened yet
 * @throws Error when the same payment is changed twice in one transaction, unless both set different things aside
 */
export function changePayment<T extends PaymentEvent>(
  context: TxContext,
  of: {
    payment: Payment
    change: Partial<Payment>
    tells: { type: T; payload: EventPayloads[T] } | null
  },
): Payment {
  const { payment: from, tells, change } = of
  const changed = { ...from, ...change, version: from.version + (tells ? 1 : 0), updatedAt: context.now }
  const hasFailed = tells?.type === 'payment.operation_failed'
  const to = { ...changed, checkAt: nextCheck(changed, context.now, { hasFailed }) }
  const item: Changed = { from, to, change: tells ? to : change }
  context.tx.collectAtClose('payment_changes', item, (items) =>
    closingPaymentChanges(context.store.id, { changes: merged(items as Changed[]), now: context.now }),
  )
  if (tells)
    recordEvent(context, {
      type: tells.type,
      aggregate: 'payment',
      aggregateId: to.id,
      version: to.version,
      payload: tells.payload,
    })
  return to
}

/** What is set aside of the same payment for two things is one change. */
function merged(items: readonly Changed[]): Changed[] {
  const changes = new Map<string, Changed>()
  for (const item of items) {
    const before = changes.get(item.from.id)
    const clash = before && Object.keys(item.change).find((field) => field in before.change)
    if (clash) throw new Error(`${clash} of payment ${item.from.id} is changed twice in one transaction`)
    changes.set(
      item.from.id,
      before
        ? {
            ...before,
            to: { ...before.to, ...item.change },
            change: { ...before.change, ...item.change },
          }
        : item,
    )
  }
  return [...changes.values()]
}
