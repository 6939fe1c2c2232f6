import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { queueMail } from '../mail/index.ts'
import type { Order } from './order.ts'
import { readOrderEdit } from './order-edit-queries.ts'
import { readOrderIn } from './order-queries.ts'
import type { OrderReturn } from './order-return.ts'
import { orderSecret } from './order-secret.ts'
import { readOrigin } from './ownership-queries.ts'
import { erasedEmail } from './personal-data-queries.ts'
import type { Refund } from './refund.ts'
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
  | 'return_completed'

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
    // What was paid back or exchanged is told with the refund or the edit.
    if (of.news === 'return_completed' && !(sentBack && endedWithNothing(sentBack))) return
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
        words: wordsOf(of.news, { order, refund, sentBack }),
      },
    })
  })
}

/** Nothing of it was accepted: neither money nor anything else went out for it. */
const endedWithNothing = ({ refundId, editId, lines }: OrderReturn): boolean =>
  refundId === null && editId === null && lines.every(({ acceptedQuantity }) => acceptedQuantity === 0)

/** The store's words that belong to a piece of news; a mail may be written when the order or the return has gone on. */
function wordsOf(
  news: NewsOfOrder,
  of: {
    order: Pick<Order, 'cancelReason'>
    refund: Pick<Refund, 'reason'> | null
    sentBack: OrderReturn | null
  },
): string {
  if (news === 'canceled') return of.order.cancelReason
  if (news === 'refunded') return of.refund?.reason ?? ''
  // A decision is that of a refusal or of an inspection: whoever may send it back is told none.
  return news === 'return_refused' || news === 'return_completed' ? (of.sentBack?.decision ?? '') : ''
}
