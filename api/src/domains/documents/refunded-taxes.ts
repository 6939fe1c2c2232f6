import { toWire } from '../../platform/ids.ts'
import { allocate, shareOf, sumAmounts, timesQuantity } from '../../platform/money.ts'
import type { Order, Refund } from '../orders/index.ts'
import type { ExplainedStep, PricedTax } from '../pricing/index.ts'

const million = 1_000_000

/** How the total of an order came about, and its lines (ids on the wire) by those of the cart. */
export interface Explained {
  explanation: readonly ExplainedStep[]
  lineIds: ReadonlyMap<string, string>
}

/** What is taken back under one rate, tax included; no rate: it is not known any more. */
export interface RefundedTax {
  tax: PricedTax | null
  amount: number
  /** Contained in `amount` */
  taxAmount: number
}

/**
 * What a refund takes back, by the rates of what it takes back: each line has one; shipping has its own, or those of the
 * goods it came with, and comes back in proportion to them. Orders from before steps were kept know the rate if they had
 * one only.
 */
export function refundedTaxes(order: Order, refund: Refund, explained: Explained): RefundedTax[] {
  const rates = ratesOf(order, explained)
  const lines = refund.lines.map(({ id, amount, taxAmount }) => {
    const isAdded = order.lines.some((line) => line.id === id && line.editId !== null)
    const rate = rates.find((each) => each.lines.has(id)) ?? only(rates)
    return { tax: isAdded ? only(order.addedTaxes) : (rate?.tax ?? null), amount, taxAmount }
  })
  const parts = [...lines, ...ofShipping(order, refund, rates)].filter(({ amount }) => amount > 0)
  const alike = Map.groupBy(parts, ({ tax }) => tax && sameTax(tax))
  const places = [...(order.priced?.taxes ?? []), ...order.addedTaxes].map(sameTax)
  const placeOf = (key: string | null) => (key === null ? places.length : places.indexOf(key))
  return [...alike]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([, same]) => ({
      tax: same[0]?.tax ?? null,
      amount: sumAmounts(same.map(({ amount }) => amount)),
      taxAmount: sumAmounts(same.map(({ taxAmount }) => taxAmount)),
    }))
}

/** A rate of an order, and what it is on. */
interface Rate {
  tax: PricedTax
  /** Ids of lines */
  lines: ReadonlySet<string>
  /** What of its tax, paid or relieved, is in shipping */
  shippingTax: number
}

const only = <T>(list: readonly T[]): T | null => (list.length === 1 ? (list[0] ?? null) : null)

const sameTax = ({ rateId, title, partsPerMillion, relief }: PricedTax): string =>
  JSON.stringify([rateId, title, partsPerMillion, relief])

/** Steps tell what bears tax; what bears none is under the one rate that comes to nothing, where there is one. */
function ratesOf({ priced, lines }: Order, { explanation, lineIds }: Explained): Rate[] {
  const taxes = priced?.taxes ?? []
  const steps = explanation.filter(({ rule }) => rule === 'no-tax' || rule.startsWith('tax-'))
  // A step for each rate, in the order of the rates.
  const to = taxes.map((_, at) => (steps.length === taxes.length ? (steps[at]?.to ?? []) : []))
  const named = to.map((parts) =>
    parts.flatMap(({ kind, id }) => (kind === 'line' ? (lineIds.get(id) ?? []) : [])),
  )
  const idle = only(taxes.filter((tax) => tax.taxAmount + tax.relievedAmount === 0))
  const taxed = new Set(named.flat())
  const rest = lines.filter(({ id, editId }) => editId === null && !taxed.has(toWire('orderLine', id)))
  return taxes.map((tax, at) => {
    const own = lines.filter(({ id }) => named[at]?.includes(toWire('orderLine', id)))
    return {
      tax,
      lines: new Set((tax === idle ? rest : own).map(({ id }) => id)),
      shippingTax: sumAmounts(
        (to[at] ?? []).flatMap(({ kind, amount }) => (kind === 'package' ? amount : [])),
      ),
    }
  })
}

function ofShipping(order: Order, refund: Refund, rates: readonly Rate[]): RefundedTax[] {
  const amount = refund.fulfillmentAmount
  const taxAmount = refund.taxAmount - sumAmounts(refund.lines.map((line) => line.taxAmount))
  const weights = shippingWeights(order, rates)
  if (!weights) return [{ tax: only(rates)?.tax ?? null, amount, taxAmount }]
  const taxes = taxAmount > 0 ? allocate(taxAmount, weights.taxes) : rates.map(() => 0)
  const nets = allocate(amount - taxAmount, weights.nets)
  return rates.map(({ tax }, at) => {
    const part = taxes[at] ?? 0
    return { tax, amount: (nets[at] ?? 0) + part, taxAmount: part }
  })
}

/**
 * How shipping lies under the rates: what a rate is due on besides its lines, else what its tax tells.
 * @returns null where nothing tells it
 */
function shippingWeights(order: Order, rates: readonly Rate[]): { taxes: number[]; nets: number[] } | null {
  const taxes = rates.map(({ tax, shippingTax }) => (tax.relief ? 0 : shippingTax))
  const bases = rates.map(({ tax, lines }) => {
    const own = order.lines.filter(({ id }) => lines.has(id))
    const goods = own.map((line) => timesQuantity(line.unitPriceAmount, line.quantity) - line.discountAmount)
    return tax.amount - sumAmounts(goods)
  })
  const charged = order.fulfillmentAmount - order.fulfillmentDiscountAmount
  const isTold = bases.every((base) => base >= 0) && sumAmounts(bases) === charged
  const contained = order.priced?.pricesIncludeTax ?? true
  const nets = rates.map(({ tax, shippingTax }, at) => {
    if (isTold) return (bases[at] ?? 0) - (contained ? shippingTax : 0)
    return tax.partsPerMillion > 0 ? shareOf(shippingTax, million, tax.partsPerMillion) : 0
  })
  return sumAmounts(nets) > 0 ? { taxes, nets } : null
}
