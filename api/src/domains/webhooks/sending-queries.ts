import type { Row, Transaction } from '../../platform/database.ts'

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
 * None while the endpoint has a break.
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
      WHERE d.store_id = $1 AND d.endpoint_id = $2 AND d.event_id = ANY (ARRAY(
        SELECT due.event_id FROM (
          (SELECT event_id, lease_until AS at, position FROM commerce.webhook_deliveries
            WHERE store_id = $1 AND endpoint_id = $2 AND status = 'sending' AND lease_until <= now()
            ORDER BY lease_until LIMIT $3)
          UNION ALL
          (SELECT event_id, next_attempt_at, position FROM commerce.webhook_deliveries
            WHERE store_id = $1 AND endpoint_id = $2 AND status = 'waiting' AND next_attempt_at <= now()
            ORDER BY next_attempt_at, position LIMIT $3)) due
        WHERE NOT EXISTS (SELECT 1 FROM commerce.webhook_endpoints e
          WHERE e.store_id = $1 AND e.id = $2 AND e.paused_until > now())
        ORDER BY due.at, due.position
        LIMIT least($4, greatest(0, $3 - (SELECT count(*) FROM commerce.webhook_deliveries
          WHERE store_id = $1 AND endpoint_id = $2 AND status = 'sending' AND lease_until > now())))))
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
  eventId: string
  /** The mark of the attempt. */
  attempts: number
  /** `waiting`: for its next attempt, or because it was not sent after all. */
  status: 'delivered' | 'waiting' | 'failed'
  failures: number
  /** Of one that waits: how long. */
  pauseSeconds: number
  /** Whether anything was attempted; if not, what stands of an attempt before stays. */
  sent: boolean
  requestHeaders: Record<string, string> | null
  replyStatus: number | null
  replyMilliseconds: number | null
  replyBody: string | null
  error: string | null
}

/** Columns of the last attempt, and what they are in an {@link AttemptEnd}. */
const attempted = {
  last_attempt_at: 'now()',
  request_headers: 'e."requestHeaders"',
  reply_status: 'e."replyStatus"',
  reply_milliseconds: 'e."replyMilliseconds"',
  reply_body: 'e."replyBody"',
  error: 'e.error',
}
const attemptedColumns = Object.entries(attempted)
  .map(([column, value]) => `${column} = CASE WHEN e.sent THEN ${value} ELSE d.${column} END`)
  .join(', ')

/**
 * Notes the ends of attempts at a locked endpoint.
 * @returns the events whose end was noted: of the others somebody else has taken over meanwhile, and says how they end
 */
export async function writeAttemptEnds(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; ends: AttemptEnd[] },
): Promise<Set<string>> {
  const rows = await tx.query<{ event_id: string }>({
    name: 'webhooks_end_attempts',
    text: `UPDATE commerce.webhook_deliveries d SET status = e.status, failures = e.failures, lease_until = NULL,
        next_attempt_at = CASE WHEN e.status = 'waiting' THEN now() + make_interval(secs => e."pauseSeconds") END,
        delivered_at = CASE WHEN e.status = 'delivered' THEN now() END, ${attemptedColumns}
      FROM jsonb_to_recordset($3) AS e ("eventId" uuid, attempts int, status text, failures int, "pauseSeconds" float8,
        sent boolean, "requestHeaders" jsonb, "replyStatus" int, "replyMilliseconds" int, "replyBody" text, error text)
      WHERE d.store_id = $1 AND d.endpoint_id = $2 AND d.event_id = e."eventId" AND d.event_id = ANY ($4::uuid[])
        AND d.attempts = e.attempts AND d.status = 'sending'
      RETURNING d.event_id`,
    values: [storeId, of.endpointId, JSON.stringify(of.ends), of.ends.map(({ eventId }) => eventId)],
  })
  return new Set(rows.map((row) => row.event_id))
}

/**
 * After attempts: of each thing the oldest event that waits is next, which may be another than the one that was sent.
 * @param of.eventIds what was sent
 */
export async function passTurns(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; subjectIds: string[]; eventIds: string[] },
): Promise<void> {
  await tx.query({
    name: 'webhooks_pass_turns',
    text: `WITH next AS (
        SELECT first.event_id FROM unnest($3::uuid[]) AS s (subject_id), LATERAL (
          SELECT event_id FROM commerce.webhook_deliveries
          WHERE store_id = $1 AND endpoint_id = $2 AND subject_id = s.subject_id AND status = 'waiting'
          ORDER BY position LIMIT 1) first)
      UPDATE commerce.webhook_deliveries d
      SET next_attempt_at = CASE WHEN d.next_attempt_at IS NULL THEN now() END
      WHERE d.store_id = $1 AND d.endpoint_id = $2 AND d.status = 'waiting'
        AND d.event_id = ANY (ARRAY(SELECT event_id FROM next UNION SELECT unnest($4::uuid[])))
        AND (d.next_attempt_at IS NULL) = (d.event_id IN (SELECT event_id FROM next))`,
    values: [storeId, of.endpointId, of.subjectIds, of.eventIds],
  })
}

/** When an endpoint is to be looked at next; `$1` is its store, `$2` its id. */
export const dueNow = `least(
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

/**
 * What attempts say of their endpoint, and when it is due again.
 * @param of.failures that have followed each other since the last delivery
 * @param of.delivered whether one arrived
 * @param of.breakSeconds that it asked for; null: for none
 */
export async function writeEndpointOutcome(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; failures: number; delivered: boolean; breakSeconds: number | null },
): Promise<void> {
  await tx.query({
    name: 'webhooks_endpoint_outcome',
    text: `UPDATE commerce.webhook_endpoints SET failures = $3,
        last_delivered_at = CASE WHEN $4 THEN now() ELSE last_delivered_at END,
        paused_until = CASE WHEN $5::float8 IS NULL THEN paused_until
          ELSE greatest(paused_until, now() + make_interval(secs => $5)) END,
        due_at = ${dueNow}
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.endpointId, of.failures, of.delivered, of.breakSeconds],
  })
}

/** Nothing is sent there any more until somebody enables it again. */
export async function writeDisabled(
  tx: Transaction,
  storeId: string,
  of: { endpointId: string; because: 'by_hand' | 'gone' | 'exhausted'; version: number },
): Promise<void> {
  await tx.query({
    name: 'webhooks_disable',
    text: `UPDATE commerce.webhook_endpoints SET status = 'disabled', disabled_because = $3, version = $4, updated_at = now()
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.endpointId, of.because, of.version],
  })
}
