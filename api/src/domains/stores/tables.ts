import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { amount, commerce, createdAt, currency, instant, storeId } from '../../platform/tables.ts'

export const stores = commerce.table(
  'stores',
  {
    storeId: storeId().primaryKey(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    tagline: text('tagline').notNull(),
    currency: currency(),
    locale: text('locale').notNull(),
    countries: text('countries').array().notNull(),
    taxBasisPoints: integer('tax_basis_points').notNull(),
    clockOffsetSeconds: integer('clock_offset_seconds').notNull().default(0),
    status: text('status').notNull().default('open'),
    createdAt: createdAt(),
  },
  (t) => [
    check('stores_status', sql`${t.status} in ('open', 'suspended')`),
    check('stores_tax', sql`${t.taxBasisPoints} between 0 and 10000`),
    check('stores_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
)

/** Names the store of a key before any tenancy is known; the API may only read it. */
export const storeKeys = commerce.table(
  'store_keys',
  {
    keyHash: text('key_hash').primaryKey(),
    id: uuid('id').notNull(),
    storeId: storeId().references(() => stores.storeId),
    kind: text('kind').notNull(),
    prefix: text('prefix').notNull(),
    scopes: text('scopes').array().notNull(),
    createdAt: createdAt(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [check('store_keys_kind', sql`${t.kind} in ('publishable', 'secret')`)],
)

/** Origins of a store's own pages: where a payment may send the shopper back to. Read-only to the API. */
export const storeDomains = commerce.table('store_domains', {
  origin: text('origin').primaryKey(),
  storeId: storeId().references(() => stores.storeId),
})

export const shippingMethods = commerce.table(
  'shipping_methods',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    priceAmount: amount('price_amount').notNull(),
    freeFromAmount: amount('free_from_amount'),
    currency: currency(),
    minDays: integer('min_days').notNull(),
    maxDays: integer('max_days').notNull(),
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('shipping_methods_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'shipping_methods_store' }),
    check('shipping_methods_price', sql`${t.priceAmount} >= 0`),
    check('shipping_methods_days', sql`${t.minDays} between 0 and ${t.maxDays}`),
  ],
)
