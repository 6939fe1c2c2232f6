import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { adoptElsewhere, isElsewhere } from './adopt-elsewhere.ts'
import { askProvider } from './ask-provider.ts'
import type { PaidFor } from './paid-for.ts'
import { nameOf, type Payment } from './payment.ts'
import { type WhatFollows, whatFollows } from './payment-life.ts'
import type { PaymentProvider, ProviderPayment } from './provider.ts'
import type { PaymentProviders } from './providers-of.ts'
import { lockPayment } from './queries.ts'
import { recordForPerson } from './reconcile.ts'
import { runOperation } from './run-operation.ts'
import { sendBack } from './send-back.ts'

/**
 * What a provider says of a payment that does not wait here any more. Money that came too late goes back; what was
 * promised too late is let go; what was done at the provider's own pages is adopted; what came back is for a person.
 * @param of.payment as it was known before the provider was asked
 * @param of.alongside written in the same transaction, where there is one
 * @throws ProviderDisagrees; Refusal payment-provider-unavailable
 */
export async function followPayment(
  context: Context,
  of: {
    payment: Payment
    said: ProviderPayment
    provider: PaymentProvider
    providers: PaymentProviders
    paidFor: PaidFor
    alongside: (tx: TxContext) => void
  },
): Promise<WhatFollows> {
  const { payment, said } = of
  const follows = whatFollows(payment, said)
  if (follows === 'let_go') await askProvider(context, () => of.provider.cancel(nameOf(payment)))
  if (isElsewhere(follows)) {
    const there = await askProvider(context, () => of.provider.history(nameOf(payment)))
    await adoptElsewhere(context, { ...of, there })
  }
  // It was known before the provider was asked: what it says is newer.
  if (follows === 'refund_undone')
    await inTransaction(context, async (tx) => {
      await recordForPerson(tx, { paymentId: payment.id, found: follows })
      of.alongside(tx)
    })
  if (follows === 'send_back') {
    const operationId = await takeLateMoney(context, of)
    if (operationId) await runOperation(context, { operationId, providers: of.providers, ...of.paidFor })
  }
  return follows
}

async function takeLateMoney(
  context: Context,
  of: { payment: Payment; said: ProviderPayment; alongside: (tx: TxContext) => void },
): Promise<string | null> {
  return inTransaction(context, async (tx) => {
    const payment = await lockPayment(tx.tx, tx.store.id, of.payment.id)
    if (!payment || whatFollows(payment, of.said) !== 'send_back') return null
    const { operation } = sendBack(tx, { payment, said: of.said, found: 'captured_late' })
    of.alongside(tx)
    return operation.id
  })
}
