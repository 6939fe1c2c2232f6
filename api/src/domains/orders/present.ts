import type { z } from 'zod'
import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { money, timesQuantity } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Payment } from '../payments/index.ts'
import type { Totals } from '../pricing/index.ts'
import type { Checkout, ChosenShipping } from './checkout.ts'
import type { Order, OrderSummary } from './order.ts'
import type { checkoutSchema, orderSchema, orderSummarySchema } from './schemas.ts'

/** Order secrets are of version 1 until something rotates them. */
const orderSecretVersion = 1

export const orderSecret = (context: Context, orderId: string): string =>
  context.secrets.derive('order', orderId, orderSecretVersion)

export const holdsOrderSecret = (context: Context, orderId: string, secret: string | undefined): boolean =>
  context.secrets.matches(secret, 'order', orderId, orderSecretVersion)

export function presentCheckout(
  context: Context,
  of: { checkout: Checkout; payment: Payment | null; orderNumber: string | null },
): z.infer<typeof checkoutSchema> {
  const { checkout: c, payment } = of
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
    order:
      c.orderId === null || of.orderNumber === null
        ? null
        : { id: toWire('order', c.orderId), number: of.orderNumber, secret: orderSecret(context, c.orderId) },
    expiresAt: toRfc3339(c.expiresAt),
    version: c.version,
  }
}

export function presentOrder(order: Order): z.infer<typeof orderSchema> {
  return {
    id: toWire('order', order.id),
    number: order.number,
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

const presentLine = (line: Line, currency: string) => ({
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

const presentShipping = ({ id, ...shipping }: ChosenShipping) => ({
  id: toWire('shippingMethod', id),
  ...shipping,
})
