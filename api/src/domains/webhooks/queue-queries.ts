import type { Database, Row, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'
import { dueNow } from './sending-queries.ts'

/** An endpoint, its store, and whose it is. */
export interface EndpointPlace {
  storeId: string
  endpointId: string
  sellerId: string | null
}

interface PlaceRow extends Row {
  store_id: string
  id: string
  seller_id: string | null
}

const toPlace = (row: PlaceRow): EndpointPlace => ({
  storeId: row.store_id,
  endpointId: row.id,
  sellerId: row.seller_id,
})

/**
 * Endpoints that have something due, those that have had their turn last, otherwise those first that have waited longest. Of
 * all stores: the worker's.
 * @param of.served these have had their turn
 * @param of.except these are not asked for now
 * @param of.withoutFailing only those whose last attempt did not fail
 */
export async function readDueEndpoints(
  db: Database,
  of: { served: string[]; except: string[]; withoutFailing: boolean; limit: number },
): Promise<(EndpointPlace & { failing: boolean })[]> {
  const rows = await db.lookUp<PlaceRow & { failing: boolean }>({
    name: 'webhooks_due_endpoints',
    text: `SELECT e.store_id, e.id, e.seller_id, e.failures > 0 AS failing FROM commerce.webhook_endpoints e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE e.status = 'enabled' AND e.due_at <= now() AND (e.paused_until IS NULL OR e.paused_until <= now())
        AND e.id <> ALL($2::uuid[]) AND (NOT $3 OR e.failures = 0)
      ORDER BY e.id = ANY($1::uuid[]), e.due_at LIMIT $4`,
    values: [of.served, of.except, of.withoutFailing, of.limit],
  })
  return rows.map((row) => ({ ...toPlace(row), failing: row.failing }))
}

/** Endpoints whose place may have events behind it though nothing new has happened. Of all stores: the worker's. */
export async function readBehind(db: Database, limit: number): Promise<EndpointPlace[]> {
  const rows = await db.lookUp<PlaceRow>({
    name: 'webhooks_behind',
    text: `SELECT e.store_id, e.id, e.seller_id FROM commerce.webhook_endpoints e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE e.behind AND e.status = 'enabled' ORDER BY e.id LIMIT $1`,
    values: [limit],
  })
  return rows.map(toPlace)
}

/** All enabled endpoints of some stores, of all of them for null. The worker's. */
export async function readEnabled(db: Database, storeIds: string[] | null): Promise<EndpointPlace[]> {
  const rows = await db.lookUp<PlaceRow>({
    name: 'webhooks_enabled',
    text: `SELECT e.store_id, e.id, e.seller_id FROM commerce.webhook_endpoints e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE e.status = 'enabled' AND ($1::uuid[] IS NULL OR e.store_id = ANY($1))`,
    values: [storeIds],
  })
  return rows.map(toPlace)
}

/** An event as it is to be sent. */
export interface NewDelivery {
  eventId: string
  position: number
  type: string
  subjectId: string
  body: string
}

/**
 * Adds deliveries; the first of each thing is due if none of the same thing is waiting or being sent. What is there already
 * stays as it is, but for what is over and lies before `replayUpTo`: that begins anew.
 */
export async function insertDeliveries(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; deliveries: NewDelivery[]; replayUpTo: number | null },
): Promise<void> {
  await tx.query({
    name: 'webhooks_insert_deliveries',
    text: `INSERT INTO commerce.webhook_deliveries AS d
        (store_id, endpoint_id, event_id, position, type, subject_id, body, next_attempt_at)
      SELECT $1, $2, n."eventId", n.position, n.type, n."subjectId", n.body,
        CASE WHEN row_number() OVER (PARTITION BY n."subjectId" ORDER BY n.position) = 1 AND NOT EXISTS (
          SELECT 1 FROM commerce.webhook_deliveries o WHERE o.store_id = $1 AND o.endpoint_id = $2
            AND o.subject_id = n."subjectId" AND o.status IN ('waiting', 'sending')) THEN now() END
      FROM jsonb_to_recordset($3) AS n ("eventId" uuid, position bigint, type text, "subjectId" uuid, body text)
      ON CONFLICT (store_id, endpoint_id, event_id) DO UPDATE
      SET status = 'waiting', failures = 0, next_attempt_at = NULL, delivered_at = NULL
      WHERE d.position <= $4 AND d.status IN ('delivered', 'failed', 'discarded')`,
    values: [storeId, of.endpointId, JSON.stringify(of.deliveries), of.replayUpTo],
  })
}

/**
 * Settles for some things whose turn it is: the oldest event that waits, unless one is being sent; all others have no time.
 */
export async function settleTurns(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; subjectIds: string[] },
): Promise<void> {
  await tx.query({
    name: 'webhooks_settle_turns',
    text: `UPDATE commerce.webhook_deliveries d
      SET next_attempt_at = CASE WHEN d.event_id = t.first AND NOT t.sending THEN coalesce(d.next_attempt_at, now()) END
      FROM (
        SELECT subject_id, bool_or(status = 'sending') AS sending,
          (array_agg(event_id ORDER BY position) FILTER (WHERE status = 'waiting'))[1] AS first
        FROM commerce.webhook_deliveries
        WHERE store_id = $1 AND endpoint_id = $2 AND subject_id = ANY($3::uuid[]) AND status IN ('waiting', 'sending')
        GROUP BY subject_id) t
      WHERE d.store_id = $1 AND d.endpoint_id = $2 AND d.subject_id = t.subject_id AND d.status = 'waiting'
        AND (d.next_attempt_at IS NOT NULL OR d.event_id = t.first)`,
    values: [storeId, of.endpointId, of.subjectIds],
  })
}

