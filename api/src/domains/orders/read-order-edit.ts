import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { readLatestPayments } from '../payments/index.ts'
import { isForBuyer, type OrderEdit } from './order-edit.ts'
import { readOrderEdit, readOrderEditsOf } from './order-edit-queries.ts'
import type { OrderEditView } from './present-order-edit.ts'

/** Which edit is meant, and of which order. */
export interface NamedEdit {
  orderId: string
  editId: string
  /** Only what its buyer may know of */
  forBuyer: boolean
}

/** @throws Refusal not-found when there is none, it is another order's, or none of the buyer's business */
export async function findEdit(context: TxContext, of: NamedEdit): Promise<OrderEdit> {
  const edit = await readOrderEdit(readsOf(context), context.store.id, of.editId)
  if (edit?.orderId !== of.orderId || (of.forBuyer && !isForBuyer(edit)))
    throw new Refusal(platformRefusals.notFound)
  return edit
}

export const viewOfEdit = async ({ tx, store }: TxContext, edit: OrderEdit): Promise<OrderEditView> => ({
  edit,
  payments: await readLatestPayments(tx, store.id, edit.id),
})

/** @throws Refusal not-found */
export const viewEdit = (context: Context | TxContext, of: NamedEdit): Promise<OrderEditView> =>
  inTransaction(context, async (tx) => viewOfEdit(tx, await findEdit(tx, of)))

/** All of one order, newest first. */
export const viewEditsOf = (context: Context, orderId: string): Promise<OrderEditView[]> =>
  inTransaction(context, async (tx) => {
    const views: OrderEditView[] = []
    for (const edit of await readOrderEditsOf(readsOf(tx), tx.store.id, orderId))
      views.push(await viewOfEdit(tx, edit))
    return views
  })
