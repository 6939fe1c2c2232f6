import type { Database, Reads, Row } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'
import type { Finding } from './finding.ts'
import { type Invariant, statementOf } from './invariants.ts'

/** A look at all invariants of a store, as it is kept. */
export interface AuditRun {
  id: string
  startedAt: Date
  milliseconds: number
  /** How many were looked at. */
  invariants: number
  /** Of those that do not hold, or could not be looked at. */
  findings: Finding[]
}

/** Rows that break an invariant of a store, up to a limit. */
export async function findBroken(
  db: Pick<Reads, 'read'>,
  storeId: string,
  of: { invariant: Invariant; before: Date; limit: number },
): Promise<Row[]> {
  const { text, values } = statementOf(of.invariant, { storeIds: [storeId], before: of.before })
  return db.read(storeId, { name: '', text: `SELECT * FROM (${text}) broken LIMIT ${of.limit}`, values })
}

/** The same over all stores, of an invariant that is of none alone: for the worker. */
export async function findBrokenOfAll(
  db: Pick<Reads, 'lookUp'>,
  of: { invariant: Invariant; before: Date; limit: number },
): Promise<Row[]> {
  const { text, values } = statementOf(of.invariant, { storeIds: [], before: of.before })
  return db.lookUp({ name: '', text: `SELECT * FROM (${text}) broken LIMIT ${of.limit}`, values })
}

export async function insertRun(db: Pick<Reads, 'read'>, storeId: string, run: AuditRun): Promise<void> {
  await db.read(storeId, {
    name: 'audit_insert_run',
    text: `INSERT INTO commerce.audit_runs (store_id, id, started_at, milliseconds, invariants, findings)
      VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [storeId, run.id, run.startedAt, run.milliseconds, run.invariants, JSON.stringify(run.findings)],
  })
}

/** The newest look at a store that was kept; null: there was none within thirty days. */
export async function readNewestRun(db: Pick<Reads, 'read'>, storeId: string): Promise<AuditRun | null> {
  const [row] = await db.read(storeId, {
    name: 'audit_newest_run',
    text: `SELECT id, started_at, milliseconds, invariants, findings FROM commerce.audit_runs
      WHERE store_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1`,
    values: [storeId],
  })
  if (!row) return null
  return {
    id: row.id as string,
    startedAt: row.started_at as Date,
    milliseconds: row.milliseconds as number,
    invariants: row.invariants as number,
    findings: row.findings as Finding[],
  }
}

/** Stores that are not deleted. For the worker, which crosses stores here only to learn their names. */
export async function readStoresToAudit(db: Pick<Reads, 'lookUp'>): Promise<string[]> {
  const rows = await db.lookUp<{ store_id: string }>({
    name: 'audit_stores',
    text: `SELECT store_id FROM commerce.stores WHERE status <> 'deleted' ORDER BY store_id`,
    values: [],
  })
  return rows.map((row) => row.store_id)
}

/** In how many stores each invariant was broken when they were looked at last. For the worker. */
export async function countBroken(
  db: Pick<Reads, 'lookUp'>,
): Promise<{ invariant: string; stores: number }[]> {
  return db.lookUp<{ invariant: string; stores: number }>({
    name: 'audit_count_broken',
    text: `SELECT finding ->> 'invariant' AS invariant, count(*)::int AS stores FROM (
        SELECT DISTINCT ON (store_id) store_id, findings FROM commerce.audit_runs
        ORDER BY store_id, started_at DESC) newest, jsonb_array_elements(newest.findings) finding
      WHERE finding ->> 'rows' IS NOT NULL GROUP BY 1`,
    values: [],
  })
}

/** Looks are kept for thirty days. */
export const forgetOldRuns = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'audit_forget',
    table: 'audit_runs',
    over: `started_at < now() - interval '30 days'`,
  })
