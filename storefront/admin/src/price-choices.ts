import type { Client, Result } from '@tradepost/sdk'

/** Things to choose from: the value, and what it is called. */
export type Named = readonly (readonly [string, string])[]

/** What promotions, price lists and ways to ship can name. What one's role may not read is left out. */
export type PriceChoices = {
  categories: Named
  collections: Named
  sellers: Named
  groups: Named
  methods: Named
}

/** Reads all of it that can be read. */
export async function readChoices(api: Client): Promise<PriceChoices> {
  const [categories, collections, sellers, groups, methods] = await Promise.all([
    listed(api.listCategories.try(), ({ items }) => items),
    listed(api.listManagedCollections.try({ limit: 100 }), ({ items }) =>
      items.map(({ id, title }) => ({ id, name: title })),
    ),
    listed(api.listSellers.try({ limit: 100 }), ({ items }) => items),
    listed(api.listCustomerGroups.try({ limit: 100 }), ({ items }) => items),
    listed(api.listShippingMethodsAsStaff.try(), ({ items }) => items),
  ])
  return { categories, collections, sellers, groups, methods }
}

async function listed<R>(
  call: Promise<Result<R, string>>,
  itemsOf: (reply: R) => readonly { id: string; name: string }[],
): Promise<Named> {
  const answer = await call
  return answer.ok ? itemsOf(answer.data).map(({ id, name }) => [id, name] as const) : []
}

/** The currencies of a store, its own first. */
export const currenciesOf = (store: { currency: string; currencies: readonly string[] }): Named =>
  [store.currency, ...store.currencies].map((code) => [code, code] as const)
