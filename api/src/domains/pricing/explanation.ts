import { printAmount } from '../../platform/money.ts'
import type { GrantedGift } from '../promotions/index.ts'
import type { PricedArticle } from './goods.ts'
import type { Package, ShippedPackage, ShippingProblem } from './packages.ts'
import type { Discount } from './priced-cart.ts'
import type { LinePart } from './spread.ts'
import type { TaxOfRate } from './tax.ts'

/** One step of how a total came about. */
export interface ExplainedStep {
  rule:
    | 'unit-price'
    | 'promotion'
    | 'gift'
    | 'shipping-rate'
    | 'shipping-unpriced'
    | 'tax-included'
    | 'tax-added'
    | 'tax-relieved'
    | 'no-tax'
  /** Of the price list, promotion, shipping method or tax rate that says so; null: the offer itself, or nobody */
  by: string | null
  /** For a person to read */
  words: string
  /** What the rule was given */
  inputs: Record<string, string | number | null>
  /** What the step adds to the total, minor units; below 0 it takes off */
  amount: number
  /** What of the total so far the step names as tax, and neither adds nor takes off */
  withinAmount: number
  /** Where `amount` or `withinAmount` goes, to the last minor unit; absolute amounts */
  to: ExplainedPart[]
}

/** A package is named by its seller and its destination; without one, it goes to the main destination. */
export type ExplainedPart =
  | { kind: 'line'; id: string; amount: number }
  | { kind: 'package'; id: string; destination?: number; amount: number }

type Printer = (amount: number) => string

const printer =
  (currency: string): Printer =>
  (amount) =>
    printAmount(amount, currency)

/** One step a line: what its pieces cost. */
export function explainGoods(goods: readonly PricedArticle[], currency: string): ExplainedStep[] {
  const print = printer(currency)
  return goods.flatMap((article) =>
    article.lines.map(({ id, quantity }): ExplainedStep => {
      const { unitPriceAmount, listUnitPriceAmount, priceListId } = article
      const amount = unitPriceAmount * quantity
      const isOther = listUnitPriceAmount !== unitPriceAmount
      const before = isOther ? `, instead of ${print(listUnitPriceAmount)}` : ''
      const instead = priceListId === null ? '' : ` (price list${before})`
      return {
        rule: 'unit-price',
        by: priceListId,
        words: `${quantity} × ${print(unitPriceAmount)}${instead}`,
        inputs: {
          offerId: article.offerId,
          quantity,
          quantityInCart: article.quantity,
          listUnitPriceAmount,
          unitPriceAmount,
        },
        amount,
        withinAmount: 0,
        to: [{ kind: 'line', id, amount }],
      }
    }),
  )
}

export function explainDiscount(discount: Discount, currency: string): ExplainedStep {
  const { promotionId, title, code, on, amount, allocations, costs } = discount
  const borne = Object.fromEntries(costs.map((cost) => [`borneBySeller:${cost.sellerId}`, cost.sellerAmount]))
  return {
    rule: 'promotion',
    by: promotionId,
    words: `${title}${code === null ? '' : ` (${code})`}: ${printAmount(-amount, currency)}`,
    inputs: { code, on, ...borne },
    amount: -amount,
    withinAmount: 0,
    to: allocations.map(({ lineId, sellerId, destination, amount: part }) =>
      lineId === null
        ? { kind: 'package', id: sellerId, destination, amount: part }
        : { kind: 'line', id: lineId, amount: part },
    ),
  }
}

export const explainGift = (gift: GrantedGift, currency: string): ExplainedStep => ({
  rule: 'gift',
  by: gift.promotionId,
  words: `${gift.quantity} × ${gift.title} as a gift, worth ${printAmount(gift.valueAmount, currency)}`,
  inputs: { code: gift.code, offerId: gift.offerId, quantity: gift.quantity, valueAmount: gift.valueAmount },
  amount: 0,
  withinAmount: 0,
  to: [],
})

