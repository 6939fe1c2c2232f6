import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { DocumentContent, DocumentKind, OrderDocument } from './document.ts'

const columns = `d.id, d.kind, d.series, d.number, d.order_id, d.currency, d.total_amount, d.tax_amount, d.locale, d.content,
  d.issued_at`

const toDocument = (row: Record<string, unknown>): OrderDocument => ({
  id: row.id as string,
  kind: row.kind as DocumentKind,
  number: `${row.series as string}${row.number as number}`,
  orderId: row.order_id as string,
  currency: row.currency as string,
  totalAmount: amountFrom(row.total_amount as string),
  taxAmount: amountFrom(row.tax_amount as string),
  locale: row.locale as string,
  content: row.content as DocumentContent,
  issuedAt: row.issued_at as Date,
})

/** Of one order, the oldest first. */
export async function readDocumentsOf(
  db: Database,
  storeId: string,
  orderId: string,
): Promise<OrderDocument[]> {
  const rows = await db.read(storeId, {
    name: 'documents_of_order',
    text: `SELECT ${columns} FROM commerce.order_documents d WHERE d.store_id = $1 AND d.order_id = $2
      ORDER BY d.issued_at, d.id LIMIT 100`,
    values: [storeId, orderId],
  })
  return rows.map(toDocument)
}

export async function readDocument(
  db: Database,
  storeId: string,
  of: { orderId: string; documentId: string },
): Promise<OrderDocument | null> {
  const [row] = await db.read(storeId, {
    name: 'documents_read',
    text: `SELECT ${columns} FROM commerce.order_documents d WHERE d.store_id = $1 AND d.order_id = $2 AND d.id = $3`,
    values: [storeId, of.orderId, of.documentId],
  })
  return row ? toDocument(row) : null
}

/** Newest first. */
export async function listDocuments(
  db: Database,
  storeId: string,
  of: { kind: DocumentKind | null; limit: number; after: Keyset | null },
): Promise<{ items: OrderDocument[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'documents_list',
    text: `SELECT ${columns}, d.issued_at::text AS sort_value FROM commerce.order_documents d
      WHERE d.store_id = $1 AND ($2::text IS NULL OR d.kind = $2)
        AND ($3::timestamptz IS NULL OR (d.issued_at, d.id) < ($3::timestamptz, $4::uuid))
      ORDER BY d.issued_at DESC, d.id DESC LIMIT $5`,
    values: [storeId, of.kind, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const page = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? page.at(-1) : undefined
  return {
    items: page.map(toDocument),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

/** The document of that kind about that, if it has been issued. */
export async function findDocument(
  tx: Transaction,
  storeId: string,
  of: { kind: DocumentKind; reference: string },
): Promise<OrderDocument | null> {
  const [row] = await tx.query({
    name: 'documents_find',
    text: `SELECT ${columns} FROM commerce.order_documents d WHERE d.store_id = $1 AND d.kind = $2 AND d.reference = $3`,
    values: [storeId, of.kind, of.reference],
  })
  return row ? toDocument(row) : null
}

/**
 * Takes the next number of a series. Its row stays locked until the transaction ends, so that the next one waits: a
 * number is used, or it was never taken.
 */
export async function takeNumber(
  tx: Transaction,
  storeId: string,
  of: { kind: DocumentKind; series: string },
): Promise<number> {
  const [row] = await tx.query<{ last_number: number }>({
    name: 'documents_take_number',
    text: `INSERT INTO commerce.document_series AS s (store_id, kind, series, last_number) VALUES ($1, $2, $3, 1)
      ON CONFLICT (store_id, kind, series) DO UPDATE SET last_number = s.last_number + 1 RETURNING last_number`,
    values: [storeId, of.kind, of.series],
  })
  if (!row) throw new Error('a series of documents gave no number')
  return row.last_number
}

export async function writeDocument(
  tx: Transaction,
  storeId: string,
  of: {
    id: string
    kind: DocumentKind
    series: string
    number: number
    orderId: string
    reference: string
    locale: string
    content: DocumentContent
    now: Date
  },
): Promise<void> {
  const { content } = of
  await tx.query({
    name: 'documents_write',
    text: `INSERT INTO commerce.order_documents (store_id, id, kind, series, number, order_id, reference, currency,
        total_amount, tax_amount, locale, content, issued_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      storeId,
      of.id,
      of.kind,
      of.series,
      of.number,
      of.orderId,
      of.reference,
      content.currency,
      content.totalAmount,
      content.taxAmount,
      of.locale,
      JSON.stringify(content),
      of.now,
    ],
  })
}
