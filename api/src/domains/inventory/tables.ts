import { sql } from 'drizzle-orm'
import {
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
import { commerce, createdAt, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { offers } from '../offers/tables.ts'
import { stores } from '../stores/tables.ts'

export const locations = commerce.table(
  'locations',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    /** Of a bucket: its number, from 1. */
    position: integer('position').notNull().default(1),
    /** The location that this one is a part of: no place of its own, but rows of its own, so that a crowd is not at one. */
    bucketOf: uuid('bucket_of'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('locations_handle').on(t.storeId, t.handle),
    unique('locations_bucket').on(t.storeId, t.bucketOf, t.position),
    foreignKey({
      columns: [t.storeId, t.bucketOf],
      foreignColumns: [t.storeId, t.id],
      name: 'locations_bucket_of',
    }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'locations_store' }),
  ],
)

/** The judge of oversell: what is reserved never exceeds what is on hand, unless the offer says so. */
export const stockItems = commerce.table(
  'stock_items',
  {
    storeId: storeId(),
    offerId: uuid('offer_id').notNull(),
    locationId: uuid('location_id').notNull(),
    onHand: integer('on_hand').notNull(),
    reserved: integer('reserved').notNull().default(0),
    tracked: boolean('tracked').notNull().default(true),
    sellsWithoutStock: boolean('sells_without_stock').notNull().default(false),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.offerId, t.locationId] }),
    foreignKey({
      columns: [t.storeId, t.offerId],
      foreignColumns: [offers.storeId, offers.id],
      name: 'stock_items_offer',
    }),
    foreignKey({
      columns: [t.storeId, t.locationId],
      foreignColumns: [locations.storeId, locations.id],
      name: 'stock_items_location',
    }),
    check('stock_items_reserved', sql`${t.reserved} >= 0`),
    check(
      'stock_items_no_oversell',
      sql`(${t.reserved} <= ${t.onHand} and ${t.onHand} >= 0) or ${t.sellsWithoutStock} or not ${t.tracked}`,
    ),
  ],
)

/** On hand is the sum of these; they are never changed. */
export const stockMovements = commerce.table(
  'stock_movements',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    offerId: uuid('offer_id').notNull(),
    locationId: uuid('location_id').notNull(),
    kind: text('kind').notNull(),
    quantity: integer('quantity').notNull(),
    reference: uuid('reference'),
    /** Why, in the words of who counted */
    note: text('note'),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.offerId, t.locationId],
      foreignColumns: [stockItems.storeId, stockItems.offerId, stockItems.locationId],
      name: 'stock_movements_item',
    }),
    unique('stock_movements_once').on(t.storeId, t.reference, t.kind, t.offerId, t.locationId),
    check(
      'stock_movements_kind',
      sql`${t.kind} in ('received', 'sold', 'counted', 'canceled', 'returned', 'edited', 'spread')`,
    ),
    check('stock_movements_quantity', sql`${t.quantity} <> 0`),
    index('stock_movements_of_offer').on(t.storeId, t.offerId, t.id),
  ],
)

/** What a quote has set aside. `reference` is the quote's id: this domain does not know what a quote is. */
export const holds = commerce.table(
  'holds',
  {
    storeId: storeId(),
    reference: uuid('reference').notNull(),
    offerId: uuid('offer_id').notNull(),
    locationId: uuid('location_id').notNull(),
    quantity: integer('quantity').notNull(),
    state: text('state').notNull().default('held'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.reference, t.offerId, t.locationId] }),
    foreignKey({
      columns: [t.storeId, t.offerId, t.locationId],
      foreignColumns: [stockItems.storeId, stockItems.offerId, stockItems.locationId],
      name: 'holds_item',
    }),
    index('holds_active').on(t.storeId, t.offerId).where(sql`state = 'held'`),
    check('holds_quantity', sql`${t.quantity} > 0`),
    check('holds_state', sql`${t.state} in ('held', 'claimed', 'released')`),
  ],
)
