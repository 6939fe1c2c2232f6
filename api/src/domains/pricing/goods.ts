import { MoneyError, sumAmounts, timesQuantity } from '../../platform/money.ts'
import { type Article, byText } from '../promotions/index.ts'
import type { CartToPrice, LineToPrice } from './cart-to-price.ts'
import { priceChooser, type UnitPrice } from './price-lists.ts'

/**
 * Lines whose facts are the same and that go to one destination: for prices they are one, so that splitting a line, or
 * moving it, changes nothing. What comes to an article is spread over its lines afterwards; see `spread.ts`.
 */
export interface PricedArticle extends Article {
  /** The same for the same goods to any destination; `key` of those to the main one */
  wholeKey: string
  destination: number
  facts: LineToPrice
  listUnitPriceAmount: number
  priceListId: string | null
  subtotalAmount: number
  /** By id */
  lines: readonly LineToPrice[]
}

/**
 * The goods of a cart, in an order that follows from what they are and not from where they stand.
 * @throws MoneyError for a quantity below 1, a negative price, or what no exact integer can hold
 */
export function gatherGoods(cart: CartToPrice): PricedArticle[] {
  const ids = new Set(cart.lines.map(({ id }) => id))
  if (ids.size !== cart.lines.length) throw new MoneyError('two lines have the same id')
  const quantities = new Map<string, number>()
  for (const { offerId, quantity, unitPriceAmount, weightGrams } of cart.lines) {
    if (!Number.isSafeInteger(quantity) || quantity < 1)
      throw new MoneyError(`${quantity} is not a quantity of pieces`)
    if (unitPriceAmount < 0) throw new MoneyError(`${unitPriceAmount} is not a price`)
    if (!Number.isSafeInteger(weightGrams) || weightGrams < 0)
      throw new MoneyError(`${weightGrams} is not a weight in grams`)
    quantities.set(offerId, (quantities.get(offerId) ?? 0) + quantity)
  }
  const choose = priceChooser(cart.priceLists, cart)
  const alike = Map.groupBy(cart.lines, keyOf)
  const goods = [...alike].flatMap(([wholeKey, lines]): PricedArticle[] => {
    const { offerId, unitPriceAmount } = (lines as [LineToPrice])[0]
    const price = choose(offerId, quantities.get(offerId) ?? 0, unitPriceAmount)
    const byDestination = Map.groupBy(lines, ({ destination = 0 }) => destination)
    return [...byDestination].map(([at, members]) => article(wholeKey, at, members, price))
  })
  sumAmounts(goods.map(({ subtotalAmount }) => subtotalAmount))
  return goods.sort((a, b) => byText(a.key, b.key))
}

function article(
  wholeKey: string,
  destination: number,
  lines: readonly LineToPrice[],
  price: UnitPrice,
): PricedArticle {
  const [facts] = lines as [LineToPrice]
  const quantity = sumAmounts(lines.map((line) => line.quantity))
  return {
    key: destination === 0 ? wholeKey : `${wholeKey} ${destination}`,
    wholeKey,
    destination,
    facts,
    lines: lines.toSorted((a, b) => byText(a.id, b.id)),
    offerId: facts.offerId,
    variantId: facts.variantId,
    productId: facts.productId,
    sellerId: facts.sellerId,
    categoryIds: facts.categoryIds,
    collectionIds: facts.collectionIds,
    isDiscountable: facts.isDiscountable,
    quantity,
    listUnitPriceAmount: facts.unitPriceAmount,
    unitPriceAmount: price.amount,
    priceListId: price.priceListId,
    subtotalAmount: timesQuantity(price.amount, quantity),
  }
}

const keyOf = (line: LineToPrice): string =>
  JSON.stringify([
    line.offerId,
    line.unitPriceAmount,
    line.taxClass,
    line.weightGrams,
    line.sizeMillimeters,
    line.needsShipping,
    line.isDiscountable,
    line.variantId,
    line.productId,
    line.sellerId,
    sorted(line.categoryIds),
    sorted(line.collectionIds),
  ])

const sorted = (ids: readonly string[]): readonly string[] => (ids.length < 2 ? ids : ids.toSorted(byText))
