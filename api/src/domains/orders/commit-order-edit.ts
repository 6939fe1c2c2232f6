import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { beginFlow, endFlow, hasBegun, type StoredReply } from '../../platform/idempotency.ts'
import { money } from '../../platform/money.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { extendWholeHold, HoldGone } from '../inventory/index.ts'
import { capturableAmount } from '../payments/index.ts'
import { applyOrderEdit, stillFits } from './apply-order-edit.ts'
import { writeOrderChange } from './change-order.ts'
import { changeRefusals } from './change-refusals.ts'
import { claimPreviewAgain } from './claim-again.ts'
import { editRefusals } from './edit-refusals.ts'
import { moveEdit } from './move-order-edit.ts'
import { type OrderEdit, paymentSeconds } from './order-edit.ts'
import type { OrderEditView } from './present-order-edit.ts'
import { stockWishes } from './quote-lines.ts'
import { findEdit, type NamedEdit, viewOfEdit } from './read-order-edit.ts'
import { finishOperations, type MoneyCall } from './refund-order.ts'
import type { SoldOrder } from './sold-order.ts'
import { lockSoldOrder } from './sold-order-queries.ts'
import { lockPaymentsOf, refundableOfPayments } from './start-refund.ts'

/**
 * Does what was previewed: at once where nothing is left to pay, and what is left to give back is given back in the three
 * steps of `refundOrder`; otherwise the buyer is asked to pay the difference, and the edit waits for that.
 * Goods that are held no more are set aside once more before.
 * @throws Refusal not-found, order-canceled, order-edit-not-open, order-edit-outdated, order-edit-needs-capture, out-of-stock,
 *   payment-provider-unavailable
 */
export async function commitOrderEdit(
  context: Context,
  of: MoneyCall & NamedEdit & { reply: (view: OrderEditView) => StoredReply },
): Promise<OrderEditView> {
  const once = async (tx: TxContext) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    const edit = await findEdit(tx, of)
    const begun = of.flow !== undefined && (await hasBegun(tx, of.flow))
    if (of.flow) beginFlow(tx, of.flow)
    if (begun && edit.state !== 'previewed') return edit
    await mustBeCommittable(tx, order, edit)
    if (edit.differenceAmount > 0) return askForPayment(tx, order, edit)
    await mustHaveMoney(tx, order, edit)
    return applyOrderEdit(tx, { order, edit, cause: 'committed' })
  }
  const { refundId } = await inTransaction(context, once).catch(async (error: unknown) => {
    if (!(error instanceof HoldGone)) throw error
    await claimPreviewAgain(context, await inTransaction(context, (tx) => findEdit(tx, of)))
    return inTransaction(context, once)
  })
  if (refundId) await finishOperations(context, { ...of, references: [refundId] })
  return inTransaction(context, async (tx) => {
    const view = await viewOfEdit(tx, await findEdit(tx, of))
    if (of.flow) endFlow(tx, of.flow, of.reply(view))
    return view
  })
}

/** @throws Refusal order-canceled, order-edit-not-open, order-edit-outdated */
async function mustBeCommittable(context: TxContext, order: SoldOrder, edit: OrderEdit): Promise<void> {
  if (order.status === 'canceled') throw new Refusal(changeRefusals.canceled)
  if (edit.state !== 'previewed' || edit.expiresAt <= context.now) throw new Refusal(editRefusals.notOpen)
  if (order.version !== edit.orderVersion || !(await stillFits(context, order, edit)))
    throw new Refusal(editRefusals.outdated)
}

/** What is only promised cannot be given back. @throws Refusal order-edit-needs-capture */
async function mustHaveMoney(context: TxContext, order: SoldOrder, edit: OrderEdit): Promise<void> {
  if (edit.differenceAmount === 0) return
  const payments = await lockPaymentsOf(context, order.id)
  const refundable = refundableOfPayments(payments, order)
  if (refundable >= -edit.differenceAmount) return
  if (payments.some((payment) => capturableAmount(payment) > 0))
    throw new Refusal(editRefusals.needsCapture, {
      members: { refundable: money(refundable, order.currency) },
    })
}

function askForPayment(context: TxContext, order: SoldOrder, edit: OrderEdit): OrderEdit {
  const expiresAt = secondsAfter(context.now, paymentSeconds)
  const asked = moveEdit(context, edit, 'paymentAsked', { expiresAt, requestedAt: context.now })
  const holds = stockWishes(edit.outcome.added).length
  extendWholeHold(context, { reference: edit.id, holds, expiresAt })
  writeOrderChange(context, order, {
    change: {},
    type: 'order.edit_requested',
    payload: {
      editId: edit.id,
      number: order.number,
      due: edit.differenceAmount,
      currency: edit.currency,
    },
    sellerIds: [],
    isForBuyer: true,
  })
  return asked
}
