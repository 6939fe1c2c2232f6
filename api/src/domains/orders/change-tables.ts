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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { amount, commerce, createdAt, currency, instant, storeId, updatedAt } from '../../platform/tables.ts'
import { sellers } from '../sellers/tables.ts'
import { orderLines, orders } from './tables.ts'

/** Money given back of an order: what for, and by which operations of its payments. */
export const refunds = commerce.table(
  'refunds',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Of goods that came back; null: a refund by itself. */
    returnId: uuid('return_id'),
    /** Of what an edit of the order took off; null: a refund by itself. */
    editId: uuid('edit_id'),
    amount: amount('amount').notNull(),
    /** Of which not paid back, but counted against what the edit added. */
    setOffAmount: amount('set_off_amount').notNull().default(sql`0`),
    currency: currency(),
    /** Of which shipping. */
    fulfillmentAmount: amount('fulfillment_amount').notNull().default(sql`0`),
    /** RefundedLine[]: which lines, how many pieces, how much, and how much of it is tax. */
    lines: jsonb('lines').notNull(),
    taxAmount: amount('tax_amount').notNull(),
    /** Back to where it came from, or to the customer's store credit. */
    paidTo: text('paid_to').notNull().default('original'),
    status: text('status').notNull(),
    reason: text('reason').notNull(),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'refunds_order',
    }),
    foreignKey({
      columns: [t.storeId, t.returnId],
      foreignColumns: [orderReturns.storeId, orderReturns.id],
      name: 'refunds_return',
    }),
    foreignKey({
      columns: [t.storeId, t.editId],
      foreignColumns: [orderEdits.storeId, orderEdits.id],
      name: 'refunds_edit',
    }),
    index('refunds_of').on(t.storeId, t.orderId, t.createdAt),
    uniqueIndex('refunds_of_return').on(t.storeId, t.returnId),
    uniqueIndex('refunds_of_edit').on(t.storeId, t.editId),
    check(
      'refunds_amount',
      sql`${t.amount} > 0 and ${t.fulfillmentAmount} between 0 and ${t.amount} and ${t.taxAmount} between 0 and ${t.amount}`,
    ),
    check('refunds_set_off', sql`${t.setOffAmount} between 0 and ${t.amount}`),
    check('refunds_status', sql`${t.status} in ('started', 'succeeded', 'failed')`),
    check('refunds_paid_to', sql`${t.paidTo} in ('original', 'store_credit')`),
  ],
)

/** Goods that a buyer sends back. */
export const orderReturns = commerce.table(
  'order_returns',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Whose goods: one seller's, as they go back to one place. */
    sellerId: uuid('seller_id').notNull(),
    state: text('state').notNull(),
    resolution: text('resolution').notNull(),
    reason: text('reason').notNull(),
    /** Of the buyer. */
    note: text('note').notNull().default(''),
    /** Why it was refused, or what was found when it was looked at. */
    decision: text('decision').notNull().default(''),
    /** Carrier, tracking number and address of what is sent back; null: none yet. */
    label: jsonb('label'),
    /** Of an exchange: the edit of the order that sends something else. */
    editId: uuid('edit_id'),
    requestedBy: text('requested_by').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_returns_order',
    }),
    foreignKey({
      columns: [t.storeId, t.sellerId],
      foreignColumns: [sellers.storeId, sellers.id],
      name: 'order_returns_seller',
    }),
    foreignKey({
      columns: [t.storeId, t.editId],
      foreignColumns: [orderEdits.storeId, orderEdits.id],
      name: 'order_returns_edit',
    }),
    index('order_returns_of').on(t.storeId, t.orderId, t.createdAt),
    index('order_returns_of_seller').on(t.storeId, t.sellerId, t.createdAt),
    index('order_returns_of_edit').on(t.storeId, t.editId),
    index('order_returns_newest').on(t.storeId, t.createdAt, t.id),
    check(
      'order_returns_state',
      sql`${t.state} in ('requested', 'approved', 'refused', 'received', 'inspected', 'completed', 'canceled')`,
    ),
    check('order_returns_resolution', sql`${t.resolution} in ('refund', 'exchange')`),
  ],
)

export const orderReturnLines = commerce.table(
  'order_return_lines',
  {
    storeId: storeId(),
    returnId: uuid('return_id').notNull(),
    orderId: uuid('order_id').notNull(),
    orderLineId: uuid('order_line_id').notNull(),
    quantity: integer('quantity').notNull(),
    receivedQuantity: integer('received_quantity').notNull().default(0),
    /** Of what was received: good enough to be sold again. */
    restockedQuantity: integer('restocked_quantity').notNull().default(0),
    /** Of what was received: money is given back for it. */
    acceptedQuantity: integer('accepted_quantity').notNull().default(0),
    reason: text('reason').notNull().default(''),
    condition: text('condition').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.returnId, t.orderLineId] }),
    foreignKey({
      columns: [t.storeId, t.returnId],
      foreignColumns: [orderReturns.storeId, orderReturns.id],
      name: 'order_return_lines_return',
    }),
    foreignKey({
      columns: [t.storeId, t.orderId, t.orderLineId],
      foreignColumns: [orderLines.storeId, orderLines.orderId, orderLines.id],
      name: 'order_return_lines_line',
    }),
    index('order_return_lines_of_line').on(t.storeId, t.orderId, t.orderLineId),
    check(
      'order_return_lines_quantity',
      sql`${t.quantity} > 0 and ${t.receivedQuantity} between 0 and ${t.quantity} and least(${t.restockedQuantity}, ${t.acceptedQuantity}) >= 0 and greatest(${t.restockedQuantity}, ${t.acceptedQuantity}) <= ${t.receivedQuantity}`,
    ),
  ],
)

/** A change of the lines of a placed order: shown first, then done, with what is due or given back. */
export const orderEdits = commerce.table(
  'order_edits',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    orderId: uuid('order_id').notNull(),
    /** Of the order when it was previewed: another one makes the preview worthless. */
    orderVersion: integer('order_version').notNull(),
    state: text('state').notNull(),
    /** What was asked for. */
    changes: jsonb('changes').notNull(),
    /** Lines that are added and taken off, with what each comes to. */
    outcome: jsonb('outcome').notNull(),
    /** Above 0: the buyer pays it; below 0: it is given back. */
    differenceAmount: amount('difference_amount').notNull(),
    currency: currency(),
    note: text('note').notNull().default(''),
    createdBy: text('created_by').notNull(),
    version: integer('version').notNull().default(1),
    /** When the buyer was asked to pay; null: never. */
    requestedAt: instant('requested_at'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_edits_order',
    }),
    index('order_edits_of').on(t.storeId, t.orderId, t.createdAt),
    uniqueIndex('order_edits_one_open')
      .on(t.storeId, t.orderId)
      .where(sql`state in ('previewed', 'awaiting_payment')`),
    index('order_edits_expiry').on(t.expiresAt).where(sql`state in ('previewed', 'awaiting_payment')`),
    check(
      'order_edits_state',
      sql`${t.state} in ('previewed', 'awaiting_payment', 'committed', 'discarded')`,
    ),
  ],
)

/** What staff and buyer write about an order. */
export const orderNotes = commerce.table(
  'order_notes',
  {
    storeId: storeId(),
    orderId: uuid('order_id').notNull(),
    id: uuid('id').notNull(),
    body: text('body').notNull(),
    isForBuyer: boolean('is_for_buyer').notNull().default(false),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.orderId, t.id] }),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_notes_order',
    }),
    check('order_notes_body', sql`length(${t.body}) between 1 and 5000`),
  ],
)
