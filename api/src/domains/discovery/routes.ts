import { z } from '@hono/zod-openapi'
import type { CachedBody } from '../../platform/cache.ts'
import type { Context } from '../../platform/context.ts'
import { fromWire, toWire } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, pageQuery } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, type Router, route } from '../../platform/router.ts'
import { otherCurrency, productsIn } from './in-currency.ts'
import type { KeptPages } from './kept-pages.ts'
import { type CollectionRow, readCollection, readCollections, readListing } from './listing-queries.ts'
import { everything, readCategories, readPage } from './queries.ts'
import {
  categoryListSchema,
  collectionListSchema,
  collectionSchema,
  productListSchema,
  productSchema,
} from './schemas.ts'

const handle = z.string().min(1).max(255)
const publicForSeconds = 'public, max-age=2, stale-while-revalidate=30'

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
  .optional()

const listingQuery = z.strictObject({
  q: z.string().trim().min(1).max(200).optional().openapi({
    description:
      'Words to find in title, brand, category and tags; the last may be unfinished, small typos are forgiven.',
    example: 'brass lamp',
  }),
  category: handle
    .optional()
    .openapi({ description: 'Handle of a category; includes all below it.', example: 'lighting' }),
  collection: handle.optional().openapi({
    description: 'Handle or id of a collection. With `category`, too: what is in both.',
    example: 'winter-table',
  }),
  currency: currency.openapi({
    description:
      'ISO 4217: one of the `currencies` of the store. Prices are then those of its price lists for everybody; what has none has no `priceRange`. Left out: the prices of the offers.',
    example: 'CHF',
  }),
  sort: z.enum(['featured', 'price', '-price', 'newest']).default('featured').openapi({
    description:
      '`featured` is the order of the shop, or of the collection; `-price` is dearest first. In every currency the prices of the offers decide.',
  }),
  ...pageQuery,
})

type ListingQuery = z.output<typeof listingQuery>

/** What is read most. `pages` are answers this process keeps. */
export function createDiscoveryRouter({ pages }: { pages: KeptPages }) {
  const router = createRouter()

  route(
    router,
    {
      operationId: 'listProducts',
      tag: 'Catalog',
      summary: 'List or search products',
      description:
        'Published products as cards. Without `q`, all of a category, of a collection or of the store; with it, those that match.',
      method: 'get',
      path: '/v1/products',
      policy: policies.shopper,
      query: listingQuery,
      cacheControl: publicForSeconds,
      success: { status: 200, description: 'One page of cards.', schema: productListSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, query }) => {
      const found = await pages.list(context.store.id, listingName(query), () => listing(context, query))
      return Reply.cached(found as CachedBody)
    },
  )

  route(
    router,
    {
      operationId: 'getProduct',
      tag: 'Catalog',
      summary: 'Read a product page',
      description:
        'Everything a product page shows, in one read: texts, pictures, options, variants, price and stock (at most seconds old; the checkout is the judge). In another currency, what has no price in it has no offer.',
      method: 'get',
      path: '/v1/products/{handle}',
      policy: policies.shopper,
      params: z.object({
        handle: handle.openapi({ description: 'Handle or id of the product.', example: 'brass-desk-lamp' }),
      }),
      query: z.strictObject({
        currency: currency.openapi({
          description:
            'ISO 4217: one of the `currencies` of the store. Prices are then those of its price lists for everybody. Left out: the prices of the offers.',
          example: 'CHF',
        }),
      }),
      cacheControl: publicForSeconds,
      success: { status: 200, description: 'The product.', schema: productSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, query }) => {
      const { db, store } = context
      const of = { handle: params.handle, id: fromWire('product', params.handle) }
      const other = otherCurrency(context, query.currency)
      const found =
        other === null
          ? await pages.product(store.id, of.handle, () => readPage(db, store.id, of))
          : await pages.list(store.id, `page ${JSON.stringify([of.handle, other])}`, () =>
              pageIn(context, other, of),
            )
      if (!found) throw new Refusal(platformRefusals.notFound)
      return Reply.cached(found)
    },
  )

  route(
    router,
    {
      operationId: 'listCategories',
      tag: 'Catalog',
      summary: 'Read the category tree',
      description: 'All categories at once, with how many published products each holds.',
      method: 'get',
      path: '/v1/categories',
      policy: policies.shopper,
      cacheControl: publicForSeconds,
      success: { status: 200, description: 'All categories.', schema: categoryListSchema, etag: true },
      refusals: [],
    },
    async ({ context }) => {
      const found = await pages.list(context.store.id, 'categories', () => categoryTree(context))
      return Reply.cached(found as CachedBody)
    },
  )
  addCollectionRoutes(router, pages)
  return router
}

