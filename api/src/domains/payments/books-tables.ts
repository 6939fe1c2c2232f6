import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgSchema, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { amount, currency } from '../../platform/tables.ts'

const testProvider = pgSchema('test_provider')

/** The test provider's own books. No other code reads them but tests, which compare. */
export const testCharges = testProvider.table(
  'charges',
  {
    key: text('key').primaryKey(),
    /** Its own name for the charge. */
    reference: text('reference').notNull(),
    challenge: text('challenge').notNull(),
    amount: amount('amount').notNull(),
    currency: currency(),
    paymentMethod: text('payment_method').notNull(),
    description: text('description').notNull(),
    returnUrl: text('return_url').notNull(),
    status: text('status').notNull(),
    capturedAmount: amount('captured_amount').notNull().default(sql`0`),
    refundedAmount: amount('refunded_amount').notNull().default(sql`0`),
    /** Whom it tells: the store's address for provider events; empty: nobody. */
    store: text('store').notNull().default(''),
    calls: integer('calls').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  (t) => [
    unique('charges_challenge').on(t.challenge),
    unique('charges_reference').on(t.reference),
    check(
      'charges_status',
      sql`${t.status} in ('authorized', 'captured', 'declined', 'requires_action', 'canceled')`,
    ),
    check('charges_captured', sql`${t.capturedAmount} between 0 and ${t.amount}`),
    check('charges_refunded', sql`${t.refundedAmount} between 0 and ${t.capturedAmount}`),
  ],
)

/** Captures, voids and refunds in the test provider's books: one for each key, however often it is sent. */
export const testOperations = testProvider.table(
  'operations',
  {
    key: text('key').primaryKey(),
    chargeKey: text('charge_key')
      .notNull()
      .references(() => testCharges.key),
    reference: text('reference').notNull(),
    kind: text('kind').notNull(),
    amount: amount('amount').notNull(),
    status: text('status').notNull(),
    failureCode: text('failure_code'),
    calls: integer('calls').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`now()`),
  },
  (t) => [
    unique('operations_reference').on(t.reference),
    index('operations_of').on(t.chargeKey),
    check('operations_kind', sql`${t.kind} in ('capture', 'void', 'refund')`),
    check('operations_status', sql`${t.status} in ('pending', 'succeeded', 'failed')`),
  ],
)

/** What the test provider has to tell, in the order it happened; tests may send it late, twice, or in another order. */
export const testEvents = testProvider.table(
  'events',
  {
    id: text('id').primaryKey(),
    store: text('store').notNull(),
    type: text('type').notNull(),
    chargeKey: text('charge_key')
      .notNull()
      .references(() => testCharges.key),
    content: jsonb('content').notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().default(sql`clock_timestamp()`),
    /** When it is due; null: it has been delivered or was given up. */
    sendAt: timestamp('send_at', { withTimezone: true }),
    attempts: integer('attempts').notNull().default(0),
    /** How often it is sent again after it was taken. */
    repeats: integer('repeats').notNull().default(0),
  },
  (t) => [index('events_due').on(t.sendAt), index('events_of').on(t.chargeKey)],
)
