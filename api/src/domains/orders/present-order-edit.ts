import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Payment } from '../payments/index.ts'
import type { OrderEdit } from './order-edit.ts'
import type { buyerOrderEditSchema, orderEditSchema } from './order-edit-schemas.ts'
import { presentLine, presentPayment } from './present.ts'

/** An edit with what its reply needs beside it. */
export interface OrderEditView {
  edit: OrderEdit
  /** Of the newest attempt to pay it; empty: none */
  payments: Payment[]
}

/** As the buyer of the order sees it. */
export function presentBuyerOrderEdit({
  edit,
  payments,
}: OrderEditView): z.infer<typeof buyerOrderEditSchema> {
  const { outcome, currency } = edit
  const of = (amount: number) => money(amount, currency)
  return {
    id: toWire('orderEdit', edit.id),
    orderId: toWire('order', edit.orderId),
    state: edit.state,
    added: outcome.added.map((line) => ({
      id: toWire('orderLine', line.id),
      ...presentLine(line, currency),
    })),
    takenOff: outcome.takenOff.map(({ id, title, variantTitle, quantity, amount, taxAmount }) => ({
      id: toWire('orderLine', id),
      title,
      variantTitle,
      quantity,
      amount: of(amount),
      tax: of(taxAmount),
    })),
    addedTotal: of(outcome.addedAmount),
    takenOffTotal: of(outcome.takenOffAmount),
    difference: of(edit.differenceAmount),
    payment: presentPayment(payments),
    expiresAt: toRfc3339(edit.expiresAt),
    createdAt: toRfc3339(edit.createdAt),
    version: edit.version,
  }
}

/** As staff see it. */
export const presentOrderEdit = (view: OrderEditView): z.infer<typeof orderEditSchema> => ({
  ...presentBuyerOrderEdit(view),
  orderVersion: view.edit.orderVersion,
  changes: presentChanges(view.edit),
  returnId: view.edit.changes.returnId && toWire('orderReturn', view.edit.changes.returnId),
  refundId: view.edit.refundId && toWire('refund', view.edit.refundId),
  note: view.edit.note,
})

const presentChanges = ({ changes: { remove, add }, currency }: OrderEdit) => ({
  remove: remove.map(({ id, quantity }) => ({ id: toWire('orderLine', id), quantity })),
  add: add.map(({ offerId, quantity, unitPriceAmount, destination = 0 }) => ({
    offerId: toWire('offer', offerId),
    quantity,
    unitPrice: unitPriceAmount === null ? null : money(unitPriceAmount, currency),
    destination,
  })),
})
