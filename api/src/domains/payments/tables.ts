import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { amount, commerce, createdAt, currency, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** `provider_key` is stored before the provider is called: a retry repeats the same call, never a second one. */
export const payments = commerce.table(
  'payments',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    reference: uuid('reference').notNull(),
    provider: text('provider').notNull(),
    providerKey: text('provider_key').notNull(),
    amount: amount('amount').notNull(),
    currency: currency(),
    status: text('status').notNull().default('started'),
    capturedAmount: amount('captured_amount').notNull().default(sql`0`),
    nextActionUrl: text('next_action_url'),
    declineCode: text('decline_code'),
    attempt: integer('attempt').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('payments_provider_key').on(t.storeId, t.provider, t.providerKey),
    unique('payments_attempt').on(t.storeId, t.reference, t.attempt),
    uniqueIndex('payments_one_live')
      .on(t.storeId, t.reference)
      .where(sql`status in ('started', 'requires_action', 'captured')`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'payments_store' }),
    check(
      'payments_status',
      sql`${t.status} in ('started', 'requires_action', 'captured', 'declined', 'canceled')`,
    ),
    check('payments_amount', sql`${t.amount} >= 0`),
    check('payments_captured', sql`${t.capturedAmount} between 0 and ${t.amount}`),
    check(
      'payments_captured_whole',
      sql`${t.capturedAmount} = case when ${t.status} = 'captured' then ${t.amount} else 0 end`,
    ),
  ],
)

const testProvider = pgSchema('test_provider')

/** The test provider's own books. No other code reads them but tests, which compare. */
export const testCharges = testProvider.table(
  'charges',
  {
    key: text('key').primaryKey(),
    challenge: text('challenge').notNull(),
    amount: amount('amount').notNull(),
    currency: currency(),
    paymentMethod: text('payment_method').notNull(),
    description: text('description').notNull(),
    returnUrl: text('return_url').notNull(),
    status: text('status').notNull(),
    calls: integer('calls').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  (t) => [
    unique('charges_challenge').on(t.challenge),
    check('charges_status', sql`${t.status} in ('captured', 'declined', 'requires_action', 'canceled')`),
  ],
)
