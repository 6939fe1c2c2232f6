import type { Database, Row, Statement } from '../../platform/database.ts'
import type { SealedColumn } from './sealed-columns.ts'

/** A statement on a table of the store, or, without one, on one outside tenancy. */
const run = <R extends Row>(db: Database, storeId: string | null, statement: Statement): Promise<R[]> =>
  storeId === null ? db.lookUp<R>(statement) : db.read<R>(storeId, statement)

/** All stores, deleted ones too. Of all stores: the worker's. */
export async function readStoreIds(db: Database): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'store_life_all',
    text: 'SELECT store_id FROM commerce.stores ORDER BY store_id',
    values: [],
  })
  return rows.map((row) => row.store_id)
}

/** One page of sealed values in the order of their keys. */
export async function readSealedValues(
  db: Database,
  storeId: string | null,
  of: { column: SealedColumn; after: string | null; limit: number },
): Promise<{ key: string; sealed: Buffer }[]> {
  const { table, column, key } = of.column
  const [store, after, limit] = storeId === null ? ['true', '$1', '$2'] : ['store_id = $1', '$2', '$3']
  return run(db, storeId, {
    name: `store_life_sealed_${table}_${column}`,
    text: `SELECT ${key.column}::text AS key, ${column} AS sealed FROM commerce.${table}
      WHERE ${store} AND ${column} IS NOT NULL AND (${after}::text IS NULL OR ${key.column} > ${after}::text::${key.type})
      ORDER BY ${key.column} LIMIT ${limit}`,
    values: [...(storeId === null ? [] : [storeId]), of.after, of.limit],
  })
}

/** Puts a value in the place of the one that was read. @returns false when it has changed meanwhile */
export async function replaceSealedValue(
  db: Database,
  storeId: string | null,
  of: { column: SealedColumn; key: string; before: Buffer; after: Buffer },
): Promise<boolean> {
  const { table, column, key } = of.column
  const store = storeId === null ? 'true' : 'store_id = $4'
  const rows = await run(db, storeId, {
    name: `store_life_reseal_${table}_${column}`,
    text: `UPDATE commerce.${table} SET ${column} = $3 WHERE ${store} AND ${key.column} = $1::text::${key.type}
      AND ${column} = $2 RETURNING 1`,
    values: [of.key, of.before, of.after, ...(storeId === null ? [] : [storeId])],
  })
  return rows.length === 1
}
