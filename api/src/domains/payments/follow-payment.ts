import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { askProvider } from './ask-provider.ts'
import type { PaidFor } from './paid-for.ts'
import { nameOf, type Payment } from './payment.ts'
import { type WhatFollows, whatFollows } from './payment-life.ts'
import type { PaymentProvider, ProviderPayment } from './provider.ts'
import type { PaymentProviders } from './providers-of.ts'
import { lockPayment } from './queries.ts'
import { recordFinding, recordForPerson } from './reconcile.ts'
import { changePayment } from './record-change.ts'
import { runOperation } from './run-operation.ts'
import { sendBack } from './send-back.ts'

/**
 * What a provider says of a payment that does not wait here any more. Money that came too late goes back; what was
 * promised too late is let go; what was done at the provider and not here is for a person to look at.
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
  if (follows === 'captured_elsewhere' || follows === 'refunded_elsewhere')
    await recordForPerson(context, { paymentId: payment.id, found: follows })
  if (follows === 'voided_elsewhere') await letGo(context, of)
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

/** What was authorized is gone: nothing can be captured any more. */
async function letGo(
  context: Context,
  of: { payment: Payment; said: ProviderPayment; paidFor: PaidFor; alongside: (tx: TxContext) => void },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const payment = await lockPayment(tx.tx, tx.store.id, of.payment.id)
    if (!payment || whatFollows(payment, of.said) !== 'voided_elsewhere') return
    const isPartly = payment.capturedAmount > 0
    changePayment(tx, {
      payment,
      change: { status: isPartly ? 'captured' : 'canceled', settledAt: tx.now },
      tells: { type: 'payment.canceled', payload: { reference: payment.reference } },
    })
    recordFinding(tx, { paymentId: payment.id, found: 'voided_elsewhere', did: 'followed' })
    of.alongside(tx)
  })
}
