import { allocate, shareOf, sumAmounts, taxIncluded } from '../../platform/money.ts'
import { byText } from '../promotions/index.ts'
import type { CartToPrice } from './cart-to-price.ts'
import type { PricedArticle } from './goods.ts'
import type { Package, ShippedPackage } from './packages.ts'
import { type TaxDue, taxReader } from './tax-due.ts'

const million = 1_000_000

/** A part of the price that one rate is due on. */
export interface TaxedPart {
  /** Place of the article or of the package */
  of: { kind: 'article' | 'package'; at: number }
  /** After discounts, minor units, as prices are: with tax or without */
  amount: number
}

/** Tax of one rate, on the sum of all that it is due on. */
export interface TaxOfRate {
  due: TaxDue
  /** Sum of the parts */
  amount: number
  /** What the buyer pays: contained in the amount, or on top of it */
  taxAmount: number
  /** What the amount contained and the buyer need not pay */
  relievedAmount: number
  /** Each with its part of `taxAmount` and of `relievedAmount` */
  parts: (TaxedPart & { taxAmount: number; relievedAmount: number })[]
}

/**
 * The one place where tax is rounded: for each rate once, half away from zero, on the sum of all goods and shipping
 * it is due on. Parts get their share of that by largest remainder.
 * @param left what each article costs after discounts
 * @param shippedFor what each package's shipping costs after discounts
 */
export function taxCart(
  cart: CartToPrice,
  goods: readonly PricedArticle[],
  left: readonly number[],
  packages: readonly ShippedPackage[],
  shippedFor: readonly number[],
): TaxOfRate[] {
  const dueOn = taxReader(cart)
  const ofGoods = goods.map(({ facts, sellerId, destination }) =>
    dueOn(facts.taxClass, sellerId, destination),
  )
  const parts: (TaxedPart & { due: TaxDue })[] = goods.flatMap((_, at) => {
    const due = ofGoods[at]
    return due ? [{ of: { kind: 'article' as const, at }, amount: left[at] ?? 0, due }] : []
  })
  for (const [at, each] of packages.entries()) {
    const { taxClass } = each
    const amount = shippedFor[at] ?? 0
    const of = { kind: 'package' as const, at }
    if (cart.tax.onShipping === 'own-class' && taxClass !== null)
      parts.push({ of, amount, due: dueOn(taxClass, each.sellerId, each.destination) })
    if (cart.tax.onShipping === 'as-goods')
      parts.push(...asGoods(each, goods, left, ofGoods, amount).map((part) => ({ of, ...part })))
  }
  return [...Map.groupBy(parts, ({ due }) => due.key)]
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([, members]) => (members[0] ? [taxOfRate(cart, members[0].due, members)] : []))
}

/** Splits shipping over what is due on the goods of its package, by what they cost; free ones by pieces. */
function asGoods(
  { articles, measures }: Package,
  goods: readonly PricedArticle[],
  left: readonly number[],
  ofGoods: readonly TaxDue[],
  amount: number,
): { due: TaxDue; amount: number }[] {
  const weights = new Map<string, { due: TaxDue; weight: number }>()
  for (const at of articles) {
    const due = ofGoods[at]
    if (!due) continue
    const weight = measures.amount > 0 ? (left[at] ?? 0) : (goods[at]?.quantity ?? 0)
    weights.set(due.key, { due, weight: (weights.get(due.key)?.weight ?? 0) + weight })
  }
  const sorted = [...weights.values()].sort((a, b) => byText(a.due.key, b.due.key))
  const amounts = allocate(
    amount,
    sorted.map(({ weight }) => weight),
  )
  return sorted.map(({ due }, n) => ({ due, amount: amounts[n] ?? 0 }))
}

function taxOfRate(cart: CartToPrice, due: TaxDue, members: readonly TaxedPart[]): TaxOfRate {
  const amounts = members.map((member) => member.amount)
  const amount = sumAmounts(amounts)
  const rate = due.rate?.partsPerMillion ?? 0
  const contained = cart.pricesIncludeTax ? taxIncluded(amount, rate, million) : 0
  const added = cart.pricesIncludeTax ? 0 : shareOf(amount, rate, million)
  const taxAmount = due.relief ? 0 : contained + added
  const relievedAmount = due.relief ? contained : 0
  const [taxes, reliefs] = [allocate(taxAmount, amounts), allocate(relievedAmount, amounts)]
  const parts = members.map(({ of, amount }, n) => ({
    of,
    amount,
    taxAmount: taxes[n] ?? 0,
    relievedAmount: reliefs[n] ?? 0,
  }))
  return { due, amount, taxAmount, relievedAmount, parts }
}
