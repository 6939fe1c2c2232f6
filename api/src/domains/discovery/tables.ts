import { sql } from 'drizzle-orm'
import {
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { amount, commerce, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { products } from '../catalog/tables.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** The finished JSON of each published product's page and card: read as text, sent as text. */
export const productPages = commerce.table(
  'product_pages',
  {
    storeId: storeId(),
    productId: uuid('product_id').notNull(),
    handle: text('handle').notNull(),
    page: text('page').notNull(),
    card: text('card').notNull(),
    etag: text('etag').notNull(),
    available: boolean('available').notNull(),
    search: tsvector('search').notNull(),
    words: text('words').notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.productId] }),
    unique('product_pages_handle').on(t.storeId, t.handle),
    foreignKey({
      columns: [t.storeId, t.productId],
      foreignColumns: [products.storeId, products.id],
      name: 'product_pages_product',
    }),
    index('product_pages_search').using('gin', t.search),
    index('product_pages_words').using('gin', sql`words gin_trgm_ops`),
  ],
)

/** One row per product and category it is listed in (its own and all above; the zero id means the whole store). */
export const listingEntries = commerce.table(
  'listing_entries',
  {
    storeId: storeId(),
    categoryId: uuid('category_id').notNull(),
    productId: uuid('product_id').notNull(),
    rank: integer('rank').notNull(),
    priceAmount: amount('price_amount').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.categoryId, t.productId] }),
    foreignKey({
      columns: [t.storeId, t.productId],
      foreignColumns: [productPages.storeId, productPages.productId],
      name: 'listing_entries_page',
    }),
    index('listing_by_rank').on(t.storeId, t.categoryId, t.rank, t.productId),
    index('listing_by_price').on(t.storeId, t.categoryId, t.priceAmount, t.productId),
    index('listing_by_age').on(t.storeId, t.categoryId, t.publishedAt, t.productId),
    index('listing_of_product').on(t.storeId, t.productId),
  ],
)
