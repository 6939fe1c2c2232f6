import type { TxContext } from '../../platform/context.ts'
import { postTransfers } from '../ledger/index.ts'
import { aboutOf, type Payment, type PaymentOperation } from './payment.ts'
import { paymentPosting } from './postings.ts'
import type { ProviderPayment } from './provider.ts'
import { type Found, recordFinding } from './reconcile.ts'
import { changePayment } from './record-change.ts'
import { mustAgree } from './record-outcome.ts'
import { newOperation } from './start-operation.ts'

/**
 * Takes in money that no order is placed for, and sets all of it aside for its refund, at once: at no moment is it
 * anybody's. What is only promised is set aside to be let go. The payment is locked, or its checkout is;
 * `runOperation` does the rest.
 * @throws ProviderDisagrees
 */
export function sendBack(
  context: TxContext,
  of: { payment: Payment; said: ProviderPayment; found: Found },
): { payment: Payment; operation: PaymentOperation } {
  const { said, found } = of
  mustAgree(of.payment, said)
  const { id, amount, currency } = of.payment
  const about = { ...aboutOf(of.payment), amount, currency }
  const facts = { amount, reference: null, createdBy: 'reconciler' } as const
  const known = {
    providerReference: said.reference ?? of.payment.providerReference,
    method: said.method ?? of.payment.method,
    nextActionUrl: null,
    isLate: found === 'captured_late',
  }
  if (said.status === 'authorized') {
    const payment = changePayment(context, {
      payment: of.payment,
      change: { ...known, status: 'authorized', capturingAmount: amount },
      tells: { type: 'payment.authorized', payload: about },
    })
    const operation = newOperation(context, { payment, ...facts, kind: 'void', isFinal: true })
    recordFinding(context, { paymentId: id, operationId: operation.id, found, did: 'ended' })
    return { payment, operation }
  }
  const payment = changePayment(context, {
    payment: of.payment,
    change: {
      ...known,
      status: 'captured',
      capturedAmount: amount,
      refundingAmount: amount,
      settledAt: context.now,
    },
    tells: { type: 'payment.captured', payload: about },
  })
  postTransfers(context, { reference: id, orderId: null, postings: [paymentPosting(payment, amount)] })
  const operation = newOperation(context, { payment, ...facts, kind: 'refund', isFinal: false })
  recordFinding(context, { paymentId: id, operationId: operation.id, found, did: 'refunded' })
  return { payment, operation }
}
