import { index, integer, primaryKey, text } from 'drizzle-orm/pg-core'
import { commerce, instant, storeId } from './tables.ts'

/**
 * Failures per store, kind and subject, shared by all instances: for limits that must hold over all of them.
 * `subject_hash` is a keyed digest of an address, an e-mail or both.
 */
export const attemptCounters = commerce.table(
  'attempt_counters',
  {
    storeId: storeId(),
    kind: text('kind').notNull(),
    subjectHash: text('subject_hash').notNull(),
    count: integer('count').notNull(),
    windowEndsAt: instant('window_ends_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.kind, t.subjectHash] }),
    index('attempt_counters_age').on(t.windowEndsAt),
  ],
)
