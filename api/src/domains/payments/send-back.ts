import type { TxContext } from '../../platform/context.ts'
import { postTransfers } from '../ledger/index.ts'
import type { Payment, PaymentOperation } from './payment.ts'
import { paymentPosting } from './postings.ts'
import type { ProviderPayment } from './provider.ts'
import { type Found, recordFinding } from './reconcile.ts'
import { changePayment } from './record-change.ts'
import { mustAgree } from './record-outcome.ts'
import { newOperation } from './start-operation.ts'

/**
 * Takes in money that no order is placed for, and sets all of it aside for its refund, at once: at no moment is it
 * anybody's. The payment is locked, or its checkout is; `runOperation` sends it back.
 * @throws ProviderDisagrees
 */
export function sendBack(
  context: TxContext,
  of: { payment: Payment; said: ProviderPayment; found: Found },
): { payment: Payment; operation: PaymentOperation } {
  const { said, found } = of
  mustAgree(of.payment, said)
  const { id, amount, currency, reference } = of.payment
  const payment = changePayment(context, {
    payment: of.payment,
    change: {
      status: 'captured',
      capturedAmount: amount,
      refundingAmount: amount,
      providerReference: said.reference ?? of.payment.providerReference,
      method: said.method ?? of.payment.method,
      nextActionUrl: null,
      settledAt: context.now,
    },
    tells: { type: 'payment.captured', payload: { reference, amount, currency } },
  })
  postTransfers(context, { reference: id, orderId: null, postings: [paymentPosting(payment, amount)] })
  const facts = { kind: 'refund', amount, isFinal: false, reference: null, createdBy: 'reconciler' } as const
  const operation = newOperation(context, { payment, ...facts })
  recordFinding(context, { paymentId: id, operationId: operation.id, found, did: 'refunded' })
  return { payment, operation }
}
