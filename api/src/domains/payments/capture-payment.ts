import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { derivedId } from '../../platform/derived-ids.ts'
import { beginFlow, endFlow, type IdempotentCall, refusalReply } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { readOperation } from './operation-queries.ts'
import type { PaidFor } from './paid-for.ts'
import { capturableAmount, type Payment, type PaymentOperation } from './payment.ts'
import type { PaymentProviders } from './providers-of.ts'
import { lockPayment } from './queries.ts'
import { operationRefusals } from './refusals.ts'
import { type OperationFollower, runOperation } from './run-operation.ts'
import { presentPayment } from './schemas.ts'
import { startCapture, startVoid } from './start-operation.ts'
import { type PaymentView, viewOf } from './view-payments.ts'

interface StaffOperation {
  paymentId: string
  providers: PaymentProviders
  paidFor: PaidFor
  flow: IdempotentCall
}

/**
 * Captures what is authorized, or a part of it. Killed at any point, a retry with the same key goes on where it stopped,
 * and the provider sees the same key again.
 * @param of.amount null: all that can be captured; 0: nothing more, and the rest is let go
 * @throws Refusal not-found, payment-not-authorized, capture-exceeds-authorization, payment-operation-running,
 *   payment-operation-failed, payment-provider-unavailable
 */
export const capturePayment = (
  context: Context,
  of: StaffOperation & { amount: number | null; isFinal: boolean },
): Promise<PaymentView> =>
  operate(context, of, (tx, facts) => {
    if (of.amount === 0) return startVoid(tx, { ...facts, isRest: true })
    const amount = of.amount ?? capturableAmount(facts.payment)
    // Where nothing is left there is nothing to take: the decision says why.
    return startCapture(tx, { ...facts, amount: Math.max(amount, 1), isFinal: of.isFinal })
  })

/**
 * Lets go what is authorized, of which nothing has been captured. As repeatable as a capture.
 * @throws Refusal not-found, payment-not-authorized, payment-captured-in-part, payment-operation-running,
 *   payment-operation-failed, payment-provider-unavailable
 */
export const voidPayment = (context: Context, of: StaffOperation): Promise<PaymentView> =>
  operate(context, of, startVoid)

type Start = (
  tx: TxContext,
  of: { payment: Payment; id: string; reference: string | null; createdBy: string },
) => PaymentOperation

async function operate(context: Context, of: StaffOperation, start: Start): Promise<PaymentView> {
  const { principal, operation: name, keyHash } = of.flow
  // Of a caller that died: its retry goes on with what was set aside then.
  const id = derivedId(context.store.id, principal, name, keyHash)
  const createdBy = actorName(context.actor)
  await inTransaction(context, async (tx) => {
    const payment = await lockPayment(tx.tx, tx.store.id, of.paymentId)
    if (!payment) throw new Refusal(platformRefusals.notFound)
    beginFlow(tx, of.flow)
    const begun = await readOperation(tx.tx, tx.store.id, id)
    if (!begun) start(tx, { payment, id, reference: null, createdBy })
  })
  const { lock, settled } = of.paidFor
  const follower: OperationFollower = lock ? { lock, settled } : { settled }
  const operation = await runOperation(context, { operationId: id, providers: of.providers, ...follower })
  const refused =
    operation.status === 'failed' &&
    new Refusal(operationRefusals.operationFailed, {
      members: { failureCode: operation.failureCode },
    })
  const view = await inTransaction(context, async (tx) => {
    const payment = await lockPayment(tx.tx, tx.store.id, of.paymentId)
    if (!payment) throw new Refusal(platformRefusals.notFound)
    const paid = await viewOf(tx, payment)
    const reply = refused
      ? refusalReply(refused)
      : { status: 200, body: JSON.stringify(presentPayment(paid)) }
    endFlow(tx, of.flow, reply)
    return paid
  })
  if (refused) throw refused
  return view
}
