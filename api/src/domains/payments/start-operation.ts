import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { closingNewOperations } from './operation-queries.ts'
import { capturableAmount, type Payment, type PaymentOperation, refundableAmount } from './payment.ts'
import { changePayment } from './record-change.ts'
import { operationRefusals } from './refusals.ts'

interface Facts {
  /** Null: by itself */
  reference: string | null
  createdBy: string
  /** Where it follows from the call that begins it; else a new one */
  id?: string
}

/**
 * Sets what is to be captured aside on the payment's row and records the operation with its key. The payment is locked
 * (`lockPaidWith`); `runOperation` does the rest, outside this transaction.
 * @param of.amount above 0; @param of.isFinal lets the rest go, and nothing else may be captured beside it
 * @throws Refusal payment-not-authorized, capture-exceeds-authorization, payment-operation-running
 */
export function startCapture(
  context: TxContext,
  of: { payment: Payment; amount: number; isFinal: boolean } & Facts,
): PaymentOperation {
  const { payment, amount } = of
  if (payment.status !== 'authorized' || payment.tender !== 'provider')
    throw new Refusal(operationRefusals.notAuthorized)
  if (of.isFinal && payment.capturingAmount > 0) throw new Refusal(operationRefusals.operationRunning)
  const capturable = capturableAmount(payment)
  if (amount > capturable) {
    const running = capturable === 0 && payment.capturingAmount > 0
    if (running) throw new Refusal(operationRefusals.operationRunning)
    throw new Refusal(operationRefusals.captureExceedsAuthorization, {
      members: { capturable: money(capturable, payment.currency) },
    })
  }
  const setAside = of.isFinal ? capturable : amount
  const change = { capturingAmount: payment.capturingAmount + setAside }
  // What takes the last of it is final, unless another capture runs beside it, which may fail.
  const isFinal = of.isFinal || (amount === capturable && payment.capturingAmount === 0)
  return start(context, { ...of, kind: 'capture', isFinal, change })
}

/**
 * Sets everything that is authorized aside, to be let go: nothing of it can be captured any more.
 * @param of.isRest lets go what is left where a part was captured
 * @throws Refusal payment-not-authorized, payment-captured-in-part, payment-operation-running
 */
export function startVoid(
  context: TxContext,
  of: { payment: Payment; isRest?: boolean } & Facts,
): PaymentOperation {
  const { payment } = of
  if (payment.status !== 'authorized' || payment.tender !== 'provider')
    throw new Refusal(operationRefusals.notAuthorized)
  if (payment.capturingAmount > 0) throw new Refusal(operationRefusals.operationRunning)
  if (payment.capturedAmount > 0 && !of.isRest) throw new Refusal(operationRefusals.capturedInPart)
  const amount = payment.amount - payment.capturedAmount
  return start(context, { ...of, kind: 'void', amount, isFinal: true, change: { capturingAmount: amount } })
}

/**
 * Sets what is to be given back aside on the payment's row and records the operation with its key. The payment is locked
 * (`lockPaidWith`); `runOperation` does the rest, outside this transaction.
 * @param of.amount above 0; @param of.reference the refund or the edit of an order it is for
 * @throws Refusal refund-exceeds-capture
 */
export function startRefund(
  context: TxContext,
  of: { payment: Payment; amount: number } & Facts,
): PaymentOperation {
  const { payment, amount } = of
  const refundable = refundableAmount(payment)
  if (amount > refundable)
    throw new Refusal(operationRefusals.refundExceedsCapture, {
      members: { refundable: money(refundable, payment.currency) },
    })
  const change = { refundingAmount: payment.refundingAmount + amount }
  return start(context, { ...of, kind: 'refund', isFinal: false, change })
}

interface NewOperation extends Facts {
  payment: Payment
  kind: PaymentOperation['kind']
  amount: number
  isFinal: boolean
}

function start(context: TxContext, of: NewOperation & { change: Partial<Payment> }): PaymentOperation {
  changePayment(context, { payment: of.payment, change: of.change, tells: null })
  return newOperation(context, of)
}

/**
 * Records an operation whose amount has been set aside on the payment's row.
 * @param of.seenAs it was seen at the provider, under this name, where somebody has done it: nobody asks for it
 */
export function newOperation(
  context: TxContext,
  of: NewOperation & { seenAs?: { providerReference: string | null } },
): PaymentOperation {
  const { payment, kind, amount, isFinal, reference, createdBy, seenAs } = of
  if (!(amount > 0)) throw new Error('an operation moves an amount above 0')
  const id = of.id ?? newId('paymentOperation')
  const operation: PaymentOperation = {
    id,
    paymentId: payment.id,
    kind,
    amount,
    isFinal,
    status: seenAs ? 'succeeded' : 'started',
    providerKey: `${id}:${seenAs ? 'seen' : kind}`,
    providerReference: seenAs?.providerReference ?? null,
    failureCode: null,
    reference,
    createdBy,
    createdAt: context.now,
    updatedAt: context.now,
    settledAt: seenAs ? context.now : null,
  }
  context.tx.collectAtClose('new_payment_operations', operation, (operations) =>
    closingNewOperations(context.store.id, operations as PaymentOperation[]),
  )
  return operation
}
