import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { writeOrderChange } from './change-order.ts'
import { closingNote, type OrderNote } from './note-queries.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

/** Writes something down beside an order, for the staff or for its buyer, too. @throws Refusal not-found */
export const createOrderNote = (
  context: Context,
  of: { orderId: string; body: string; isForBuyer: boolean },
): Promise<OrderNote> =>
  inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    const note: OrderNote = {
      ...of,
      id: newId('orderNote'),
      createdBy: actorName(tx.actor),
      createdAt: tx.now,
    }
    tx.tx.atClose(closingNote(tx.store.id, note))
    writeOrderChange(tx, order, {
      change: {},
      type: 'order.note_added',
      payload: { noteId: note.id, isForBuyer: note.isForBuyer },
      sellerIds: [],
      isForBuyer: false,
    })
    return note
  })
