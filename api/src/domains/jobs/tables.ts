import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { commerce, instant, storeId } from '../../platform/tables.ts'
import { stores } from '../stores/tables.ts'

/** Jobs of a store that failed for the last time, as long as somebody has to decide about them, and a month longer. */
export const failedJobs = commerce.table(
  'failed_jobs',
  {
    storeId: storeId(),
    id: uuid('id').notNull(),
    task: text('task').notNull(),
    /** Of the same key there is one that waits for a decision: what fails again is counted there. */
    jobKey: text('job_key').notNull(),
    /** What the job was given: ids only. */
    payload: jsonb('payload').notNull(),
    /** Without what it may have said of people; null: the worker ended while the job ran. */
    error: text('error'),
    attempts: integer('attempts').notNull(),
    status: text('status').notNull().default('failed'),
    version: integer('version').notNull().default(1),
    failedAt: instant('failed_at').notNull(),
    /** When somebody decided. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.id] }),
    uniqueIndex('failed_jobs_waiting').on(t.storeId, t.task, t.jobKey).where(sql`status = 'failed'`),
    index('failed_jobs_newest').on(t.storeId, t.failedAt, t.id),
    foreignKey({ columns: [t.storeId], foreignColumns: [stores.storeId], name: 'failed_jobs_store' }),
    check('failed_jobs_status', sql`${t.status} in ('failed', 'requeued', 'discarded')`),
    check('failed_jobs_ended', sql`(${t.status} = 'failed') = (${t.endedAt} is null)`),
  ],
)
