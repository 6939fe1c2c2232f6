import { z } from '@hono/zod-openapi'
import type { CachedBody } from '../../platform/cache.ts'
import type { Context } from '../../platform/context.ts'
import { fromWire, toWire } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor, pageQuery } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import type { KeptPages } from './kept-pages.ts'
import { everything, readCategories, readListing, readPage } from './queries.ts'
import { categoryListSchema, productListSchema, productSchema } from './schemas.ts'

const handle = z.string().min(1).max(255)
const publicForSeconds = 'public, max-age=2, stale-while-revalidate=30'

const listingQuery = z.strictObject({
  q: z.string().trim().min(1).max(200).optional().openapi({
    description:
      'Words to find in title, brand, category and tags; the last may be unfinished, small typos are forgiven.',
    example: 'brass lamp',
  }),
  category: handle
    .optional()
    .openapi({ description: 'Handle of a category; includes all below it.', example: 'lighting' }),
  sort: z
    .enum(['featured', 'price', '-price', 'newest'])
    .default('featured')
    .openapi({ description: '`featured` is the order of the shop; `-price` is dearest first.' }),
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
        'Published products as cards. Without `q`, all of a category or of the store; with it, those that match.',
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
      if (!found)
        throw new Refusal(platformRefusals.notFound, { detail: `There is no category “${query.category}”.` })
      return Reply.cached(found)
    },
  )

  route(
    router,
    {
      operationId: 'getProduct',
      tag: 'Catalog',
      summary: 'Read a product page',
      description:
        'Everything a product page shows, in one read: texts, pictures, options, variants, price and stock (at most seconds old; the checkout is the judge).',
      method: 'get',
      path: '/v1/products/{handle}',
      policy: policies.shopper,
      params: z.object({
        handle: handle.openapi({ description: 'Handle or id of the product.', example: 'brass-desk-lamp' }),
      }),
      cacheControl: publicForSeconds,
      success: { status: 200, description: 'The product.', schema: productSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) => {
      const id = fromWire('product', params.handle)
      const found = await pages.product(context.store.id, params.handle, () =>
        readPage(context.db, context.store.id, { handle: params.handle, id }),
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
  return router
}

const listingName = (query: ListingQuery) =>
  `products ${JSON.stringify([query.q?.toLowerCase(), query.category, query.sort, query.limit, query.cursor])}`

/** The JSON of one page, assembled from finished cards; null when the category does not exist. */
async function listing(context: Context, query: ListingQuery): Promise<string | null> {
  const of = `${query.q?.toLowerCase() ?? ''}|${query.category ?? everything}|${query.sort}`
  const { cards, last } = await readListing(context.db, context.store.id, {
    category: query.category ?? null,
    words: query.q ?? null,
    sort: query.sort,
    limit: query.limit,
    after: decodeCursor(of, query.sort === 'newest' ? 'instant' : 'number', query.cursor),
  })
  if (cards.length === 0 && query.category !== undefined) {
    const categories = await readCategories(context.db, context.store.id)
    if (!categories.some((category) => category.handle === query.category)) return null
  }
  const next = last ? JSON.stringify(encodeCursor(of, last)) : 'null'
  return `{"items":[${cards.join(',')}],"nextCursor":${next}}`
}

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