export function explainShipping(of: ShippedPackage, currency: string): ExplainedStep {
  const { chosen } = of
  const { weightGrams, amount: goodsAmount, quantity } = of.measures
  const { sellerId, destination } = of
  const inputs = { sellerId, destination, weightGrams, goodsAmount, quantity }
  if (typeof chosen === 'string')
    return {
      rule: 'shipping-unpriced',
      by: null,
      words: unpricedWords[chosen],
      inputs: { ...inputs, because: chosen },
      amount: 0,
      withinAmount: 0,
      to: [],
    }
  const { methodId, amount, isFree, rateId, carrier } = chosen
  const title = carrier === undefined ? chosen.title : `${chosen.title} (${carrier})`
  return {
    rule: 'shipping-rate',
    by: methodId,
    words: isFree ? `${title}: free from this amount on` : `${title}: ${printAmount(amount, currency)}`,
    inputs: { ...inputs, rateId, isFree: isFree ? 'yes' : 'no' },
    amount,
    withinAmount: 0,
    to: amount === 0 ? [] : [{ kind: 'package', id: sellerId, destination, amount }],
  }
}

const unpricedWords: Record<ShippingProblem, string> = {
  'not-chosen': 'How the package is shipped has not been chosen.',
  'method-not-found': 'The way to ship that was chosen is not offered for this package.',
  'not-delivered-there': 'The way to ship that was chosen does not deliver there.',
  'no-rate': 'The way to ship that was chosen does not take such a package.',
}

/** @param linesOf what of an article's tax comes to its lines */
export function explainTax(
  tax: TaxOfRate,
  packages: readonly Package[],
  linesOf: (at: number, amount: number) => LinePart[],
  of: { currency: string; pricesIncludeTax: boolean },
): ExplainedStep {
  const { due, amount, taxAmount, relievedAmount, parts } = tax
  const rule = !due.rate
    ? 'no-tax'
    : due.relief
      ? 'tax-relieved'
      : of.pricesIncludeTax
        ? 'tax-included'
        : 'tax-added'
  const to = parts.flatMap((part): ExplainedStep['to'] => {
    const share = part.taxAmount + part.relievedAmount
    if (share === 0) return []
    const { kind, at } = part.of
    if (kind === 'package') {
      const { sellerId: id = '', destination = 0 } = packages[at] ?? {}
      return [{ kind, id, destination, amount: share }]
    }
    return linesOf(at, share).map(({ lineId, amount: n }) => ({ kind: 'line', id: lineId, amount: n }))
  })
  return {
    rule,
    by: due.rate?.id ?? null,
    words: taxWords(tax, rule, printer(of.currency)),
    inputs: {
      partsPerMillion: due.rate?.partsPerMillion ?? null,
      amount,
      relief: due.relief?.because ?? null,
      evidence: due.relief && ('vatNumber' in due.relief ? due.relief.vatNumber : due.relief.reference),
    },
    amount: rule === 'tax-added' ? taxAmount : relievedAmount === 0 ? 0 : -relievedAmount,
    withinAmount: rule === 'tax-included' ? taxAmount : 0,
    to,
  }
}

function taxWords(tax: TaxOfRate, rule: ExplainedStep['rule'], print: Printer): string {
  const { due, amount, taxAmount, relievedAmount } = tax
  if (!due.rate) return `No tax is known for ${print(amount)} of this.`
  const rate = `${due.rate.title} (${printPercent(due.rate.partsPerMillion)})`
  if (rule === 'tax-included') return `${rate} contained in ${print(amount)}: ${print(taxAmount)}`
  if (rule === 'tax-added') return `${rate} on ${print(amount)}: ${print(taxAmount)}`
  const why = due.relief?.because === 'exempt' ? 'the buyer is exempt' : 'the buyer owes it (reverse charge)'
  const off = relievedAmount === 0 ? '' : `; ${print(relievedAmount)} contained in the price are taken off`
  return `${rate} on ${print(amount)} is not charged: ${why}${off}`
}

/** 190,000 parts per million as `19 %`, 99,750 as `9.975 %`. */
function printPercent(partsPerMillion: number): string {
  const digits = String(partsPerMillion).padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`} %`
}
