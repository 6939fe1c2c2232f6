import type { TxContext } from '../../platform/context.ts'
import { sumAmounts } from '../../platform/money.ts'
import type { OperationFollower, PaymentOperation } from '../payments/index.ts'
import { writeOrderChange } from './change-order.ts'
import { postReversal } from './post-sale.ts'
import type { Refund } from './refund.ts'
import { refundTax, scaledParts } from './refund-parts.ts'
import { closingSettledRefund, readRefund } from './refund-queries.ts'
import { refundPartsOf } from './sale-books-queries.ts'
import type { SoldOrder } from './sold-order.ts'
import { findOrderOfPayment, lockSoldOrder } from './sold-order-queries.ts'

/** What an order makes of captures, voids and refunds of its payments: for whoever runs them, the worker too. */
export const orderOperations: OperationFollower = {
  async lock({ tx, store }, _, payment) {
    const orderId = await findOrderOfPayment(tx, store.id, payment)
    if (orderId) await lockSoldOrder(tx, store.id, orderId)
    return { orderId }
  },
  settled: (tx, operation) => settleRefund(tx, operation),
}

/**
 * The last operation of a refund ends it: what was given back counts for the order and its lines from then on. Where
 * only some operations succeeded, the refund is what they gave back.
 */
async function settleRefund(context: TxContext, operation: PaymentOperation): Promise<void> {
  const { tx, store, now } = context
  if (operation.kind !== 'refund' || operation.reference === null) return
  const refund = await readRefund(tx, store.id, operation.reference)
  if (refund?.status !== 'started') return
  const tenders = refund.tenders.map((tender) =>
    tender.operationId === operation.id ? { ...tender, status: operation.status } : tender,
  )
  if (tenders.some(({ status }) => status === 'started' || status === 'pending')) return
  const order = await lockSoldOrder(tx, store.id, refund.orderId)
  if (!order) throw new Error(`refund ${refund.id} is of no order`)
  const given = sumAmounts(tenders.flatMap(({ status, amount }) => (status === 'succeeded' ? [amount] : [])))
  const settled = { ...givenBack(refund, given), tenders, settledAt: now }
  tx.atClose(closingSettledRefund(store.id, settled))
  await endRefund(context, { order, refund: settled })
}

/** @param paid by the payments: what was set off stands, whatever becomes of the rest */
function givenBack(refund: Refund, paid: number): Refund {
  const amount = paid + refund.setOffAmount
  if (amount === 0) return { ...refund, status: 'failed' }
  if (amount === refund.amount) return { ...refund, status: 'succeeded' }
  const parts = scaledParts(refundPartsOf(refund), amount)
  return {
    ...refund,
    status: 'succeeded',
    amount,
    lines: parts.lines,
    fulfillmentAmount: parts.fulfillmentAmount,
    taxAmount: refundTax(parts),
  }
}

/** What a refund that is over means to its order, and to the books. */
export async function endRefund(context: TxContext, of: { order: SoldOrder; refund: Refund }): Promise<void> {
  const { order, refund } = of
  const { id: refundId, returnId, amount, setOffAmount, currency } = refund
  if (refund.status === 'failed') {
    writeOrderChange(context, order, {
      change: {},
      type: 'order.refund_failed',
      payload: { refundId, number: order.number, amount, currency },
      sellerIds: [],
      isForBuyer: false,
    })
    return
  }
  writeOrderChange(context, order, {
    change: { refunded: { amount, lines: refund.lines } },
    type: 'order.refunded',
    payload: {
      refundId,
      returnId,
      number: order.number,
      amount,
      setOffAmount,
      currency,
      paidTo: refund.paidTo,
    },
    sellerIds: [],
    isForBuyer: true,
  })
  await postReversal(context, {
    orderId: order.id,
    reference: refundId,
    parts: refundPartsOf(refund),
    creditTo: refund.paidTo === 'store_credit' ? order.customerId : null,
  })
}
