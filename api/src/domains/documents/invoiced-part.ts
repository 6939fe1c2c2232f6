import { sumAmounts, timesQuantity } from '../../platform/money.ts'
import type { Order, OrderEdit } from '../orders/index.ts'

/** An order without what edits have added to it later: what its first invoice is of. */
export function orderAsPlaced(order: Order): Order {
  const added = order.lines.filter(({ editId }) => editId !== null)
  if (added.length === 0) return order
  const less = totalsOf(added)
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
    ...totalsOf(lines),
  }
}

function totalsOf(lines: Order['lines']) {
  const sum = (pick: (line: Order['lines'][number]) => number) => sumAmounts(lines.map(pick))
  const subtotalAmount = sum((line) => timesQuantity(line.unitPriceAmount, line.quantity))
  const taxAddedAmount = sum((line) => line.taxAddedAmount)
  const taxRelievedAmount = sum((line) => line.taxRelievedAmount)
  return {
    subtotalAmount,
    taxAmount: sum((line) => line.taxAmount),
    taxAddedAmount,
    taxRelievedAmount,
    totalAmount: sumAmounts([subtotalAmount, taxAddedAmount, -taxRelievedAmount]),
  }
}
