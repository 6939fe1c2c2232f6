import { inBackground } from './background.ts'
import type { Database } from './database.ts'

const everyMilliseconds = 3_600_000
let nextAt = 0

/** Forgets what has been kept long enough, at most once an hour and instance; nobody waits for it. */
export function keepTidy(sql: Database): void {
  if (Date.now() < nextAt) return
  nextAt = Date.now() + everyMilliseconds
  inBackground(sql`select * from edge.forget_expired()`)
}
