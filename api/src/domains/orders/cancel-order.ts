import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { beginFlow, endFlow, hasBegun, type StoredReply } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { restock } from '../inventory/index.ts'
import { capturableAmount, type Payment, startVoid } from '../payments/index.ts'
import { writeOrderChange } from './change-order.ts'
import { changeRefusals } from './change-refusals.ts'
import { discardOpenEdit } from './discard-order-edit.ts'
import { nextOrderStatus } from './order-state.ts'
import { postCancellation } from './post-sale.ts'
import { refundIdOf } from './refund-id.ts'
import { finishOperations, type MoneyCall } from './refund-order.ts'
import type { SoldOrder } from './sold-order.ts'
import { lockSoldOrder, readSoldFrom } from './sold-order-queries.ts'
import { lockPaymentsOf, recordRefund, refundableOfPayments } from './start-refund.ts'

/**
 * Ends an order of which nothing has been shipped: its goods are back on the shelf and what was captured or only authorized is
 * given back. Promotions stay used, and the numbers of its cart, checkout and order stay taken. In the three steps of
 * `refundOrder`; killed at any point, a retry with the same key goes on.
 * @param of.by who wants it: their words go to the buyer
 * @throws Refusal not-found, order-not-cancelable, refund-running, payment-provider-unavailable
 */
export async function cancelOrder<T>(
  context: Context,
  of: MoneyCall & {
    orderId: string
    by: 'staff' | 'buyer'
    reason: string
    read: (tx: TxContext) => Promise<T>
    reply: (order: T) => StoredReply
  },
): Promise<T> {
  const refundId = refundIdOf(context, of.flow)
  await inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    const begun = of.flow !== undefined && (await hasBegun(tx, of.flow))
    if (of.flow) beginFlow(tx, of.flow)
    if (order.status === 'canceled' && begun) return
    const status = nextOrderStatus(order.status, 'canceled')
    if (status === null) throw new Refusal(changeRefusals.notCancelable)
    if (order.refunds.some(({ status }) => status === 'started'))
      throw new Refusal(changeRefusals.refundRunning)
    const payments = await lockPaymentsOf(tx, order.id)
    await postCancellation(tx, { orderId: order.id })
    await giveBack(tx, { order, payments, refundId, reason: of.reason })
    const sold = await readSoldFrom(tx.tx, tx.store.id, order.id)
    restock(tx, { reference: order.id, kind: 'canceled', lines: sold })
    writeOrderChange(tx, order, {
      change: { status, heldAt: null, holdReason: '', canceledAt: tx.now, cancelReason: of.reason },
      type: 'order.canceled',
      payload: {
        number: order.number,
        by: of.by,
        productIds: [...new Set(sold.map(({ productId }) => productId))],
      },
      isForBuyer: true,
    })
  })
  await discardOpenEdit(context, of)
  await finishOperations(context, { ...of, references: [of.orderId, refundId] })
  const ended = await inTransaction(context, async (tx) => {
    const order = await of.read(tx)
    if (of.flow) endFlow(tx, of.flow, of.reply(order))
    return order
  })
  return ended
}

/** What was captured goes back where it came from; what was only promised is let go. */
async function giveBack(
  context: TxContext,
  of: { order: SoldOrder; payments: readonly Payment[]; refundId: string; reason: string },
): Promise<void> {
  const { order, payments, refundId, reason } = of
  const createdBy = actorName(context.actor)
  for (const payment of payments)
    if (capturableAmount(payment) > 0)
      startVoid(context, { payment, isRest: true, reference: order.id, createdBy })
  const left = refundableOfPayments(payments, order)
  if (left === 0) return
  await recordRefund(context, {
    order,
    payments,
    wanted: { amount: left },
    id: refundId,
    returnId: null,
    paidTo: 'original',
    reason,
    note: '',
  })
}
