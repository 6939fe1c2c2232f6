import { sql } from 'drizzle-orm'
import {
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
import { amount, commerce, currency, storeId } from '../../platform/tables.ts'
import { sellers } from '../sellers/tables.ts'
import { stores } from '../stores/tables.ts'

/** Ways to ship. Without `rates` a package costs `price_amount`, whatever is in it. */
export const shippingMethods = commerce.table(
  'shipping_methods',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull(),
    /** Whose packages go by it; null: everybody's. */
    sellerId: uuid('seller_id'),
    status: text('status').notNull().default('active'),
    priceAmount: amount('price_amount').notNull(),
    /** ShippingRate[] of pricing, the first that fits counts. */
    rates: jsonb('rates').notNull().default(sql`'[]'::jsonb`),
    /** Place[] of pricing; empty: wherever the store ships to. */
    places: jsonb('places').notNull().default(sql`'[]'::jsonb`),
    freeFromAmount: amount('free_from_amount'),
    freeFromOf: text('free_from_of').notNull().default('cart'),
    taxClass: text('tax_class').notNull().default('standard'),
    /** Where it is picked up: name, address, opening hours; null: it is brought to the address. */
    pickupPoint: jsonb('pickup_point'),
    /** Where the process has a carrier service, that says what a package costs. */
    asksCarrier: boolean('asks_carrier').notNull().default(false),
    currency: currency(),
    minDays: integer('min_days').notNull(),
    maxDays: integer('max_days').notNull(),
    position: integer('position').notNull(),
    version: integer('version').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('shipping_methods_handle').on(t.storeId, t.handle),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'shipping_methods_store' }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'shipping_methods_seller',
    }),
    index('shipping_methods_of_seller').on(t.storeId, t.sellerId),
    check('shipping_methods_price', sql`${t.priceAmount} >= 0 and ${t.freeFromAmount} >= 0`),
    check('shipping_methods_days', sql`${t.minDays} between 0 and ${t.maxDays}`),
    check('shipping_methods_status', sql`${t.status} in ('active', 'disabled')`),
    check('shipping_methods_free_from', sql`${t.freeFromOf} in ('cart', 'package')`),
    check(
      'shipping_methods_lists',
      sql`jsonb_array_length(${t.rates}) <= 50 and jsonb_array_length(${t.places}) <= 250`,
    ),
  ],
)
