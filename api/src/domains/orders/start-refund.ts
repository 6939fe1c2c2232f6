import { actorName, type TxContext } from '../../platform/context.ts'
import { money, sumAmounts } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { accountIdOf, creditBalance, storeCreditOf } from '../ledger/index.ts'
import { lockPaidWith, type Payment, refundableAmount, startRefund } from '../payments/index.ts'
import { changeRefusals } from './change-refusals.ts'
import type { Refund } from './refund.ts'
import {
  type RefundParts,
  refundParts,
  refundTax,
  refundTenders,
  refundTotal,
  type WantedRefund,
} from './refund-parts.ts'
import { closingNewRefund } from './refund-queries.ts'
import { endRefund } from './settle-refund.ts'
import { refundableOf, type SoldOrder } from './sold-order.ts'
import { readPaidReferences } from './sold-order-queries.ts'

/** What a refund is for, besides how much. */
export interface RefundFacts {
  /** From {@link refundIdOf} */
  id: string
  returnId: string | null
  /** Of what an edit took off, and how much of it counts against what the edit added; left out: a refund by itself */
  setOff?: { editId: string; amount: number }
  paidTo: Refund['paidTo']
  reason: string
  note: string
}

/** Payments of an order, locked: after the order's row. */
export async function lockPaymentsOf({ tx, store }: TxContext, orderId: string): Promise<Payment[]> {
  const payments: Payment[] = []
  for (const reference of await readPaidReferences(tx, store.id, orderId))
    payments.push(...(await lockPaidWith(tx, store.id, reference)))
  return payments
}

/** What can still be given back of an order, whatever it is for: what was captured less all refunds. Disputed money is gone. */
export const refundableOfPayments = (payments: readonly Payment[], order: SoldOrder): number =>
  Math.max(
    0,
    sumAmounts(payments.map(({ capturedAmount, disputedAmount }) => capturedAmount - disputedAmount)) -
      sumAmounts(order.refunds.map(({ amount, setOffAmount }) => amount - setOffAmount)),
  )

/**
 * Decides what a refund gives back of a locked order, sets it aside on its payments, and records it. Store credit is given
 * at once, and what is set off is nobody's to pay; for all else `finishOperations` asks the providers, outside this transaction.
 * @returns the refund; null where there is nothing to give back
 * @throws Refusal refund-above-paid, refund-line-unknown, store-credit-needs-customer
 */
export async function recordRefund(
  context: TxContext,
  of: { order: SoldOrder; payments: readonly Payment[]; wanted: WantedRefund } & RefundFacts,
): Promise<Refund | null> {
  const { order, payments } = of
  const refundable = refundableOfPayments(payments, order)
  const setOffAmount = of.setOff?.amount ?? 0
  const decided = decide(order, of.wanted, refundable + setOffAmount)
  const amount = refundTotal(decided)
  if (amount === 0) return null
  if (of.paidTo === 'store_credit' && order.customerId === null)
    throw new Refusal(changeRefusals.noStoreCredit)
  const refund: Refund = {
    id: of.id,
    orderId: order.id,
    returnId: of.returnId,
    editId: of.setOff?.editId ?? null,
    amount,
    setOffAmount,
    currency: order.currency,
    fulfillmentAmount: decided.fulfillmentAmount,
    taxAmount: refundTax(decided),
    lines: decided.lines,
    paidTo: of.paidTo,
    status: 'started',
    reason: of.reason,
    note: of.note,
    createdBy: actorName(context.actor),
    version: 1,
    createdAt: context.now,
    settledAt: null,
    tenders: [],
  }
  if (refund.paidTo === 'store_credit') {
    const given: Refund = { ...refund, status: 'succeeded', settledAt: context.now }
    context.tx.atClose(closingNewRefund(context.store.id, given))
    await endRefund(context, { order, refund: given })
    const account = storeCreditOf(order.customerId ?? '', order.currency)
    creditBalance(context, { accountId: accountIdOf(context.store.id, account), amount })
    return given
  }
  const toPay = amount - setOffAmount
  if (toPay === 0) {
    const settled: Refund = { ...refund, status: 'succeeded', settledAt: context.now }
    context.tx.atClose(closingNewRefund(context.store.id, settled))
    await endRefund(context, { order, refund: settled })
    return settled
  }
  context.tx.atClose(closingNewRefund(context.store.id, refund))
  const tenders = refundTenders(
    payments.map((payment) => ({
      payment,
      tender: payment.tender,
      refundableAmount: refundableAmount(payment),
    })),
    toPay,
  )
  // What was given as store credit is still with the provider: never more than the provider has.
  if (sumAmounts(tenders.map((tender) => tender.amount)) !== toPay) throw tooMuch(order, refundable, [])
  for (const { payment, amount: part } of tenders)
    startRefund(context, {
      payment: payment.payment,
      amount: part,
      reference: refund.id,
      createdBy: refund.createdBy,
    })
  return refund
}

function decide(order: SoldOrder, wanted: WantedRefund, refundable: number): RefundParts {
  const outcome = refundParts(refundableOf(order), wanted)
  if ('problems' in outcome) {
    if (outcome.problems.some(({ pointer }) => pointer.endsWith('/id')))
      throw new Refusal(changeRefusals.refundLineUnknown, { errors: outcome.problems })
    throw tooMuch(order, refundable, outcome.problems)
  }
  if (refundTotal(outcome.parts) > refundable) throw tooMuch(order, refundable, [])
  return outcome.parts
}

const tooMuch = (
  { currency }: SoldOrder,
  refundable: number,
  errors: { pointer: string; message: string }[],
): Refusal =>
  new Refusal(changeRefusals.refundTooMuch, {
    ...(errors.length > 0 ? { errors } : {}),
    members: { refundable: money(refundable, currency) },
  })
