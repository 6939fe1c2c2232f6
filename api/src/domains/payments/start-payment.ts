import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { closingNewPayment, type Payment } from './queries.ts'

/**
 * Records a payment and the key it will have at the provider, before anybody calls the provider.
 * `payments_one_live` refuses a second one of the same reference while one is alive.
 */
export function startPayment(
  context: TxContext,
  of: { reference: string; provider: string; amount: number; currency: string; attempt: number },
): Payment {
  const id = newId('payment')
  const payment: Payment = {
    ...of,
    id,
    providerKey: `${id}:charge`,
    status: 'started',
    nextActionUrl: null,
    declineCode: null,
    updatedAt: context.now,
  }
  context.tx.atClose(closingNewPayment(context.store.id, payment))
  recordEvent(context, {
    type: 'payment.started',
    aggregate: 'payment',
    aggregateId: id,
    version: 1,
    payload: { reference: of.reference, provider: of.provider, amount: of.amount, currency: of.currency },
  })
  return payment
}
