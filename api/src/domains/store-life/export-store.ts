import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { type RowKey, readRows } from './queries.ts'
import { tablesOfStore } from './tables.ts'

const pageMax = 500

/** What only lets somebody in or counts attempts: nobody needs it elsewhere. */
export const neverExported = [
  'attempt_counters',
  'customer_recovery_codes',
  'idempotency_keys',
  'one_time_tokens',
  'order_access_codes',
  'refresh_tokens',
]

/**
 * Everything the store has, one JSON text a line: a head, each row of each table without digests and sealed values, and
 * an end that counts them; an export without its end is not whole. Each page is read for itself, so that a slow reader
 * holds no transaction: a row is as it was when its turn came.
 */
export async function* exportStore(context: Context): AsyncGenerator<string> {
  const { db, store } = context
  const at = await inTransaction(context, async ({ clock }) => clock)
  yield `${JSON.stringify({ export: 'tradepost', version: 1, storeId: toWire('store', store.id), at: toRfc3339(at) })}\n`
  let rows = 0
  for (const table of tablesOfStore.filter(({ name }) => !neverExported.includes(name))) {
    for (let after: RowKey | null = null, more = true; more; ) {
      const page = await readRows(db, store.id, { table, after, limit: pageMax })
      // The row is JSON text already: parsed and written again, large numbers would lose digits.
      if (page.rows.length > 0)
        yield page.rows.map((row) => `{"table":${JSON.stringify(table.name)},"row":${row}}\n`).join('')
      rows += page.rows.length
      after = page.last
      more = after !== null
    }
  }
  yield `${JSON.stringify({ end: true, rows })}\n`
}
