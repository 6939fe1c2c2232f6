import type { TxContext } from '../../platform/context.ts'
import { readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { claimStock, restock } from '../inventory/index.ts'
import { writeOrderChange } from './change-order.ts'
import { onlyPieces } from './change-refusals.ts'
import { moveReturn, tellingOf } from './change-return.ts'
import { acceptedOf } from './complete-return.ts'
import { moveEdit } from './move-order-edit.ts'
import { type OrderEdit, productIdsOfEdit, type TakenOffLine } from './order-edit.ts'
import { closingAddedLines } from './order-edit-queries.ts'
import type { OrderReturn } from './order-return.ts'
import { leftToShip, nextOrderStatus, type OrderCause, orderStatus } from './order-state.ts'
import { postAddedSale } from './post-sale.ts'
import { totalsOfAdded } from './price-added-lines.ts'
import { stockWishes } from './quote-lines.ts'
import { type RefundProblem, refundParts } from './refund-parts.ts'
import { readReturn } from './return-queries.ts'
import { refundableOf, type SoldOrder } from './sold-order.ts'
import { readSoldFrom } from './sold-order-queries.ts'
import { lockPaymentsOf, recordRefund } from './start-refund.ts'

/**
 * What an edit takes off of an order as it is now, for what was paid for it: pieces that have neither been shipped nor paid
 * back, or what was accepted of a return.
 */
export function takeOff(
  order: SoldOrder,
  of: { remove: readonly { id: string; quantity: number }[]; exchanged: OrderReturn | null },
): { takenOff: TakenOffLine[] } | { problems: RefundProblem[] } {
  const lines = of.exchanged ? acceptedOf(order, of.exchanged, 0).lines : of.remove
  const notThere = of.exchanged ? [] : of.remove.flatMap((wanted, at) => problemsOf(order, wanted, at))
  if (notThere.length > 0) return { problems: notThere }
  const outcome = refundParts(refundableOf(order), { lines, fulfillmentAmount: 0 })
  if ('problems' in outcome)
    return {
      problems: outcome.problems.map(({ pointer, message }) => ({
        pointer: pointer.replace('/lineItems', '/remove'),
        message,
      })),
    }
  const takenOff = outcome.parts.lines.map((part) => {
    const { title = '', variantTitle = '' } = order.lines.find(({ id }) => id === part.id) ?? {}
    return { ...part, title, variantTitle }
  })
  return { takenOff }
}

function problemsOf(
  order: SoldOrder,
  { id, quantity }: { id: string; quantity: number },
  at: number,
): RefundProblem[] {
  const line = order.lines.find((each) => each.id === id)
  if (!line) return [{ pointer: `/remove/${at}/id`, message: 'is no line of this order' }]
  const left = leftToShip(line)
  return quantity > left
    ? [{ pointer: `/remove/${at}/quantity`, message: `${onlyPieces(left)} left to ship` }]
    : []
}

/** Whether what was previewed can still be done, to the minor unit. The order is locked. */
export async function stillFits(context: TxContext, order: SoldOrder, edit: OrderEdit): Promise<boolean> {
  if (order.status === 'canceled') return false
  const exchanged = await exchangedBy(context, edit)
  if (edit.changes.returnId !== null && !isExchangeable(exchanged, order.id)) return false
  const now = takeOff(order, { remove: edit.changes.remove, exchanged })
  return 'takenOff' in now && isSame(now.takenOff, edit.outcome.takenOff)
}

const isSame = (a: readonly TakenOffLine[], b: readonly TakenOffLine[]): boolean =>
  a.length === b.length &&
  a.every(({ id, quantity, amount, taxAmount }) =>
    b.some(
      (line) =>
        line.id === id &&
        line.quantity === quantity &&
        line.amount === amount &&
        line.taxAmount === taxAmount,
    ),
  )

/** Whether an edit of this order may take off what of the return was accepted. */
export const isExchangeable = (found: OrderReturn | null, orderId: string): found is OrderReturn =>
  found?.orderId === orderId && found.state === 'inspected' && found.resolution === 'exchange'

const exchangedBy = async (context: TxContext, { changes }: OrderEdit): Promise<OrderReturn | null> =>
  changes.returnId === null ? null : readReturn(readsOf(context), context.store.id, changes.returnId)

/**
 * Does what was previewed to a locked order, all in one transaction: what is taken off becomes a refund that is set off
 * against what is added, goods are claimed and put back, the ledger hears of both. What is left to pay back is set aside on
 * the payments; `finishOperations` asks the providers.
 * @throws Refusal order-edit-needs-capture and those of `recordRefund`; Error when it does not fit: see {@link stillFits}
 */
export async function applyOrderEdit(
  context: TxContext,
  of: { order: SoldOrder; edit: OrderEdit; cause: 'committed' | 'paid' },
): Promise<OrderEdit> {
  const { edit } = of
  const { outcome } = edit
  const done = moveEdit(context, edit, of.cause)
  const productIds = await moveGoods(context, edit)
  if (outcome.added.length > 0) {
    context.tx.atClose(closingAddedLines(context.store.id, edit))
    const { orderId, currency } = edit
    await postAddedSale(context, { orderId, editId: edit.id, currency, lines: outcome.added })
  }
  const exchanged = await exchangedBy(context, edit)
  const changed = writeEdit(context, { ...of, exchanged, productIds })
  const refundId = await recordTakenOff(context, { order: changed, edit, exchanged })
  return { ...done, refundId }
}

/**
 * What is added leaves the shelf, what is taken off is put back; what came back with a return was dealt with there.
 * @returns products of which there is more or less now
 */
async function moveGoods(context: TxContext, edit: OrderEdit): Promise<string[]> {
  const { outcome, changes } = edit
  const products = productIdsOfEdit(edit)
  if (outcome.added.length > 0) claimStock(context, { reference: edit.id, lines: stockWishes(outcome.added) })
  if (changes.returnId !== null || outcome.takenOff.length === 0) return products
  const places = await readSoldFrom(context.tx, context.store.id, edit.orderId)
  const lines = outcome.takenOff.flatMap(({ id, quantity }) => {
    const place = places.find(({ lineId }) => lineId === id)
    return place ? [{ ...place, quantity }] : []
  })
  restock(context, { reference: edit.id, kind: 'edited', lines })
  return [...new Set([...products, ...lines.map(({ productId }) => productId)])]
}

/** The order with its new totals and status; an exchange ends its return first. */
function writeEdit(
  context: TxContext,
  of: { order: SoldOrder; edit: OrderEdit; exchanged: OrderReturn | null; productIds: string[] },
): SoldOrder {
  const { edit, exchanged } = of
  const { outcome, currency } = edit
  const order = exchanged
    ? moveReturn(context, {
        order: of.order,
        found: exchanged,
        cause: 'completed',
        change: { editId: edit.id },
        told: { change: {}, type: 'return.completed', payload: tellingOf(exchanged) },
      }).order
    : of.order
  const removed = exchanged ? [] : outcome.takenOff.map(({ id, quantity }) => ({ id, quantity }))
  const status = statusAfter(order, edit, removed)
  const added = outcome.added.map(({ sellerId }) => sellerId)
  const touched = order.lines.filter(({ id }) => outcome.takenOff.some((line) => line.id === id))
  return writeOrderChange(context, order, {
    change: {
      status,
      ...(status === 'fulfilled' ? { heldAt: null, holdReason: '' } : {}),
      added: totalsOfAdded(outcome.added),
      removed,
    },
    type: 'order.edited',
    payload: {
      editId: edit.id,
      number: order.number,
      difference: edit.differenceAmount,
      currency,
      productIds: of.productIds,
    },
    sellerIds: [...new Set([...added, ...touched.map(({ sellerId }) => sellerId)])],
    isForBuyer: true,
  })
}

function statusAfter(
  order: SoldOrder,
  { outcome }: OrderEdit,
  removed: readonly { id: string; quantity: number }[],
): SoldOrder['status'] {
  const kept = order.lines.map((line) => ({
    ...line,
    removedQuantity: line.removedQuantity + (removed.find(({ id }) => id === line.id)?.quantity ?? 0),
  }))
  const added = outcome.added.map(({ quantity }) => ({ quantity, fulfilledQuantity: 0, removedQuantity: 0 }))
  const wanted = orderStatus([...kept, ...added])
  const causes: OrderCause[] = ['edited', 'restTakenOff', 'linesAdded']
  const cause = causes.find((each) => nextOrderStatus(order.status, each) === wanted)
  if (!cause) throw new Error(`a ${order.status} order cannot be ${wanted} by an edit`)
  return wanted
}

/** @returns the refund's id; null where nothing that was taken off had cost anything */
async function recordTakenOff(
  context: TxContext,
  of: { order: SoldOrder; edit: OrderEdit; exchanged: OrderReturn | null },
): Promise<string | null> {
  const { order, edit, exchanged } = of
  const { takenOff, takenOffAmount, addedAmount } = edit.outcome
  if (takenOffAmount === 0) return null
  const refund = await recordRefund(context, {
    order,
    payments: await lockPaymentsOf(context, order.id),
    wanted: { lines: takenOff.map(({ id, quantity }) => ({ id, quantity })), fulfillmentAmount: 0 },
    id: newId('refund'),
    returnId: exchanged?.id ?? null,
    setOff: { editId: edit.id, amount: Math.min(takenOffAmount, addedAmount) },
    paidTo: 'original',
    reason: exchanged?.reason ?? '',
    note: edit.note,
  })
  return refund?.id ?? null
}
