import type { Database, Reads, Row, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { DeliveryStatus, WebhookDelivery } from './delivery.ts'

const columns = `event_id, type, subject_id, body, status, attempts, failures, next_attempt_at, last_attempt_at, delivered_at,
  request_headers, reply_status, reply_milliseconds, reply_body, error, created_at`

const toDelivery = (row: Row): WebhookDelivery => ({
  eventId: row.event_id as string,
  type: row.type as string,
  subjectId: row.subject_id as string,
  body: row.body as string,
  status: row.status as DeliveryStatus,
  attempts: row.attempts as number,
  nextAttemptAt: row.next_attempt_at as Date | null,
  lastAttemptAt: row.last_attempt_at as Date | null,
  deliveredAt: row.delivered_at as Date | null,
  requestHeaders: row.request_headers as Record<string, string> | null,
  replyStatus: row.reply_status as number | null,
  replyMilliseconds: row.reply_milliseconds as number | null,
  replyBody: row.reply_body as string | null,
  error: row.error as string | null,
  createdAt: row.created_at as Date,
})

/** Newest first: all of an endpoint, or those of a status, a type, or about one event. */
export async function listDeliveries(
  db: Database,
  storeId: string,
  of: {
    endpointId: string
    status: DeliveryStatus | null
    type: string | null
    eventId: string | null
    limit: number
    after: Keyset | null
  },
): Promise<{ items: WebhookDelivery[]; last: Keyset | null }> {
  const rows = await db.read<Row & { sort: string; event_id: string }>(storeId, {
    name: of.status ? 'webhooks_list_deliveries_of_status' : 'webhooks_list_deliveries',
    text: `SELECT ${columns}, created_at::text AS sort FROM commerce.webhook_deliveries
      WHERE store_id = $1 AND endpoint_id = $2 ${of.status ? 'AND status = $8' : ''}
        AND ($3::timestamptz IS NULL OR (created_at, event_id) < ($3::timestamptz, $4::uuid))
        AND ($6::text IS NULL OR type = $6) AND ($7::uuid IS NULL OR event_id = $7)
      ORDER BY created_at DESC, event_id DESC LIMIT $5`,
    values: [
      storeId,
      of.endpointId,
      of.after?.[0] ?? null,
      of.after?.[1] ?? null,
      of.limit + 1,
      of.type,
      of.eventId,
      ...(of.status ? [of.status] : []),
    ],
  })
  const page = rows.slice(0, of.limit)
  const end = page.at(-1)
  return {
    items: page.map(toDelivery),
    last: rows.length > of.limit && end ? [end.sort, end.event_id] : null,
  }
}

const one = `store_id = $1 AND endpoint_id = $2 AND event_id = $3`

export async function readDelivery(
  db: Database,
  storeId: string,
  of: { endpointId: string; eventId: string },
): Promise<WebhookDelivery | null> {
  const [row] = await db.read(storeId, {
    name: 'webhooks_read_delivery',
    text: `SELECT ${columns} FROM commerce.webhook_deliveries WHERE ${one}`,
    values: [storeId, of.endpointId, of.eventId],
  })
  return row ? toDelivery(row) : null
}

/** The same, of an endpoint that is locked: nothing else changes it. */
export async function readDeliveryIn(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; eventId: string },
): Promise<WebhookDelivery | null> {
  const [row] = await tx.query({
    name: 'webhooks_read_delivery',
    text: `SELECT ${columns} FROM commerce.webhook_deliveries WHERE ${one}`,
    values: [storeId, of.endpointId, of.eventId],
  })
  return row ? toDelivery(row) : null
}

const anew = `status = 'waiting', failures = 0, next_attempt_at = NULL, lease_until = NULL, delivered_at = NULL`

/** Lets a delivery begin anew; whose turn it is is settled afterwards. */
export async function writeAnew(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; eventId: string },
): Promise<void> {
  await tx.query({
    name: 'webhooks_write_anew',
    text: `UPDATE commerce.webhook_deliveries SET ${anew} WHERE ${one} AND status <> 'sending'`,
    values: [storeId, of.endpointId, of.eventId],
  })
}

/** The same for some that have failed for good. @returns the things they are about, each once, and how many there were */
export async function writeFailedAnew(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; limit: number },
): Promise<{ subjectIds: string[]; count: number }> {
  const rows = await tx.query<{ subject_id: string }>({
    name: 'webhooks_failed_anew',
    text: `UPDATE commerce.webhook_deliveries SET ${anew} WHERE store_id = $1 AND endpoint_id = $2 AND event_id IN (
        SELECT event_id FROM commerce.webhook_deliveries
        WHERE store_id = $1 AND endpoint_id = $2 AND status = 'failed' ORDER BY created_at, event_id LIMIT $3)
      RETURNING subject_id`,
    values: [storeId, of.endpointId, of.limit],
  })
  return { subjectIds: [...new Set(rows.map((row) => row.subject_id))], count: rows.length }
}

const over = `status = 'discarded', next_attempt_at = NULL, lease_until = NULL`

/** Gives a delivery up. */
export async function writeDiscarded(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; eventId: string },
): Promise<void> {
  await tx.query({
    name: 'webhooks_write_discarded',
    text: `UPDATE commerce.webhook_deliveries SET ${over} WHERE ${one} AND status IN ('waiting', 'failed')`,
    values: [storeId, of.endpointId, of.eventId],
  })
}

/** Gives up all that have failed for good. @returns how many */
export async function writeFailedDiscarded(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; limit: number },
): Promise<number> {
  const rows = await tx.query({
    name: 'webhooks_failed_discarded',
    text: `UPDATE commerce.webhook_deliveries SET ${over} WHERE store_id = $1 AND endpoint_id = $2 AND event_id IN (
        SELECT event_id FROM commerce.webhook_deliveries
        WHERE store_id = $1 AND endpoint_id = $2 AND status = 'failed' ORDER BY created_at, event_id LIMIT $3)
      RETURNING 1`,
    values: [storeId, of.endpointId, of.limit],
  })
  return rows.length
}

/** How many deliveries of some endpoints wait and how many have failed for good, up to a thousand each. */
export async function countDeliveries(
  db: Reads,
  storeId: string,
  endpointIds: string[],
): Promise<Map<string, { waiting: number; failed: number }>> {
  if (endpointIds.length === 0) return new Map()
  const some = (status: string) => `(SELECT count(*)::int FROM (SELECT 1 FROM commerce.webhook_deliveries d
      WHERE d.store_id = $1 AND d.endpoint_id = e.id AND d.status = '${status}' LIMIT 1000) few)`
  const rows = await db.read<{ id: string; waiting: number; failed: number }>(storeId, {
    name: 'webhooks_count_deliveries',
    text: `SELECT e.id, ${some('waiting')} AS waiting, ${some('failed')} AS failed
      FROM unnest($2::uuid[]) AS e (id)`,
    values: [storeId, endpointIds],
  })
  return new Map(rows.map(({ id, waiting, failed }) => [id, { waiting, failed }]))
}
