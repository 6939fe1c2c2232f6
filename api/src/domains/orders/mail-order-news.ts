import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { queueMail } from '../mail/index.ts'
import { readOrderEdit } from './order-edit-queries.ts'
import { readOrderIn } from './order-queries.ts'
import { orderSecret } from './order-secret.ts'
import { readOrigin } from './ownership-queries.ts'
import { erasedEmail } from './personal-data-queries.ts'
import { readRefund } from './refund-queries.ts'
import { readReturn } from './return-queries.ts'

/** What a buyer is told: of the order, of a refund, of an edit, or of a return. */
export type NewsOfOrder =
  | 'canceled'
  | 'refunded'
  | 'edited'
  | 'edit_requested'
  | 'return_approved'
  | 'return_refused'

/**
 * Mails a buyer what has become of their order.
 * @param of.eventId that of the event it tells of: the same mail is laid up once
 * @param of.aboutId the refund, the edit or the return; empty: the order itself
 */
export async function mailOrderNews(
  context: Context,
  of: { orderId: string; eventId: string; news: NewsOfOrder; aboutId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await readOrderIn(tx.tx, tx.store.id, of.orderId)
    // Nobody is left to be told.
    if (!order || order.email === erasedEmail) return
    const refund = of.news === 'refunded' ? await readRefund(tx.tx, tx.store.id, of.aboutId) : null
    const edit = of.news.startsWith('edit') ? await readOrderEdit(readsOf(tx), tx.store.id, of.aboutId) : null
    const sentBack = of.news.startsWith('return_')
      ? await readReturn(readsOf(tx), tx.store.id, of.aboutId)
      : null
    const origin = await readOrigin(tx.tx, tx.store.id, of.orderId)
    queueMail(tx, {
      id: of.eventId,
      to: order.email,
      template: 'order-news',
      locale: origin?.locale ?? tx.store.locale,
      data: {
        orderId: toWire('order', order.id),
        orderNumber: order.number,
        orderSecret: orderSecret(tx, order),
        news: refund?.paidTo === 'store_credit' ? 'refunded_as_credit' : of.news,
        amount: refund ? refund.amount - refund.setOffAmount : (edit?.differenceAmount ?? null),
        currency: order.currency,
        words: refund?.reason ?? sentBack?.decision ?? (of.news === 'canceled' ? order.cancelReason : ''),
      },
    })
  })
}
