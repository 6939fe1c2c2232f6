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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  amount,
  bytes,
  commerce,
  createdAt,
  currency,
  instant,
  storeId,
  updatedAt,
} from '../../platform/tables.ts'
import { customers } from '../customers/tables.ts'
import { ledgerAccounts } from '../ledger/tables.ts'
import { stores } from '../stores/tables.ts'

/**
 * Money that is asked for, by whoever holds it: a provider, or an account of ours (a gift card, store credit).
 * `provider_key` is stored before the provider is called: a retry repeats the same call, never a second one.
 * `capturing_amount` and `refunding_amount` are what operations that run have set aside: no two of them get the same cent.
 */
export const payments = commerce.table(
  'payments',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    /** What is paid for: a checkout, or an edit of an order. */
    reference: uuid('reference').notNull(),
    referenceKind: text('reference_kind').notNull().default('checkout'),
    tender: text('tender').notNull().default('provider'),
    /** Of a gift card or of store credit, in the ledger. */
    accountId: uuid('account_id'),
    provider: text('provider').notNull(),
    /** Which account at the provider; empty where it has one only. */
    providerAccount: text('provider_account').notNull().default(''),
    providerKey: text('provider_key').notNull(),
    /** The provider's own name for it, once it has told. */
    providerReference: text('provider_reference'),
    amount: amount('amount').notNull(),
    currency: currency(),
    status: text('status').notNull().default('started'),
    captureMode: text('capture_mode').notNull().default('automatic'),
    capturedAmount: amount('captured_amount').notNull().default(sql`0`),
    capturingAmount: amount('capturing_amount').notNull().default(sql`0`),
    refundedAmount: amount('refunded_amount').notNull().default(sql`0`),
    refundingAmount: amount('refunding_amount').notNull().default(sql`0`),
    disputedAmount: amount('disputed_amount').notNull().default(sql`0`),
    /** What a person knows it by: kind, brand, last four digits, expiry. */
    method: jsonb('method'),
    saveMethod: boolean('save_method').notNull().default(false),
    /** Its money came after it had ended here: it goes back, and pays nothing. */
    isLate: boolean('is_late').notNull().default(false),
    nextActionUrl: text('next_action_url'),
    declineCode: text('decline_code'),
    attempt: integer('attempt').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    settledAt: instant('settled_at'),
    /** Until when what is authorized can be captured; null: the provider does not say. */
    authorizedUntil: instant('authorized_until'),
    /** When the provider is asked next whether anything was done there; null: not any more. */
    checkAt: instant('check_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('payments_provider_key').on(t.storeId, t.provider, t.providerKey),
    uniqueIndex('payments_provider_reference').on(t.storeId, t.provider, t.providerReference),
    unique('payments_attempt').on(t.storeId, t.reference, t.attempt, t.accountId).nullsNotDistinct(),
    uniqueIndex('payments_one_live')
      .on(t.storeId, t.reference)
      // Money that came too late is not live, also where it does not go back at the first try.
      .where(
        sql`tender = 'provider' and not is_late and (status in ('started', 'requires_action', 'authorized') or (status = 'captured' and (captured_amount = 0 or refunded_amount + refunding_amount < captured_amount)))`,
      ),
    index('payments_unsettled')
      .on(t.updatedAt)
      .where(sql`status in ('started', 'requires_action', 'authorized')`),
    index('payments_to_check').on(t.checkAt).where(sql`check_at is not null`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'payments_store' }),
    foreignKey({
      columns: [t.storeId, t.accountId],
      foreignColumns: [ledgerAccounts.storeId, ledgerAccounts.id],
      name: 'payments_account',
    }),
    index('payments_of_account').on(t.storeId, t.accountId).where(sql`account_id is not null`),
    check('payments_reference_kind', sql`${t.referenceKind} in ('checkout', 'order_edit')`),
    check('payments_tender', sql`${t.tender} in ('provider', 'gift_card', 'store_credit')`),
    check('payments_of_whom', sql`(${t.tender} = 'provider') = (${t.accountId} is null)`),
    check(
      'payments_status',
      sql`${t.status} in ('started', 'requires_action', 'authorized', 'captured', 'declined', 'canceled')`,
    ),
    check('payments_capture_mode', sql`${t.captureMode} in ('automatic', 'manual')`),
    check('payments_amount', sql`${t.amount} >= 0`),
    check(
      'payments_captured',
      sql`least(${t.capturedAmount}, ${t.capturingAmount}) >= 0 and ${t.capturedAmount} + ${t.capturingAmount} <= ${t.amount}`,
    ),
    check(
      'payments_refunded',
      sql`least(${t.refundedAmount}, ${t.refundingAmount}) >= 0 and ${t.refundedAmount} + ${t.refundingAmount} <= ${t.capturedAmount}`,
    ),
    check('payments_disputed', sql`${t.disputedAmount} between 0 and ${t.capturedAmount}`),
    check(
      'payments_captured_when',
      sql`${t.status} in ('authorized', 'captured') or ${t.capturedAmount} + ${t.capturingAmount} = 0`,
    ),
  ],
)

