import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { creditBalance, postTransfers } from '../ledger/index.ts'
import { askProvider } from './ask-provider.ts'
import { closingOperation, readOperation } from './operation-queries.ts'
import { aboutOf, nameOf, type Payment, type PaymentOperation } from './payment.ts'
import { afterOperation, isNews } from './payment-life.ts'
import { paymentPosting, refundPosting } from './postings.ts'
import type { OperationRequest, PaymentProvider, ProviderOperation } from './provider.ts'
import { type PaymentProviders, providerOfPayment } from './providers-of.ts'
import { lockPayment, readPayment } from './queries.ts'
import { changePayment } from './record-change.ts'

/** What the domain that was paid for does in the transactions of an operation. */
export interface OperationFollower {
  /**
   * Locks what is locked before payments are (the order), and says which order it is: its ledger hears of the money.
   * Absent: nothing, and no order.
   */
  lock?: (
    tx: TxContext,
    operation: PaymentOperation | null,
    payment: Payment,
  ) => Promise<{ orderId: string | null }>
  /** Writes its own part, in the transaction that settles the operation: it has succeeded or failed. */
  settled: (tx: TxContext, operation: PaymentOperation, payment: Payment) => Promise<void> | void
}

/**
 * Does what was recorded: asks the provider with the operation's own key, outside any transaction, and settles in a
 * transaction of its own. Called again, by whomever, it comes to the same end: the provider knows the key, and the
 * operation is settled once. Gift cards and store credit ask nobody.
 * @returns the operation: succeeded, failed, or pending where the provider will tell later
 * @throws Refusal not-found, payment-provider-unavailable (nothing is lost: call it again, or the worker does)
 */
export async function runOperation(
  context: Context,
  of: { operationId: string; providers: PaymentProviders } & OperationFollower,
): Promise<PaymentOperation> {
  const { operation, payment } = await inTransaction(context, async (tx) => {
    const found = await mustRead(tx, of.operationId)
    const paid = await readPayment(tx.tx, tx.store.id, found.paymentId)
    if (!paid) throw new Refusal(platformRefusals.notFound)
    return { operation: found, payment: paid }
  })
  if (isOver(operation)) return operation
  const answer =
    payment.tender === 'provider'
      ? await askFor(context, await providerOfPayment(of.providers, context, payment), { operation, payment })
      : ownAnswer(operation, payment)
  const settled = await inTransaction(context, (tx) => settleOperation(tx, { ...of, answer }))
  return settled
}

export const isOver = ({ status }: PaymentOperation): boolean => status === 'succeeded' || status === 'failed'

async function mustRead({ tx, store }: TxContext, id: string): Promise<PaymentOperation> {
  const operation = await readOperation(tx, store.id, id)
  if (!operation) throw new Refusal(platformRefusals.notFound)
  return operation
}

const ownAnswer = ({ kind, amount }: PaymentOperation, { currency }: Payment): ProviderOperation => ({
  kind,
  status: 'succeeded',
  amount,
  currency,
  reference: null,
  failureCode: null,
})

async function askFor(
  context: Context,
  provider: PaymentProvider,
  of: { operation: PaymentOperation; payment: Payment },
): Promise<ProviderOperation> {
  const { operation, payment } = of
  const { kind, amount, isFinal } = operation
  const { currency } = payment
  const request: OperationRequest = {
    key: operation.providerKey,
    payment: nameOf(payment),
    amount,
    currency,
  }
  if (kind === 'void') return askToVoid(context, provider, { request, payment })
  // What has begun there is asked about: a repeated key may be answered with what was said the first time.
  const begun =
    operation.status === 'pending'
      ? await askProvider(context, () => provider.retrieveOperation(kind, request))
      : null
  if (begun) return begun
  return askProvider(context, () =>
    kind === 'refund' ? provider.refund(request) : provider.capture({ ...request, isFinal }),
  )
}

/** A void ends with the whole payment: what it is then says whether it was in time. */
async function askToVoid(
  context: Context,
  provider: PaymentProvider,
  { request, payment }: { request: OperationRequest; payment: Payment },
): Promise<ProviderOperation> {
  const left = await askProvider(context, () => provider.cancel(request.payment))
  const { currency, capturedAmount } = payment
  const said = { kind: 'void', amount: request.amount, currency, reference: null } as const
  // Of what was captured in part the rest is gone, and nothing was taken meanwhile.
  const isRestGone =
    capturedAmount > 0 && left?.status === 'captured' && left.capturedAmount === capturedAmount
  return left === null || left.status === 'canceled' || isRestGone
    ? { ...said, status: 'succeeded', failureCode: null }
    : { ...said, status: 'failed', failureCode: `payment_${left.status}` }
}

async function settleOperation(
  context: TxContext,
  of: { operationId: string; answer: ProviderOperation } & OperationFollower,
): Promise<PaymentOperation> {
  const { tx, store, now } = context
  const { answer } = of
  const asked = await mustRead(context, of.operationId)
  const seen = await readPayment(tx, store.id, asked.paymentId)
  const { orderId } = (seen && (await of.lock?.(context, asked, seen))) ?? { orderId: null }
  const payment = await lockPayment(tx, store.id, asked.paymentId)
  // Whoever settled it held the payment's row: what is read now is how it ended.
  const operation = await mustRead(context, of.operationId)
  if (!payment || !isNews(operation, answer)) return operation
  if (answer.amount !== operation.amount || answer.currency !== payment.currency)
    throw new Error(
      `operation ${operation.id}: the provider speaks of another amount or currency than was asked`,
    )
  const { status, failureCode, reference } = answer
  const settled: PaymentOperation = {
    ...operation,
    status,
    failureCode,
    providerReference: reference ?? operation.providerReference,
    updatedAt: now,
    settledAt: status === 'pending' ? null : now,
  }
  tx.atClose(closingOperation(store.id, settled))
  if (status === 'pending') return settled
  const changed = settlePayment(context, { operation: settled, payment, orderId })
  await of.settled(context, settled, changed)
  return settled
}

/**
 * What was set aside is moved, or given back.
 * @param of.setAside the payment as if it had been set aside for what was never asked for from here; absent: it was
 */
export function settlePayment(
  context: TxContext,
  of: { operation: PaymentOperation; payment: Payment; orderId: string | null; setAside?: Payment },
): Payment {
  const { operation, payment, orderId } = of
  const { kind, amount } = operation
  const { currency } = payment
  const about = aboutOf(payment)
  const moved = afterOperation(of.setAside ?? payment, operation)
  const isEnded = moved.status !== undefined && moved.status !== payment.status
  const change: Partial<Payment> = isEnded ? { ...moved, settledAt: context.now } : moved
  if (operation.status === 'failed') {
    const payload = { ...about, kind, amount, currency, code: operation.failureCode ?? 'failed' }
    return changePayment(context, { payment, change, tells: { type: 'payment.operation_failed', payload } })
  }
  if (kind === 'void')
    return changePayment(context, {
      payment,
      change,
      tells: { type: 'payment.canceled', payload: about },
    })
  const posting = kind === 'capture' ? paymentPosting : refundPosting
  postTransfers(context, { reference: operation.id, orderId, postings: [posting(payment, amount)] })
  const payload = { ...about, amount, currency }
  if (kind === 'capture')
    return changePayment(context, { payment, change, tells: { type: 'payment.captured', payload } })
  if (payment.accountId !== null) creditBalance(context, { accountId: payment.accountId, amount })
  return changePayment(context, { payment, change, tells: { type: 'payment.refunded', payload } })
}
