import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { readOperationsOf } from './operation-queries.ts'
import type { PaidFor } from './paid-for.ts'
import type { Payment, PaymentOperation } from './payment.ts'
import { type DoneElsewhere, elsewhereAmounts, whatFollows } from './payment-life.ts'
import type { DoneThere, ProviderPayment } from './provider.ts'
import { lockPayment } from './queries.ts'
import { recordFinding, recordForPerson } from './reconcile.ts'
import { disagreement, ProviderDisagrees } from './record-outcome.ts'
import { settlePayment } from './run-operation.ts'
import { newOperation } from './start-operation.ts'

interface Seen {
  payment: Payment
  said: ProviderPayment
  /** What the provider tells of it one by one, and calls it */
  there: readonly DoneThere[]
  paidFor: PaidFor
  alongside: (tx: TxContext) => void
}

/**
 * Makes ours what was captured, let go or given back at the provider's own pages: each as an operation that nobody asks
 * for, with its part in the ledger, its event and its finding. What a refund there cannot be of its order waits for a
 * person; where no order came of the payment, it is what was due.
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
  const locked = await paidFor.lock?.(context, null, of.payment)
  const payment = await lockPayment(tx, store.id, of.payment.id)
  const follows = payment ? whatFollows(payment, said) : 'nothing'
  if (!payment || !isElsewhere(follows)) return false
  const operations = await readOperationsOf(tx, store.id, [payment.id])
  const { providerReference, ...done } = whatWasDone(payment, { ...of, operations, follows })
  const { amount } = done
  // What no order was placed for is nobody's money: that it went back there is what was due.
  const isRefundOfOrder = done.kind === 'refund' && locked?.orderId !== null
  const refundId = isRefundOfOrder ? await paidFor.refundedElsewhere(context, { payment, amount }) : null
  if (isRefundOfOrder && refundId === null) {
    await recordForPerson(context, { paymentId: payment.id, found: follows })
    of.alongside(context)
    return false
  }
  const operation = newOperation(context, {
    payment,
    ...done,
    reference: refundId,
    createdBy: 'provider',
    seenAs: { providerReference },
  })
  const setAside = done.kind === 'refund' ? 'refundingAmount' : 'capturingAmount'
  const after = settlePayment(context, {
    operation,
    payment,
    orderId: locked?.orderId ?? null,
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

/** The next of it, as an operation of ours would have been. */
function whatWasDone(
  payment: Payment,
  of: Pick<Seen, 'said' | 'there'> & { operations: readonly PaymentOperation[]; follows: DoneElsewhere },
) {
  const { captured, refunded } = elsewhereAmounts(payment, of.said)
  switch (of.follows) {
    case 'captured_elsewhere': {
      const next = nextOf(of, 'capture', captured)
      const isLast = next.amount === captured && payment.capturingAmount === 0
      return { kind: 'capture', ...next, isFinal: isLast && of.said.status === 'captured' } as const
    }
    case 'refunded_elsewhere':
      return { kind: 'refund', ...nextOf(of, 'refund', refunded), isFinal: false } as const
    case 'voided_elsewhere': {
      const amount = payment.amount - payment.capturedAmount
      return { kind: 'void', ...nextOf(of, 'void', amount), amount, isFinal: true } as const
    }
  }
}

/** What the provider tells of it and is not known here; all of it where it tells nothing that fits. */
function nextOf(
  of: { there: readonly DoneThere[]; operations: readonly PaymentOperation[] },
  kind: DoneThere['kind'],
  left: number,
): { amount: number; providerReference: string | null } {
  const isKnown = (done: DoneThere) =>
    of.operations.some(
      (ours) =>
        ours.kind === kind && (ours.providerKey === done.key || ours.providerReference === done.reference),
    )
  const next = of.there.find((done) => done.kind === kind && (done.amount ?? left) <= left && !isKnown(done))
  return { amount: next?.amount ?? left, providerReference: next?.reference ?? null }
}
