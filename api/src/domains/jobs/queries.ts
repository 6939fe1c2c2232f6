import type { Database, Row, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { FailedJob, FailedJobStatus } from './failed-job.ts'

const columns = 'id, task, job_key, payload, error, attempts, status, version, failed_at, ended_at'

const toFailedJob = (row: Row): FailedJob => ({
  id: row.id as string,
  task: row.task as string,
  jobKey: row.job_key as string,
  payload: row.payload as Record<string, string>,
  error: row.error as string | null,
  attempts: row.attempts as number,
  status: row.status as FailedJobStatus,
  version: row.version as number,
  failedAt: row.failed_at as Date,
  endedAt: row.ended_at as Date | null,
})

/** Those that failed last first: all of a store, or those of a status or a task. */
export async function listFailed(
  db: Database,
  storeId: string,
  of: { status: FailedJobStatus | null; task: string | null; limit: number; after: Keyset | null },
): Promise<{ items: FailedJob[]; last: Keyset | null }> {
  const rows = await db.read<Row & { sort: string; id: string }>(storeId, {
    name: 'jobs_list_failed',
    text: `SELECT ${columns}, failed_at::text AS sort FROM commerce.failed_jobs
      WHERE store_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::text IS NULL OR task = $3)
        AND ($4::timestamptz IS NULL OR (failed_at, id) < ($4::timestamptz, $5::uuid))
      ORDER BY failed_at DESC, id DESC LIMIT $6`,
    values: [storeId, of.status, of.task, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const page = rows.slice(0, of.limit)
  const end = page.at(-1)
  return { items: page.map(toFailedJob), last: rows.length > of.limit && end ? [end.sort, end.id] : null }
}

export async function readFailed(db: Database, storeId: string, id: string): Promise<FailedJob | null> {
  const [row] = await db.read(storeId, {
    name: 'jobs_read_failed',
    text: `SELECT ${columns} FROM commerce.failed_jobs WHERE store_id = $1 AND id = $2`,
    values: [storeId, id],
  })
  return row ? toFailedJob(row) : null
}

export async function lockFailed(tx: Transaction, storeId: string, id: string): Promise<FailedJob | null> {
  const [row] = await tx.query({
    name: 'jobs_lock_failed',
    text: `SELECT ${columns} FROM commerce.failed_jobs WHERE store_id = $1 AND id = $2 FOR UPDATE`,
    values: [storeId, id],
  })
  return row ? toFailedJob(row) : null
}

/** The oldest of a task that wait for a decision. */
export async function lockFailedOfTask(
  tx: Transaction,
  storeId: string,
  of: { task: string; limit: number },
): Promise<FailedJob[]> {
  const rows = await tx.query({
    name: 'jobs_lock_failed_of_task',
    text: `SELECT ${columns} FROM commerce.failed_jobs WHERE store_id = $1 AND task = $2 AND status = 'failed'
      ORDER BY failed_at, id LIMIT $3 FOR UPDATE`,
    values: [storeId, of.task, of.limit],
  })
  return rows.map(toFailedJob)
}

/** What somebody decided about locked ones. */
export async function writeDecided(
  tx: Transaction,
  storeId: string,
  of: { ids: string[]; status: 'requeued' | 'discarded'; now: Date },
): Promise<void> {
  await tx.query({
    name: 'jobs_write_decided',
    text: `UPDATE commerce.failed_jobs SET status = $3, version = version + 1, ended_at = $4
      WHERE store_id = $1 AND id = ANY($2::uuid[])`,
    values: [storeId, of.ids, of.status, of.now],
  })
}

/** A job that the runner will not touch any more. */
export interface DeadJob {
  /** Of the runner. */
  jobId: string
  task: string
  payload: unknown
  /** Null: another with the same key has taken over, or it never had one. */
  jobKey: string | null
  error: string | null
  attempts: number
  failedAt: Date
}

// A worker that was killed during the last attempt leaves its lock; the runner gives locks up after four hours.
const isDead = `j.attempts >= j.max_attempts AND (j.locked_at IS NULL OR j.locked_at < now() - interval '4 hours')`

/** Jobs that failed for the last time and are not noted yet, over all stores. For the worker. */
export async function readDead(db: Database, limit: number): Promise<DeadJob[]> {
  const rows = await db.lookUp({
    name: 'jobs_read_dead',
    text: `SELECT j.id::text AS job_id, t.identifier AS task, j.payload, j.key, j.last_error, j.attempts, j.updated_at
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE ${isDead} ORDER BY j.id LIMIT $1`,
    values: [limit],
  })
  return rows.map((row) => ({
    jobId: row.job_id as string,
    task: row.task as string,
    payload: row.payload,
    jobKey: row.key as string | null,
    error: row.last_error as string | null,
    attempts: row.attempts as number,
    failedAt: row.updated_at as Date,
  }))
}

const removal = `WITH dead AS (
        SELECT j.id FROM graphile_worker._private_jobs j WHERE j.id = ANY($1::bigint[]) AND ${isDead} FOR UPDATE SKIP LOCKED
      ), removed AS (
        SELECT r.id FROM graphile_worker.complete_jobs(ARRAY(SELECT id FROM dead)) AS r
      )
      SELECT id::text AS job_id FROM removed`

/** Takes dead jobs from the runner. @returns those that were still there: nobody else gets them */
export async function removeDead(
  of: { query?: Transaction['query']; lookUp?: Database['lookUp'] },
  jobIds: string[],
): Promise<Set<string>> {
  const statement = { name: 'jobs_remove_dead', text: removal, values: [jobIds] }
  const rows = await (of.query ?? of.lookUp)?.<Row & { job_id: string }>(statement)
  return new Set(rows?.map(({ job_id }) => job_id))
}

/** A failed job as it is noted first. */
export type NewFailedJob = Pick<
  FailedJob,
  'id' | 'task' | 'jobKey' | 'payload' | 'error' | 'attempts' | 'failedAt'
>

/** Notes failed jobs; one of which the same waits already is counted there. */
export async function insertFailed(tx: Transaction, storeId: string, jobs: NewFailedJob[]): Promise<void> {
  await tx.query({
    name: 'jobs_insert_failed',
    text: `INSERT INTO commerce.failed_jobs AS f (store_id, id, task, job_key, payload, error, attempts, failed_at)
      SELECT $1, n.id, n.task, n."jobKey", n.payload, n.error, n.attempts, n."failedAt"
      FROM jsonb_to_recordset($2) AS n (id uuid, task text, "jobKey" text, payload jsonb, error text, attempts int,
        "failedAt" timestamptz)
      ON CONFLICT (store_id, task, job_key) WHERE status = 'failed' DO UPDATE SET error = excluded.error,
        attempts = f.attempts + excluded.attempts, failed_at = excluded.failed_at, payload = excluded.payload,
        version = f.version + 1`,
    values: [storeId, JSON.stringify(jobs)],
  })
}

/** How many wait for a decision, by task, over all stores. For the worker. */
export async function countFailed(db: Database): Promise<{ task: string; count: number }[]> {
  return db.lookUp<{ task: string; count: number }>({
    name: 'jobs_count_failed',
    text: `SELECT task, count(*)::int AS count FROM commerce.failed_jobs WHERE status = 'failed' GROUP BY task`,
    values: [],
  })
}

/** Forgets failed jobs of all stores a month after somebody decided. For the worker. */
export const forgetDecidedJobs = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'jobs_forget_decided',
    table: 'failed_jobs',
    over: `t.status <> 'failed' AND t.ended_at < now() - interval '30 days'`,
  })
