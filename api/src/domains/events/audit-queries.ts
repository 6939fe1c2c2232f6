import type { Database } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'

/** Kinds of actors who work here, as events name them. Shoppers and the worker are not among them. */
export const auditedActors = ['staff', 'secret_key', 'seller_member', 'seller_key'] as const
export type AuditedActor = (typeof auditedActors)[number]

export interface AuditEntry {
  id: string
  type: string
  actorKind: AuditedActor
  actorId: string
  aggregateType: string
  aggregateId: string
  requestId: string
  occurredAt: Date
  before: unknown
  after: unknown
}

export interface AuditFilter {
  actorKind: AuditedActor | null
  /** Of an account or a key */
  actorId: string | null
  type: string | null
  aggregateId: string | null
  from: Date | null
  until: Date | null
}

/** What people and servers of the store and of its sellers did, the newest first. */
export async function listAuditEntries(
  db: Database,
  storeId: string,
  of: AuditFilter & { limit: number; after: Keyset | null },
): Promise<{ items: AuditEntry[]; last: Keyset | null }> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'events_audit',
    // The first condition is that of the partial index, word by word: without it all that shoppers do would be read.
    text: `SELECT e.id, e.type, split_part(e.actor, ':', 1) AS actor_kind, split_part(e.actor, ':', 2) AS actor_id,
        e.aggregate_type, e.aggregate_id, e.request_id, e.occurred_at, e.occurred_at::text AS sort_value,
        d.before, d.after
      FROM commerce.events e
      LEFT JOIN commerce.event_details d ON d.store_id = $1 AND d.event_id = e.id
      WHERE e.store_id = $1 AND split_part(e.actor, ':', 1) in ('staff', 'secret_key', 'seller_member', 'seller_key')
        AND ($2::text IS NULL OR split_part(e.actor, ':', 1) = $2)
        AND ($3::text IS NULL OR split_part(e.actor, ':', 2) = $3)
        AND ($4::text IS NULL OR e.type = $4)
        AND ($5::uuid IS NULL OR e.aggregate_id = $5)
        AND ($6::timestamptz IS NULL OR e.occurred_at >= $6)
        AND ($7::timestamptz IS NULL OR e.occurred_at < $7)
        AND ($8::timestamptz IS NULL OR (e.occurred_at, e.id) < ($8, $9::uuid))
      ORDER BY e.occurred_at DESC, e.id DESC LIMIT $10`,
    values: [
      storeId,
      of.actorKind,
      of.actorId,
      of.type,
      of.aggregateId,
      of.from,
      of.until,
      of.after?.[0] ?? null,
      of.after?.[1] ?? null,
      of.limit + 1,
    ],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id as string,
      type: row.type as string,
      actorKind: row.actor_kind as AuditedActor,
      actorId: row.actor_id as string,
      aggregateType: row.aggregate_type as string,
      aggregateId: row.aggregate_id as string,
      requestId: row.request_id as string,
      occurredAt: row.occurred_at as Date,
      before: row.before,
      after: row.after,
    })),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}
