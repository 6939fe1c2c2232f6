import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { noEmail, readOrderIn } from '../orders/index.ts'
import { readSettingsIn } from '../stores/index.ts'
import { findDocument } from './queries.ts'
import { documentRefusals } from './refusals.ts'

/**
 * Asks the worker to issue the invoice of an order; one that has been issued is not issued again.
 * @throws Refusal not-found, store-issues-no-invoices, nothing-to-invoice
 */
export async function requestInvoice(context: Context, of: { orderId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await readOrderIn(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    const settings = await readSettingsIn(tx.tx, tx.store.id)
    if (!settings?.invoicing) throw new Refusal(documentRefusals.notInvoicing)
    if (order.status === 'canceled' || order.totalAmount === 0 || order.email === noEmail)
      throw new Refusal(documentRefusals.nothingToInvoice)
    if (await findDocument(tx.tx, tx.store.id, { kind: 'invoice', reference: order.id })) return
    recordEvent(tx, {
      type: 'invoice.requested',
      aggregate: 'orderDocument',
      // Of what will be issued; asked for twice, it is issued once.
      aggregateId: newId('orderDocument'),
      version: 1,
      payload: { orderId: order.id },
    })
  })
}
