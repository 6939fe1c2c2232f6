import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { TestApi } from '../../test/api.ts'

/** Long enough to reach the row that is locked, and below the limit of a wait for it. */
const milliseconds = 700

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
    await wait(milliseconds)
    await client.query('COMMIT')
    return await answer
  } finally {
    await client.end()
  }
}
