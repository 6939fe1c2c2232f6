import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { commerce, createdAt, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { customers } from '../customers/tables.ts'
import { stores } from '../stores/tables.ts'

/** Where a set of tax rates is due. Beside them, a store's own rate is due everywhere that no zone holds. */
export const taxZones = commerce.table(
  'tax_zones',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** Place[] of pricing. */
    places: jsonb('places').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'tax_zones_store' }),
    check('tax_zones_places', sql`jsonb_array_length(${t.places}) between 1 and 1000`),
  ],
)

/** No two of a zone and a class are due at one time: who adds one holds the zone's lock. */
export const taxRates = commerce.table(
  'tax_rates',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    zoneId: uuid('zone_id').notNull(),
    title: text('title').notNull(),
    taxClass: text('tax_class').notNull(),
    partsPerMillion: integer('parts_per_million').notNull(),
    /** Half-open; null: open on that side. */
    validFrom: instant('valid_from'),
    validUntil: instant('valid_until'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.zoneId],
      foreignColumns: [taxZones.storeId, taxZones.id],
      name: 'tax_rates_zone',
    }),
    index('tax_rates_of_zone').on(t.storeId, t.zoneId),
    check('tax_rates_height', sql`${t.partsPerMillion} between 0 and 1000000`),
    check('tax_rates_window', sql`${t.validFrom} < ${t.validUntil}`),
  ],
)

/** Papers that free a customer from tax. */
export const taxExemptions = commerce.table(
  'tax_exemptions',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** Of the paper. */
    reference: text('reference').notNull(),
    /** Empty: all. */
    taxClasses: text('tax_classes').array().notNull(),
    /** ISO 3166-1 alpha-2; empty: all. */
    countries: text('countries').array().notNull(),
    validFrom: instant('valid_from'),
    validUntil: instant('valid_until'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.customerId],
      foreignColumns: [customers.storeId, customers.id],
      name: 'tax_exemptions_customer',
    }),
    index('tax_exemptions_of_customer').on(t.storeId, t.customerId),
    check('tax_exemptions_window', sql`${t.validFrom} < ${t.validUntil}`),
  ],
)
