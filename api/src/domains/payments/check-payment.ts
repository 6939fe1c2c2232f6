import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { askProvider } from './ask-provider.ts'
import type { PaymentView } from './capture-payment.ts'
import { finishOperation } from './finish-operation.ts'
import { followPayment } from './follow-payment.ts'
import { readOperationsOf } from './operation-queries.ts'
import type { PaidFor } from './paid-for.ts'
import { nameOf } from './payment.ts'
import { asksProvider } from './providers/free.ts'
import { type PaymentProviders, providerOfPayment } from './providers-of.ts'
import { readPayment } from './queries.ts'
import { recordDisagreement } from './reconcile.ts'

/**
 * Asks the provider where a payment and what was begun with it stand, and takes everything there: what the worker and the
 * provider's own messages do, now. Idempotent by itself.
 * @throws Refusal not-found, payment-provider-unavailable
 */
export async function checkPayment(
  context: Context,
  of: { paymentId: string; providers: PaymentProviders; paidFor: PaidFor },
): Promise<PaymentView> {
  const { payment, operations } = await viewPayment(context, of.paymentId)
  const { providers, paidFor } = of
  for (const { id: operationId, status } of operations)
    if (status === 'started' || status === 'pending')
      await finishOperation(context, { operationId, providers, paidFor })
  const nothing = () => undefined
  if (payment.status === 'started' || payment.status === 'requires_action')
    await paidFor.advance(context, { payment, alongside: nothing })
  else if (asksProvider(payment)) {
    const provider = await providerOfPayment(providers, context, payment)
    const said = await askProvider(context, () => provider.retrieve(nameOf(payment)))
    const facts = { provider, providers, paidFor, alongside: nothing }
    if (said)
      await followPayment(context, { payment, said, ...facts }).catch((error: unknown) =>
        recordDisagreement(context, error),
      )
  }
  return viewPayment(context, of.paymentId)
}

/** @throws Refusal not-found */
export const viewPayment = (context: Context, paymentId: string): Promise<PaymentView> =>
  inTransaction(context, async ({ tx, store }) => {
    const payment = await readPayment(tx, store.id, paymentId)
    if (!payment) throw new Refusal(platformRefusals.notFound)
    return { payment, operations: await readOperationsOf(tx, store.id, [payment.id]) }
  })
