import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { discardAll } from './discard-job.ts'
import { lockFailedOfTask } from './queries.ts'
import { failedMax } from './requeue-failed-jobs.ts'

/**
 * Gives up all failed jobs of a task, the oldest first.
 * @returns how many, up to a thousand
 */
export async function discardFailedJobs(context: Context, of: { task: string }): Promise<number> {
  return inTransaction(context, async (tx) => {
    const jobs = await lockFailedOfTask(tx.tx, tx.store.id, { ...of, limit: failedMax })
    if (jobs.length > 0) await discardAll(tx, jobs)
    return jobs.length
  })
}
