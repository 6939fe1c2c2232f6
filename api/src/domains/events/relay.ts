import type { Database } from '../../platform/database.ts'
import { secondsAfter, toRfc3339, wallClock } from '../../platform/time.ts'
import type { EventType, RecordedEvent } from './catalogue.ts'
import { placeEvents } from './queries.ts'

/** A job that follows from an event. Jobs with the same key that have not begun yet are one. */
export interface JobSpec {
  identifier: string
  payload: Record<string, unknown>
  jobKey: string
  /** Begins so much later; at once, if absent. */
  delaySeconds?: number
  /** How often it is tried: after attempt n a pause of e^n seconds, of six hours from the tenth on. */
  maxAttempts: number
}

export type Subscriptions = Partial<Record<EventType, (event: RecordedEvent) => JobSpec[]>>

const batchMax = 500

/**
 * One turn of the relay: places what has committed and, in the same transaction, adds the jobs that follow from it.
 * @returns how many events it placed
 */
export async function relayOnce(pool: Database['pool'], subscriptions: Subscriptions): Promise<number> {
  const client = await pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    const events = await placeEvents(client, batchMax)
    const jobs = events.flatMap((event) => subscriptions[event.type]?.(event) ?? [])
    // The last job of a key wins, as it would one by one.
    const unique = [...new Map(jobs.map((job) => [job.jobKey, job])).values()]
    if (unique.length > 0) {
      await client.query(
        `SELECT graphile_worker.add_jobs(ARRAY(
           SELECT json_populate_record(NULL::graphile_worker.job_spec, j) FROM json_array_elements($1) AS j))`,
        [
          JSON.stringify(
            unique.map((j) => ({
              identifier: j.identifier,
              payload: j.payload,
              job_key: j.jobKey,
              max_attempts: j.maxAttempts,
              run_at: j.delaySeconds && toRfc3339(secondsAfter(wallClock(), j.delaySeconds)),
            })),
          ),
        ],
      )
    }
    await client.query('COMMIT')
    return events.length
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw error
  } finally {
    client.release(broken)
  }
}