/** Collections as shoppers find them; what is in one `listProducts` tells. */
function addCollectionRoutes(router: Router, pages: KeptPages): void {
  route(
    router,
    {
      operationId: 'listCollections',
      tag: 'Catalog',
      summary: 'List collections',
      description: 'Published ones, in the order to show, with how many published products each holds.',
      method: 'get',
      path: '/v1/collections',
      policy: policies.shopper,
      query: z.strictObject(pageQuery),
      cacheControl: publicForSeconds,
      success: {
        status: 200,
        description: 'One page of collections.',
        schema: collectionListSchema,
        etag: true,
      },
      refusals: [],
    },
    async ({ context, query }) => {
      const { db, store } = context
      const name = `collections ${JSON.stringify([query.limit, query.cursor])}`
      const found = await pages.list(store.id, name, async () => {
        const after = decodeCursor('collections', 'number', query.cursor)
        const { items, last } = await readCollections(db, store.id, { limit: query.limit, after })
        return JSON.stringify({
          items: items.map(presentCollection),
          nextCursor: last && encodeCursor('collections', last),
        })
      })
      return Reply.cached(found as CachedBody)
    },
  )

  route(
    router,
    {
      operationId: 'getCollection',
      tag: 'Catalog',
      summary: 'Read a collection',
      description: 'What a page of it says; its products are those of `listProducts` with `collection`.',
      method: 'get',
      path: '/v1/collections/{handle}',
      policy: policies.shopper,
      params: z.object({
        handle: handle.openapi({ description: 'Handle or id of the collection.', example: 'winter-table' }),
      }),
      cacheControl: publicForSeconds,
      success: { status: 200, description: 'The collection.', schema: collectionSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const { db, store } = context
      const found = await pages.list(store.id, `collection ${params.handle}`, async () => {
        const collection = await readCollection(db, store.id, params.handle)
        return collection && JSON.stringify(presentCollection(collection))
      })
      if (!found) throw new Refusal(platformRefusals.notFound)
      return Reply.cached(found)
    },
  )
}

const listingName = (of: ListingQuery) =>
  `products ${JSON.stringify([of.q?.toLowerCase(), of.category, of.collection, of.sort, of.currency, of.limit, of.cursor])}`

/** The JSON of one page, assembled from finished cards. @throws Refusal not-found, invalid-request */
async function listing(context: Context, query: ListingQuery): Promise<string> {
  const other = otherCurrency(context, query.currency)
  const of = [query.q?.toLowerCase() ?? '', query.category ?? everything, query.sort]
  if (query.collection !== undefined) of.push(query.collection)
  const { items, last } = await readListing(context.db, context.store.id, {
    category: query.category ?? null,
    collection: query.collection ?? null,
    words: query.q ?? null,
    sort: query.sort,
    limit: query.limit,
    after: decodeCursor(of.join('|'), query.sort === 'newest' ? 'instant' : 'number', query.cursor),
  })
  if (items.length === 0) await mustExist(context, query)
  const cards = other === null ? items.map(({ card }) => card) : await cardsIn(context, other, items)
  const next = last ? JSON.stringify(encodeCursor(of.join('|'), last)) : 'null'
  return `{"items":[${cards.join(',')}],"nextCursor":${next}}`
}

/** @throws Refusal not-found when nothing is listed because there is no such category or collection */
async function mustExist({ db, store }: Context, { category, collection }: ListingQuery): Promise<void> {
  if (category !== undefined) {
    const categories = await readCategories(db, store.id)
    if (!categories.some(({ handle }) => handle === category))
      throw new Refusal(platformRefusals.notFound, { detail: `There is no category “${category}”.` })
  }
  if (collection !== undefined && !(await readCollection(db, store.id, collection)))
    throw new Refusal(platformRefusals.notFound, { detail: `There is no collection “${collection}”.` })
}

async function cardsIn(
  context: Context,
  currency: string,
  items: readonly { productId: string }[],
): Promise<string[]> {
  const products = await productsIn(
    context,
    currency,
    items.map(({ productId }) => productId),
  )
  return items.flatMap(({ productId }) => JSON.stringify(products.get(productId)?.card) ?? [])
}

async function pageIn(
  context: Context,
  currency: string,
  of: { handle: string; id: string | null },
): Promise<string | null> {
  const page = await readPage(context.db, context.store.id, of)
  if (!page) return null
  const products = await productsIn(context, currency, [page.productId])
  return JSON.stringify(products.get(page.productId)?.page) ?? null
}

const presentCollection = ({ id, position: _, ...collection }: CollectionRow) => ({
  id: toWire('collection', id),
  ...collection,
})

async function categoryTree(context: Context): Promise<string> {
  const categories = await readCategories(context.db, context.store.id)
  return JSON.stringify({
    items: categories.map((category) => ({
      ...category,
      id: toWire('category', category.id),
      parentId: category.parentId === null ? null : toWire('category', category.parentId),
    })),
  })
}
