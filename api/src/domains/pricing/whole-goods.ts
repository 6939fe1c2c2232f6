import { allocate, sumAmounts, timesQuantity } from '../../platform/money.ts'
import type { Article, Lowering } from '../promotions/index.ts'
import type { PricedArticle } from './goods.ts'

/**
 * Goods without their destinations, as promotions see them: where pieces go changes nothing of what they cost. In the
 * order of the goods.
 */
export function wholeGoods(goods: readonly PricedArticle[]): readonly Article[] {
  if (goods.every(({ destination }) => destination === 0)) return goods
  return [...Map.groupBy(goods, ({ wholeKey }) => wholeKey)].map(([key, parts]) => {
    const [first] = parts as [PricedArticle]
    return { ...first, key, quantity: sumAmounts(parts.map(({ quantity }) => quantity)) }
  })
}

/** What promotions took off whole goods, spread over what goes to each destination, by what that still costs. */
export interface PartedLowerings {
  /** Parts by key of the article */
  lowerings: Lowering[]
  /** What each article still costs, in the order of the goods */
  left: number[]
}

export function partLowerings(
  goods: readonly PricedArticle[],
  lowerings: readonly Lowering[],
): PartedLowerings {
  const left = goods.map(({ unitPriceAmount, quantity }) => timesQuantity(unitPriceAmount, quantity))
  const places = Map.groupBy(goods.keys(), (at) => goods[at]?.wholeKey ?? '')
  const partOf = ({ key, sellerId, amount }: Lowering['parts'][number]): Lowering['parts'] => {
    const members = places.get(key) ?? []
    const amounts = allocate(
      amount,
      members.map((at) => left[at] ?? 0),
    )
    return members.flatMap((at, n) => {
      const part = amounts[n] ?? 0
      left[at] = (left[at] ?? 0) - part
      const article = goods[at]
      return article && part > 0 ? [{ key: article.key, sellerId, amount: part }] : []
    })
  }
  return { lowerings: lowerings.map((each) => ({ ...each, parts: each.parts.flatMap(partOf) })), left }
}
