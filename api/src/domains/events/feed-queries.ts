import type { Database, Reads } from '../../platform/database.ts'
import type { EventType } from './catalogue.ts'
import type { FeedScope } from './feed-scope.ts'

/** An event with its place in the one order. */
export interface PlacedEvent {
  id: string
  type: EventType
  aggregateType: string
  aggregateId: string
  version: number
  actor: string
  payload: unknown
  occurredAt: Date
  audience: string[]
  position: number
}

export interface FeedFilter {
  scope: FeedScope
  /** Of one thing only. */
  subjectId: string | null
}

interface FeedRow extends Record<string, unknown> {
  head: string
  head_id: string | null
  id: string | null
}

const columns = `e.id, e.type, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.actor, e.payload, e.occurred_at,
          e.audience, e.position`

const placed = (row: Record<string, unknown>): PlacedEvent => ({
  id: row.id as string,
  type: row.type as EventType,
  aggregateType: row.aggregate_type as string,
  aggregateId: row.aggregate_id as string,
  version: row.aggregate_version as number,
  actor: row.actor as string,
  payload: row.payload,
  occurredAt: row.occurred_at as Date,
  audience: row.audience as string[],
  position: Number(row.position),
})

/** All of the store's. */
const ofStore = `SELECT ${columns} FROM commerce.events e
        WHERE e.store_id = $1 AND e.position > $2 AND ($3::uuid IS NULL OR e.aggregate_id = $3) AND e.type = ANY($4::text[])
        ORDER BY e.position LIMIT $5`

/** For some audiences: each by its own index, so that a reader costs what is its own and not what the store has. */
const ofAudiences = `SELECT DISTINCT ON (own.position) own.*
        FROM unnest($6::text[]) AS a (name) CROSS JOIN LATERAL (
          SELECT ${columns} FROM commerce.event_audiences x
          JOIN commerce.events e ON e.store_id = $1 AND e.id = x.event_id
          WHERE x.store_id = $1 AND x.audience = a.name AND x.position > $2
            AND ($3::uuid IS NULL OR e.aggregate_id = $3) AND e.type = ANY($4::text[])
          ORDER BY x.position LIMIT $5) own
        ORDER BY own.position LIMIT $5`

/**
 * Events after a place, in their order, that the filter lets through.
 * @returns them, the last place given when they were read, and the store's newest event up to there
 */
export async function readFeed(
  db: Database,
  storeId: string,
  of: FeedFilter & { after: number; limit: number },
): Promise<{ events: PlacedEvent[]; head: number; headId: string | null }> {
  const { types, audiences } = of.scope
  const rows = await db.read<FeedRow>(storeId, {
    name: audiences ? 'events_feed_own' : 'events_feed',
    // One snapshot of the last place and of what is before it: a place is given and moved on in one transaction.
    text: `SELECT f.last_position AS head, n.id AS head_id, found.*
      FROM commerce.event_feed f
      LEFT JOIN LATERAL (
        SELECT h.id FROM commerce.events h WHERE h.store_id = $1 AND h.position <= f.last_position
        ORDER BY h.position DESC LIMIT 1) n ON true
      LEFT JOIN LATERAL (
        ${audiences ? ofAudiences : ofStore}) found ON true
      WHERE f.name = 'feed' ORDER BY found.position`,
    values: [storeId, of.after, of.subjectId, types, of.limit, ...(audiences ? [audiences] : [])],
  })
  return {
    events: rows.filter((row) => row.id !== null).map(placed),
    head: Number(rows[0]?.head ?? 0),
    headId: rows[0]?.head_id ?? null,
  }
}

/** All of a store's events between two places, whoever may see them: for readers that judge each themselves. */
export async function readPlaces(
  db: Database,
  storeId: string,
  of: { after: number; upTo: number; limit: number },
): Promise<PlacedEvent[]> {
  const rows = await db.read(storeId, {
    name: 'events_places',
    text: `SELECT ${columns} FROM commerce.events e
      WHERE e.store_id = $1 AND e.position > $2 AND e.position <= $3 ORDER BY e.position LIMIT $4`,
    values: [storeId, of.after, of.upTo, of.limit],
  })
  return rows.map(placed)
}

/** The last place given, and the newest event up to there that a reader of this scope may know of. */
export async function readEnd(
  db: Database,
  storeId: string,
  { audiences }: FeedScope,
): Promise<{ head: number; id: string | null }> {
  const newest = audiences
    ? `SELECT x.event_id AS id FROM unnest($2::text[]) AS a (name) CROSS JOIN LATERAL (
          SELECT o.event_id, o.position FROM commerce.event_audiences o
          WHERE o.store_id = $1 AND o.audience = a.name AND o.position <= f.last_position
          ORDER BY o.position DESC LIMIT 1) x ORDER BY x.position DESC LIMIT 1`
    : `SELECT e.id FROM commerce.events e WHERE e.store_id = $1 AND e.position <= f.last_position
          ORDER BY e.position DESC LIMIT 1`
  const [row] = await db.read<{ head: string; id: string | null }>(storeId, {
    name: audiences ? 'events_end_own' : 'events_end',
    text: `SELECT f.last_position AS head, n.id FROM commerce.event_feed f
      LEFT JOIN LATERAL (${newest}) n ON true WHERE f.name = 'feed'`,
    values: audiences ? [storeId, audiences] : [storeId],
  })
  return { head: Number(row?.head ?? 0), id: row?.id ?? null }
}

/** The last place given, over all stores. */
export async function readHead(db: Reads): Promise<number> {
  const [row] = await db.lookUp<{ last_position: string }>({
    name: 'events_head',
    text: "SELECT last_position FROM commerce.event_feed WHERE name = 'feed'",
    values: [],
  })
  return Number(row?.last_position ?? 0)
}

/** The place of an event. Null when it has none, or is not kept (any more). */
export async function readPlace(db: Database, storeId: string, id: string): Promise<number | null> {
  const [row] = await db.read<{ position: string | null }>(storeId, {
    name: 'events_place_of',
    text: 'SELECT e.position FROM commerce.events e WHERE e.store_id = $1 AND e.id = $2',
    values: [storeId, id],
  })
  return row?.position ? Number(row.position) : null
}

/** The place just before the first event that happened at that moment or later. */
export async function readPlaceAt(db: Reads, storeId: string, moment: Date): Promise<number> {
  const [row] = await db.read<{ position: string | null }>(storeId, {
    name: 'events_place_at',
    text: `SELECT coalesce(
        (SELECT min(e.position) - 1 FROM commerce.events e WHERE e.store_id = $1 AND e.occurred_at >= $2::timestamptz),
        (SELECT f.last_position FROM commerce.event_feed f WHERE f.name = 'feed')) AS position`,
    values: [storeId, moment],
  })
  return Number(row?.position ?? 0)
}

/** Stores in which something happened between two places. Of all stores: the worker's. */
export async function readStoresBetween(
  db: Database,
  of: { after: number; upTo: number },
): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'events_stores_between',
    text: `SELECT DISTINCT e.store_id FROM commerce.events e WHERE e.position > $1 AND e.position <= $2`,
    values: [of.after, of.upTo],
  })
  return rows.map((row) => row.store_id)
}
