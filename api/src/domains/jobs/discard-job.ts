import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { FailedJob } from './failed-job.ts'
import { lockFailed, writeDecided } from './queries.ts'
import { jobRefusals } from './refusals.ts'

/**
 * Gives a failed job up: what it would have done stays undone.
 * @throws Refusal not-found, failed-job-runs-again
 */
export async function discardJob(context: Context, of: { failedJobId: string }): Promise<FailedJob> {
  return inTransaction(context, async (tx) => {
    const before = await lockFailed(tx.tx, tx.store.id, of.failedJobId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status === 'requeued') throw new Refusal(jobRefusals.runsAgain)
    if (before.status === 'discarded') return before
    const [job = before] = await discardAll(tx, [before])
    return job
  })
}

/** Locked ones, at once. */
export async function discardAll(tx: TxContext, jobs: FailedJob[]): Promise<FailedJob[]> {
  await writeDecided(tx.tx, tx.store.id, {
    ids: jobs.map(({ id }) => id),
    status: 'discarded',
    now: tx.clock,
  })
  const decided = jobs.map((job) => ({
    ...job,
    status: 'discarded' as const,
    version: job.version + 1,
    endedAt: tx.clock,
  }))
  for (const { id, version, task } of decided)
    recordEvent(tx, {
      type: 'failed_job.discarded',
      aggregate: 'failedJob',
      aggregateId: id,
      version,
      payload: { task },
    })
  return decided
}
