import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { FailedJob } from './failed-job.ts'
import { lockFailed, writeDecided } from './queries.ts'

/**
 * Lets a failed job run again: once, however often it is asked. The job follows from the event.
 * @throws Refusal not-found
 */
export async function requeueJob(context: Context, of: { failedJobId: string }): Promise<FailedJob> {
  return inTransaction(context, async (tx) => {
    const before = await lockFailed(tx.tx, tx.store.id, of.failedJobId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status === 'requeued') return before
    const [job = before] = await requeueAll(tx, [before])
    return job
  })
}

/** Locked ones, at once. */
export async function requeueAll(tx: TxContext, jobs: FailedJob[]): Promise<FailedJob[]> {
  await writeDecided(tx.tx, tx.store.id, { ids: jobs.map(({ id }) => id), status: 'requeued', now: tx.clock })
  const decided = jobs.map((job) => ({
    ...job,
    status: 'requeued' as const,
    version: job.version + 1,
    endedAt: tx.clock,
  }))
  for (const { id, version, task, jobKey, payload } of decided)
    recordEvent(tx, {
      type: 'failed_job.requeued',
      aggregate: 'failedJob',
      aggregateId: id,
      version,
      payload: { task, jobKey, payload },
    })
  return decided
}
