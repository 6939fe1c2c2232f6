import type { Category, ShippingMethod, Store } from '@tradepost/sdk'

/** What every page of a shop is framed with. */
export interface StoreFacts {
  store: Store
  /** The whole tree, parents before children. */
  categories: Category[]
  shippingMethods: ShippingMethod[]
}

const freshMilliseconds = 5_000
const known = new Map<string, { until: number; facts: Promise<StoreFacts> }>()

/**
 * The facts of this host's shop, at most five seconds old: they change rarely and stand on every page.
 * @throws ConnectionProblem, Refusal
 */
export function readStoreFacts(locals: App.Locals): Promise<StoreFacts> {
  const { shop, publishableKey } = locals
  const found = known.get(publishableKey)
  if (found && found.until > performance.now()) return found.facts
  const facts = Promise.all([shop.getStore(), shop.listCategories(), shop.listShippingMethods()]).then(
    ([store, categories, methods]) => ({
      store,
      categories: categories.items,
      shippingMethods: methods.items,
    }),
  )
  known.set(publishableKey, { until: performance.now() + freshMilliseconds, facts })
  facts.catch(() => known.delete(publishableKey))
  return facts
}

/** Every category at the root that has something to show, in the order of the shop. */
export function rootCategories({ categories }: StoreFacts): Category[] {
  return categories.filter((category) => category.parentId === null && category.productCount > 0)
}

/**
 * At most so many root categories, in the order of the shop. Where there are more, such as after an import, those
 * with a picture go first, then those with the most products.
 */
export function mainCategories(facts: StoreFacts, most: number): Category[] {
  const roots = rootCategories(facts)
  const chosen = roots
    .toSorted(
      (a, b) =>
        Number(b.pictureUrl !== null) - Number(a.pictureUrl !== null) || b.productCount - a.productCount,
    )
    .slice(0, most)
  return roots.filter((category) => chosen.includes(category))
}
