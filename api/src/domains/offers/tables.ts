import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { amount, commerce, createdAt, currency, storeId, updatedAt } from '../../platform/tables.ts'
import { variants } from '../catalog/tables.ts'
import { sellers } from '../sellers/tables.ts'

export const offers = commerce.table(
  'offers',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    variantId: uuid('variant_id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    condition: text('condition').notNull().default('new'),
    currency: currency(),
    priceAmount: amount('price_amount').notNull(),
    compareAtAmount: amount('compare_at_amount'),
    status: text('status').notNull().default('active'),
    /** How many pieces a cart may hold of it: from, to (null: as many as it likes), and in which steps. */
    quantityMin: integer('quantity_min').notNull().default(1),
    quantityMax: integer('quantity_max'),
    quantityStep: integer('quantity_step').notNull().default(1),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('offers_variant').on(t.storeId, t.variantId, t.sellerId, t.condition, t.currency),
    foreignKey({
      columns: [t.storeId, t.variantId],
      foreignColumns: [variants.storeId, variants.id],
      name: 'offers_variant_exists',
    }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'offers_seller',
    }),
    index('offers_seller_index').on(t.storeId, t.sellerId),
    // The fullest cart, 100 lines of 999 pieces, stays within 2^53 − 1.
    check('offers_price', sql`${t.priceAmount} between 0 and 90000000000`),
    check(
      'offers_quantities',
      sql`${t.quantityMin} between 1 and 999 and ${t.quantityStep} between 1 and 999 and ${t.quantityMax} between ${t.quantityMin} and 999`,
    ),
    check('offers_compare_at', sql`${t.compareAtAmount} > ${t.priceAmount}`),
    check('offers_status', sql`${t.status} in ('active', 'paused')`),
    check('offers_condition', sql`${t.condition} in ('new', 'refurbished', 'used')`),
  ],
)
