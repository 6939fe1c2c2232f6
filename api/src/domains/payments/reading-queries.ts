import type { Database } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import { type Dispute, disputeText, toDispute } from './dispute-queries.ts'
import type { Payment } from './payment.ts'
import type { PaymentStatus } from './payment-state.ts'
import { paymentText, toPayment } from './queries.ts'
import type { Reconciliation } from './reconciliation-queries.ts'

interface Page<T> {
  items: T[]
  last: Keyset | null
}

function pageOf<T>(rows: Record<string, unknown>[], limit: number, to: (row: never) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => to(row as never)),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

/** Newest first. */
export async function listPayments(
  db: Database,
  storeId: string,
  of: { status: PaymentStatus | null; limit: number; after: Keyset | null },
): Promise<Page<Payment>> {
  const rows = await db.read(storeId, {
    name: 'payments_list',
    // Ids begin with the moment they were made (RFC 9562, 5.7), and are indexed.
    text: `SELECT paid.*, paid.created_at::text AS sort_value FROM (${paymentText}
        AND ($2::text IS NULL OR p.status = $2) AND ($3::uuid IS NULL OR p.id < $3)
        ORDER BY p.id DESC LIMIT $4) paid ORDER BY paid.id DESC`,
    values: [storeId, of.status, of.after?.[1] ?? null, of.limit + 1],
  })
  return pageOf(rows, of.limit, toPayment)
}

/** Newest first. */
export async function listDisputes(
  db: Database,
  storeId: string,
  of: { status: Dispute['status'] | null; limit: number; after: Keyset | null },
): Promise<Page<Dispute>> {
  const rows = await db.read(storeId, {
    name: 'disputes_list',
    text: `${disputeText} AND ($2::text IS NULL OR d.status = $2)
      AND ($3::timestamptz IS NULL OR (d.opened_at, d.id) < ($3, $4::uuid))
      ORDER BY d.opened_at DESC, d.id DESC LIMIT $5`,
    values: [storeId, of.status, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  return pageOf(rows, of.limit, toDispute)
}

/** Newest first. */
export async function listReconciliations(
  db: Database,
  storeId: string,
  of: { paymentId: string | null; limit: number; after: Keyset | null },
): Promise<Page<Reconciliation>> {
  const rows = await db.read(storeId, {
    name: 'reconciliations_list',
    text: `SELECT r.id, r.payment_id AS "paymentId", r.operation_id AS "operationId", r.found, r.did, r.at,
        r.at::text AS sort_value
      FROM commerce.reconciliations r WHERE r.store_id = $1 AND ($2::uuid IS NULL OR r.payment_id = $2)
        AND ($3::timestamptz IS NULL OR (r.at, r.id) < ($3, $4::uuid))
      ORDER BY r.at DESC, r.id DESC LIMIT $5`,
    values: [storeId, of.paymentId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  return pageOf(rows, of.limit, ({ id, paymentId, operationId, found, did, at }: Reconciliation) => ({
    id,
    paymentId,
    operationId,
    found,
    did,
    at,
  }))
}