/** One capture, void or refund of a payment: written with its key before the provider is asked. */
export const paymentOperations = commerce.table(
  'payment_operations',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    kind: text('kind').notNull(),
    amount: amount('amount').notNull(),
    /** Of a capture: what is left is let go. */
    isFinal: boolean('is_final').notNull().default(false),
    status: text('status').notNull().default('started'),
    providerKey: text('provider_key').notNull(),
    providerReference: text('provider_reference'),
    failureCode: text('failure_code'),
    /** What it is done for: a refund or an edit of an order; null: a capture or void by itself, or seen at the provider first. */
    reference: uuid('reference'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('payment_operations_key').on(t.storeId, t.providerKey),
    uniqueIndex('payment_operations_reference').on(t.storeId, t.paymentId, t.kind, t.providerReference),
    index('payment_operations_of').on(t.storeId, t.reference),
    index('payment_operations_unsettled').on(t.updatedAt).where(sql`status in ('started', 'pending')`),
    foreignKey({
      columns: [t.storeId, t.paymentId],
      foreignColumns: [payments.storeId, payments.id],
      name: 'payment_operations_payment',
    }),
    check('payment_operations_kind', sql`${t.kind} in ('capture', 'void', 'refund')`),
    check('payment_operations_status', sql`${t.status} in ('started', 'pending', 'succeeded', 'failed')`),
    check('payment_operations_amount', sql`${t.amount} > 0 or (${t.kind} = 'void' and ${t.amount} = 0)`),
  ],
)

/** What a provider tells on its own, once each. Holds ids and amounts, nothing of the person. */
export const paymentEvents = commerce.table(
  'payment_events',
  {
    storeId: storeId(),
    provider: text('provider').notNull(),
    providerEventId: text('provider_event_id').notNull(),
    type: text('type').notNull(),
    /** What it speaks of, by our key or the provider's name; null: neither is in it. */
    providerKey: text('provider_key'),
    providerReference: text('provider_reference'),
    paymentId: uuid('payment_id'),
    content: jsonb('content').notNull(),
    /** `parked`: what it speaks of is not known yet. */
    status: text('status').notNull(),
    reason: text('reason').notNull().default(''),
    deliveries: integer('deliveries').notNull().default(1),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.provider, t.providerEventId] }),
    index('payment_events_parked').on(t.receivedAt).where(sql`status = 'parked'`),
    index('payment_events_newest').on(t.storeId, t.receivedAt),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'payment_events_store' }),
    foreignKey({
      columns: [t.storeId, t.paymentId],
      foreignColumns: [payments.storeId, payments.id],
      name: 'payment_events_payment',
    }),
    index('payment_events_of').on(t.storeId, t.paymentId),
    check('payment_events_status', sql`${t.status} in ('applied', 'ignored', 'parked', 'refused')`),
  ],
)

