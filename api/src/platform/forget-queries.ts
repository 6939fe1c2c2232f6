import type { Database } from './database.ts'

const batchMax = 1_000

/**
 * Deletes rows whose time is over, of all stores, in small batches: no lock lasts, and however many have gathered, no
 * statement reaches its limit. For the worker. Table and condition are our own text, never a caller's.
 * @param of.over a condition on columns of the table
 * @returns how many
 */
export async function forgetRows(
  db: Database,
  of: { name: string; table: string; over: string; batch?: number },
): Promise<number> {
  const { name, table, over, batch = batchMax } = of
  for (let forgotten = 0; ; ) {
    const rows = await db.lookUp({
      name,
      text: `DELETE FROM commerce.${table} WHERE ctid = ANY(ARRAY(
          SELECT t.ctid FROM commerce.${table} t WHERE ${over} LIMIT $1))
        RETURNING 1`,
      values: [batch],
    })
    forgotten += rows.length
    if (rows.length < batch) return forgotten
  }
}
