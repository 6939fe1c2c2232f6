import { sumAmounts } from '../../platform/money.ts'
import type { Lowering } from '../promotions/index.ts'
import type { CartToPrice } from './cart-to-price.ts'
import type { PricedArticle } from './goods.ts'
import type { ShippedPackage } from './packages.ts'
import type { CartTotals, Discount, PricedLine, PricedPackage, PricedTax } from './priced-cart.ts'
import type { LineSpread } from './spread.ts'
import type { TaxOfRate } from './tax.ts'

/** Spreads what a promotion takes off articles over their lines; to be called in the order of application. */
export function discountOnGoods(
  lowering: Lowering,
  goods: readonly PricedArticle[],
  placeOf: ReadonlyMap<string, number>,
  spread: LineSpread,
): Discount {
  const { promotionId, title, code, on, amount, costs, parts } = lowering
  const allocations = parts.flatMap(({ key, sellerId, amount: part }) => {
    const at = placeOf.get(key) ?? -1
    const destination = goods[at]?.destination ?? 0
    return spread.takeOff(at, part).map((share) => ({ ...share, sellerId, destination }))
  })
  return { promotionId, title, code, on, amount, allocations, costs }
}

export function discountOnShipping(
  lowering: Lowering,
  packageOf: ReadonlyMap<string, ShippedPackage>,
): Discount {
  const { promotionId, title, code, on, amount, costs, parts } = lowering
  const allocations = parts.map(({ key, sellerId, amount: part }) => {
    const destination = packageOf.get(key)?.destination ?? 0
    return { lineId: null, sellerId, destination, amount: part }
  })
  return { promotionId, title, code, on, amount, allocations, costs }
}

/** What the tax of a cart comes to for one line or package. */
interface Taxed {
  rateId: string | null
  taxAmount: number
  relievedAmount: number
}

const untaxed: Taxed = { rateId: null, taxAmount: 0, relievedAmount: 0 }

/** In the order of the cart. */
export function pricedLines(
  cart: CartToPrice,
  goods: readonly PricedArticle[],
  spread: LineSpread,
  taxes: readonly TaxOfRate[],
): PricedLine[] {
  const taxOf = taxByLine(taxes, spread)
  const articleOf = new Map(goods.flatMap((article) => article.lines.map(({ id }) => [id, article] as const)))
  return cart.lines.flatMap(({ id, offerId, sellerId, destination = 0, quantity }) => {
    const article = articleOf.get(id)
    if (!article) return []
    const { listUnitPriceAmount, unitPriceAmount, priceListId } = article
    const subtotalAmount = unitPriceAmount * quantity
    const left = spread.left.get(id) ?? subtotalAmount
    const { rateId, taxAmount, relievedAmount } = taxOf.get(id) ?? untaxed
    return {
      id,
      offerId,
      sellerId,
      destination,
      quantity,
      listUnitPriceAmount,
      unitPriceAmount,
      priceListId,
      subtotalAmount,
      discountAmount: subtotalAmount - left,
      taxRateId: rateId,
      taxAmount,
      taxRelievedAmount: relievedAmount,
      totalAmount: paidFor(cart, left, taxAmount, relievedAmount),
    }
  })
}

function taxByLine(taxes: readonly TaxOfRate[], spread: LineSpread): Map<string, Taxed> {
  const byLine = new Map<string, Taxed>()
  for (const { due, parts } of taxes) {
    const rateId = due.rate?.id ?? null
    for (const { of, taxAmount, relievedAmount } of parts) {
      if (of.kind !== 'article') continue
      for (const lineId of spread.linesOf(of.at)) byLine.set(lineId, { ...untaxed, rateId })
      for (const { lineId, amount } of spread.split(of.at, taxAmount))
        byLine.set(lineId, { rateId, taxAmount: amount, relievedAmount: 0 })
      for (const { lineId, amount } of spread.split(of.at, relievedAmount))
        byLine.set(lineId, { rateId, taxAmount: 0, relievedAmount: amount })
    }
  }
  return byLine
}

export function pricedPackages(
  cart: CartToPrice,
  goods: readonly PricedArticle[],
  packages: readonly ShippedPackage[],
  shippedFor: readonly number[],
  taxes: readonly TaxOfRate[],
): PricedPackage[] {
  const positions = new Map(cart.lines.map(({ id }, at) => [id, at]))
  const parts = taxes.flatMap((tax) => tax.parts).filter(({ of }) => of.kind === 'package')
  return packages.map(({ sellerId, destination, articles, measures, chosen, options, amount }, at) => {
    const own = parts.filter(({ of }) => of.at === at)
    const left = shippedFor[at] ?? 0
    const taxAmount = sumAmounts(own.map((part) => part.taxAmount))
    const taxRelievedAmount = sumAmounts(own.map((part) => part.relievedAmount))
    const lineIds = articles.flatMap((place) => goods[place]?.lines.map(({ id }) => id) ?? [])
    return {
      sellerId,
      destination,
      lineIds: lineIds.sort((a, b) => (positions.get(a) ?? 0) - (positions.get(b) ?? 0)),
      weightGrams: measures.weightGrams,
      quantity: measures.quantity,
      goodsAmount: measures.amount,
      method: typeof chosen === 'string' ? null : chosen,
      because: typeof chosen === 'string' ? chosen : null,
      options,
      amount,
      discountAmount: amount - left,
      taxAmount,
      taxRelievedAmount,
      totalAmount: paidFor(cart, left, taxAmount, taxRelievedAmount),
    }
  })
}

const paidFor = (cart: CartToPrice, left: number, taxAmount: number, relievedAmount: number): number =>
  sumAmounts([left, cart.pricesIncludeTax ? 0 : taxAmount, -relievedAmount])

export const pricedTax = ({ due, amount, taxAmount, relievedAmount }: TaxOfRate): PricedTax => ({
  rateId: due.rate?.id ?? null,
  title: due.rate?.title ?? null,
  partsPerMillion: due.rate?.partsPerMillion ?? 0,
  relief: due.relief,
  amount,
  taxAmount,
  relievedAmount,
})

type Summand = 'taxAmount' | 'taxRelievedAmount' | 'discountAmount' | 'totalAmount'

export function totalsOf(
  { pricesIncludeTax }: CartToPrice,
  lines: readonly PricedLine[],
  packages: readonly PricedPackage[],
): CartTotals {
  const sum = (of: readonly Record<Summand, number>[], key: Summand) =>
    sumAmounts(of.map((each) => each[key]))
  const both = (key: Summand) => sumAmounts([sum(lines, key), sum(packages, key)])
  const [taxAmount, totalAmount] = [both('taxAmount'), both('totalAmount')]
  return {
    subtotalAmount: sumAmounts(lines.map((line) => line.subtotalAmount)),
    discountAmount: sum(lines, 'discountAmount'),
    fulfillmentAmount: sumAmounts(packages.map((each) => each.amount)),
    fulfillmentDiscountAmount: sum(packages, 'discountAmount'),
    taxAmount,
    taxIncludedAmount: pricesIncludeTax ? taxAmount : 0,
    taxAddedAmount: pricesIncludeTax ? 0 : taxAmount,
    taxRelievedAmount: both('taxRelievedAmount'),
    netAmount: totalAmount - taxAmount,
    totalAmount,
  }
}
