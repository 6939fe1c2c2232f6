import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { TestApi } from '../../test/api.ts'

/** Resolves once a connection to the database waits for a lock, or `work` has ended without waiting. */
export async function untilWaiting(api: Pick<TestApi, 'database'>, work: Promise<unknown>): Promise<void> {
  let ended = false
  const end = () => {
    ended = true
  }
  void work.then(end, end)
  const client = new pg.Client({ connectionString: api.database.adminUrl })
  await client.connect()
  try {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    while (!ended && (await client.query(waiting)).rowCount === 0) await wait(5)
  } finally {
    await client.end()
  }
}

/** What an operation answers that begins when another transaction has written this, and has not committed it yet. */
export async function whileOpen<T>(
  api: TestApi,
  written: { text: string; values: unknown[] },
  operation: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: api.database.adminUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(written.text, written.values)
    const answer = operation()
    await untilWaiting(api, answer)
    await client.query('COMMIT')
    return await answer
  } finally {
    await client.end()
  }
}