/** How a store takes money: its provider, with secrets sealed. A store without a row uses the test provider, where there is one. */
export const paymentProviders = commerce.table(
  'payment_providers',
  {
    storeId: storeId(),
    provider: text('provider').notNull(),
    isActive: boolean('is_active').notNull().default(false),
    captureMode: text('capture_mode').notNull().default('automatic'),
    mode: text('mode').notNull().default('test'),
    account: text('account').notNull().default(''),
    publishableKey: text('publishable_key').notNull().default(''),
    secretKey: bytes('sealed_secret_key'),
    webhookSecret: bytes('sealed_webhook_secret'),
    version: integer('version').notNull().default(1),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.provider] }),
    uniqueIndex('payment_providers_one_active').on(t.storeId).where(sql`is_active`),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'payment_providers_store' }),
    check('payment_providers_capture_mode', sql`${t.captureMode} in ('automatic', 'manual')`),
    check('payment_providers_mode', sql`${t.mode} in ('test', 'live')`),
  ],
)

/** Ways to pay that a customer has kept with a provider; the row with an empty `provider_reference` is the customer there. */
export const savedPaymentMethods = commerce.table(
  'saved_payment_methods',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    provider: text('provider').notNull(),
    providerAccount: text('provider_account').notNull().default(''),
    providerCustomer: text('provider_customer').notNull(),
    providerReference: text('provider_reference').notNull().default(''),
    method: jsonb('method'),
    isDefault: boolean('is_default').notNull().default(false),
    createdAt: createdAt(),
    version: integer('version').notNull().default(1),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('saved_payment_methods_once').on(
      t.storeId,
      t.customerId,
      t.provider,
      t.providerAccount,
      t.providerReference,
    ),
    uniqueIndex('saved_payment_methods_default')
      .on(t.storeId, t.customerId, t.provider, t.providerAccount)
      .where(sql`is_default and removed_at is null`),
    foreignKey({
      columns: [t.storeId, t.customerId],
      foreignColumns: [customers.storeId, customers.id],
      name: 'saved_payment_methods_customer',
    }),
  ],
)

/** Money a buyer's bank asks back over the provider. */
export const disputes = commerce.table(
  'disputes',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    provider: text('provider').notNull(),
    providerReference: text('provider_reference').notNull(),
    amount: amount('amount').notNull(),
    currency: currency(),
    status: text('status').notNull(),
    reason: text('reason').notNull(),
    respondBy: instant('respond_by'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** By the provider's clock: what is older than this changes nothing any more. */
    toldAt: instant('told_at').notNull(),
    version: integer('version').notNull().default(1),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('disputes_reference').on(t.storeId, t.provider, t.providerReference),
    foreignKey({
      columns: [t.storeId, t.paymentId],
      foreignColumns: [payments.storeId, payments.id],
      name: 'disputes_payment',
    }),
    index('disputes_of').on(t.storeId, t.paymentId),
    index('disputes_newest').on(t.storeId, t.openedAt, t.id),
    check('disputes_status', sql`${t.status} in ('needs_response', 'under_review', 'won', 'lost')`),
    check('disputes_amount', sql`${t.amount} > 0`),
    check('disputes_closed', sql`(${t.status} in ('won', 'lost')) = (${t.closedAt} is not null)`),
  ],
)

/** What the reconciler found between a provider's books and ours, and what it did about it. */
export const reconciliations = commerce.table(
  'reconciliations',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    operationId: uuid('operation_id'),
    found: text('found').notNull(),
    did: text('did').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.paymentId],
      foreignColumns: [payments.storeId, payments.id],
      name: 'reconciliations_payment',
    }),
    index('reconciliations_of').on(t.storeId, t.paymentId),
    index('reconciliations_newest').on(t.storeId, t.at, t.id),
  ],
)