/** Functions' endpoints of all stores that are sent to, at addresses that begin so. For whoever runs the installation. */
export async function readEdgePlaces(db: Database, urlBeginning: string): Promise<EndpointPlace[]> {
  const rows = await db.lookUp<PlaceRow>({
    name: 'webhooks_edge_places',
    text: `SELECT e.store_id, e.id, e.seller_id FROM commerce.webhook_endpoints e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE e.kind = 'edge' AND e.status = 'enabled' AND starts_with(e.url, $1) ORDER BY e.id`,
    values: [urlBeginning],
  })
  return rows.map(toPlace)
}

/** Moves the place of an endpoint on, after what lies before it became deliveries. */
export async function writePlace(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; position: number; behind: boolean; replayUpTo: number | null },
): Promise<void> {
  await tx.query({
    name: 'webhooks_write_place',
    text: `UPDATE commerce.webhook_endpoints SET position = $3, behind = $4, replay_up_to = $5, due_at = ${dueNow}
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.endpointId, of.position, of.behind, of.replayUpTo],
  })
}

/** How many deliveries wait over all stores, up to 100,000, and how many endpoints fail. */
export async function countQueue(db: Database): Promise<{ waiting: number; failing: number }> {
  const [row] = await db.lookUp<{ waiting: number; failing: number }>({
    name: 'webhooks_count_queue',
    text: `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM commerce.webhook_deliveries
        WHERE status IN ('waiting', 'sending') LIMIT 100000) few) AS waiting,
      (SELECT count(*)::int FROM commerce.webhook_endpoints WHERE status = 'enabled' AND failures > 0) AS failing`,
    values: [],
  })
  return { waiting: row?.waiting ?? 0, failing: row?.failing ?? 0 }
}

/**
 * Endpoints of all stores that nothing may be sent to, where something has waited for a month: those that are not enabled, and
 * sellers', who may be suspended. For the worker.
 */
export async function readOverdueQueues(db: Database): Promise<EndpointPlace[]> {
  const rows = await db.lookUp<PlaceRow>({
    name: 'webhooks_overdue_queues',
    text: `SELECT e.store_id, e.id, e.seller_id FROM commerce.webhook_endpoints e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE (e.status IN ('disabled', 'unverified') OR e.seller_id IS NOT NULL) AND EXISTS (SELECT 1 FROM commerce.webhook_deliveries d
        WHERE d.store_id = e.store_id AND d.endpoint_id = e.id AND ${overdue})
      ORDER BY e.id`,
    values: [],
  })
  return rows.map(toPlace)
}

const overdue = `d.status = 'waiting' AND d.created_at < now() - interval '30 days'`

/** Deletes what has waited for a month at a locked endpoint, the oldest first. @returns what it was about, one a delivery */
export async function deleteOverdue(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ subject_id: string }>({
    name: 'webhooks_delete_overdue',
    text: `DELETE FROM commerce.webhook_deliveries WHERE store_id = $1 AND endpoint_id = $2 AND event_id IN (
        SELECT d.event_id FROM commerce.webhook_deliveries d
        WHERE d.store_id = $1 AND d.endpoint_id = $2 AND ${overdue} ORDER BY d.created_at LIMIT $3)
      RETURNING subject_id`,
    values: [storeId, of.endpointId, of.limit],
  })
  return rows.map((row) => row.subject_id)
}

/** Forgets deliveries of all stores that are a month old and over, and all of removed endpoints. For the worker. */
export const forgetOldDeliveries = async (db: Database): Promise<number> =>
  (await forgetRows(db, {
    name: 'webhooks_forget_deliveries',
    table: 'webhook_deliveries',
    over: `t.created_at < now() - interval '30 days' AND t.status NOT IN ('waiting', 'sending')`,
  })) +
  (await forgetRows(db, {
    name: 'webhooks_forget_of_removed',
    table: 'webhook_deliveries',
    over: `EXISTS (SELECT 1 FROM commerce.webhook_endpoints e
      WHERE e.store_id = t.store_id AND e.id = t.endpoint_id AND e.status = 'removed')`,
  }))

/** Forgets secrets that sign no more, and removed endpoints once nothing is left of them. For the worker. */
export const forgetOldEndpoints = async (db: Database): Promise<number> =>
  (await forgetRows(db, {
    name: 'webhooks_forget_secrets',
    table: 'webhook_secrets',
    over: 't.ends_at < now()',
  })) +
  (await forgetRows(db, {
    name: 'webhooks_forget_endpoints',
    table: 'webhook_endpoints',
    over: `t.status = 'removed' AND t.updated_at < now() - interval '1 hour' AND NOT EXISTS (
      SELECT 1 FROM commerce.webhook_deliveries d WHERE d.store_id = t.store_id AND d.endpoint_id = t.id)`,
  }))
