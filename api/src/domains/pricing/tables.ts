import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { amount, commerce, createdAt, currency, storeId, updatedAt } from '../../platform/tables.ts'
import { offers } from '../offers/tables.ts'
import { stores } from '../stores/tables.ts'

/** Other prices than those of the offers: for some customers, for a time, or in another currency. */
export const priceLists = commerce.table(
  'price_lists',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull(),
    priority: integer('priority').notNull(),
    currency: currency(),
    /** Empty: everybody. */
    customerGroupIds: uuid('customer_group_ids').array().notNull(),
    /** By the clocks of the store. */
    validFrom: timestamp('valid_from', { mode: 'string' }),
    validUntil: timestamp('valid_until', { mode: 'string' }),
    status: text('status').notNull().default('active'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'price_lists_store' }),
    check('price_lists_kind', sql`${t.kind} in ('sale', 'override')`),
    check('price_lists_status', sql`${t.status} in ('active', 'disabled')`),
    check('price_lists_window', sql`${t.validFrom} < ${t.validUntil}`),
  ],
)

/** What a piece costs from a quantity on. */
export const priceListPrices = commerce.table(
  'price_list_prices',
  {
    storeId: storeId(),
    priceListId: uuid('price_list_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    fromQuantity: integer('from_quantity').notNull().default(1),
    unitPriceAmount: amount('unit_price_amount').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.priceListId, t.offerId, t.fromQuantity] }),
    foreignKey({
      columns: [t.storeId, t.priceListId],
      foreignColumns: [priceLists.storeId, priceLists.id],
      name: 'price_list_prices_list',
    }),
    foreignKey({
      columns: [t.storeId, t.offerId],
      foreignColumns: [offers.storeId, offers.id],
      name: 'price_list_prices_offer',
    }),
    index('price_list_prices_of_offer').on(t.storeId, t.offerId),
    check('price_list_prices_from', sql`${t.fromQuantity} between 1 and 999`),
    check('price_list_prices_amount', sql`${t.unitPriceAmount} between 0 and 90000000000`),
  ],
)
