import { sumAmounts } from '../../platform/money.ts'
import { type Order, type OrderEdit, totalsOfAdded } from '../orders/index.ts'

/** An order without what edits have added to it later: what its first invoice is of. */
export function orderAsPlaced(order: Order): Order {
  const added = order.lines.filter(({ editId }) => editId !== null)
  if (added.length === 0) return order
  const less = totalsOfAdded(added)
  const without = (name: keyof typeof less): number => sumAmounts([order[name], -less[name]])
  return {
    ...order,
    lines: order.lines.filter(({ editId }) => editId === null),
    subtotalAmount: without('subtotalAmount'),
    taxAmount: without('taxAmount'),
    taxAddedAmount: without('taxAddedAmount'),
    taxRelievedAmount: without('taxRelievedAmount'),
    totalAmount: without('totalAmount'),
  }
}

/** What one edit has added, as an order by itself: without shipping and discounts, which edits do not change. */
export function orderAsAdded(order: Order, edit: OrderEdit): Order {
  const lines = order.lines.filter(({ editId }) => editId === edit.id)
  const { pricesIncludeTax = true } = order.priced ?? {}
  const { addedTaxes: taxes } = edit.outcome
  return {
    ...order,
    lines,
    fulfillment: null,
    fulfillmentAmount: 0,
    fulfillmentDiscountAmount: 0,
    discountAmount: 0,
    priced: { pricesIncludeTax, taxes, discounts: [], gifts: [], notApplied: [], packages: [] },
    ...totalsOfAdded(lines),
  }
}
