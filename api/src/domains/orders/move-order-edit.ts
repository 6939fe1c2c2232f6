import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import { releaseStock } from '../inventory/index.ts'
import { writeOrderChange } from './change-order.ts'
import { type OrderEdit, productIdsOfEdit } from './order-edit.ts'
import { closingEdit } from './order-edit-queries.ts'
import { nextOrderEditState, type OrderEditCause } from './order-edit-state.ts'
import type { SoldOrder } from './sold-order.ts'

/** An edit whose order is locked, in the state that follows from the cause. @throws Error when it may not go there */
export function moveEdit(
  context: TxContext,
  edit: OrderEdit,
  cause: OrderEditCause,
  change: Partial<Pick<OrderEdit, 'expiresAt' | 'requestedAt'>> = {},
): OrderEdit {
  const state = nextOrderEditState(edit.state, cause)
  if (!state) throw new Error(`a ${edit.state} edit of an order cannot be moved by ${cause}`)
  const to = { ...edit, ...change, state, version: edit.version + 1, updatedAt: context.now }
  context.tx.atClose(closingEdit(context.store.id, to))
  return to
}

/** Ends an edit that changes nothing: what it held is for sale again. Its buyer is told where they had been asked to pay. */
export function endEdit(
  context: TxContext,
  of: { order: SoldOrder; edit: OrderEdit; cause: 'discarded' | 'expired' | 'overtaken' },
): OrderEdit {
  const { order, edit } = of
  const ended = moveEdit(context, edit, of.cause)
  if (edit.outcome.added.length > 0) releaseStock(context, edit.id)
  recordEvent(context, {
    type: 'order_edit.released',
    aggregate: 'orderEdit',
    aggregateId: edit.id,
    version: ended.version,
    payload: { productIds: productIdsOfEdit(edit) },
  })
  if (edit.requestedAt !== null)
    writeOrderChange(context, order, {
      change: {},
      type: 'order.edit_discarded',
      payload: { editId: edit.id, number: order.number },
      sellerIds: [],
      isForBuyer: true,
    })
  return ended
}
