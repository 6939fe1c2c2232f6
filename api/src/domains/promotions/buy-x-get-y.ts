import { roundedParts } from '../../platform/money.ts'
import type { ArticleIndex } from './article-index.ts'
import type { Lowered } from './lower-goods.ts'
import type { BuyXGetY } from './promotion.ts'

/** Pieces of one article that are got for less. */
interface Got {
  at: number
  quantity: number
}

/**
 * Buy X, get Y: as many times as pieces suffice with none both bought and got, the cheapest pieces got. What is got
 * is lowered by its share of what the article still costs; rounded once, on the sum.
 */
export function lowerBuyXGetY(effect: BuyXGetY, index: ArticleIndex, left: readonly number[]): Lowered {
  const got = gotOf(effect, index)
  if (got === 'missing') return { because: { code: 'goods-missing' } }
  if (typeof got === 'number') return { because: { code: 'quantity-too-small', missing: got } }
  const quantityAt = (at: number) => BigInt(index.articles[at]?.quantity ?? 1)
  const denominator = got.reduce((product, { at, quantity }) => {
    const of = quantityAt(at)
    return BigInt(quantity) === of ? product : product * of
  }, 1n)
  // Pieces of an article that has been lowered before may cost a fraction each: shares of its sum stay exact.
  const shares = got.map(({ at, quantity }) => {
    const of = quantityAt(at)
    return BigInt(left[at] ?? 0) * ((BigInt(quantity) * denominator) / of)
  })
  const parts = roundedParts(
    shares.map((share) => share * BigInt(effect.get.basisPoints)),
    denominator * 10_000n,
  )
  const off = new Map(got.flatMap(({ at }, n) => (parts[n] ? [[at, parts[n]] as const] : [])))
  return off.size === 0 ? { because: { code: 'nothing-to-lower' } } : { off }
}

/** The pieces got, by place; or how many are missing for the first time; or `missing` where nothing could be got at all. */
function gotOf({ buy, get, maxTimes }: BuyXGetY, index: ArticleIndex): Got[] | number | 'missing' {
  const buying = new Set(index.meant(buy.goods))
  const getting = index.discountable(get.goods)
  if (buying.size === 0 || getting.length === 0) return 'missing'
  const quantityOf = (at: number) => index.articles[at]?.quantity ?? 0
  const count = (places: Iterable<number>) => [...places].reduce((sum, at) => sum + quantityOf(at), 0)
  const [toBuy, toGet, inAll] = [count(buying), count(getting), count(new Set([...buying, ...getting]))]
  // Enough of each, and enough of both together: with two kinds of places that suffices (Hall's theorem).
  const times = Math.min(
    Math.floor(toBuy / buy.quantity),
    Math.floor(toGet / get.quantity),
    Math.floor(inAll / (buy.quantity + get.quantity)),
    maxTimes ?? Number.MAX_SAFE_INTEGER,
  )
  if (times === 0)
    return Math.max(1, buy.quantity - toBuy, get.quantity - toGet, buy.quantity + get.quantity - inAll)
  let wanted = times * get.quantity
  // So many of those that could be bought as well may be got, that enough to buy remain.
  let spare = toBuy - times * buy.quantity
  const cheapestFirst = getting.toSorted((a, b) => priceAt(index, a) - priceAt(index, b) || a - b)
  const got: Got[] = []
  for (const at of cheapestFirst) {
    const both = buying.has(at)
    const quantity = Math.min(wanted, quantityOf(at), both ? spare : Number.MAX_SAFE_INTEGER)
    if (quantity === 0) continue
    wanted -= quantity
    if (both) spare -= quantity
    got.push({ at, quantity })
  }
  return got.sort((a, b) => a.at - b.at)
}

const priceAt = (index: ArticleIndex, at: number): number => index.articles[at]?.unitPriceAmount ?? 0
