import type { Category, Collection, ShippingMethod, Store } from '@tradepost/sdk'
import { shownCurrency } from './currency.ts'

/** What every page of a shop is framed with. */
export interface StoreFacts {
  store: Store
  /** The whole tree, parents before children. */
  categories: Category[]
  /** Those with something in them, in the order of the shop. */
  collections: Collection[]
  /** ISO 4217, in which this visitor sees prices */
  currency: string
  /** Those that count in this currency. */
  shippingMethods: ShippingMethod[]
}

const freshMilliseconds = 5_000
const collectionsMost = 24
const known = new Map<string, { until: number; reading: Promise<unknown> }>()

/**
 * The facts of this host's shop, at most five seconds old: they change rarely and stand on every page.
 * @throws ConnectionProblem, Refusal
 */
export async function readStoreFacts({
  shop,
  publishableKey,
  currency: chosen,
}: App.Locals): Promise<StoreFacts> {
  // What a visitor sees in the shop's own currency is read with the rest.
  const [shared, own] = await Promise.all([
    kept(publishableKey, () => readShared(shop)),
    kept(`${publishableKey} methods`, () => shop.listShippingMethods()),
  ])
  const currency = shownCurrency(shared.store, chosen)
  const methods =
    currency === shared.store.currency
      ? own
      : await kept(`${publishableKey} methods ${currency}`, () => shop.listShippingMethods({ currency }))
  return { ...shared, currency, shippingMethods: methods.items }
}

async function readShared(shop: App.Locals['shop']) {
  const [store, categories, collections] = await Promise.all([
    shop.getStore(),
    shop.listCategories(),
    shop.listCollections({ limit: collectionsMost }),
  ])
  return {
    store,
    categories: categories.items,
    collections: collections.items.filter(({ productCount }) => productCount > 0),
  }
}

function kept<T>(key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key)
  if (found && found.until > performance.now()) return found.reading as Promise<T>
  const reading = read()
  known.set(key, { until: performance.now() + freshMilliseconds, reading })
  reading.catch(() => known.delete(key))
  return reading
}

/** What to ask catalogue pages of the API for, so that they show the visitor's currency. */
export const inCurrency = ({ store, currency }: StoreFacts): { currency?: string } =>
  currency === store.currency ? {} : { currency }

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
