import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { money, timesQuantity } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Payment } from '../payments/index.ts'
import type { Totals } from '../pricing/index.ts'
import type { Checkout, ChosenShipping } from './checkout.ts'
import type { Order, OrderSummary, PlacedOrder } from './order.ts'
import { orderSecret } from './order-secret.ts'
import type { checkoutSchema, orderSchema, orderSummarySchema } from './schemas.ts'

export function presentCheckout(
  context: Context,
  of: { checkout: Checkout; payment: Payment | null; order: PlacedOrder | null },
): z.infer<typeof checkoutSchema> {
  const { checkout: c, payment, order } = of
  return {
    id: toWire('checkout', c.id),
    cartId: toWire('cart', c.cartId),
    state: c.state,
    buyer: { email: c.email },
    shippingAddress: c.shippingAddress,
    shippingMethod: presentShipping(c.fulfillment),
    lineItems: c.lines.map((line) => presentLine(line, c.currency)),
    totals: presentTotals(c, c.currency),
    payment: payment && {
      status: payment.status,
      nextAction: payment.nextActionUrl === null ? null : { type: 'redirect', url: payment.nextActionUrl },
      declineCode: payment.declineCode,
    },
    order: order && {
      id: toWire('order', order.id),
      number: order.number,
      secret: orderSecret(context, order),
    },
    expiresAt: toRfc3339(c.expiresAt),
    version: c.version,
  }
}

/** The order as its customer and staff see it. */
export function presentOrder(order: Order): z.infer<typeof orderSchema> {
  return {
    id: toWire('order', order.id),
    number: order.number,
    customerId: order.customerId && toWire('customer', order.customerId),
    status: order.status,
    buyer: { email: order.email },
    shippingAddress: order.shippingAddress,
    shippingMethod: presentShipping(order.fulfillment),
    lineItems: order.lines.map((line) => ({
      id: toWire('orderLine', line.id),
      ...presentLine(line, order.currency),
      fulfilledQuantity: line.fulfilledQuantity,
    })),
    totals: presentTotals(order, order.currency),
    fulfillments: order.fulfillments.map(({ lines, ...fulfillment }) => ({
      ...fulfillment,
      id: toWire('fulfillment', fulfillment.id),
      lineItems: lines.map((line) => ({ id: toWire('orderLine', line.id), quantity: line.quantity })),
    })),
    placedAt: toRfc3339(order.placedAt),
    version: order.version,
  }
}

/** The order as whoever has its link sees it: enough to follow it, not enough to write to its buyer or call them. */
export function presentOrderByLink(order: Order): z.infer<typeof orderSchema> {
  const { phoneNumber: _, ...shippingAddress } = order.shippingAddress
  return presentOrder({ ...order, email: maskedEmail(order.email), shippingAddress })
}

/** `ada@example.com` as `a***@example.com`: its owner knows it again, nobody else learns it. */
const maskedEmail = (email: string): string =>
  `${[...email][0] ?? ''}***${email.slice(email.lastIndexOf('@'))}`

export const presentOrderSummary = (order: OrderSummary): z.infer<typeof orderSummarySchema> => ({
  id: toWire('order', order.id),
  number: order.number,
  status: order.status,
  buyer: { email: order.email },
  itemCount: order.itemCount,
  total: money(order.totalAmount, order.currency),
  placedAt: toRfc3339(order.placedAt),
})

interface Line {
  offerId: string
  productHandle: string
  title: string
  variantTitle: string
  sku: string | null
  imageUrl: string | null
  unitPriceAmount: number
  quantity: number
}

export const presentLine = (line: Line, currency: string) => ({
  offerId: toWire('offer', line.offerId),
  productHandle: line.productHandle,
  title: line.title,
  variantTitle: line.variantTitle,
  sku: line.sku,
  imageUrl: line.imageUrl,
  quantity: line.quantity,
  unitPrice: money(line.unitPriceAmount, currency),
  total: money(timesQuantity(line.unitPriceAmount, line.quantity), currency),
})

const presentTotals = (totals: Totals, currency: string) => ({
  subtotal: money(totals.subtotalAmount, currency),
  fulfillment: money(totals.fulfillmentAmount, currency),
  tax: money(totals.taxAmount, currency),
  total: money(totals.totalAmount, currency),
})

export const presentShipping = ({ id, ...shipping }: ChosenShipping) => ({
  id: toWire('shippingMethod', id),
  ...shipping,
})
