import type { Reads } from '../../platform/database.ts'
import type { EventType } from './catalogue.ts'

/** Something that happened to one of several things. */
export interface HistoryEvent {
  id: string
  type: EventType
  aggregateId: string
  actor: string
  payload: unknown
  occurredAt: Date
}

/** Everything that happened to the given things, in the order it happened; 1,000 events at the most, the newest. */
export async function readHistory(
  db: Pick<Reads, 'read'>,
  storeId: string,
  subjects: readonly { type: string; id: string }[],
): Promise<HistoryEvent[]> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'events_history',
    text: `SELECT e.id, e.type, e.aggregate_id, e.actor, e.payload, e.occurred_at FROM commerce.events e
      JOIN jsonb_to_recordset($2) AS s (type text, id uuid) ON e.aggregate_type = s.type AND e.aggregate_id = s.id
      WHERE e.store_id = $1 ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1000`,
    values: [storeId, JSON.stringify(subjects)],
  })
  return rows
    .map((row) => ({
      id: row.id as string,
      type: row.type as EventType,
      aggregateId: row.aggregate_id as string,
      actor: row.actor as string,
      payload: row.payload,
      occurredAt: row.occurred_at as Date,
    }))
    .toReversed()
}
