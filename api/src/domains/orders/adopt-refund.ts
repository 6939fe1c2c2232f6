import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import type { Payment } from '../payments/index.ts'
import type { Refund } from './refund.ts'
import { refundParts, refundTax } from './refund-parts.ts'
import { closingNewRefund } from './refund-queries.ts'
import { endRefund } from './settle-refund.ts'
import { refundableOf } from './sold-order.ts'
import { findOrderOfPayment, lockSoldOrder } from './sold-order-queries.ts'

/**
 * What was given back at a provider's own pages, as a refund of its order: spread over all that is left, in proportion.
 * The order is locked, and its payment; the caller records who has paid it.
 * @param of.amount minor units
 * @returns the refund; null: no order, or more than can be due of it
 */
export async function adoptRefund(
  context: TxContext,
  of: { payment: Payment; amount: number },
): Promise<string | null> {
  const { tx, store, now } = context
  const orderId = await findOrderOfPayment(tx, store.id, of.payment)
  const order = orderId && (await lockSoldOrder(tx, store.id, orderId))
  const outcome = order && refundParts(refundableOf(order), { amount: of.amount })
  if (!order || !outcome || 'problems' in outcome) return null
  const { parts } = outcome
  const refund: Refund = {
    id: newId('refund'),
    orderId: order.id,
    returnId: null,
    editId: null,
    amount: of.amount,
    setOffAmount: 0,
    currency: order.currency,
    fulfillmentAmount: parts.fulfillmentAmount,
    taxAmount: refundTax(parts),
    lines: parts.lines,
    paidTo: 'original',
    status: 'succeeded',
    reason: 'Made at the payment provider.',
    note: '',
    createdBy: 'provider',
    version: 1,
    createdAt: now,
    settledAt: now,
    tenders: [],
  }
  tx.atClose(closingNewRefund(store.id, refund))
  await endRefund(context, { order, refund })
  return refund.id
}
