import type { Database } from './database.ts'
import { forgetRows } from './forget-queries.ts'

/** Deletes keys older than seven days. @returns how many */
export const forgetOldKeys = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'idempotency_forget',
    table: 'idempotency_keys',
    over: `t.created_at < now() - interval '7 days'`,
  })
