import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { presentLine, presentShipping } from './present.ts'
import type { SellerOrder, SellerOrderSummary } from './seller-order.ts'
import type { SellerOrderSummaryOnWire, sellerOrderSchema } from './seller-order-schemas.ts'

export const presentSellerOrder = (order: SellerOrder): z.infer<typeof sellerOrderSchema> => ({
  id: toWire('order', order.id),
  number: order.number,
  status: order.status,
  shippingAddress: order.shippingAddress,
  shippingMethod: presentShipping(order.fulfillment),
  lineItems: order.lines.map((line) => ({
    id: toWire('orderLine', line.id),
    ...presentLine(line, order.currency),
    fulfilledQuantity: line.fulfilledQuantity,
  })),
  subtotal: money(order.subtotalAmount, order.currency),
  fulfillments: order.fulfillments.map(({ lines, ...fulfillment }) => ({
    ...fulfillment,
    id: toWire('fulfillment', fulfillment.id),
    lineItems: lines.map((line) => ({ id: toWire('orderLine', line.id), quantity: line.quantity })),
  })),
  placedAt: toRfc3339(order.placedAt),
  version: order.version,
})

export const presentSellerOrderSummary = (order: SellerOrderSummary): SellerOrderSummaryOnWire => ({
  id: toWire('order', order.id),
  number: order.number,
  status: order.status,
  itemCount: order.itemCount,
  subtotal: money(order.subtotalAmount, order.currency),
  placedAt: toRfc3339(order.placedAt),
})
