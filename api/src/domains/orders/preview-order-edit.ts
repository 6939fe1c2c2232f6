import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { sumAmounts } from '../../platform/money.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { type HoldWish, holdStock, releaseStock } from '../inventory/index.ts'
import { type Asking, askingServices, type PriceServices } from '../pricing/index.ts'
import { isExchangeable, takeOff } from './apply-order-edit.ts'
import { changeRefusals } from './change-refusals.ts'
import { editRefusals } from './edit-refusals.ts'
import { moveEdit } from './move-order-edit.ts'
import {
  type EditOutcome,
  type OrderEdit,
  previewSeconds,
  productIdsOfEdit,
  type WantedEdit,
} from './order-edit.ts'
import { closingNewEdit, readOpenEdit } from './order-edit-queries.ts'
import { readOrderIn } from './order-queries.ts'
import type { OrderReturn } from './order-return.ts'
import { type OfferToAdd, priceAddedLines, totalsOfAdded } from './price-added-lines.ts'
import { readReturn } from './return-queries.ts'
import type { SoldOrder } from './sold-order.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

interface Preview {
  orderId: string
  /** Of the order, as whoever previews has read it */
  version: number
  wanted: WantedEdit
  note: string
}

/**
 * Shows what an edit of an order would come to, and sets aside what it adds: nothing of the order changes. An earlier
 * preview is replaced, and what it holds is taken over.
 * @param of.once the transaction of the preview; it is run again after services were asked for tax
 * @throws Refusal not-found, order-canceled, order-edit-outdated, order-edit-being-paid, order-edit-not-possible, and those of
 *   {@link priceAddedLines}
 */
export async function previewOrderEdit<T>(
  context: Context,
  of: Preview & {
    services: PriceServices
    once: (preview: (tx: TxContext) => Promise<OrderEdit>) => Promise<T>
  },
): Promise<T> {
  const id = newId('orderEdit')
  // The same in each run, so that services are not asked for something else each time.
  const add = of.wanted.add.map((offer) => ({ ...offer, lineId: newId('orderLine') }))
  return askingServices({ services: of.services, log: context.log }, (asking) =>
    of.once((tx) => preview(tx, { ...of, id, add, asking })),
  )
}

async function preview(
  context: TxContext,
  of: Preview & { id: string; add: OfferToAdd[]; asking: Asking | null },
): Promise<OrderEdit> {
  const { tx, store, now } = context
  const order = await lockSoldOrder(tx, store.id, of.orderId)
  const bought = order && (await readOrderIn(tx, store.id, of.orderId))
  if (!order || !bought) throw new Refusal(platformRefusals.notFound)
  if (order.status === 'canceled') throw new Refusal(changeRefusals.canceled)
  if (order.version !== of.version) throw new Refusal(editRefusals.outdated)
  const open = await readOpenEdit(readsOf(context), store.id, order.id)
  if (open?.state === 'awaiting_payment') throw new Refusal(editRefusals.beingPaid)
  const exchanged = await returnToExchange(context, of)
  const takenOff = mustFit(order, { ...of.wanted, exchanged, addresses: bought.destinations.length })
  const { wishes, ...priced } = await priceAddedLines(context, {
    order: bought,
    add: of.add,
    asking: of.asking,
    replaced: open,
  })
  const outcome: EditOutcome = {
    ...priced,
    takenOff,
    addedAmount: totalsOfAdded(priced.added).totalAmount,
    takenOffAmount: sumAmounts(takenOff.map(({ amount }) => amount)),
  }
  const edit: OrderEdit = {
    id: of.id,
    orderId: order.id,
    orderVersion: order.version,
    state: 'previewed',
    changes: of.wanted,
    outcome,
    differenceAmount: sumAmounts([outcome.addedAmount, -outcome.takenOffAmount]),
    currency: order.currency,
    note: of.note,
    createdBy: actorName(context.actor),
    version: 1,
    requestedAt: null,
    expiresAt: secondsAfter(now, previewSeconds),
    createdAt: now,
    updatedAt: now,
    refundId: null,
  }
  if (open) moveEdit(context, open, 'replaced')
  tx.atClose(closingNewEdit(store.id, edit))
  setAside(context, { edit, wishes, open })
  return edit
}

/** @throws Refusal order-edit-not-possible */
async function returnToExchange(context: TxContext, of: Preview): Promise<OrderReturn | null> {
  const { returnId } = of.wanted
  if (returnId === null) return null
  const found = await readReturn(readsOf(context), context.store.id, returnId)
  if (isExchangeable(found, of.orderId)) return found
  throw notPossible([{ pointer: '/returnId', message: 'is no inspected exchange of this order' }])
}

/** @throws Refusal order-edit-not-possible, naming what is wrong by its place in the request */
function mustFit(
  order: SoldOrder,
  wanted: WantedEdit & { exchanged: OrderReturn | null; addresses: number },
): EditOutcome['takenOff'] {
  const problems = [...problemsOfAdded(order, wanted), ...emptied(order, wanted)]
  const taken = takeOff(order, wanted)
  if ('problems' in taken) throw notPossible([...taken.problems, ...problems])
  if (problems.length > 0) throw notPossible(problems)
  return taken.takenOff
}

/** An offer is added once, and not where it is taken off: its stock would move both ways at once. */
const problemsOfAdded = (
  order: SoldOrder,
  { add, remove, addresses }: WantedEdit & { addresses: number },
): FieldProblem[] =>
  add.flatMap(({ offerId, destination }, at) => {
    const pointer = `/add/${at}/offerId`
    if (destination !== undefined && destination > addresses)
      return [{ pointer: `/add/${at}/destination`, message: 'is no address of this order' }]
    if (add.findIndex((each) => each.offerId === offerId) !== at)
      return [{ pointer, message: 'is named twice' }]
    const isRemoved = order.lines.some(
      (line) => line.offerId === offerId && remove.some(({ id }) => id === line.id),
    )
    return isRemoved ? [{ pointer, message: 'is taken off in the same edit' }] : []
  })

function emptied(order: SoldOrder, { remove, add }: WantedEdit): FieldProblem[] {
  const kept = order.lines.map(({ quantity, removedQuantity }) => quantity - removedQuantity)
  const left = sumAmounts(kept) - sumAmounts(remove.map(({ quantity }) => quantity))
  return left > 0 || add.length > 0
    ? []
    : [{ pointer: '/remove', message: 'would leave nothing of the order: cancel it' }]
}

const notPossible = (errors: FieldProblem[]): Refusal => new Refusal(editRefusals.notPossible, { errors })

function setAside(
  context: TxContext,
  of: { edit: OrderEdit; wishes: HoldWish[]; open: OrderEdit | null },
): void {
  const { edit, wishes, open } = of
  const { id: reference, expiresAt } = edit
  if (wishes.length > 0) holdStock(context, { reference, replaces: open?.id ?? null, wishes, expiresAt })
  else if (open && open.outcome.added.length > 0) releaseStock(context, open.id)
  const productIds = [...new Set([edit, ...(open ? [open] : [])].flatMap(productIdsOfEdit))]
  recordEvent(context, {
    type: 'order_edit.held',
    aggregate: 'orderEdit',
    aggregateId: edit.id,
    version: 1,
    payload: { productIds },
  })
}
