import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { EndpointName, WebhookEndpoint } from './endpoint.ts'

const columns = `id, seller_id, kind, url, description, events, permissions, status, disabled_because, position,
  replay_up_to, failures, verified_at, last_delivered_at, version, created_at`

type EndpointRow = Record<string, unknown>

const toEndpoint = (row: EndpointRow): WebhookEndpoint => ({
  id: row.id as string,
  sellerId: row.seller_id as string | null,
  kind: row.kind as WebhookEndpoint['kind'],
  url: row.url as string,
  description: row.description as string,
  events: row.events as string[],
  permissions: row.permissions as string[],
  status: row.status as WebhookEndpoint['status'],
  disabledBecause: row.disabled_because as WebhookEndpoint['disabledBecause'],
  position: Number(row.position),
  replayUpTo: row.replay_up_to === null ? null : Number(row.replay_up_to),
  failures: row.failures as number,
  verifiedAt: row.verified_at as Date | null,
  lastDeliveredAt: row.last_delivered_at as Date | null,
  version: row.version as number,
  createdAt: row.created_at as Date,
})

const named = `store_id = $1 AND id = $2 AND seller_id IS NOT DISTINCT FROM $3 AND status <> 'removed'`

/** Newest first, the store's own or those of one seller. */
export async function listEndpoints(
  db: Database,
  storeId: string,
  of: { sellerId: string | null; limit: number; after: Keyset | null },
): Promise<{ items: WebhookEndpoint[]; last: Keyset | null }> {
  const rows = await db.read<EndpointRow & { sort: string }>(storeId, {
    name: 'webhooks_list_endpoints',
    text: `SELECT ${columns}, created_at::text AS sort FROM commerce.webhook_endpoints
      WHERE store_id = $1 AND seller_id IS NOT DISTINCT FROM $2 AND status <> 'removed'
        AND ($3::timestamptz IS NULL OR (created_at, id) < ($3::timestamptz, $4::uuid))
      ORDER BY created_at DESC, id DESC LIMIT $5`,
    values: [storeId, of.sellerId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const page = rows.slice(0, of.limit)
  const end = page.at(-1)
  return {
    items: page.map(toEndpoint),
    last: rows.length > of.limit && end ? [end.sort, end.id as string] : null,
  }
}

export async function readEndpoint(
  db: Database,
  storeId: string,
  of: EndpointName,
): Promise<WebhookEndpoint | null> {
  const [row] = await db.read(storeId, {
    name: 'webhooks_read_endpoint',
    text: `SELECT ${columns} FROM commerce.webhook_endpoints WHERE ${named}`,
    values: [storeId, of.endpointId, of.sellerId],
  })
  return row ? toEndpoint(row) : null
}

/** The same, locked, and with it its queue. */
export async function lockEndpoint(
  tx: Transaction,
  storeId: string,
  of: EndpointName,
): Promise<WebhookEndpoint | null> {
  const [row] = await tx.query({
    name: 'webhooks_lock_endpoint',
    text: `SELECT ${columns} FROM commerce.webhook_endpoints WHERE ${named} FOR UPDATE`,
    values: [storeId, of.endpointId, of.sellerId],
  })
  return row ? toEndpoint(row) : null
}

/** For the worker: whosever it is, if anything is sent there. */
export async function lockEnabledEndpoint(
  tx: Transaction,
  storeId: string,
  endpointId: string,
): Promise<WebhookEndpoint | null> {
  const [row] = await tx.query({
    name: 'webhooks_lock_enabled',
    text: `SELECT ${columns} FROM commerce.webhook_endpoints
      WHERE store_id = $1 AND id = $2 AND status = 'enabled' FOR UPDATE`,
    values: [storeId, endpointId],
  })
  return row ? toEndpoint(row) : null
}

/** The same, whatever its state. */
export async function lockAnyEndpoint(
  tx: Transaction,
  storeId: string,
  endpointId: string,
): Promise<WebhookEndpoint | null> {
  const [row] = await tx.query({
    name: 'webhooks_lock_any',
    text: `SELECT ${columns} FROM commerce.webhook_endpoints WHERE store_id = $1 AND id = $2 FOR UPDATE`,
    values: [storeId, endpointId],
  })
  return row ? toEndpoint(row) : null
}

export async function countEndpoints(
  tx: Transaction,
  storeId: string,
  sellerId: string | null,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>({
    name: 'webhooks_count_endpoints',
    text: `SELECT count(*)::int AS n FROM commerce.webhook_endpoints
      WHERE store_id = $1 AND seller_id IS NOT DISTINCT FROM $2 AND status <> 'removed' AND kind = 'partner'`,
    values: [storeId, sellerId],
  })
  return row?.n ?? 0
}

export async function insertEndpoint(
  tx: Transaction,
  storeId: string,
  of: WebhookEndpoint & { createdBy: string },
): Promise<void> {
  await tx.query({
    name: 'webhooks_insert_endpoint',
    text: `INSERT INTO commerce.webhook_endpoints (store_id, id, seller_id, kind, url, description, events, permissions,
        status, position, verified_at, created_by, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
    values: [
      storeId,
      of.id,
      of.sellerId,
      of.kind,
      of.url,
      of.description,
      of.events,
      of.permissions,
      of.status,
      of.position,
      of.verifiedAt,
      of.createdBy,
      of.createdAt,
    ],
  })
}

/** Writes what people may change of an endpoint, under its next version; whatever it missed is looked for. */
export async function writeEndpoint(tx: Transaction, storeId: string, of: WebhookEndpoint): Promise<void> {
  await tx.query({
    name: 'webhooks_write_endpoint',
    text: `UPDATE commerce.webhook_endpoints SET url = $3, description = $4, events = $5, permissions = $6, status = $7,
        disabled_because = $8, position = $9, replay_up_to = $10, failures = $11, verified_at = $12, version = $13,
        behind = true, paused_until = NULL, updated_at = now()
      WHERE store_id = $1 AND id = $2`,
    values: [
      storeId,
      of.id,
      of.url,
      of.description,
      of.events,
      of.permissions,
      of.status,
      of.disabledBecause,
      of.position,
      of.replayUpTo,
      of.failures,
      of.verifiedAt,
      of.version,
    ],
  })
}

/** Nothing is sent there any more, and where it was is forgotten; its deliveries go by and by. */
export async function writeRemoved(tx: Transaction, storeId: string, endpointId: string): Promise<void> {
  await tx.query({
    name: 'webhooks_remove_endpoint',
    text: `UPDATE commerce.webhook_endpoints SET status = 'removed', disabled_because = NULL, url = '', description = '',
        due_at = NULL, version = version + 1, updated_at = now()
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, endpointId],
  })
  await tx.query({
    name: 'webhooks_remove_secrets',
    text: 'DELETE FROM commerce.webhook_secrets WHERE store_id = $1 AND endpoint_id = $2',
    values: [storeId, endpointId],
  })
}

/** The endpoint of ours of that name: a function's, by its address. */
export async function readEdgeEndpoint(
  tx: Transaction,
  storeId: string,
  description: string,
): Promise<WebhookEndpoint | null> {
  const [row] = await tx.query({
    name: 'webhooks_read_edge',
    text: `SELECT ${columns} FROM commerce.webhook_endpoints
      WHERE store_id = $1 AND kind = 'edge' AND description = $2 AND status <> 'removed' FOR UPDATE`,
    values: [storeId, description],
  })
  return row ? toEndpoint(row) : null
}
