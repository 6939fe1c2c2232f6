import type { Database } from './database.ts'

const keptDays = 7
const batchMax = 1_000

/** Deletes keys older than seven days, in small batches so that no lock lasts. @returns how many */
export async function forgetOldKeys(db: Database): Promise<number> {
  let forgotten = 0
  for (;;) {
    const rows = await db.lookUp({
      name: 'idempotency_forget',
      text: `DELETE FROM commerce.idempotency_keys WHERE ctid = ANY(ARRAY(
          SELECT ctid FROM commerce.idempotency_keys WHERE created_at < now() - make_interval(days => $1) LIMIT $2))
        RETURNING 1`,
      values: [keptDays, batchMax],
    })
    forgotten += rows.length
    if (rows.length < batchMax) return forgotten
  }
}
