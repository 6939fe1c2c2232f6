import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { presentLine, presentProgress, presentShipping } from './present.ts'
import { ownAddresses, type SellerOrder, type SellerOrderSummary } from './seller-order.ts'
import type { SellerOrderSummaryOnWire, sellerOrderSchema } from './seller-order-schemas.ts'

export function presentSellerOrder(order: SellerOrder): z.infer<typeof sellerOrderSchema> {
  const { addresses, placeOf } = ownAddresses(order)
  const [shippingAddress = order.shippingAddress, ...destinations] = addresses
  return {
    id: toWire('order', order.id),
    number: order.number,
    status: order.status,
    isHeld: order.isHeld,
    shippingAddress,
    destinations,
    shippingMethod: presentShipping(order.packages[0]?.method ?? null),
    packages: order.packages.map(({ destination, method }) => ({
      destination: placeOf(destination),
      shippingMethod: { ...method, id: toWire('shippingMethod', method.id) },
    })),
    lineItems: order.lines.map((line) => ({
      id: toWire('orderLine', line.id),
      ...presentLine(line, order.currency),
      destination: placeOf(line.destination),
      ...presentProgress(line, order.currency),
    })),
    subtotal: money(order.subtotalAmount, order.currency),
    fulfillments: order.fulfillments.map(({ lines, ...fulfillment }) => ({
      ...fulfillment,
      id: toWire('fulfillment', fulfillment.id),
      destination: placeOf(fulfillment.destination),
      lineItems: lines.map((line) => ({ id: toWire('orderLine', line.id), quantity: line.quantity })),
    })),
    placedAt: toRfc3339(order.placedAt),
    version: order.version,
  }
}

export const presentSellerOrderSummary = (order: SellerOrderSummary): SellerOrderSummaryOnWire => ({
  id: toWire('order', order.id),
  number: order.number,
  status: order.status,
  itemCount: order.itemCount,
  subtotal: money(order.subtotalAmount, order.currency),
  placedAt: toRfc3339(order.placedAt),
})
