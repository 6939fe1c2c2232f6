import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import type { PaidFor } from './paid-for.ts'
import type { Payment } from './payment.ts'
import { type DoneElsewhere, elsewhereAmounts, whatFollows } from './payment-life.ts'
import type { ProviderPayment } from './provider.ts'
import { lockPayment } from './queries.ts'
import { recordFinding, recordForPerson } from './reconcile.ts'
import { disagreement, ProviderDisagrees } from './record-outcome.ts'
import { settlePayment } from './run-operation.ts'
import { newOperation } from './start-operation.ts'

interface Seen {
  payment: Payment
  said: ProviderPayment
  paidFor: PaidFor
  alongside: (tx: TxContext) => void
}

/**
 * Makes ours what was captured, let go or given back at the provider's own pages: each as an operation that nobody asks
 * for, with its part in the ledger, its event and its finding. What a refund there cannot be of any order waits for a
 * person.
 * @param of.alongside written with the last of it
 * @throws ProviderDisagrees; nothing is written then
 */
export async function adoptElsewhere(context: Context, of: Seen): Promise<void> {
  const differs = disagreement(of.payment, of.said)
  if (differs) throw new ProviderDisagrees(of.payment.id, differs)
  let isMore = true
  while (isMore) isMore = await inTransaction(context, (tx) => adoptNext(tx, of))
}

const steps = new Set<string>(['captured_elsewhere', 'refunded_elsewhere', 'voided_elsewhere'])
export const isElsewhere = (follows: string): follows is DoneElsewhere => steps.has(follows)

/** @returns whether there is more */
async function adoptNext(context: TxContext, of: Seen): Promise<boolean> {
  const { tx, store } = context
  const { said, paidFor } = of
  const { orderId } = (await paidFor.lock?.(context, null, of.payment)) ?? { orderId: null }
  const payment = await lockPayment(tx, store.id, of.payment.id)
  const follows = payment ? whatFollows(payment, said) : 'nothing'
  if (!payment || !isElsewhere(follows)) return false
  const done = whatWasDone(payment, said, follows)
  const { amount } = done
  const refundId =
    done.kind === 'refund' ? await paidFor.refundedElsewhere(context, { payment, amount }) : null
  if (done.kind === 'refund' && refundId === null) {
    await recordForPerson(context, { paymentId: payment.id, found: follows })
    of.alongside(context)
    return false
  }
  const seen = { payment, reference: refundId, createdBy: 'provider', isDone: true } as const
  const operation = newOperation(context, { ...seen, ...done })
  const setAside = done.kind === 'refund' ? 'refundingAmount' : 'capturingAmount'
  const after = settlePayment(context, {
    operation,
    payment,
    orderId,
    setAside: { ...payment, [setAside]: payment[setAside] + amount },
  })
  recordFinding(context, {
    paymentId: payment.id,
    operationId: operation.id,
    found: follows,
    did: 'followed',
  })
  const isMore = isElsewhere(whatFollows(after, said))
  if (!isMore) of.alongside(context)
  return isMore
}

/** As an operation of ours would have been. */
function whatWasDone(payment: Payment, said: ProviderPayment, follows: DoneElsewhere) {
  const { captured, refunded } = elsewhereAmounts(payment, said)
  switch (follows) {
    case 'captured_elsewhere': {
      const isFinal = said.status === 'captured' && payment.capturingAmount === 0
      return { kind: 'capture', amount: captured, isFinal } as const
    }
    case 'refunded_elsewhere':
      return { kind: 'refund', amount: refunded, isFinal: false } as const
    case 'voided_elsewhere':
      return { kind: 'void', amount: payment.amount - payment.capturedAmount, isFinal: true } as const
  }
}
