import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { timesQuantity } from '../../platform/money.ts'
import { queueMail } from '../mail/index.ts'
import { readOrderIn } from './order-queries.ts'
import { orderSecret } from './order-secret.ts'
import { confirmOnce } from './ownership-queries.ts'

/** Mails what was bought and the link to its page, once, however often it is asked to. */
export async function mailOrderConfirmation(context: Context, of: { orderId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const first = await confirmOnce(tx.tx, tx.store.id, of.orderId)
    const order = first && (await readOrderIn(tx.tx, tx.store.id, of.orderId))
    if (!order) return
    queueMail(tx, {
      to: order.email,
      template: 'order-confirmation',
      locale: first.locale ?? tx.store.locale,
      data: {
        orderId: toWire('order', order.id),
        orderNumber: order.number,
        orderSecret: orderSecret(tx, order),
        currency: order.currency,
        lines: order.lines.map((line) => ({
          title: line.title,
          variantTitle: line.variantTitle,
          quantity: line.quantity,
          totalAmount: timesQuantity(line.unitPriceAmount, line.quantity),
        })),
        subtotalAmount: order.subtotalAmount,
        fulfillmentAmount: order.fulfillmentAmount,
        taxAmount: order.taxAmount,
        totalAmount: order.totalAmount,
        shippingMethod: order.fulfillment?.name ?? null,
        discountAmount: order.discountAmount + order.fulfillmentDiscountAmount,
        taxAddedAmount: order.taxAddedAmount,
        taxRelievedAmount: order.taxRelievedAmount,
        shippingAddress: order.shippingAddress,
        destinations: order.destinations.map((address, n) => ({
          address,
          lines: order.lines
            .filter(({ destination }) => destination === n + 1)
            .map(({ title, quantity }) => ({ title, quantity })),
        })),
      },
    })
  })
}
