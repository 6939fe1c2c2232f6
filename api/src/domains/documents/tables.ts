import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { amount, commerce, currency, instant, storeId } from '../../platform/tables.ts'
import { orders } from '../orders/tables.ts'
import { stores } from '../stores/tables.ts'

/** The last number of each series of documents: locked by whoever takes the next, so that none is left out. */
export const documentSeries = commerce.table(
  'document_series',
  {
    storeId: storeId(),
    kind: text('kind').notNull(),
    series: text('series').notNull(),
    lastNumber: integer('last_number').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.kind, t.series] }),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'document_series_store' }),
    check('document_series_kind', sql`${t.kind} in ('invoice', 'credit_note')`),
  ],
)

/** Invoices and credit notes, as they were issued: content is frozen, the PDF is drawn from it and from nothing else. */
export const orderDocuments = commerce.table(
  'order_documents',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    series: text('series').notNull(),
    number: integer('number').notNull(),
    orderId: uuid('order_id').notNull(),
    /** What it is about: the order of an invoice, the refund or edit of a credit note or a further invoice. */
    reference: uuid('reference').notNull(),
    currency: currency(),
    totalAmount: amount('total_amount').notNull(),
    taxAmount: amount('tax_amount').notNull(),
    locale: text('locale').notNull(),
    content: jsonb('content').notNull(),
    issuedAt: instant('issued_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    unique('order_documents_number').on(t.storeId, t.kind, t.series, t.number),
    unique('order_documents_once').on(t.storeId, t.kind, t.reference),
    foreignKey({
      columns: [t.storeId, t.orderId],
      foreignColumns: [orders.storeId, orders.id],
      name: 'order_documents_order',
    }),
    index('order_documents_of').on(t.storeId, t.orderId, t.issuedAt),
    check('order_documents_kind', sql`${t.kind} in ('invoice', 'credit_note')`),
    check('order_documents_number_from_one', sql`${t.number} > 0`),
  ],
)
