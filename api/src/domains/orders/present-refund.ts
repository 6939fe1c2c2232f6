import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Refund, RefundTender } from './refund.ts'
import type { orderRefundSchema, refundSchema } from './refund-schemas.ts'

const statusOf = ({ status }: Pick<RefundTender | Refund, 'status'>) =>
  status === 'started' ? 'pending' : status

/** A refund as its buyer sees it. */
export const presentOrderRefund = (refund: Refund): z.infer<typeof orderRefundSchema> => ({
  id: toWire('refund', refund.id),
  orderId: toWire('order', refund.orderId),
  returnId: refund.returnId && toWire('orderReturn', refund.returnId),
  editId: refund.editId && toWire('orderEdit', refund.editId),
  status: statusOf(refund),
  amount: money(refund.amount, refund.currency),
  setOff: money(refund.setOffAmount, refund.currency),
  shipping: money(refund.fulfillmentAmount, refund.currency),
  tax: money(refund.taxAmount, refund.currency),
  lineItems: refund.lines.map(({ id, quantity, amount, taxAmount }) => ({
    id: toWire('orderLine', id),
    quantity,
    amount: money(amount, refund.currency),
    tax: money(taxAmount, refund.currency),
  })),
  paidTo: refund.paidTo,
  reason: refund.reason,
  createdAt: toRfc3339(refund.createdAt),
  settledAt: refund.settledAt && toRfc3339(refund.settledAt),
})

/** A refund as staff see it. */
export const presentRefund = (refund: Refund): z.infer<typeof refundSchema> => ({
  ...presentOrderRefund(refund),
  tenders: refund.tenders.map((tender) => ({
    paymentId: toWire('payment', tender.paymentId),
    tender: tender.tender,
    amount: money(tender.amount, refund.currency),
    status: statusOf(tender),
    failureCode: tender.failureCode,
  })),
  note: refund.note,
})
