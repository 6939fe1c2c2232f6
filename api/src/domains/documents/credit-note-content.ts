import { sumAmounts } from '../../platform/money.ts'
import type { Order, Refund } from '../orders/index.ts'
import type { Invoicing } from '../stores/index.ts'
import type { DocumentContent, DocumentLine, DocumentTax } from './document.ts'
import { headOf, namedTax } from './invoice-content.ts'
import { type Explained, type RefundedTax, refundedTaxes } from './refunded-taxes.ts'

/** A refund as its credit note says it: what is taken back of which line, and the tax in it by rates. */
export function creditNoteContent(of: {
  order: Order
  refund: Refund
  explained: Explained
  invoice: { number: string }
  issuer: Invoicing
  storeName: string
}): DocumentContent {
  const { order, refund, invoice } = of
  const lines = refund.lines.flatMap((part): DocumentLine[] => {
    const line = order.lines.find(({ id }) => id === part.id)
    if (!line || part.amount === 0) return []
    const { title, variantTitle, sku } = line
    const { quantity, amount } = part
    return [{ title, variantTitle, sku, quantity, unitPriceAmount: null, discountAmount: 0, amount }]
  })
  const { fulfillmentAmount, amount, taxAmount } = refund
  return {
    ...headOf(of),
    corrects: invoice.number,
    pricesIncludeTax: true,
    lines,
    charges: fulfillmentAmount > 0 ? [{ title: '', amount: fulfillmentAmount }] : [],
    taxes: refundedTaxes(order, refund, of.explained).map(taxOf),
    subtotalAmount: amount,
    discountAmount: 0,
    taxAddedAmount: 0,
    taxRelievedAmount: 0,
    taxAmount,
    totalAmount: amount,
    payments: [],
  }
}

const taxOf = ({ tax, amount, taxAmount }: RefundedTax): DocumentTax => ({
  ...(tax ? namedTax(tax) : { title: null, partsPerMillion: null, relief: null }),
  netAmount: sumAmounts([amount, -taxAmount]),
  taxAmount,
})
