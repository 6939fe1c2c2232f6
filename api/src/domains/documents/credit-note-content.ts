import { sumAmounts } from '../../platform/money.ts'
import type { Order, Refund } from '../orders/index.ts'
import type { Invoicing } from '../stores/index.ts'
import type { DocumentContent, DocumentLine, DocumentTax } from './document.ts'
import { headOf } from './invoice-content.ts'

/** A refund as its credit note says it: what is taken back of which line, and the tax in it. */
export function creditNoteContent(of: {
  order: Order
  refund: Refund
  invoice: { number: string; content: DocumentContent }
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
    taxes: [taxOf(invoice, sumAmounts([amount, -taxAmount]), taxAmount)],
    subtotalAmount: amount,
    discountAmount: 0,
    taxAddedAmount: 0,
    taxRelievedAmount: 0,
    taxAmount,
    totalAmount: amount,
    payments: [],
  }
}

/** Where the invoice knows one rate, it is that one's; of several only the sum is known. */
function taxOf(
  { content: { taxes } }: { content: DocumentContent },
  netAmount: number,
  taxAmount: number,
): DocumentTax {
  const [only] = taxes
  const single = taxes.length === 1 ? only : undefined
  const { title = null, partsPerMillion = null, relief = null } = single ?? {}
  return { title, partsPerMillion, relief, netAmount, taxAmount }
}
