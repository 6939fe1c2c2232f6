import type { Database, Row, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'

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
 * Endpoints that have something due, those first that nothing is being sent to, then those that have waited longest. Of all
 * stores: the worker's.
 * @param of.busy of these something is being sent by this process
 * @param of.except these are not asked for now
 * @param of.withoutFailing only those whose last attempt did not fail
 */
export async function readDueEndpoints(
  db: Database,
  of: { busy: string[]; except: string[]; withoutFailing: boolean; limit: number },
): Promise<(EndpointPlace & { failing: boolean })[]> {
  const rows = await db.lookUp<PlaceRow & { failing: boolean }>({
    name: 'webhooks_due_endpoints',
    text: `SELECT e.store_id, e.id, e.seller_id, e.failures > 0 AS failing FROM commerce.webhook_endpoints e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE e.status = 'enabled' AND e.due_at <= now() AND (e.paused_until IS NULL OR e.paused_until <= now())
        AND e.id <> ALL($2::uuid[]) AND (NOT $3 OR e.failures = 0)
      ORDER BY e.id = ANY($1::uuid[]), e.due_at LIMIT $4`,
    values: [of.busy, of.except, of.withoutFailing, of.limit],
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

/** After an attempt: the oldest event of the thing that waits is next, which may be another than the one that was sent. */
export async function passTurn(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; subjectId: string; eventId: string },
): Promise<void> {
  await tx.query({
    name: 'webhooks_pass_turn',
    text: `WITH next AS (
        SELECT event_id FROM commerce.webhook_deliveries
        WHERE store_id = $1 AND endpoint_id = $2 AND subject_id = $3 AND status = 'waiting' ORDER BY position LIMIT 1)
      UPDATE commerce.webhook_deliveries d
      SET next_attempt_at = CASE WHEN d.event_id = next.event_id THEN coalesce(d.next_attempt_at, now()) END
      FROM next WHERE d.store_id = $1 AND d.endpoint_id = $2 AND d.status = 'waiting'
        AND d.event_id IN (next.event_id, $4)`,
    values: [storeId, of.endpointId, of.subjectId, of.eventId],
  })
}

/** What is sent, and the mark of the attempt. */
export interface ClaimedDelivery {
  eventId: string
  subjectId: string
  body: string
  attempts: number
  failures: number
}

/**
 * Begins attempts of what is due of a locked endpoint, up to its share, and takes over those whose worker has gone silent.
 */
export async function claimDeliveries(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; share: number; limit: number; leaseSeconds: number },
): Promise<ClaimedDelivery[]> {
  const rows = await tx.query<Row & { position: string }>({
    name: 'webhooks_claim',
    text: `UPDATE commerce.webhook_deliveries d SET status = 'sending', attempts = d.attempts + 1, next_attempt_at = NULL,
        lease_until = now() + make_interval(secs => $5)
      WHERE d.store_id = $1 AND d.endpoint_id = $2 AND d.event_id IN (
        SELECT due.event_id FROM (
          (SELECT event_id, lease_until AS at, position FROM commerce.webhook_deliveries
            WHERE store_id = $1 AND endpoint_id = $2 AND status = 'sending' AND lease_until <= now()
            ORDER BY lease_until LIMIT $3)
          UNION ALL
          (SELECT event_id, next_attempt_at, position FROM commerce.webhook_deliveries
            WHERE store_id = $1 AND endpoint_id = $2 AND status = 'waiting' AND next_attempt_at <= now()
            ORDER BY next_attempt_at, position LIMIT $3)) due
        ORDER BY due.at, due.position
        LIMIT least($4, greatest(0, $3 - (SELECT count(*) FROM commerce.webhook_deliveries
          WHERE store_id = $1 AND endpoint_id = $2 AND status = 'sending' AND lease_until > now()))))
      RETURNING d.event_id, d.subject_id, d.body, d.attempts, d.failures, d.position`,
    values: [storeId, of.endpointId, of.share, of.limit, of.leaseSeconds],
  })
  return rows
    .toSorted((a, b) => Number(a.position) - Number(b.position))
    .map((row) => ({
      eventId: row.event_id as string,
      subjectId: row.subject_id as string,
      body: row.body as string,
      attempts: row.attempts as number,
      failures: row.failures as number,
    }))
}

/** How an attempt ended. */
export interface AttemptEnd {
  endpointId: string
  eventId: string
  attempts: number
  status: 'delivered' | 'waiting' | 'failed'
  failures: number
  /** Until the next attempt; null: there is none. */
  pauseSeconds: number | null
  requestHeaders: Record<string, string>
  replyStatus: number | null
  replyMilliseconds: number
  replyBody: string | null
  error: string | null
}

/** Notes the end of an attempt. @returns false when another has taken over meanwhile: it says how it ends */
export async function writeAttemptEnd(tx: Transaction, storeId: string, of: AttemptEnd): Promise<boolean> {
  const rows = await tx.query({
    name: 'webhooks_end_attempt',
    text: `UPDATE commerce.webhook_deliveries SET status = $5, failures = $6, lease_until = NULL, last_attempt_at = now(),
        next_attempt_at = CASE WHEN $5 = 'waiting' THEN now() + make_interval(secs => $7) END,
        delivered_at = CASE WHEN $5 = 'delivered' THEN now() END,
        request_headers = $8, reply_status = $9, reply_milliseconds = $10, reply_body = $11, error = $12
      WHERE store_id = $1 AND endpoint_id = $2 AND event_id = $3 AND attempts = $4 AND status = 'sending' RETURNING 1`,
    values: [
      storeId,
      of.endpointId,
      of.eventId,
      of.attempts,
      of.status,
      of.failures,
      of.pauseSeconds ?? 0,
      JSON.stringify(of.requestHeaders),
      of.replyStatus,
      of.replyMilliseconds,
      of.replyBody,
      of.error,
    ],
  })
  return rows.length === 1
}

/** Puts back what was not sent after all: nothing was attempted. */
export async function writePutBack(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; eventId: string; attempts: number; pauseSeconds: number },
): Promise<void> {
  await tx.query({
    name: 'webhooks_put_back',
    text: `UPDATE commerce.webhook_deliveries SET status = 'waiting', lease_until = NULL,
        next_attempt_at = now() + make_interval(secs => $5)
      WHERE store_id = $1 AND endpoint_id = $2 AND event_id = $3 AND attempts = $4 AND status = 'sending'`,
    values: [storeId, of.endpointId, of.eventId, of.attempts, of.pauseSeconds],
  })
}

const dueNow = `least(
        (SELECT min(next_attempt_at) FROM commerce.webhook_deliveries
          WHERE store_id = $1 AND endpoint_id = $2 AND status = 'waiting' AND next_attempt_at IS NOT NULL),
        (SELECT min(lease_until) FROM commerce.webhook_deliveries
          WHERE store_id = $1 AND endpoint_id = $2 AND status = 'sending'))`

/** Works out anew when the endpoint is to be looked at. */
export async function refreshDue(tx: Transaction, storeId: string, endpointId: string): Promise<void> {
  await tx.query({
    name: 'webhooks_refresh_due',
    text: `UPDATE commerce.webhook_endpoints SET due_at = ${dueNow} WHERE store_id = $1 AND id = $2`,
    values: [storeId, endpointId],
  })
}

/** Not now: the endpoint is looked at again later. */
export async function postponeEndpoint(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; seconds: number },
): Promise<void> {
  await tx.query({
    name: 'webhooks_postpone',
    text: `UPDATE commerce.webhook_endpoints SET due_at = now() + make_interval(secs => $3)
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.endpointId, of.seconds],
  })
}

/** What an attempt says of its endpoint. */
export async function writeEndpointOutcome(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; delivered: boolean; breakSeconds: number | null },
): Promise<void> {
  await tx.query({
    name: 'webhooks_endpoint_outcome',
    text: `UPDATE commerce.webhook_endpoints SET failures = CASE WHEN $3 THEN 0 ELSE failures + 1 END,
        last_delivered_at = CASE WHEN $3 THEN now() ELSE last_delivered_at END,
        paused_until = CASE WHEN $4::float8 IS NULL THEN paused_until
          ELSE greatest(paused_until, now() + make_interval(secs => $4)) END,
        due_at = ${dueNow}
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.endpointId, of.delivered, of.breakSeconds],
  })
}

/** Nothing is sent there any more until somebody enables it again. */
export async function writeDisabled(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; because: 'gone' | 'exhausted'; version: number },
): Promise<void> {
  await tx.query({
    name: 'webhooks_disable',
    text: `UPDATE commerce.webhook_endpoints SET status = 'disabled', disabled_because = $3, version = $4, updated_at = now()
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.endpointId, of.because, of.version],
  })
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
