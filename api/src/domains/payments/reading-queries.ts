import type { Database, Row, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import { type Dispute, disputeText, toDispute } from './dispute-queries.ts'
import type { EventStatus, ReceivedMessage } from './event-queries.ts'
import type { Payment } from './payment.ts'
import type { PaymentStatus } from './payment-state.ts'
import { paymentText, toPayment } from './queries.ts'
import type { Reconciliation } from './reconciliation-queries.ts'

interface Page<T> {
  items: T[]
  last: Keyset | null
}

/** What a list is sorted by, and the id behind it. */
interface Sorted extends Row {
  id: string
  sort_value: string
}

function pageOf<R extends Sorted, T>(rows: R[], limit: number, to: (row: R) => T): Page<T> {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(to), last: last ? [last.sort_value, last.id] : null }
}

/** Newest first. */
export async function listPayments(
  db: Database,
  storeId: string,
  of: { status: PaymentStatus | null; limit: number; after: Keyset | null },
): Promise<Page<Payment>> {
  const rows = await db.read<Sorted>(storeId, {
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
  of: { status: Dispute['status'] | null; paymentId: string | null; limit: number; after: Keyset | null },
): Promise<Page<Dispute>> {
  const rows = await db.read<Sorted>(storeId, {
    name: 'disputes_list',
    text: `${disputeText} AND ($2::text IS NULL OR d.status = $2) AND ($6::uuid IS NULL OR d.payment_id = $6)
      AND ($3::timestamptz IS NULL OR (d.opened_at, d.id) < ($3, $4::uuid))
      ORDER BY d.opened_at DESC, d.id DESC LIMIT $5`,
    values: [storeId, of.status, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1, of.paymentId],
  })
  return pageOf(rows, of.limit, toDispute)
}

/** Newest first. */
export async function listReconciliations(
  db: Database,
  storeId: string,
  of: { paymentId: string | null; did: string | null; limit: number; after: Keyset | null },
): Promise<Page<Reconciliation>> {
  const rows = await db.read<Sorted & Reconciliation>(storeId, {
    name: 'reconciliations_list',
    text: `SELECT r.id, r.payment_id AS "paymentId", r.operation_id AS "operationId", r.found, r.did, r.at,
        r.at::text AS sort_value
      FROM commerce.reconciliations r WHERE r.store_id = $1 AND ($2::uuid IS NULL OR r.payment_id = $2) AND ($6::text IS NULL OR r.did = $6)
        AND ($3::timestamptz IS NULL OR (r.at, r.id) < ($3, $4::uuid))
      ORDER BY r.at DESC, r.id DESC LIMIT $5`,
    values: [storeId, of.paymentId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1, of.did],
  })
  return pageOf(rows, of.limit, ({ id, paymentId, operationId, found, did, at }) => ({
    id,
    paymentId,
    operationId,
    found,
    did,
    at,
  }))
}

/** What payments of the store are for, by their ids: of those that are listed by what was found or disputed. */
export async function readReferencesOf(
  tx: Transaction,
  storeId: string,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; reference: string }>({
    name: 'payments_references',
    text: 'SELECT p.id, p.reference FROM commerce.payments p WHERE p.store_id = $1 AND p.id = ANY ($2)',
    values: [storeId, paymentIds],
  })
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

/** Newest received first. */
export async function listReceivedEvents(
  db: Database,
  storeId: string,
  of: { status: EventStatus | null; paymentId: string | null; limit: number; after: Keyset | null },
): Promise<Page<ReceivedMessage>> {
  const rows = await db.read<Sorted & ReceivedMessage & { messageId: string }>(storeId, {
    name: 'payment_events_list',
    // Their ids are the provider's; pages end at a uuid.
    text: `SELECT listed.* FROM (SELECT md5(e.provider || ' ' || e.provider_event_id)::uuid AS id,
          e.provider_event_id AS "messageId", e.provider, e.type, e.status, e.reason, e.payment_id AS "paymentId",
          e.provider_reference AS "providerReference", e.deliveries, e.occurred_at AS "occurredAt",
          e.received_at AS "receivedAt", e.settled_at AS "settledAt", e.received_at::text AS sort_value
        FROM commerce.payment_events e WHERE e.store_id = $1 AND ($2::text IS NULL OR e.status = $2)
          AND ($3::uuid IS NULL OR e.payment_id = $3)) listed
      WHERE $4::timestamptz IS NULL OR (listed."receivedAt", listed.id) < ($4, $5::uuid)
      ORDER BY listed."receivedAt" DESC, listed.id DESC LIMIT $6`,
    values: [storeId, of.status, of.paymentId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  return pageOf(rows, of.limit, ({ messageId, ...message }) => ({ ...message, id: messageId }))
}
