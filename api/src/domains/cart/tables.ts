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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  amount,
  commerce,
  createdAt,
  currency,
  instant,
  metadata,
  storeId,
  updatedAt,
} from '../../platform/tables.ts'
import { customers } from '../customers/tables.ts'
import { offers } from '../offers/tables.ts'
import { stores } from '../stores/tables.ts'

export const carts = commerce.table(
  'carts',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    currency: currency(),
    /** Whose cart it is since sign-in: from then on it needs that customer's session. */
    customerId: uuid('customer_id'),
    status: text('status').notNull().default('open'),
    version: integer('version').notNull().default(1),
    secretVersion: integer('secret_version').notNull().default(1),
    /** Of the shopper, for whoever packs it. */
    note: text('note').notNull().default(''),
    /** As entered, at most ten. */
    codes: text('codes').array().notNull().default(sql`'{}'::text[]`),
    metadata: metadata(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'carts_store' }),
    check('carts_codes', sql`cardinality(${t.codes}) <= 10`),
    check('carts_note', sql`length(${t.note}) <= 2000`),
    check('carts_status', sql`${t.status} in ('open', 'completing', 'completed', 'merged')`),
    foreignKey({
      columns: [t.storeId, t.customerId],
      foreignColumns: [customers.storeId, customers.id],
      name: 'carts_customer',
    }),
    index('carts_of_customer').on(t.storeId, t.customerId),
    uniqueIndex('carts_one_open').on(t.storeId, t.customerId).where(sql`status in ('open', 'completing')`),
  ],
)

export const cartLines = commerce.table(
  'cart_lines',
  {
    storeId: storeId(),
    cartId: uuid('cart_id').notNull(),
    id: uuid('id').notNull(),
    offerId: uuid('offer_id').notNull(),
    quantity: integer('quantity').notNull(),
    /** True: kept for later, and not bought with the rest. */
    isSaved: boolean('is_saved').notNull().default(false),
    /** Such as what to write on a gift's card. */
    note: text('note').notNull().default(''),
    /** What a piece cost when the shopper last said yes to it; null: not known. */
    seenPriceAmount: amount('seen_price_amount'),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.cartId, t.id] }),
    unique('cart_lines_offer').on(t.storeId, t.cartId, t.offerId),
    foreignKey({
      columns: [t.storeId, t.cartId],
      foreignColumns: [carts.storeId, carts.id],
      name: 'cart_lines_cart',
    }),
    foreignKey({
      columns: [t.storeId, t.offerId],
      foreignColumns: [offers.storeId, offers.id],
      name: 'cart_lines_offer_exists',
    }),
    index('cart_lines_offer_index').on(t.storeId, t.offerId),
    check('cart_lines_note', sql`length(${t.note}) <= 500`),
    check('cart_lines_quantity', sql`${t.quantity} between 1 and 999`),
  ],
)
