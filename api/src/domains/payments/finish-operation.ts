import type { Context } from '../../platform/context.ts'
import type { PaidFor } from './paid-for.ts'
import type { PaymentOperation } from './payment.ts'
import type { PaymentProviders } from './providers-of.ts'
import { recordFinding } from './reconcile.ts'
import { type OperationFollower, runOperation } from './run-operation.ts'

/**
 * Finishes an operation whose caller fell silent, or whose end the provider has not told.
 * @throws Refusal payment-provider-unavailable
 */
export function finishOperation(
  context: Context,
  of: { operationId: string; providers: PaymentProviders; paidFor: PaidFor },
): Promise<PaymentOperation> {
  const { lock, settled } = of.paidFor
  const follower: OperationFollower = {
    ...(lock ? { lock } : {}),
    settled: async (tx, operation, payment) => {
      await settled(tx, operation, payment)
      const { id: paymentId } = payment
      recordFinding(tx, { paymentId, operationId: operation.id, found: 'operation_silent', did: 'finished' })
    },
  }
  return runOperation(context, { operationId: of.operationId, providers: of.providers, ...follower })
}
