import { sumAmounts, timesQuantity } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { Order } from '../orders/index.ts'
import type { PricedTax } from '../pricing/index.ts'
import type { Invoicing } from '../stores/index.ts'
import type { DocumentContent, DocumentLine, DocumentTax } from './document.ts'

/** An order as its invoice says it: the lines, what shipping costs, and the tax by rates; they add up to its total. */
export function invoiceContent(of: {
  order: Order
  issuer: Invoicing
  storeName: string
  payments: DocumentContent['payments']
}): DocumentContent {
  const { order } = of
  const pricesIncludeTax = order.priced?.pricesIncludeTax ?? true
  return {
    ...headOf(of),
    corrects: null,
    pricesIncludeTax,
    lines: order.lines.filter(({ quantity }) => quantity > 0).map(lineOf),
    charges: chargesOf(order),
    taxes: taxesOf(order, pricesIncludeTax),
    subtotalAmount: order.subtotalAmount,
    discountAmount: order.discountAmount,
    taxAddedAmount: order.taxAddedAmount,
    taxRelievedAmount: order.taxRelievedAmount,
    taxAmount: order.taxAmount,
    totalAmount: order.totalAmount,
    payments: of.payments,
  }
}

/** What every document of an order begins with. */
export function headOf(of: { order: Order; issuer: Invoicing; storeName: string }) {
  const { order, issuer, storeName } = of
  const { phoneNumber: _, ...address } = order.billingAddress ?? order.shippingAddress
  return {
    issuer,
    storeName,
    buyer: { company: order.company, vatNumber: order.vatNumber, address },
    order: { id: order.id, number: order.number, placedAt: toRfc3339(order.placedAt) },
    currency: order.currency,
  }
}

const lineOf = (line: Order['lines'][number]): DocumentLine => ({
  title: line.title,
  variantTitle: line.variantTitle,
  sku: line.sku,
  quantity: line.quantity,
  unitPriceAmount: line.unitPriceAmount,
  discountAmount: line.discountAmount,
  amount: sumAmounts([timesQuantity(line.unitPriceAmount, line.quantity), -line.discountAmount]),
})

/** Each package by itself; what was bought before packages were kept has one charge. */
function chargesOf(order: Order): DocumentContent['charges'] {
  const amount = sumAmounts([order.fulfillmentAmount, -order.fulfillmentDiscountAmount])
  const packages = (order.priced?.packages ?? []).flatMap(({ method, amount, discountAmount }) =>
    method ? [{ title: method.title, amount: sumAmounts([amount, -discountAmount]) }] : [],
  )
  const isWhole = sumAmounts(packages.map((each) => each.amount)) === amount
  if (packages.length > 0 && isWhole) return packages
  return amount === 0 ? [] : [{ title: order.fulfillment?.name ?? '', amount }]
}

function taxesOf(order: Order, pricesIncludeTax: boolean): DocumentTax[] {
  const known = order.priced?.taxes ?? []
  const isWhole = sumAmounts(known.map(({ taxAmount }) => taxAmount)) === order.taxAmount
  if (known.length === 0 || !isWhole) {
    const netAmount = sumAmounts([order.totalAmount, -order.taxAmount])
    return [{ title: null, partsPerMillion: null, relief: null, netAmount, taxAmount: order.taxAmount }]
  }
  return known.map((tax) => ({
    ...namedTax(tax),
    netAmount: pricesIncludeTax ? sumAmounts([tax.amount, -tax.taxAmount, -tax.relievedAmount]) : tax.amount,
    taxAmount: tax.taxAmount,
  }))
}

/** What a rate is called, and why it is not due. */
export const namedTax = ({
  title,
  partsPerMillion,
  relief,
}: PricedTax): Pick<DocumentTax, 'title' | 'partsPerMillion' | 'relief'> => ({
  title,
  partsPerMillion,
  relief: relief && {
    kind: relief.because,
    reference: relief.because === 'exempt' ? relief.reference : relief.vatNumber,
  },
})
