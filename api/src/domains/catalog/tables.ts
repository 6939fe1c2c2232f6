import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { commerce, createdAt, metadata, storeId, updatedAt } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

export const products = commerce.table(
  'products',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    title: text('title').notNull(),
    subtitle: text('subtitle').notNull().default(''),
    descriptionHtml: text('description_html').notNull().default(''),
    brand: text('brand').notNull().default(''),
    productType: text('product_type').notNull().default(''),
    tags: text('tags').array().notNull(),
    status: text('status').notNull(),
    rank: integer('rank').notNull().default(1000),
    /** `gift_wrap`: bought with other goods, never listed. */
    kind: text('kind').notNull().default('goods'),
    /** Which tax rates are due on it. */
    taxClass: text('tax_class').notNull().default('standard'),
    /** False: no promotion lowers its price. */
    isDiscountable: boolean('is_discountable').notNull().default(true),
    seoTitle: text('seo_title').notNull().default(''),
    seoDescription: text('seo_description').notNull().default(''),
    metadata: metadata(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('products_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'products_store' }),
    index('products_gift_wraps').on(t.storeId, t.rank, t.id).where(sql`kind = 'gift_wrap'`),
    check('products_status', sql`${t.status} in ('draft', 'active', 'archived')`),
    check('products_kind', sql`${t.kind} in ('goods', 'gift_wrap')`),
    check('products_tax_class', sql`${t.taxClass} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('products_title', sql`length(${t.title}) between 1 and 300`),
  ],
)

type ColumnOf<T extends string> = AnyPgColumn<{ tableName: T }>
const ofProduct = <T extends string>(t: { storeId: ColumnOf<T>; productId: ColumnOf<T> }, name: string) =>
  foreignKey({ columns: [t.storeId, t.productId], foreignColumns: [products.storeId, products.id], name })

export const productOptions = commerce.table(
  'product_options',
  {
    storeId: storeId(),
    productId: uuid('product_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    values: text('values').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.productId, t.position] }),
    unique('product_options_name').on(t.storeId, t.productId, t.name),
    ofProduct(t, 'product_options_product'),
    check('product_options_position', sql`${t.position} between 1 and 3`),
  ],
)

export const media = commerce.table(
  'media',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    productId: uuid('product_id').notNull(),
    url: text('url').notNull(),
    alt: text('alt').notNull(),
    width: integer('width'),
    height: integer('height'),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('media_position').on(t.storeId, t.productId, t.position),
    unique('media_of_product').on(t.storeId, t.productId, t.id),
    ofProduct(t, 'media_product'),
  ],
)

/** `option_values` follows the order of the product's options; the pair with the product is unique. */
export const variants = commerce.table(
  'variants',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    productId: uuid('product_id').notNull(),
    position: integer('position').notNull(),
    optionValues: text('option_values').array().notNull(),
    title: text('title').notNull(),
    sku: text('sku'),
    barcode: text('barcode'),
    weightGrams: integer('weight_grams'),
    /** Length, width and height of a piece; null: not known. */
    sizeMillimeters: integer('size_millimeters').array(),
    /** False: a service or a download. */
    needsShipping: boolean('needs_shipping').notNull().default(true),
    mediaId: uuid('media_id'),
    metadata: metadata(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('variants_options').on(t.storeId, t.productId, t.optionValues),
    ofProduct(t, 'variants_product'),
    foreignKey({
      columns: [t.storeId, t.productId, t.mediaId],
      foreignColumns: [media.storeId, media.productId, media.id],
      name: 'variants_media',
    }),
    index('variants_sku').on(t.storeId, t.sku),
    check('variants_size', sql`cardinality(${t.sizeMillimeters}) = 3 and 0 < all(${t.sizeMillimeters})`),
    check('variants_weight', sql`${t.weightGrams} >= 0`),
  ],
)

export const productAttributes = commerce.table(
  'product_attributes',
  {
    storeId: storeId(),
    productId: uuid('product_id').notNull(),
    key: text('key').notNull(),
    label: text('label').notNull(),
    value: text('value').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.productId, t.key] }),
    ofProduct(t, 'product_attributes_product'),
  ],
)

export const categories = commerce.table(
  'categories',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    parentId: uuid('parent_id'),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    pictureUrl: text('picture_url'),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('categories_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'categories_store' }),
    foreignKey({
      columns: [t.storeId, t.parentId],
      foreignColumns: [t.storeId, t.id],
      name: 'categories_parent',
    }),
    check('categories_not_own_parent', sql`${t.parentId} <> ${t.id}`),
  ],
)

export const productCategories = commerce.table(
  'product_categories',
  {
    storeId: storeId(),
    productId: uuid('product_id').notNull(),
    categoryId: uuid('category_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.productId, t.categoryId] }),
    ofProduct(t, 'product_categories_product'),
    foreignKey({
      columns: [t.storeId, t.categoryId],
      foreignColumns: [categories.storeId, categories.id],
      name: 'product_categories_category',
    }),
    index('product_categories_category_index').on(t.storeId, t.categoryId),
  ],
)

/** Products that belong together for a reason of the shop's own: a season, a theme, a campaign. */
export const collections = commerce.table(
  'collections',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    title: text('title').notNull(),
    descriptionHtml: text('description_html').notNull().default(''),
    pictureUrl: text('picture_url'),
    isPublished: boolean('is_published').notNull().default(false),
    position: integer('position').notNull().default(1000),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('collections_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'collections_store' }),
    check('collections_title', sql`length(${t.title}) between 1 and 300`),
  ],
)

export const collectionProducts = commerce.table(
  'collection_products',
  {
    storeId: storeId(),
    collectionId: uuid('collection_id').notNull(),
    productId: uuid('product_id').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.collectionId, t.productId] }),
    foreignKey({
      columns: [t.storeId, t.collectionId],
      foreignColumns: [collections.storeId, collections.id],
      name: 'collection_products_collection',
    }),
    ofProduct(t, 'collection_products_product'),
    index('collection_products_of').on(t.storeId, t.productId),
  ],
)
