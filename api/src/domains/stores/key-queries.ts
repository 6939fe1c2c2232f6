import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { KeyKind, StoreKey } from './key.ts'

const columns = `id, kind, seller_id, name, prefix, scopes, allowed_origins, networks, created_at, expires_at,
  last_used_at, revoked_at, replaced_by, version, CASE WHEN revoked_at IS NOT NULL THEN 'revoked'
    WHEN expires_at <= now() THEN 'expired' ELSE 'active' END AS status`

interface KeyRow extends Record<string, unknown> {
  id: string
  kind: KeyKind
  seller_id: string | null
  name: string
  prefix: string
  scopes: string[]
  allowed_origins: string[]
  networks: string[]
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  revoked_at: Date | null
  replaced_by: string | null
  version: number
  status: StoreKey['status']
}

const toKey = (row: KeyRow): StoreKey => ({
  id: row.id,
  kind: row.kind,
  sellerId: row.seller_id,
  name: row.name,
  prefix: row.prefix,
  scopes: row.scopes,
  allowedOrigins: row.allowed_origins,
  networks: row.networks,
  status: row.status,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
  replacedBy: row.replaced_by,
  version: row.version,
})

/**
 * Newest first: the store's own keys, or those of one seller. @returns one page and where it ended, when more follow
 */
export async function listKeys(
  db: Database,
  storeId: string,
  of: { sellerId: string | null; limit: number; after: Keyset | null },
): Promise<{ items: StoreKey[]; last: Keyset | null }> {
  const rows = await db.read<KeyRow & { sort: string }>(storeId, {
    name: 'stores_list_keys',
    text: `SELECT ${columns}, created_at::text AS sort FROM commerce.store_keys
      WHERE store_id = $1 AND seller_id IS NOT DISTINCT FROM $2
        AND ($3::timestamptz IS NULL OR (created_at, id) < ($3::timestamptz, $4::uuid))
      ORDER BY created_at DESC, id DESC LIMIT $5`,
    values: [storeId, of.sellerId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const page = rows.slice(0, of.limit)
  const end = page.at(-1)
  return {
    items: page.map(toKey),
    last: rows.length > of.limit && end ? [end.sort, end.id] : null,
  }
}

/** One key of the store itself, or of that seller. */
export async function readKey(
  db: Database,
  storeId: string,
  of: { keyId: string; sellerId: string | null },
): Promise<StoreKey | null> {
  const [row] = await db.read<KeyRow>(storeId, {
    name: 'stores_read_key',
    text: `SELECT ${columns} FROM commerce.store_keys
      WHERE store_id = $1 AND id = $2 AND seller_id IS NOT DISTINCT FROM $3`,
    values: [storeId, of.keyId, of.sellerId],
  })
  return row ? toKey(row) : null
}

/** The same, locked: whoever changes it next waits. */
export async function lockKey(
  tx: Transaction,
  storeId: string,
  of: { keyId: string; sellerId: string | null },
): Promise<StoreKey | null> {
  const [row] = await tx.query<KeyRow>({
    name: 'stores_lock_key',
    text: `SELECT ${columns} FROM commerce.store_keys
      WHERE store_id = $1 AND id = $2 AND seller_id IS NOT DISTINCT FROM $3 FOR UPDATE`,
    values: [storeId, of.keyId, of.sellerId],
  })
  return row ? toKey(row) : null
}

export async function countLivingKeys(
  tx: Transaction,
  storeId: string,
  sellerId: string | null,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>({
    name: 'stores_count_keys',
    text: `SELECT count(*)::int AS n FROM commerce.store_keys WHERE store_id = $1
      AND seller_id IS NOT DISTINCT FROM $2 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    values: [storeId, sellerId],
  })
  return row?.n ?? 0
}

export async function insertKey(
  tx: Transaction,
  storeId: string,
  key: Pick<
    StoreKey,
    'id' | 'kind' | 'sellerId' | 'name' | 'prefix' | 'scopes' | 'allowedOrigins' | 'networks' | 'expiresAt'
  > & { keyHash: string; createdBy: string; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'stores_insert_key',
    text: `INSERT INTO commerce.store_keys (store_id, id, key_hash, kind, seller_id, name, prefix, scopes,
        allowed_origins, networks, expires_at, created_by, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    values: [
      storeId,
      key.id,
      key.keyHash,
      key.kind,
      key.sellerId,
      key.name,
      key.prefix,
      key.scopes,
      key.allowedOrigins,
      key.networks,
      key.expiresAt,
      key.createdBy,
      key.clock,
    ],
  })
}

/** Writes what may change of a key, under its next version. */
export async function writeKey(tx: Transaction, storeId: string, key: StoreKey): Promise<void> {
  await tx.query({
    name: 'stores_write_key',
    text: `UPDATE commerce.store_keys SET name = $3, scopes = $4, allowed_origins = $5, networks = $6,
        expires_at = $7, revoked_at = $8, replaced_by = $9, version = $10
      WHERE store_id = $1 AND id = $2`,
    values: [
      storeId,
      key.id,
      key.name,
      key.scopes,
      key.allowedOrigins,
      key.networks,
      key.expiresAt,
      key.revokedAt,
      key.replacedBy,
      key.version,
    ],
  })
}

/** What keys of the store are called, whoever's they are: for the record of what they did. */
export async function readKeyNames(
  db: Database,
  storeId: string,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.read<{ id: string; name: string; prefix: string }>(storeId, {
    name: 'stores_key_names',
    text: 'SELECT id, name, prefix FROM commerce.store_keys WHERE store_id = $1 AND id = ANY($2::uuid[])',
    values: [storeId, ids],
  })
  return new Map(rows.map((row) => [row.id, row.name || row.prefix]))
}
