import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import type { ProviderEvent } from './provider.ts'

export const eventStatuses = ['applied', 'ignored', 'parked', 'refused'] as const
export type EventStatus = (typeof eventStatuses)[number]

/** What a provider told, and what became of it. */
export interface ReceivedEvent {
  provider: string
  event: ProviderEvent
  paymentId: string | null
  status: EventStatus
  /** Why it was refused, ignored or parked; empty: no need to say */
  reason: string
  receivedAt: Date
}

/** What a provider told, as it is listed. */
export interface ReceivedMessage {
  /** The provider's */
  id: string
  provider: string
  type: string
  status: EventStatus
  reason: string
  paymentId: string | null
  providerReference: string | null
  deliveries: number
  occurredAt: Date
  receivedAt: Date
  settledAt: Date | null
}

/** What has become of an event that was told before. */
export async function readEventStatus(
  tx: Transaction,
  storeId: string,
  of: { provider: string; id: string },
): Promise<EventStatus | null> {
  const [row] = await tx.query<{ status: EventStatus }>({
    name: 'payment_events_status',
    text: `SELECT status FROM commerce.payment_events WHERE store_id = $1 AND provider = $2 AND provider_event_id = $3`,
    values: [storeId, of.provider, of.id],
  })
  return row?.status ?? null
}

/**
 * Writes an event with its effect; one that is parked may still become something else, all others stay what they are.
 * @param of.isDelivery false: nobody has sent it again, we look at it again
 */
export function closingEvent(
  storeId: string,
  of: ReceivedEvent & { now: Date; isDelivery: boolean },
): ClosingWrite {
  const { event } = of
  return {
    name: 'payment_event',
    rank: lockOrder.payment - 0.5,
    ctes: {
      payment_event: `
        INSERT INTO commerce.payment_events AS e (store_id, provider, provider_event_id, type, provider_key,
          provider_reference, payment_id, content, status, reason, occurred_at, received_at, settled_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, CASE WHEN $9 <> 'parked' THEN $13::timestamptz END)
        ON CONFLICT (store_id, provider, provider_event_id) DO UPDATE SET deliveries = e.deliveries + $14::int,
          status = CASE WHEN e.status = 'parked' THEN excluded.status ELSE e.status END,
          reason = CASE WHEN e.status = 'parked' THEN excluded.reason ELSE e.reason END,
          payment_id = coalesce(e.payment_id, excluded.payment_id),
          settled_at = coalesce(e.settled_at, excluded.settled_at)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM payment_event)',
    values: [
      storeId,
      of.provider,
      event.id,
      event.type,
      event.payment.key,
      event.payment.reference,
      of.paymentId,
      JSON.stringify(event),
      of.status,
      of.reason,
      new Date(event.occurredAt),
      of.receivedAt,
      of.now,
      of.isDelivery ? 1 : 0,
    ],
  }
}

/** Counts one more delivery of what has been dealt with. */
export function closingDelivery(storeId: string, of: { provider: string; id: string }): ClosingWrite {
  return {
    name: 'payment_event_delivery',
    rank: lockOrder.payment - 0.5,
    ctes: {
      payment_event_delivery: `
        UPDATE commerce.payment_events SET deliveries = deliveries + 1
        WHERE store_id = $1 AND provider = $2 AND provider_event_id = $3 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM payment_event_delivery)',
    values: [storeId, of.provider, of.id],
  }
}

export interface ParkedEvent {
  storeId: string
  provider: string
  event: ProviderEvent
  receivedAt: Date
}

/** Events of all stores that speak of what was not known yet, oldest first, after the given place. */
export async function readParkedEvents(
  db: Database,
  of: { limit: number; after: { receivedAt: Date; id: string } | null },
): Promise<ParkedEvent[]> {
  const rows = await db.lookUp<{
    store_id: string
    provider: string
    content: ProviderEvent
    received_at: Date
  }>({
    name: 'payment_events_parked',
    text: `SELECT e.store_id, e.provider, e.content, e.received_at FROM commerce.payment_events e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      WHERE e.status = 'parked' AND ($2::timestamptz IS NULL OR (e.received_at, e.provider_event_id) > ($2, $3))
      ORDER BY e.received_at, e.provider_event_id LIMIT $1`,
    values: [of.limit, of.after?.receivedAt ?? null, of.after?.id ?? null],
  })
  return rows.map(({ store_id, provider, content, received_at }) => ({
    storeId: store_id,
    provider,
    event: content,
    receivedAt: received_at,
  }))
}
