import type { Database, Reads } from '../../platform/database.ts'
import type { EventType } from './catalogue.ts'
import type { FeedScope } from './feed-scope.ts'
import { allLast, passingTypes } from './retention.ts'

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
  head_place: string | null
  horizon: string
  kept_since: Date | null
  id: string | null
}

/** How far the feed reaches back for a scope. */
export interface Reach {
  /** Up to this place something that the scope shows may be gone; 0: everything is there. */
  horizon: number
  /** Nothing that happened from then on is gone; null: nothing is gone at all. */
  keptSince: Date | null
}

/** A part of the feed in its order. */
export interface FeedPart extends Reach {
  events: PlacedEvent[]
  /** The last place given when they were read. */
  head: number
  /** The newest event up to there that is kept as long as what is asked for, where one is near, and its place. */
  headId: string | null
  headPlace: number
}

const columns = `e.id, e.type, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.actor, e.payload, e.occurred_at,
          e.audience, e.position`

/** Up to where events of the types in `$4` are gone; of none of them, up to no place. */
const reach = `SELECT coalesce(max(k.position), 0) AS position, max(k.kept_since) AS kept_since
        FROM commerce.feed_horizons k WHERE k.store_id = $1 AND k.type = ANY($4::text[])`

/**
 * Where a reader of what lasts goes on: at an event that lasts as long, if there is one among the newest hundred; the id of
 * another would be gone before what the reader asks for. @param passing number of the parameter
 */
const lastingHead = (passing: number) => `SELECT few.id, few.position FROM (
          SELECT h.id, h.type, h.position FROM commerce.events h
          WHERE h.store_id = $1 AND h.position <= f.last_position ORDER BY h.position DESC LIMIT 100) few
        ORDER BY few.type = ANY($${passing}::text[]), few.position DESC LIMIT 1`

const newestHead = `SELECT h.id, h.position FROM commerce.events h
        WHERE h.store_id = $1 AND h.position <= f.last_position ORDER BY h.position DESC LIMIT 1`

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
        WHERE e.store_id = $1 AND e.position > greatest($2::bigint, k.position)
          AND ($3::uuid IS NULL OR e.aggregate_id = $3) AND e.type = ANY($4::text[])
        ORDER BY e.position LIMIT $5`

/** For some audiences: each by its own index, so that a reader costs what is its own and not what the store has. */
const ofAudiences = `SELECT DISTINCT ON (own.position) own.*
        FROM unnest($6::text[]) AS a (name) CROSS JOIN LATERAL (
          SELECT ${columns} FROM commerce.event_audiences x
          JOIN commerce.events e ON e.store_id = $1 AND e.id = x.event_id
          WHERE x.store_id = $1 AND x.audience = a.name AND x.position > greatest($2::bigint, k.position)
            AND ($3::uuid IS NULL OR e.aggregate_id = $3) AND e.type = ANY($4::text[])
          ORDER BY x.position LIMIT $5) own
        ORDER BY own.position LIMIT $5`

/**
 * Events after a place, in their order, that the filter lets through. What lies up to the horizon is not told, for it would
 * have holes: who has been told of an earlier place must be told that.
 */
export async function readFeed(
  db: Database,
  storeId: string,
  of: FeedFilter & { after: number; limit: number },
): Promise<FeedPart> {
  const { types, audiences } = of.scope
  const lasts = allLast(types)
  const rows = await db.read<FeedRow>(storeId, {
    name: `events_feed${audiences ? '_own' : ''}${lasts ? '_lasting' : ''}`,
    // One snapshot of the last place and of what is before it: a place is given and moved on in one transaction, and so is
    // the horizon with what it leaves behind.
    text: `SELECT f.last_position AS head, n.id AS head_id, n.position AS head_place, k.position AS horizon, k.kept_since,
        found.*
      FROM commerce.event_feed f
      CROSS JOIN LATERAL (${reach}) k
      LEFT JOIN LATERAL (${lasts ? lastingHead(audiences ? 7 : 6) : newestHead}) n ON true
      LEFT JOIN LATERAL (
        ${audiences ? ofAudiences : ofStore}) found ON true
      WHERE f.name = 'feed' ORDER BY found.position`,
    values: [
      storeId,
      of.after,
      of.subjectId,
      types,
      of.limit,
      ...(audiences ? [audiences] : []),
      ...(lasts ? [passingTypes] : []),
    ],
  })
  const [first] = rows
  return {
    events: rows.filter((row) => row.id !== null).map(placed),
    head: Number(first?.head ?? 0),
    headId: first?.head_id ?? null,
    headPlace: Number(first?.head_place ?? 0),
    horizon: Number(first?.horizon ?? 0),
    keptSince: first?.kept_since ?? null,
  }
}

/**
 * All of the store's, each type by its own index: the newest of a rare one are not looked for among all others. A type is
 * asked for as one of a list and sorted by: a plain comparison lets the planner take the index without types, in the belief
 * that each of them has many; and no other comparison may use an index behind row security.
 */
const newestOfStore = `SELECT own.* FROM unnest($4::text[]) AS t (type)
        LEFT JOIN commerce.feed_horizons k ON k.store_id = $1 AND k.type = t.type
        CROSS JOIN LATERAL (
          SELECT ${columns} FROM commerce.events e
          WHERE e.store_id = $1 AND e.type = ANY(ARRAY[t.type]) AND e.position < $2
            AND e.position > coalesce(k.position, 0) AND ($3::uuid IS NULL OR e.aggregate_id = $3)
          ORDER BY e.type DESC, e.position DESC LIMIT $5) own
        ORDER BY own.position DESC LIMIT $5`

const newestOfAudiences = `SELECT DISTINCT ON (own.position) own.*
        FROM unnest($6::text[]) AS a (name) CROSS JOIN LATERAL (
          SELECT ${columns} FROM commerce.event_audiences x
          JOIN commerce.events e ON e.store_id = $1 AND e.id = x.event_id
          WHERE x.store_id = $1 AND x.audience = a.name AND x.position < $2
            AND ($3::uuid IS NULL OR e.aggregate_id = $3) AND e.type = ANY($4::text[])
          ORDER BY x.position DESC LIMIT $5) own
        ORDER BY own.position DESC LIMIT $5`

/** Events before a place, the newest first, that the filter lets through: of each type as far back as it is kept. */
export async function readNewest(
  db: Database,
  storeId: string,
  of: FeedFilter & { before: number | null; limit: number },
): Promise<{ events: PlacedEvent[]; keptSince: Date | null }> {
  const { types, audiences } = of.scope
  const rows = await db.read<FeedRow>(storeId, {
    name: audiences ? 'events_newest_own' : 'events_newest',
    text: `SELECT k.kept_since, found.* FROM (${reach}) k
      LEFT JOIN LATERAL (${audiences ? newestOfAudiences : newestOfStore}) found ON true
      ORDER BY found.position DESC`,
    values: [
      storeId,
      of.before ?? Number.MAX_SAFE_INTEGER,
      of.subjectId,
      types,
      of.limit,
      ...(audiences ? [audiences] : []),
    ],
  })
  return {
    events: rows.filter((row) => row.id !== null).map(placed),
    keptSince: rows[0]?.kept_since ?? null,
  }
}

/** How far back the feed reaches for a scope. */
export async function readReach(db: Database, storeId: string, { types }: FeedScope): Promise<Reach> {
  const [row] = await db.read<{ position: string; kept_since: Date | null }>(storeId, {
    name: 'events_reach',
    text: reach.replace('$4', '$2'),
    values: [storeId, types],
  })
  return { horizon: Number(row?.position ?? 0), keptSince: row?.kept_since ?? null }
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
