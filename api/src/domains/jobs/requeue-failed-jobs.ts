import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { lockFailedOfTask } from './queries.ts'
import { requeueAll } from './requeue-job.ts'

/** So many at once: the caller repeats it while more are left. */
export const failedMax = 1_000

/**
 * Lets all failed jobs of a task run again, the oldest first.
 * @returns how many, up to a thousand
 */
export async function requeueFailedJobs(context: Context, of: { task: string }): Promise<number> {
  return inTransaction(context, async (tx) => {
    const jobs = await lockFailedOfTask(tx.tx, tx.store.id, { ...of, limit: failedMax })
    if (jobs.length > 0) await requeueAll(tx, jobs)
    return jobs.length
  })
}
