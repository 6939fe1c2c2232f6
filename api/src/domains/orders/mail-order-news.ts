import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { queueMail } from '../mail/index.ts'
import { readOrderIn } from './order-queries.ts'
import { orderSecret } from './order-secret.ts'
import { readOrigin } from './ownership-queries.ts'
import { erasedEmail } from './personal-data-queries.ts'
import { readRefund } from './refund-queries.ts'
import { readReturn } from './return-queries.ts'

/** What a buyer is told: of the order, of a refund, or of a return. */
export type NewsOfOrder =
  | { news: 'canceled' }
  | { news: 'refunded'; refundId: string }
  | { news: 'return_approved' | 'return_refused'; returnId: string }

/**
 * Mails a buyer what has become of their order. @param of.eventId that of the event it tells of: the same mail is laid up once
 */
export async function mailOrderNews(
  context: Context,
  of: { orderId: string; eventId: string; told: NewsOfOrder },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const order = await readOrderIn(tx.tx, tx.store.id, of.orderId)
    // Nobody is left to be told.
    if (!order || order.email === erasedEmail) return
    const { told } = of
    const refund = told.news === 'refunded' ? await readRefund(tx.tx, tx.store.id, told.refundId) : null
    const sentBack = 'returnId' in told ? await readReturn(readsOf(tx), tx.store.id, told.returnId) : null
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
        news: refund?.paidTo === 'store_credit' ? 'refunded_as_credit' : told.news,
        amount: refund?.amount ?? null,
        currency: order.currency,
        words: refund?.reason ?? sentBack?.decision ?? (told.news === 'canceled' ? order.cancelReason : ''),
      },
    })
  })
}
