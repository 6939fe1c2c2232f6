import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { orderOperations } from '../orders/index.ts'
import {
  lockPayment,
  type PaymentProviders,
  recordFinding,
  refundableAmount,
  runOperation,
  startRefund,
} from '../payments/index.ts'
import { readPaymentsOfNothing } from './repair-queries.ts'

/**
 * Gives back what was captured by a payment whose checkout or edit has ended without an order, such as where the provider
 * refused it the first time. Nothing where there is an order, where one may come, or where it is on its way back.
 * @returns whether the provider gives it back
 */
export async function giveMoneyBack(
  context: Context,
  of: { paymentId: string; providers: PaymentProviders },
): Promise<boolean> {
  const operation = await inTransaction(context, async (tx) => {
    const payment = await lockPayment(tx.tx, tx.store.id, of.paymentId)
    const [isOfNothing] = await readPaymentsOfNothing(tx.tx, tx.store.id, [of.paymentId])
    const amount = payment && isOfNothing ? refundableAmount(payment) : 0
    if (!payment || amount <= 0) return null
    const createdBy = actorName(context.actor)
    const started = startRefund(tx, { payment, amount, reference: null, createdBy })
    const found = { found: 'captured_without_order', did: 'refunded' } as const
    recordFinding(tx, { paymentId: payment.id, operationId: started.id, ...found })
    return started
  })
  if (!operation) return false
  const { id: operationId } = operation
  const asked = await runOperation(context, { operationId, providers: of.providers, ...orderOperations })
  return asked.status !== 'failed'
}
