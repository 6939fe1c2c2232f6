import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { amount, commerce, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { products } from '../catalog/tables.ts'
import { offers } from '../offers/tables.ts'
import { sellers } from '../sellers/tables.ts'

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

/** What was last told of a product that shoppers can or could see. Outlives its page, so that versions only rise. */
export const listingVersions = commerce.table(
  'listing_versions',
  {
    storeId: storeId(),
    productId: uuid('product_id').notNull(),
    version: integer('version').notNull(),
    /** How many pieces of each offer there were; null: as many as one likes. */
    stock: jsonb('stock').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.productId] }),
    foreignKey({
      columns: [t.storeId, t.productId],
      foreignColumns: [products.storeId, products.id],
      name: 'listing_versions_product',
    }),
    check('listing_versions_version', sql`${t.version} > 0`),
  ],
)

/**
 * How much there is of each offer, over all places where it lies, as those who look after stock see it. Written beside
 * what is told of it, so that who hears of a change and looks finds it here; and so that the rows that buyers lock
 * carry no index for a list.
 */
export const stockLevels = commerce.table(
  'stock_levels',
  {
    storeId: storeId(),
    offerId: uuid('offer_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    onHand: integer('on_hand').notNull(),
    reserved: integer('reserved').notNull(),
    /** On hand less reserved; 2147483647 where as many can be bought as one likes, so that these come last. */
    level: integer('level').notNull(),
    /**
     * What it is found by, in lower case: the beginnings of the product's title and of the SKU. Columns, because row
     * security lets no index over a function be used.
     */
    titleBegins: text('title_begins').notNull(),
    skuBegins: text('sku_begins').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.offerId] }),
    foreignKey({
      columns: [t.storeId, t.offerId],
      foreignColumns: [offers.storeId, offers.id],
      name: 'stock_levels_offer',
    }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'stock_levels_seller',
    }),
    index('stock_levels_lowest').on(t.storeId, t.level, t.offerId),
    index('stock_levels_lowest_of_seller').on(t.storeId, t.sellerId, t.level, t.offerId),
    index('stock_levels_title').on(t.storeId, sql`title_begins collate "C"`),
    index('stock_levels_sku').on(t.storeId, sql`sku_begins collate "C"`),
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
