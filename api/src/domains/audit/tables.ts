import { foreignKey, index, integer, jsonb, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { commerce, instant, storeId } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** A look at the books of a store, and what did not hold. */
export const auditRuns = commerce.table(
  'audit_runs',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    startedAt: instant('started_at').notNull(),
    milliseconds: integer('milliseconds').notNull(),
    invariants: integer('invariants').notNull(),
    /** Finding[]: which invariant, the ids of what breaks it. */
    findings: jsonb('findings').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    index('audit_runs_newest').on(t.storeId, t.startedAt),
    index('audit_runs_age').on(t.startedAt),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'audit_runs_store' }),
  ],
)
