import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { secondsAfter } from '../../platform/time.ts'
import { askProvider } from './ask-provider.ts'
import { closingNextCheck } from './check-queries.ts'
import { finishOperation } from './finish-operation.ts'
import { followPayment } from './follow-payment.ts'
import { checkSecondsMin, nextCheck } from './next-check.ts'
import type { PaidFor } from './paid-for.ts'
import { nameOf } from './payment.ts'
import { asksProvider } from './providers/free.ts'
import { type PaymentProviders, providerOfPayment } from './providers-of.ts'
import { lockPayment } from './queries.ts'
import { recordDisagreement } from './reconcile.ts'
import { type PaymentView, viewPayment } from './view-payments.ts'

/**
 * Asks the provider whether anything was done with a payment at its own pages, when it is time to. The time of the next
 * look is written first: a provider that does not answer is not asked again and again, but in an hour.
 * @throws Refusal payment-provider-unavailable
 */
export async function checkAgain(
  context: Context,
  of: { paymentId: string; providers: PaymentProviders; paidFor: PaidFor },
): Promise<void> {
  const { paymentId } = of
  const next = await inTransaction(context, async ({ tx, store, now }) => {
    const payment = await lockPayment(tx, store.id, paymentId)
    if (!payment?.checkAt || payment.checkAt > now) return null
    const checkAt = nextCheck(payment, now)
    tx.atClose(closingNextCheck(store.id, { paymentId, checkAt }))
    return { checkAt, soon: secondsAfter(now, checkSecondsMin) }
  })
  if (!next) return
  await checkPayment(context, of).catch(async (error: unknown) => {
    if (next.checkAt && next.checkAt > next.soon)
      await inTransaction(context, async ({ tx, store }) =>
        tx.atClose(closingNextCheck(store.id, { paymentId, checkAt: next.soon })),
      )
    throw error
  })
}

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
