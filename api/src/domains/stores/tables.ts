import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, commerce, createdAt, currency, instant, storeId, updatedAt } from '../../platform/tables.ts'

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
    /** Whether prices of goods and shipping contain the tax; the other way round in `taxExceptionCountries`. */
    pricesIncludeTax: boolean('prices_include_tax').notNull().default(true),
    taxExceptionCountries: text('tax_exception_countries').array().notNull().default(sql`'{}'::text[]`),
    taxOnShipping: text('tax_on_shipping').notNull().default('own-class'),
    /** Where the store is registered for VAT; null: it does not know reverse charge. */
    reverseChargeCountry: text('reverse_charge_country'),
    /** IANA name: windows of promotions and prices are read by its clocks. */
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Besides its own: what carts may be in. */
    currencies: text('currencies').array().notNull().default(sql`'{}'::text[]`),
    /** Rises with every change of what prices depend on: promotions, price lists, tax, shipping, settings. */
    rulesVersion: integer('rules_version').notNull().default(1),
    clockOffsetSeconds: integer('clock_offset_seconds').notNull().default(0),
    status: text('status').notNull().default('open'),
    /** BCP 47 tags a customer may choose from; the first is the store's own. */
    locales: text('locales').array().notNull().default(sql`'{}'::text[]`),
    supportEmail: text('support_email'),
    /** Who issues invoices: name, address, VAT number, lines at the foot; null: the store issues none yet. */
    invoicing: jsonb('invoicing'),
    /** How long after it was delivered goods may be sent back. */
    returnDays: integer('return_days').notNull().default(30),
    /** Set on a test twin: the store whose rehearsal it is. */
    twinOf: uuid('twin_of').references((): AnyPgColumn => stores.storeId),
    /** The store's own test twin, once it has one. */
    twinId: uuid('twin_id'),
    /** Deleted stores answer to nobody; their rows go when this has passed. */
    deleteAfter: instant('delete_after'),
    /** When the rows of a deleted store were gone: only this one stays. */
    erasedAt: instant('erased_at'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('stores_slug').on(t.slug),
    unique('stores_one_twin').on(t.twinOf),
    check('stores_status', sql`${t.status} in ('open', 'suspended', 'deleted')`),
    check('stores_deleted', sql`(${t.status} = 'deleted') = (${t.deleteAfter} is not null)`),
    check('stores_erased', sql`${t.erasedAt} is null or ${t.status} = 'deleted'`),
    check('stores_twin', sql`${t.twinId} is null or ${t.twinOf} is null`),
    check('stores_clock', sql`${t.clockOffsetSeconds} = 0 or ${t.twinOf} is not null`),
    check('stores_tax', sql`${t.taxBasisPoints} between 0 and 10000`),
    check('stores_tax_on_shipping', sql`${t.taxOnShipping} in ('own-class', 'as-goods')`),
    check('stores_time_zone', sql`length(${t.timeZone}) between 1 and 64`),
    check(
      'stores_currencies',
      sql`cardinality(${t.currencies}) <= 20 and not ${t.currency} = any(${t.currencies})`,
    ),
    check('stores_return_days', sql`${t.returnDays} between 0 and 3650`),
    check('stores_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
)

/**
 * Names the store of a key before any tenancy is known: everybody may look a key up by its digest, but only the tenancy
 * of its store may write it.
 */
export const storeKeys = commerce.table(
  'store_keys',
  {
    keyHash: text('key_hash').primaryKey(),
    id: uuid('id').notNull(),
    storeId: storeId().references(() => stores.storeId),
    kind: text('kind').notNull(),
    prefix: text('prefix').notNull(),
    scopes: text('scopes').array().notNull(),
    name: text('name').notNull().default(''),
    /** Whose key a `seller` key is. */
    sellerId: uuid('seller_id'),
    /** Of publishable keys: pages that may use it; empty means any. */
    allowedOrigins: text('allowed_origins').array().notNull().default(sql`'{}'::text[]`),
    /** Of secret and seller keys: networks in CIDR notation that may use it; empty means any. */
    networks: text('networks').array().notNull().default(sql`'{}'::text[]`),
    createdBy: text('created_by').notNull().default('owner'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at'),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
    /** The key that a rotation put in its place. */
    replacedBy: uuid('replaced_by'),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    unique('store_keys_id').on(t.storeId, t.id),
    check('store_keys_kind', sql`${t.kind} in ('publishable', 'secret', 'seller')`),
    check('store_keys_seller', sql`(${t.kind} = 'seller') = (${t.sellerId} is not null)`),
    check('store_keys_origins', sql`${t.kind} = 'publishable' or ${t.allowedOrigins} = '{}'`),
    check('store_keys_networks', sql`${t.kind} <> 'publishable' or ${t.networks} = '{}'`),
  ],
)

/** Origins of a store's own pages: where a payment may send the shopper back to, and where links in mails lead. */
export const storeDomains = commerce.table(
  'store_domains',
  {
    origin: text('origin').primaryKey(),
    storeId: storeId().references(() => stores.storeId),
    position: integer('position').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [index('store_domains_store').on(t.storeId)],
)

/** Secrets of a store (of a payment provider, a mail service), sealed by the key of the environment; never read back. */
export const storeSecrets = commerce.table(
  'store_secrets',
  {
    storeId: storeId(),
    name: text('name').notNull(),
    sealed: bytes('sealed').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.name] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'store_secrets_store' }),
  ],
)
