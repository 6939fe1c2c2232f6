import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { beginFlow, endFlow, hasBegun, type StoredReply } from '../../platform/idempotency.ts'
import { lockReturn, moveReturn, type NamedReturn, tellingOf } from './change-return.ts'
import type { OrderReturn } from './order-return.ts'
import type { Refund } from './refund.ts'
import { refundIdOf } from './refund-id.ts'
import { finishOperations, type MoneyCall } from './refund-order.ts'
import { leftToRefund, type WantedRefund } from './refund-parts.ts'
import { readRefundOfReturn } from './refund-queries.ts'
import { readReturn } from './return-queries.ts'
import { refundableOf, type SoldOrder } from './sold-order.ts'
import { lockPaymentsOf, recordRefund } from './start-refund.ts'

/**
 * Ends a return: what was accepted is paid back, in the three steps of `refundOrder`; where nothing was, it just ends. Should
 * the provider refuse, the return stays completed and its refund has failed: it can be made by hand.
 * @throws Refusal not-found, version-conflict, return-not-in-that-state, refund-above-paid, store-credit-needs-customer,
 *   payment-provider-unavailable
 */
export async function completeReturn(
  context: Context,
  of: NamedReturn &
    MoneyCall & {
      shippingAmount: number
      paidTo: Refund['paidTo']
      reply: (completed: OrderReturn) => StoredReply
    },
): Promise<OrderReturn> {
  await inTransaction(context, async (tx) => {
    const { order: locked, found } = await lockReturn(tx, of)
    const begun = of.flow !== undefined && (await hasBegun(tx, of.flow))
    if (of.flow) beginFlow(tx, of.flow)
    if (found.state === 'completed' && begun) return
    const { order } = moveReturn(tx, {
      order: locked,
      found,
      cause: 'completed',
      change: {},
      told: { change: {}, type: 'return.completed', payload: tellingOf(found) },
    })
    const wanted = acceptedOf(order, found, of.shippingAmount)
    const payments = await lockPaymentsOf(tx, order.id)
    const { paidTo } = of
    const id = refundIdOf(tx, of.flow)
    const facts = { id, returnId: found.id, paidTo, reason: found.reason, note: '' }
    await recordRefund(tx, { order, payments, wanted, ...facts })
  })
  const refund = await inTransaction(context, ({ tx, store }) =>
    readRefundOfReturn(tx, store.id, of.returnId),
  )
  if (refund) await finishOperations(context, { ...of, references: [refund.id] })
  const ended = await inTransaction(context, async (tx) => {
    const completed = await readReturn(readsOf(tx), tx.store.id, of.returnId)
    if (!completed) throw new Error(`return ${of.returnId} is gone`)
    if (of.flow) endFlow(tx, of.flow, of.reply(completed))
    return completed
  })
  return ended
}

/** Pieces that were accepted, as far as they have not been refunded by hand before. */
export function acceptedOf(
  order: SoldOrder,
  { lines }: OrderReturn,
  fulfillmentAmount: number,
): Exclude<WantedRefund, { amount: number }> {
  const left = leftToRefund(refundableOf(order)).lines
  return {
    lines: lines.flatMap(({ id, acceptedQuantity }) => {
      const quantity = Math.min(acceptedQuantity, left.find((line) => line.id === id)?.quantityLeft ?? 0)
      return quantity > 0 ? [{ id, quantity }] : []
    }),
    fulfillmentAmount,
  }
}
