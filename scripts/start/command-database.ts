import type { Database } from '../../api/src/platform/database.ts'
import { openDatabase } from '../../api/src/platform/database.ts'
import type { Environment } from '../../api/src/platform/env.ts'
import { joinDatabase } from './database.ts'
import { keepSecrets } from './secrets.ts'

export interface CommandDatabase {
  db: Database
  close(): Promise<void>
}

/**
 * The database of a command: as DATABASE_DIRECT_URL or DATABASE_URL names it where it has its tables already; otherwise
 * as `npm start` would open it, with its tables made or brought up to date. Throws `StartProblem` or
 * `PostgresUnavailable`, in one line.
 */
export async function openForCommand(env: Environment, dataFolder: string): Promise<CommandDatabase> {
  const open = (url: string) => openDatabase({ url, poolSize: 2, onIdleError: () => undefined })
  const given = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  if (given) {
    const db = open(given)
    if (await hasTables(db)) return { db, close: () => db.close() }
    await db.close()
  }
  const database = await joinDatabase(env, dataFolder, keepSecrets(dataFolder))
  const db = open(database.workerUrl)
  return {
    db,
    async close() {
      await db.close()
      await database.stop()
    },
  }
}

const hasTables = (db: Database): Promise<boolean> =>
  db
    .lookUp<{ there: boolean }>({
      name: '',
      text: `SELECT to_regclass('commerce.account_tokens') IS NOT NULL AS there`,
      values: [],
    })
    .then(
      ([row]) => row?.there === true,
      () => false,
    )
