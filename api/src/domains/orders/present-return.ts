import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { OrderReturn } from './order-return.ts'
import type { returnSchema } from './return-schemas.ts'

export const presentReturn = (of: OrderReturn): z.infer<typeof returnSchema> => ({
  id: toWire('orderReturn', of.id),
  orderId: toWire('order', of.orderId),
  orderNumber: of.orderNumber,
  sellerId: toWire('seller', of.sellerId),
  state: of.state,
  resolution: of.resolution,
  reason: of.reason,
  note: of.note,
  decision: of.decision,
  label: of.label,
  lineItems: of.lines.map((line) => ({ ...line, id: toWire('orderLine', line.id) })),
  refundId: of.refundId && toWire('refund', of.refundId),
  editId: of.editId && toWire('orderEdit', of.editId),
  createdAt: toRfc3339(of.createdAt),
  updatedAt: toRfc3339(of.updatedAt),
  version: of.version,
})
