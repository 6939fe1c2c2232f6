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
import { commerce, createdAt, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'
import { staffAccounts } from '../users/tables.ts'

export const sellers = commerce.table(
  'sellers',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    handle: text('handle').notNull(),
    name: text('name').notNull(),
    isHouse: boolean('is_house').notNull().default(false),
    status: text('status').notNull().default('active'),
    description: text('description').notNull().default(''),
    /** Of the person who applied; null for the house. */
    email: text('email'),
    country: text('country'),
    website: text('website'),
    /** What the store keeps of its goods, in parts per million of what is paid for them without tax. */
    commissionPartsPerMillion: integer('commission_parts_per_million').notNull().default(0),
    decisionReason: text('decision_reason'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('sellers_handle').on(t.storeId, t.handle),
    uniqueIndex('sellers_one_house').on(t.storeId).where(sql`is_house`),
    uniqueIndex('sellers_one_application').on(t.storeId, t.email).where(sql`status = 'applied'`),
    index('sellers_to_forget').on(t.decidedAt).where(sql`status = 'refused' and email is not null`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'sellers_store' }),
    check('sellers_name', sql`length(${t.name}) > 0`),
    check('sellers_status', sql`${t.status} in ('applied', 'active', 'suspended', 'refused', 'closed')`),
    check('sellers_commission', sql`${t.commissionPartsPerMillion} between 0 and 1000000`),
    check('sellers_house_active', sql`not ${t.isHouse} or ${t.status} = 'active'`),
  ],
)

/** Who works for a seller; an owner may do everything, others what `permissions` names. */
export const sellerMembers = commerce.table(
  'seller_members',
  {
    storeId: storeId(),
    sellerId: uuid('seller_id').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => staffAccounts.id),
    isOwner: boolean('is_owner').notNull().default(false),
    permissions: text('permissions').array().notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.sellerId, t.accountId] }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'seller_members_seller',
    }),
    index('seller_members_account').on(t.storeId, t.accountId),
  ],
)

export const sellerInvitations = commerce.table(
  'seller_invitations',
  {
    storeId: storeId(),
    sellerId: uuid('seller_id').notNull(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    isOwner: boolean('is_owner').notNull().default(false),
    permissions: text('permissions').array().notNull(),
    tokenHash: text('token_hash').notNull(),
    invitedBy: text('invited_by').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.sellerId, t.id] }),
    unique('seller_invitations_token').on(t.storeId, t.tokenHash),
    index('seller_invitations_age').on(t.expiresAt),
    uniqueIndex('seller_invitations_one_open')
      .on(t.storeId, t.sellerId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'seller_invitations_seller',
    }),
  ],
)

export const sellerSessions = commerce.table(
  'seller_sessions',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    accountId: uuid('account_id').notNull(),
    tokenHash: text('token_hash').notNull(),
    device: text('device').notNull().default(''),
    /** The account's when its password was shown. */
    sessionEpoch: integer('session_epoch').notNull().default(1),
    secondFactorAt: instant('second_factor_at'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('seller_sessions_token').on(t.storeId, t.tokenHash),
    foreignKey({
      columns: [t.storeId, t.sellerId, t.accountId],
      foreignColumns: [sellerMembers.storeId, sellerMembers.sellerId, sellerMembers.accountId],
      name: 'seller_sessions_member',
    }),
    index('seller_sessions_account').on(t.storeId, t.sellerId, t.accountId),
    index('seller_sessions_age').on(t.expiresAt),
  ],
)
