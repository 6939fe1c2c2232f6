import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type PaymentProviders, recordFinding } from '../payments/index.ts'
import { advanceOrderEdit, type GivingUp, waits } from './advance-order-edit.ts'
import { editRefusals } from './edit-refusals.ts'
import { endEdit } from './move-order-edit.ts'
import { readOpenEdit, readOrderEdit } from './order-edit-queries.ts'
import { nextOrderEditState } from './order-edit-state.ts'
import type { OrderEditView } from './present-order-edit.ts'
import { findEdit, type NamedEdit, viewEdit, viewOfEdit } from './read-order-edit.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

/**
 * Drops an edit: what it holds is for sale again. A payment of it that runs is canceled at the provider first; one that has
 * been taken commits the edit instead. Of one that was discarded before nothing changes.
 * @throws Refusal not-found, order-edit-not-open, order-edit-being-paid, payment-provider-unavailable
 */
export async function discardOrderEdit(
  context: Context,
  of: NamedEdit & { providers: PaymentProviders },
): Promise<OrderEditView> {
  const { payments } = await viewEdit(context, of)
  if (payments.some(waits)) await advanceOrderEdit(context, { ...of, giveUp: 'discarded' })
  return inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    const view = await viewOfEdit(tx, await findEdit(tx, of))
    if (view.edit.state === 'discarded') return view
    if (nextOrderEditState(view.edit.state, 'discarded') === null) throw new Refusal(editRefusals.notOpen)
    if (view.payments.some(waits)) throw new Refusal(editRefusals.beingPaid)
    return { ...view, edit: endEdit(tx, { order, edit: view.edit, cause: 'discarded' }) }
  })
}

/**
 * Looks after an edit that nobody is looking after: past its time it is discarded, with a running payment canceled at the
 * provider first; a silent payment that has been captured or authorized commits it.
 */
export async function expireOrderEdit(
  context: Context,
  of: { editId: string; providers: PaymentProviders },
): Promise<void> {
  const isOver = await inTransaction(context, async (tx) => {
    const edit = await readOrderEdit(readsOf(tx), tx.store.id, of.editId)
    return edit !== null && edit.expiresAt <= tx.now
  })
  await endUnpaid(context, { ...of, giveUp: isOver ? 'expired' : null })
}

/** The order is canceled: nothing of it is edited any more. Again changes nothing. */
export async function discardOpenEdit(
  context: Context,
  of: { orderId: string; providers: PaymentProviders },
): Promise<void> {
  const open = await inTransaction(context, (tx) => readOpenEdit(readsOf(tx), tx.store.id, of.orderId))
  if (open) await endUnpaid(context, { ...of, editId: open.id, giveUp: 'discarded' })
}

async function endUnpaid(
  context: Context,
  of: { editId: string; providers: PaymentProviders; giveUp: GivingUp | null },
): Promise<void> {
  const { editId, providers, giveUp } = of
  await advanceOrderEdit(context, {
    editId,
    providers,
    giveUp,
    alongside: (tx, { edit, payments: [payment] }) => {
      // Whoever waits for the buyer is not silent.
      if (!payment || waits(payment)) return
      const did = edit.state === 'committed' ? 'finished' : 'ended'
      recordFinding(tx, { paymentId: payment.id, found: 'payment_silent', did })
    },
  }).catch((error: unknown) => {
    // Declined is an ending like any other; nobody is waiting for the answer here.
    if (!(error instanceof Refusal && error.kind.code === 'payment-declined')) throw error
  })
  if (giveUp === null) return
  await inTransaction(context, async (tx) => {
    const seen = await readOrderEdit(readsOf(tx), tx.store.id, editId)
    const order = seen && (await lockSoldOrder(tx.tx, tx.store.id, seen.orderId))
    const edit = order && (await readOrderEdit(readsOf(tx), tx.store.id, editId))
    if (!edit || nextOrderEditState(edit.state, giveUp) === null) return
    const view = await viewOfEdit(tx, edit)
    if (!view.payments.some(waits)) endEdit(tx, { order, edit, cause: giveUp })
  })
}
