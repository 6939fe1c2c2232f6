import type { TxContext } from '../../platform/context.ts'
import { Stale } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { completeCart } from '../cart/index.ts'
import { recordEvent } from '../events/index.ts'
import { claimStock } from '../inventory/index.ts'
import type { Payment } from '../payments/index.ts'
import { keepPromotions } from '../promotions/index.ts'
import { type Checkout, productIdsOf } from './checkout.ts'
import type { PlacedOrder } from './order.ts'
import { newOrderNumber } from './order-number.ts'
import { closingNewOrder } from './order-queries.ts'
import { postSale } from './post-sale.ts'
import { stockWishes } from './quote-lines.ts'
import { moved } from './release-checkout.ts'

/**
 * The one placement: a locked checkout whose money is there, or promised, becomes an order. Everything it writes travels
 * in one statement, the stock rows last; unique indexes refuse a second order of the cart, the checkout or the payment.
 */
export function placeOrder(
  context: TxContext,
  of: { orderId: string; checkout: Checkout; payment: Payment; cause: 'captured' | 'authorized' },
): { checkout: Checkout; order: PlacedOrder } {
  const { orderId } = of
  const order = { id: orderId, number: newOrderNumber(), secretVersion: 1 }
  const checkout = moved(context, of.checkout, of.cause, { orderId })
  const lineIds = checkout.lines.map(() => newId('orderLine'))
  context.tx.atClose(
    closingNewOrder(context.store.id, {
      id: orderId,
      number: order.number,
      checkout,
      paymentId: of.payment.id,
      lineIds,
      now: context.now,
    }),
  )
  completeCart(context, {
    cartId: checkout.cartId,
    otherwise: () => new Stale('the cart was not being paid'),
  })
  keepPromotions(context, checkout.id)
  postSale(context, { orderId, lineIds, checkout })
  claimStock(context, { reference: checkout.id, lines: stockWishes(checkout.lines) })
  recordEvent(context, {
    type: 'order.placed',
    aggregate: 'order',
    aggregateId: orderId,
    version: 1,
    payload: {
      number: order.number,
      totalAmount: checkout.totalAmount,
      currency: checkout.currency,
      lines: checkout.lines.length,
      productIds: productIdsOf(checkout),
    },
    audience: { customerId: checkout.customerId, sellerIds: checkout.lines.map(({ sellerId }) => sellerId) },
  })
  return { checkout, order }
}
