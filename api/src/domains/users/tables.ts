import { sql } from 'drizzle-orm'
import { check, foreignKey, index, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { commerce, createdAt, instant, storeId } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** One person, many stores: the account is outside tenancy, its memberships and sessions are not. */
export const staffAccounts = commerce.table(
  'staff_accounts',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('staff_accounts_email').on(t.email),
    check('staff_accounts_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

export const staffMemberships = commerce.table(
  'staff_memberships',
  {
    storeId: storeId(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => staffAccounts.id),
    role: text('role').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.accountId] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'staff_memberships_store' }),
    check('staff_memberships_role', sql`${t.role} in ('owner')`),
  ],
)

export const staffSessions = commerce.table(
  'staff_sessions',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    accountId: uuid('account_id').notNull(),
    tokenHash: text('token_hash').notNull(),
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
  ],
)
