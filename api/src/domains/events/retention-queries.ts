import type { Database } from '../../platform/database.ts'
import { keptDays, passingTypes } from './retention.ts'

const batchMax = 500

/** Stores whose events may be over. Of all stores: the worker's. */
async function readLivingStores(db: Database): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'events_living_stores',
    text: `SELECT s.store_id FROM commerce.stores s WHERE s.status <> 'deleted'`,
    values: [],
  })
  return rows.map((row) => row.store_id)
}

/**
 * Moves the horizon of each type of a store over some events whose time is over, and takes what lies behind it out of the
 * feed; the rows of types that pass are deleted. An event stays until the next of its type is over, too: whoever reads from
 * time to time has been told of that one by then, and is not where the first one was.
 * @param batch how many of each type are looked at: two at least
 * @returns how many events, none when nothing more is over
 */
async function forgetBatch(db: Database, storeId: string, batch: number): Promise<number> {
  const [row] = await db.read<{ over: number }>(storeId, {
    name: 'events_forget',
    // The horizon and what it leaves behind are one statement: no reader sees a hole without its mark. Types are compared
    // together with places, as in feed-queries.ts: only the index by types serves that.
    text: `WITH begun AS MATERIALIZED (
        SELECT b.type, b.id, b.position, b.is_over, c.cutoff
        FROM unnest($2::text[], $3::int[]) AS t (type, days)
        JOIN commerce.stores s ON s.store_id = $1
        CROSS JOIN LATERAL (
          SELECT now() + make_interval(secs => s.clock_offset_seconds) - make_interval(days => t.days) AS cutoff) c
        LEFT JOIN commerce.feed_horizons k ON k.store_id = $1 AND k.type = t.type
        CROSS JOIN LATERAL (
          SELECT e.occurred_at FROM commerce.events e
          WHERE e.store_id = $1 AND e.position IS NOT NULL AND (e.type, e.position) > (t.type, coalesce(k.position, 0))
            AND (e.type, e.position) < (t.type, $6::bigint)
          ORDER BY e.type, e.position OFFSET 1 LIMIT 1) second
        CROSS JOIN LATERAL (
          SELECT e.type, e.id, e.position,
            lead(e.occurred_at) OVER (ORDER BY e.position) < c.cutoff AS is_over
          FROM (SELECT * FROM commerce.events o
            WHERE o.store_id = $1 AND o.position IS NOT NULL AND (o.type, o.position) > (t.type, coalesce(k.position, 0))
              AND (o.type, o.position) < (t.type, $6::bigint)
            ORDER BY o.type, o.position LIMIT $5) e) b
        WHERE second.occurred_at < c.cutoff
      ),
      ends AS (SELECT type, max(position) AS position, max(cutoff) AS cutoff FROM begun WHERE is_over GROUP BY type),
      over AS (
        SELECT b.type, b.id FROM begun b JOIN ends n ON n.type = b.type AND b.position <= n.position
      ),
      moved AS (
        INSERT INTO commerce.feed_horizons AS k (store_id, type, position, kept_since)
        SELECT $1, n.type, n.position, n.cutoff FROM ends n
        ON CONFLICT (store_id, type) DO UPDATE SET position = excluded.position, kept_since = excluded.kept_since
        WHERE k.position < excluded.position
      ),
      untold AS (
        DELETE FROM commerce.event_audiences x USING over o WHERE x.store_id = $1 AND x.event_id = o.id
      ),
      undetailed AS (
        DELETE FROM commerce.event_details d USING over o
        WHERE d.store_id = $1 AND d.event_id = o.id AND o.type = ANY($4::text[])
      ),
      gone AS (
        DELETE FROM commerce.events e USING over o
        WHERE e.store_id = $1 AND e.id = o.id AND e.type = ANY($4::text[])
      )
      SELECT count(*)::int AS over FROM over`,
    values: [
      storeId,
      keptDays.map(({ type }) => type),
      keptDays.map(({ days }) => days),
      passingTypes,
      batch,
      Number.MAX_SAFE_INTEGER,
    ],
  })
  return row?.over ?? 0
}

/**
 * Ends the feed of all stores where the time of its events is over, in small batches: no lock lasts, and however many have
 * gathered, no statement reaches its limit. For the worker.
 * @returns how many events are told no more
 */
export async function forgetOldEvents(db: Database, batch = batchMax): Promise<number> {
  let forgotten = 0
  for (const storeId of await readLivingStores(db))
    for (let over = -1; over !== 0; forgotten += over) over = await forgetBatch(db, storeId, batch)
  return forgotten
}
