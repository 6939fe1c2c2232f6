import pg from 'pg'
import type { TestApi } from '../../../test/api.ts'
import { hashPassword } from '../../src/platform/passwords.ts'

export const everybodysPassword = 'a long pass phrase'

let hashed: Promise<string> | undefined
/** Of the password that all people of the tests have: hashed once, not once a person. */
export const passwordHash = (): Promise<string> => {
  hashed ??= hashPassword(everybodysPassword)
  return hashed
}

/** Writes rows as they are, past row security and past the API: whatever the API would refuse, too. */
export interface RowWriter {
  insert(table: string, row: Record<string, unknown>): Promise<void>
  run(text: string, values?: unknown[]): Promise<void>
}

/** Lends a connection of the superuser. */
export async function withRows<T>(
  api: Pick<TestApi, 'database'>,
  work: (rows: RowWriter) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(api.database.adminUrl)
  await client.connect()
  try {
    return await work({
      async insert(table, row) {
        const columns = Object.keys(row)
        const places = columns.map((_, i) => `$${i + 1}`)
        await client.query(
          `INSERT INTO commerce.${table} (${columns}) VALUES (${places})`,
          Object.values(row),
        )
      },
      run: async (text, values = []) => void (await client.query(text, values)),
    })
  } finally {
    await client.end()
  }
}

/** An instant so many seconds from now, as the database's clock is this machine's. */
export const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000)
