import type { TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { buyerHash, dropCart, eraseCartMetadata, readCartOfCustomer } from '../cart/index.ts'
import { recordEvent } from '../events/index.ts'
import { forgetBuyer } from '../promotions/index.ts'
import { freeCart } from './free-cart.ts'
import {
  type Buyer,
  closingErasedOrders,
  eraseQuotesOf,
  lockOrdersOf,
  noEmail,
} from './personal-data-queries.ts'
import { orderRefusals } from './refusals.ts'

/**
 * Takes out of carts, quotes and orders who the buyer is. What was set aside for them is free again, the open cart is
 * gone, and the books stay: amounts, lines, parcels, the country.
 * @param of.evenUnshipped an order that has not left needs its address: nobody can ship it afterwards
 * @returns how many orders
 * @throws Refusal checkout-in-progress, orders-not-shipped
 */
export async function eraseBuyer(
  context: TxContext,
  of: Buyer & { evenUnshipped: boolean },
): Promise<{ orders: number }> {
  const { tx, store, now } = context
  await closeCart(context, of.customerId)
  const orders = await lockOrdersOf(tx, store.id, of)
  const unshipped = orders.filter(({ status }) => status !== 'fulfilled' && status !== 'canceled')
  if (unshipped.length > 0 && !of.evenUnshipped) {
    throw new Refusal(orderRefusals.ordersNotShipped, {
      members: { orderIds: unshipped.slice(0, 100).map(({ id }) => toWire('order', id)) },
    })
  }
  const orderIds = orders.map(({ id }) => id)
  await eraseCartMetadata(tx, store.id, of.customerId)
  await eraseQuotesOf(tx, store.id, { ...of, orderIds })
  if (of.email !== noEmail) await forgetBuyer(tx, store.id, buyerHash(context, of.email))
  if (orders.length > 0) tx.atClose(closingErasedOrders(store.id, { orderIds, now }))
  for (const { id, version } of orders) {
    recordEvent(context, {
      type: 'order.buyer_erased',
      aggregate: 'order',
      aggregateId: id,
      version: version + 1,
      payload: {},
    })
  }
  return { orders: orders.length }
}

/** @throws Refusal checkout-in-progress while a payment runs: it becomes an order, or it does not */
async function closeCart(context: TxContext, customerId: string): Promise<void> {
  const cart = await readCartOfCustomer(context.tx, context.store.id, customerId)
  const isGone = cart && cart.expiresAt <= context.now && cart.lines.length === 0
  if (!cart || isGone) return
  await freeCart(context, cart, { cause: 'expired', busy: orderRefusals.checkoutBusy })
  dropCart(context, cart)
}
