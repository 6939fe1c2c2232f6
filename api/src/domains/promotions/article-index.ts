import { sumAmounts } from '../../platform/money.ts'
import type { Article, GoodsLists, GoodsSelector } from './promotion.ts'

/** What a cart holds, found by what promotions ask for. */
export interface ArticleIndex {
  articles: readonly Article[]
  /** Places in `articles` of the goods meant, ascending */
  meant(selector: GoodsSelector): readonly number[]
  /** Those of them whose price may be lowered */
  discountable(selector: GoodsSelector): readonly number[]
  /** What the goods meant cost before any promotion, minor units */
  amountOf(selector: GoodsSelector): number
  quantityOf(selector: GoodsSelector): number
}

type Kind = keyof GoodsLists

/** Beyond this many entries it is quicker to ask the list for the cart's goods than the cart for the list's entries. */
const longList = 64
const setsOfLists = new WeakMap<readonly string[], Set<string>>()

/** Made once a cart; 200 promotions then look up what they name instead of walking over the lines. */
export function indexArticles(articles: readonly Article[]): ArticleIndex {
  const byKind = {
    offerIds: placesBy(articles, (article) => [article.offerId]),
    variantIds: placesBy(articles, (article) => [article.variantId]),
    productIds: placesBy(articles, (article) => [article.productId]),
    categoryIds: placesBy(articles, (article) => article.categoryIds),
    collectionIds: placesBy(articles, (article) => article.collectionIds),
    sellerIds: placesBy(articles, (article) => [article.sellerId]),
  } satisfies Record<Kind, Map<string, number[]>>
  const all = articles.map((_, at) => at)
  const found = new Map<GoodsSelector, readonly number[]>()

  const ofKind = (kind: Kind, list: readonly string[]): Set<number> => {
    const places = byKind[kind]
    const ids = list.length > longList ? [...places.keys()].filter((id) => setOf(list).has(id)) : list
    return new Set(ids.flatMap((id) => places.get(id) ?? []))
  }
  const search = (selector: GoodsSelector): readonly number[] => {
    let left: readonly number[] = all
    for (const kind of kinds) {
      if (selector[kind].length === 0) continue
      const hits = ofKind(kind, selector[kind])
      left = left.filter((at) => hits.has(at))
      if (left.length === 0) return left
    }
    const { except } = selector
    if (!except) return left
    const unwanted = new Set(kinds.flatMap((kind) => [...ofKind(kind, except[kind])]))
    return left.filter((at) => !unwanted.has(at))
  }
  const meant = (selector: GoodsSelector): readonly number[] => {
    const known = found.get(selector)
    if (known) return known
    const places = search(selector)
    found.set(selector, places)
    return places
  }
  const meantArticles = (selector: GoodsSelector) => meant(selector).flatMap((at) => articles[at] ?? [])
  return {
    articles,
    meant,
    discountable: (selector) => meant(selector).filter((at) => articles[at]?.isDiscountable),
    amountOf: (selector) =>
      sumAmounts(meantArticles(selector).map((article) => article.unitPriceAmount * article.quantity)),
    quantityOf: (selector) => meantArticles(selector).reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

const kinds: readonly Kind[] = [
  'offerIds',
  'variantIds',
  'productIds',
  'categoryIds',
  'collectionIds',
  'sellerIds',
]

function placesBy(
  articles: readonly Article[],
  idsOf: (article: Article) => readonly string[],
): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [at, article] of articles.entries()) {
    for (const id of idsOf(article)) {
      const known = places.get(id)
      if (known) known.push(at)
      else places.set(id, [at])
    }
  }
  return places
}

function setOf(list: readonly string[]): Set<string> {
  const known = setsOfLists.get(list)
  if (known) return known
  const set = new Set(list)
  setsOfLists.set(list, set)
  return set
}
