import { type ClosingWrite, type Database, lockOrder, type Transaction } from './database.ts'
import { forgetRows } from './forget-queries.ts'

/** One count to take or to give back. */
export interface CountedAttempt {
  kind: string
  subjectHash: string
  /** How long a window is that begins now. */
  windowSeconds: number
  /** How many it counts as; one, unless said */
  by?: number
}

/** How many there are in the running window, the new one among them. */
export interface AttemptCount {
  kind: string
  count: number
  secondsLeft: number
}

/** Far above every limit: a flood must not overflow the column. */
const countMax = 1_000_000

const countText = `
  INSERT INTO commerce.attempt_counters AS c (store_id, kind, subject_hash, count, window_ends_at)
  SELECT $1::uuid, a.kind, a."subjectHash", coalesce(a."by", 1), now() + make_interval(secs => a."windowSeconds")
  FROM jsonb_to_recordset($2) AS a (kind text, "subjectHash" text, "windowSeconds" int, "by" int)
  ORDER BY a.kind, a."subjectHash"
  ON CONFLICT (store_id, kind, subject_hash) DO UPDATE SET
    count = CASE WHEN c.window_ends_at <= now() THEN excluded.count ELSE least(c.count + excluded.count, ${countMax}) END,
    window_ends_at = CASE WHEN c.window_ends_at <= now() THEN excluded.window_ends_at ELSE c.window_ends_at END`

/** Counts one more of each, in one statement and one order of locks; a window that has passed begins anew. */
export function countAttempts(
  db: Database,
  storeId: string,
  attempts: CountedAttempt[],
): Promise<AttemptCount[]> {
  return db
    .read<{ kind: string; count: number; seconds_left: number }>(storeId, {
      name: 'attempts_count',
      text: `${countText} RETURNING c.kind, c.count, ceil(extract(epoch FROM c.window_ends_at - now()))::int AS seconds_left`,
      values: [storeId, JSON.stringify(attempts)],
    })
    .then((rows) => rows.map(({ kind, count, seconds_left }) => ({ kind, count, secondsLeft: seconds_left })))
}

/** Counts one more in a transaction, which keeps others that count the same waiting until it ends. @returns how many there are */
export async function countInTransaction(
  tx: Transaction,
  storeId: string,
  attempt: CountedAttempt,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'attempts_count_one',
    text: `${countText} RETURNING c.count`,
    values: [storeId, JSON.stringify([attempt])],
  })
  return row?.count ?? 0
}

/** Looks at counters without counting, in the closing statement of the transaction that depends on them. */
export function closingLookAtAttempts(
  storeId: string,
  of: { attempts: CountedAttempt[]; check: (counts: AttemptCount[]) => void },
): ClosingWrite {
  return {
    name: 'attempts_so_far',
    rank: lockOrder.event + 0.5,
    ctes: {
      attempts_so_far: `
        SELECT c.kind, c.count, ceil(extract(epoch FROM c.window_ends_at - now()))::int AS "secondsLeft"
        FROM jsonb_to_recordset($2) AS a (kind text, "subjectHash" text)
        JOIN commerce.attempt_counters c ON c.store_id = $1 AND c.kind = a.kind AND c.subject_hash = a."subjectHash"
        WHERE c.window_ends_at > now()`,
    },
    returns: `(SELECT coalesce(json_agg(attempts_so_far), '[]') FROM attempts_so_far)`,
    values: [storeId, JSON.stringify(of.attempts)],
    check: (counts) => of.check(counts as AttemptCount[]),
    // Nearly everybody; for others the check decides.
    expects: [],
  }
}

/** Counts one more of each with the closing statement: after all but the stock, because many wait for these rows. */
export function closingCountAttempts(storeId: string, attempts: CountedAttempt[]): ClosingWrite {
  return {
    name: 'attempts_counted',
    rank: lockOrder.event + 0.5,
    ctes: {
      attempts_counted: `${countText} RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM attempts_counted)',
    values: [storeId, JSON.stringify(attempts)],
  }
}

/** Counts one more of each with the closing statement, which fails when that is too many. */
export function closingCheckedAttempts(
  storeId: string,
  of: { attempts: CountedAttempt[]; check: (counts: AttemptCount[]) => void },
): ClosingWrite {
  return {
    name: 'attempts_checked',
    rank: lockOrder.event + 0.5,
    ctes: {
      attempts_checked: `${countText}
        RETURNING c.kind, c.count, ceil(extract(epoch FROM c.window_ends_at - now()))::int AS "secondsLeft"`,
    },
    returns: `(SELECT json_agg(attempts_checked) FROM attempts_checked)`,
    values: [storeId, JSON.stringify(of.attempts)],
    check: (counts) => of.check(counts as AttemptCount[]),
  }
}

/** Sets those of `cleared` to nothing and takes one from those of `givenBack`. */
export async function forgiveAttempts(
  db: Database,
  storeId: string,
  of: { cleared: CountedAttempt[]; givenBack: CountedAttempt[] },
): Promise<void> {
  const changes = [
    ...of.cleared.map((attempt) => ({ ...attempt, less: countMax })),
    ...of.givenBack.map((attempt) => ({ ...attempt, less: 1 })),
  ]
  if (changes.length === 0) return
  await db.read(storeId, {
    name: 'attempts_forgive',
    // As an upsert for the one order of locks; the row is there unless it has just run out.
    text: `INSERT INTO commerce.attempt_counters AS c (store_id, kind, subject_hash, count, window_ends_at)
      SELECT $1::uuid, a.kind, a."subjectHash", a.less, now()
      FROM jsonb_to_recordset($2) AS a (kind text, "subjectHash" text, less int)
      ORDER BY a.kind, a."subjectHash"
      ON CONFLICT (store_id, kind, subject_hash) DO UPDATE SET count = greatest(0, c.count - excluded.count)`,
    values: [storeId, JSON.stringify(changes)],
  })
}

/** Deletes counters of windows that have passed. @returns how many */
export const forgetOldAttempts = (db: Database): Promise<number> =>
  forgetRows(db, { name: 'attempts_forget', table: 'attempt_counters', over: 't.window_ends_at < now()' })
