import type pg from 'pg'
import { type ClosingWrite, lockOrder, type Transaction } from '../../platform/database.ts'
import type { RecordedEvent } from './catalogue.ts'

const detailsCte = `
        INSERT INTO commerce.event_details (store_id, event_id, before, after)
        SELECT $1, e.id, e.details -> 'before', e.details -> 'after'
        FROM jsonb_to_recordset($3) AS e (id uuid, details jsonb) WHERE e.details IS NOT NULL
        RETURNING 1`

/** All events of a transaction, in the order they were recorded, and the details of those that have some. */
export function closingEvents(storeId: string, now: Date, rows: { details?: unknown }[]): ClosingWrite {
  const detailed = rows.some(({ details }) => details !== undefined)
  return {
    name: detailed ? 'events_detailed' : 'events',
    rank: lockOrder.event,
    ctes: {
      events: `
        INSERT INTO commerce.events (store_id, id, type, aggregate_type, aggregate_id, aggregate_version, actor,
          request_id, payload, occurred_at, audience)
        SELECT $1, e.id, e.type, e.aggregate, e."aggregateId", e.version, e.actor, e."requestId", e.payload, $2::timestamptz,
          e.audience
        FROM jsonb_to_recordset($3) AS e (id uuid, type text, aggregate text, "aggregateId" uuid, version int,
          actor text, "requestId" text, payload jsonb, audience text[])
        RETURNING 1`,
      ...(detailed ? { event_details: detailsCte } : {}),
    },
    returns: '(SELECT count(*)::int FROM events)',
    // Somebody else told of this version first: what was read is no longer so, and the next turn reads what is.
    staleOn: ['events_version'],
    values: [storeId, now, JSON.stringify(rows)],
  }
}

/**
 * Gives committed events without a place the next places, oldest first. The feed's row lock makes this single:
 * whoever holds it is the relay. Event ids are UUIDv7: they keep the order of writing within one process; within one
 * aggregate its versions do, whatever the clocks of several processes say.
 */
export async function placeEvents(client: pg.ClientBase, limit: number): Promise<RecordedEvent[]> {
  const { rowCount } = await client.query({
    name: 'events_waiting',
    text: 'SELECT 1 FROM commerce.events WHERE position IS NULL LIMIT 1',
  })
  if (rowCount === 0) return []
  // A statement of its own: the next one must see what the relay before this one has placed.
  await client.query("SELECT 1 FROM commerce.event_feed WHERE name = 'feed' FOR UPDATE")
  const { rows } = await client.query<{
    store_id: string
    id: string
    type: RecordedEvent['type']
    aggregate_id: string
    position: string
    payload: unknown
  }>({
    name: 'events_place',
    text: `
      WITH feed AS (SELECT last_position FROM commerce.event_feed WHERE name = 'feed'),
      waiting AS (
        SELECT e.store_id, e.id, row_number() OVER (ORDER BY e.at, e.aggregate_version, e.id) AS n
        FROM (
          SELECT store_id, id, aggregate_version, max(id::text) OVER (
            PARTITION BY store_id, aggregate_type, aggregate_id ORDER BY aggregate_version, id) AS at
          FROM (SELECT * FROM commerce.events WHERE position IS NULL ORDER BY id LIMIT $1) oldest
        ) e
      ),
      placed AS (
        UPDATE commerce.events e SET position = feed.last_position + w.n FROM waiting w, feed
        WHERE e.store_id = w.store_id AND e.id = w.id AND e.position IS NULL
        RETURNING e.store_id, e.id, e.type, e.aggregate_id, e.position, e.payload, e.audience
      ),
      told AS (
        INSERT INTO commerce.event_audiences (store_id, audience, position, event_id)
        SELECT p.store_id, a.name, p.position, p.id FROM placed p CROSS JOIN LATERAL unnest(p.audience) AS a (name)
      ),
      advanced AS (
        UPDATE commerce.event_feed f SET last_position = f.last_position + (SELECT count(*) FROM placed)
        WHERE f.name = 'feed' RETURNING 1
      )
      SELECT placed.* FROM placed, advanced ORDER BY position`,
    values: [limit],
  })
  return rows.map((row) => ({
    storeId: row.store_id,
    id: row.id,
    type: row.type,
    aggregateId: row.aggregate_id,
    position: Number(row.position),
    payload: row.payload,
  }))
}

/** What was kept beside the events of one thing, before and after: the events stay. */
export async function forgetDetails(
  tx: Transaction,
  storeId: string,
  of: { aggregate: string; aggregateId: string },
): Promise<void> {
  await tx.query({
    name: 'events_forget_details',
    text: `DELETE FROM commerce.event_details d USING commerce.events e
      WHERE d.store_id = $1 AND e.store_id = $1 AND e.id = d.event_id AND e.aggregate_type = $2 AND e.aggregate_id = $3`,
    values: [storeId, of.aggregate, of.aggregateId],
  })
}
