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
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { commerce, createdAt, storeId, updatedAt } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** What lowers prices. `uses` counts quotes that hold one and orders that had one; no more than `uses_max`. */
export const promotions = commerce.table(
  'promotions',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    status: text('status').notNull(),
    needsCode: boolean('needs_code').notNull(),
    priority: integer('priority').notNull(),
    currency: text('currency'),
    /** By the clocks of the store. */
    validFrom: timestamp('valid_from', { mode: 'string' }),
    validUntil: timestamp('valid_until', { mode: 'string' }),
    /** PromotionConditions and PromotionEffect of promotion.ts. */
    conditions: jsonb('conditions').notNull(),
    effect: jsonb('effect').notNull(),
    isExclusive: boolean('is_exclusive').notNull(),
    exclusionGroup: text('exclusion_group'),
    sellerShareBasisPoints: integer('seller_share_basis_points').notNull(),
    uses: integer('uses').notNull().default(0),
    usesMax: integer('uses_max'),
    usesPerCustomer: integer('uses_per_customer'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'promotions_store' }),
    index('promotions_running').on(t.storeId).where(sql`status = 'active'`),
    check('promotions_status', sql`${t.status} in ('draft', 'active', 'paused', 'ended')`),
    check('promotions_window', sql`${t.validFrom} < ${t.validUntil}`),
    check('promotions_uses', sql`${t.uses} >= 0 and ${t.uses} <= coalesce(${t.usesMax}, ${t.uses})`),
    check('promotions_limits', sql`${t.usesMax} >= 1 and ${t.usesPerCustomer} between 1 and 1000`),
    check('promotions_share', sql`${t.sellerShareBasisPoints} between 0 and 10000`),
    check('promotions_currency', sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
)

/** `code` is written as `normalizedCode` writes it, so that what looks alike to a shopper is one code. */
export const promotionCodes = commerce.table(
  'promotion_codes',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    promotionId: uuid('promotion_id').notNull(),
    code: text('code').notNull(),
    /** Codes that were made together. */
    batchId: uuid('batch_id'),
    status: text('status').notNull().default('active'),
    uses: integer('uses').notNull().default(0),
    usesMax: integer('uses_max'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('promotion_codes_code').on(t.storeId, t.code),
    foreignKey({
      columns: [t.storeId, t.promotionId],
      foreignColumns: [promotions.storeId, promotions.id],
      name: 'promotion_codes_promotion',
    }),
    index('promotion_codes_of').on(t.storeId, t.promotionId, t.id),
    check('promotion_codes_status', sql`${t.status} in ('active', 'disabled')`),
    check('promotion_codes_code_length', sql`length(${t.code}) between 1 and 64`),
    check('promotion_codes_uses', sql`${t.uses} >= 0 and ${t.uses} <= coalesce(${t.usesMax}, ${t.uses})`),
    check('promotion_codes_limit', sql`${t.usesMax} >= 1`),
  ],
)

/**
 * Who uses what: one row a quote. `reference` is the quote's id: this domain does not know what a quote is. Where uses
 * are limited per customer, `customer_hash` (a keyed digest) has as many places as it may have uses. Of the uses that are
 * for a first order, one row a quote stands for all of them, and a customer has one such row: nobody has two first orders.
 */
export const promotionUses = commerce.table(
  'promotion_uses',
  {
    storeId: storeId(),
    promotionId: uuid('promotion_id').notNull(),
    reference: uuid('reference').notNull(),
    codeId: uuid('code_id'),
    customerHash: text('customer_hash'),
    customerPlace: integer('customer_place'),
    isFirstOrder: boolean('is_first_order').notNull().default(false),
    state: text('state').notNull().default('held'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.promotionId, t.reference] }),
    foreignKey({
      columns: [t.storeId, t.promotionId],
      foreignColumns: [promotions.storeId, promotions.id],
      name: 'promotion_uses_promotion',
    }),
    foreignKey({
      columns: [t.storeId, t.codeId],
      foreignColumns: [promotionCodes.storeId, promotionCodes.id],
      name: 'promotion_uses_code',
    }),
    uniqueIndex('promotion_uses_customer').on(t.storeId, t.promotionId, t.customerHash, t.customerPlace),
    uniqueIndex('promotion_uses_first_order').on(t.storeId, t.customerHash).where(sql`is_first_order`),
    index('promotion_uses_of').on(t.storeId, t.reference),
    index('promotion_uses_of_code').on(t.storeId, t.codeId),
    check('promotion_uses_state', sql`${t.state} in ('held', 'used')`),
    check('promotion_uses_first', sql`not ${t.isFirstOrder} or ${t.customerHash} is not null`),
    check('promotion_uses_place', sql`(${t.customerHash} is null) = (${t.customerPlace} is null)`),
  ],
)
