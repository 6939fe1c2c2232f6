import type { Database, Transaction } from '../../platform/database.ts'
import type { TableOfStore } from './tables.ts'

/** Where a page of rows ended: its last key, as text. */
export type RowKey = string[]

/**
 * One page of a table's rows in the order of its key, each as JSON text without its secrets. The names in the statement
 * are those of our own tables, never a caller's.
 */
export async function readRows(
  db: Database,
  storeId: string,
  of: { table: TableOfStore; after: RowKey | null; limit: number },
): Promise<{ rows: string[]; last: RowKey | null }> {
  const { name, key, secret } = of.table
  const columns = key.map(({ column }) => `t.${column}`).join(', ')
  const given = key.map(({ type }, index) => `$${index + 4}::text::${type}`).join(', ')
  const found = await db.read<{ row: string; key: RowKey }>(storeId, {
    name: `store_life_rows_${name}_${of.after ? 'next' : 'first'}`,
    text: `SELECT (to_jsonb(t) - $2::text[])::text AS row, ARRAY[${key.map(({ column }) => `t.${column}::text`).join(', ')}]::text[] AS key
      FROM commerce.${name} t WHERE t.store_id = $1 ${of.after ? `AND (${columns}) > (${given})` : ''}
      ${columns ? `ORDER BY ${columns}` : ''} LIMIT $3`,
    values: [storeId, secret, of.limit, ...(of.after ?? [])],
  })
  const last = found.at(-1)
  return {
    rows: found.map(({ row }) => row),
    last: last && key.length > 0 && found.length === of.limit ? last.key : null,
  }
}

/** Erases rows of a store that is to be gone: only then does row security let the worker. @returns how many */
export async function eraseRows(
  db: Database,
  storeId: string,
  of: { table: TableOfStore; limit: number },
): Promise<number> {
  const { name, pointsToItself } = of.table
  const some = `AND t.ctid = ANY (ARRAY(SELECT b.ctid FROM commerce.${name} b WHERE b.store_id = $1 LIMIT ${of.limit}))`
  const [row] = await db.read<{ n: number }>(storeId, {
    name: `store_life_erase_${name}_${of.limit}`,
    text: `WITH gone AS (DELETE FROM commerce.${name} t WHERE t.store_id = $1 ${pointsToItself ? '' : some} RETURNING 1)
      SELECT count(*)::int AS n FROM gone`,
    values: [storeId],
  })
  return row?.n ?? 0
}

/** Stores whose grace is over and whose rows are there, and twins that outlived their store. Of all stores: the worker's. */
export async function readStoresToErase(db: Database): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'store_life_to_erase',
    text: `SELECT store_id FROM commerce.stores WHERE status = 'deleted' AND delete_after <= now()
      AND erased_at IS NULL ORDER BY delete_after LIMIT 20`,
    values: [],
  })
  return rows.map((row) => row.store_id)
}

/** Twins that are there though their store is deleted. Of all stores: the worker's. */
export async function readOrphanedTwins(db: Database): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'store_life_orphans',
    text: `SELECT t.store_id FROM commerce.stores t JOIN commerce.stores s ON s.store_id = t.twin_of
      WHERE s.status = 'deleted' AND t.status <> 'deleted' LIMIT 20`,
    values: [],
  })
  return rows.map((row) => row.store_id)
}

/** Marks a store as deleted, ends its keys and gives its pages free. @returns when it will be erased */
export async function writeDeletion(
  tx: Transaction,
  storeId: string,
  of: { clock: Date; graceSeconds: number; version: number },
): Promise<Date> {
  await tx.query({
    name: 'store_life_end_keys',
    text: `UPDATE commerce.store_keys SET revoked_at = $2, version = version + 1
      WHERE store_id = $1 AND revoked_at IS NULL`,
    values: [storeId, of.clock],
  })
  await tx.query({
    name: 'store_life_free_origins',
    text: 'DELETE FROM commerce.store_domains WHERE store_id = $1',
    values: [storeId],
  })
  const [row] = await tx.query<{ delete_after: Date }>({
    name: 'store_life_delete',
    text: `UPDATE commerce.stores SET status = 'deleted', delete_after = $2::timestamptz + make_interval(secs => $3),
        version = $4, updated_at = $2
      WHERE store_id = $1 RETURNING delete_after`,
    values: [storeId, of.clock, of.graceSeconds, of.version],
  })
  if (!row) throw new Error('a locked store was gone')
  return row.delete_after
}

/** What stays of an erased store: an id, so that nothing is ever taken for it. Its slug is free again. */
export async function writeTombstone(db: Database, storeId: string): Promise<void> {
  await db.read(storeId, {
    name: 'store_life_tombstone',
    text: `UPDATE commerce.stores SET slug = 'erased-' || store_id, name = '', tagline = '', support_email = NULL,
        countries = '{}', locales = '{}', erased_at = now()
      WHERE store_id = $1 AND status = 'deleted'`,
    values: [storeId],
  })
}
