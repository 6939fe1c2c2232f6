import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { bytes, commerce, createdAt, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** One person, many stores: the account is outside tenancy, its memberships and sessions are not. */
export const staffAccounts = commerce.table(
  'staff_accounts',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    passwordChangedAt: instant('password_changed_at').notNull().default(sql`now()`),
    status: text('status').notNull().default('active'),
    mayCreateStores: boolean('may_create_stores').notNull().default(false),
    /** Sessions, of whatever store and desk, that were begun in an earlier epoch are dead. */
    sessionEpoch: integer('session_epoch').notNull().default(1),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique('staff_accounts_email').on(t.email),
    check('staff_accounts_email_lower', sql`${t.email} = lower(${t.email})`),
    check('staff_accounts_status', sql`${t.status} in ('active', 'suspended')`),
  ],
)

/** Which stores an account works for, as staff or for a seller: names stores before any tenancy is known. */
export const accountStores = commerce.table(
  'account_stores',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => staffAccounts.id),
    storeId: storeId().references(() => stores.storeId),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.storeId] }), index('account_stores_store').on(t.storeId)],
)

/** TOTP of an account; `last_step` is the newest step that was used, so that no code works twice. */
export const staffSecondFactors = commerce.table('staff_second_factors', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => staffAccounts.id),
  sealedSecret: bytes('sealed_secret').notNull(),
  confirmedAt: instant('confirmed_at'),
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
})

export const staffRecoveryCodes = commerce.table(
  'staff_recovery_codes',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => staffAccounts.id),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.codeHash] })],
)

/** Links that work once and belong to no store: a password reset, the first owner of an installation. */
export const accountTokens = commerce.table(
  'account_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    accountId: uuid('account_id').references(() => staffAccounts.id),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('account_tokens_account').on(t.accountId),
    index('account_tokens_age').on(t.expiresAt),
    check('account_tokens_purpose', sql`${t.purpose} in ('reset_password', 'first_owner')`),
  ],
)

/** A role is a name for permissions. Every store has the built-in ones; owners may do everything. */
export const staffRoles = commerce.table(
  'staff_roles',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    permissions: text('permissions').array().notNull(),
    isOwner: boolean('is_owner').notNull().default(false),
    builtIn: boolean('built_in').notNull().default(false),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('staff_roles_name').on(t.storeId, t.name),
    uniqueIndex('staff_roles_one_owner').on(t.storeId).where(sql`is_owner`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'staff_roles_store' }),
    check('staff_roles_name_given', sql`length(${t.name}) between 1 and 80`),
  ],
)

export const staffMemberships = commerce.table(
  'staff_memberships',
  {
    storeId: storeId(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => staffAccounts.id),
    roleId: uuid('role_id').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.accountId] }),
    foreignKey({
      columns: [t.storeId, t.roleId],
      foreignColumns: [staffRoles.storeId, staffRoles.id],
      name: 'staff_memberships_role',
    }),
    index('staff_memberships_role_index').on(t.storeId, t.roleId),
    index('staff_memberships_newest').on(t.storeId, t.createdAt, t.accountId),
  ],
)

export const staffInvitations = commerce.table(
  'staff_invitations',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    /** Null where the role is gone: only an invitation that has ended outlives it. */
    roleId: uuid('role_id'),
    tokenHash: text('token_hash').notNull(),
    invitedBy: text('invited_by').notNull(),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('staff_invitations_token').on(t.storeId, t.tokenHash),
    foreignKey({
      columns: [t.storeId, t.roleId],
      foreignColumns: [staffRoles.storeId, staffRoles.id],
      name: 'staff_invitations_role',
    }),
    index('staff_invitations_role_index').on(t.storeId, t.roleId),
    index('staff_invitations_newest').on(t.storeId, t.createdAt, t.id),
    index('staff_invitations_age').on(t.expiresAt),
    check(
      'staff_invitations_role_given',
      sql`${t.roleId} is not null or ${t.acceptedAt} is not null or ${t.revokedAt} is not null`,
    ),
    uniqueIndex('staff_invitations_one_open')
      .on(t.storeId, t.email)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
)

export const staffSessions = commerce.table(
  'staff_sessions',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
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
    unique('staff_sessions_token').on(t.storeId, t.tokenHash),
    foreignKey({
      columns: [t.storeId, t.accountId],
      foreignColumns: [staffMemberships.storeId, staffMemberships.accountId],
      name: 'staff_sessions_membership',
    }),
    index('staff_sessions_account').on(t.storeId, t.accountId),
    index('staff_sessions_age').on(t.expiresAt),
  ],
)
