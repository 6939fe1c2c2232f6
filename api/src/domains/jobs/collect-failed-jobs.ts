import type { Context } from '../../platform/context.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { errorWords } from './failed-job.ts'
import { type DeadJob, insertFailed, readDead, removeDead } from './queries.ts'

/** What the collecting needs of the process that does it. */
export interface Collecting {
  db: Database
  log: Log
  /** The worker in the name of a store; null when that is gone */
  contextOf: (storeId: string) => Promise<Context | null>
  /** Told of each job that was given up. @param of.ofStore whether it is in a store's list now */
  gaveUp: (of: { task: string; ofStore: boolean }) => void
}

const batchMax = 200
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Moves jobs that failed for the last time from the runner into the lists of their stores: one transaction a store, so
 * that each is in one place or the other, whatever ends the process. Those of no store are told to the log.
 * @returns how many left the runner
 */
export async function collectFailedJobs(of: Collecting, batch = batchMax): Promise<number> {
  for (let collected = 0; ; ) {
    const dead = await readDead(of.db, batch)
    const stores = Map.groupBy(dead, (job) => storeIdOf(job.payload))
    let moved = 0
    for (const [storeId, jobs] of stores) {
      const context = storeId && (await of.contextOf(storeId))
      moved += context ? await moveToStore(of, context, jobs) : await tellLog(of, jobs)
    }
    collected += moved
    if (dead.length < batch || moved === 0) return collected
  }
}

const storeIdOf = (payload: unknown): string | null => {
  const { storeId } = (payload ?? {}) as { storeId?: unknown }
  return typeof storeId === 'string' && uuid.test(storeId) ? storeId : null
}

async function moveToStore(of: Collecting, context: Context, jobs: DeadJob[]): Promise<number> {
  const moved = await inTransaction(context, async ({ tx, store }) => {
    const ours = await removeDead(
      { query: tx.query },
      jobs.map(({ jobId }) => jobId),
    )
    // Without its key another has taken over: that one does the same, or fails in its turn.
    const noted = jobs.filter(({ jobId, jobKey }) => ours.has(jobId) && jobKey !== null)
    await insertFailed(
      tx,
      store.id,
      noted.map(({ task, jobKey, payload, error, attempts, failedAt }) => ({
        id: newId('failedJob'),
        task,
        jobKey: jobKey ?? '',
        payload: payload as Record<string, string>,
        error: errorWords(error),
        attempts,
        failedAt,
      })),
    )
    return { count: ours.size, noted }
  })
  for (const { task } of moved.noted) of.gaveUp({ task, ofStore: true })
  return moved.count
}

/** Jobs of the installation come again by the clock, and those of a store that is gone have nothing left to do. */
async function tellLog(of: Collecting, jobs: DeadJob[]): Promise<number> {
  const ours = await removeDead(
    { lookUp: of.db.lookUp },
    jobs.map(({ jobId }) => jobId),
  )
  for (const { jobId, task, error, attempts } of jobs) {
    if (!ours.has(jobId)) continue
    of.log.error({ task, attempts, reason: errorWords(error) }, 'a job of no store failed for the last time')
    of.gaveUp({ task, ofStore: false })
  }
  return ours.size
}
