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
import { amount, commerce, createdAt, currency, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { customers } from '../customers/tables.ts'
import { sellers } from '../sellers/tables.ts'
import { stores } from '../stores/tables.ts'

/**
 * Accounts of double-entry books. Who owns one is part of what it is: the customer of store credit, the seller that is
 * owed, the gift card; `name` tells providers apart. Only accounts that may not be overdrawn (gift cards, store credit)
 * keep a balance in their row: all others are the sum of their transfers, so that no sale waits for another.
 */
export const ledgerAccounts = commerce.table(
  'ledger_accounts',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    ownerId: uuid('owner_id'),
    name: text('name').notNull().default(''),
    currency: currency(),
    isGuarded: boolean('is_guarded').notNull().default(false),
    /** Of guarded accounts: credits less debits. */
    balance: amount('balance').notNull().default(sql`0`),
    /** Of guarded accounts: set aside for payments that run. */
    reserved: amount('reserved').notNull().default(sql`0`),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('ledger_accounts_once').on(t.storeId, t.kind, t.ownerId, t.name, t.currency).nullsNotDistinct(),
    unique('ledger_accounts_currency').on(t.storeId, t.id, t.currency),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'ledger_accounts_store' }),
    check(
      'ledger_accounts_kind',
      sql`${t.kind} in ('provider', 'bank', 'buyers', 'sales', 'seller', 'commission', 'shipping', 'tax', 'promotions', 'gift_card', 'store_credit', 'given', 'disputes', 'fees')`,
    ),
    check('ledger_accounts_no_overdraft', sql`${t.reserved} >= 0 and ${t.reserved} <= ${t.balance}`),
    check(
      'ledger_accounts_guarded',
      sql`${t.isGuarded} = (${t.kind} in ('gift_card', 'store_credit')) and (${t.isGuarded} or ${t.balance} = 0)`,
    ),
  ],
)

/** Money that moves from one account to another; rows never change. `reference` is what it was for: told once. */
export const ledgerTransfers = commerce.table(
  'ledger_transfers',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    debitAccountId: uuid('debit_account_id').notNull(),
    creditAccountId: uuid('credit_account_id').notNull(),
    amount: amount('amount').notNull(),
    currency: currency(),
    code: text('code').notNull(),
    reference: uuid('reference').notNull(),
    position: integer('position').notNull(),
    /** The order it belongs to, where it belongs to one. */
    orderId: uuid('order_id'),
    postedAt: instant('posted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('ledger_transfers_once').on(t.storeId, t.reference, t.code, t.position),
    foreignKey({
      columns: [t.storeId, t.debitAccountId, t.currency],
      foreignColumns: [ledgerAccounts.storeId, ledgerAccounts.id, ledgerAccounts.currency],
      name: 'ledger_transfers_debit',
    }),
    foreignKey({
      columns: [t.storeId, t.creditAccountId, t.currency],
      foreignColumns: [ledgerAccounts.storeId, ledgerAccounts.id, ledgerAccounts.currency],
      name: 'ledger_transfers_credit',
    }),
    index('ledger_transfers_of_debit').on(t.storeId, t.debitAccountId, t.currency, t.postedAt),
    index('ledger_transfers_of_credit').on(t.storeId, t.creditAccountId, t.currency, t.postedAt),
    index('ledger_transfers_of_order').on(t.storeId, t.orderId),
    check('ledger_transfers_amount', sql`${t.amount} > 0`),
    check('ledger_transfers_two_sides', sql`${t.debitAccountId} <> ${t.creditAccountId}`),
  ],
)

/** A gift card is an account of its own; its code opens it and is kept as a keyed digest. */
export const giftCards = commerce.table(
  'gift_cards',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    accountId: uuid('account_id').notNull(),
    codeHash: text('code_hash').notNull(),
    codeEnd: text('code_end').notNull(),
    currency: currency(),
    initialAmount: amount('initial_amount').notNull(),
    status: text('status').notNull().default('active'),
    /** Who it was made for; erased with them. */
    recipientEmail: text('recipient_email'),
    customerId: uuid('customer_id'),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    expiresAt: instant('expires_at'),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('gift_cards_code').on(t.storeId, t.codeHash),
    unique('gift_cards_account').on(t.storeId, t.accountId),
    foreignKey({
      columns: [t.storeId, t.accountId],
      foreignColumns: [ledgerAccounts.storeId, ledgerAccounts.id],
      name: 'gift_cards_account_of',
    }),
    foreignKey({
      columns: [t.storeId, t.customerId],
      foreignColumns: [customers.storeId, customers.id],
      name: 'gift_cards_customer',
    }),
    index('gift_cards_of_customer').on(t.storeId, t.customerId),
    index('gift_cards_newest').on(t.storeId, t.createdAt, t.id),
    check('gift_cards_status', sql`${t.status} in ('active', 'disabled')`),
    check('gift_cards_amount', sql`${t.initialAmount} > 0`),
  ],
)

/** Money paid out to a seller. */
export const payouts = commerce.table(
  'payouts',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    sellerId: uuid('seller_id').notNull(),
    amount: amount('amount').notNull(),
    currency: currency(),
    /** What the bank knows it by. */
    bankReference: text('bank_reference').notNull().default(''),
    createdBy: text('created_by').notNull(),
    paidAt: instant('paid_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'payouts_seller',
    }),
    index('payouts_of').on(t.storeId, t.sellerId, t.paidAt, t.id),
    check('payouts_amount', sql`${t.amount} > 0`),
  ],
)
