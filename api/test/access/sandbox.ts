import pg from 'pg'
import type { TestApi } from '../../../test/api.ts'
import type { Statement } from '../../src/platform/database.ts'
import { StatementBatch } from '../../src/platform/database-batch.ts'

type Query = (this: pg.Client, ...sent: unknown[]) => unknown

/**
 * Lets a call succeed and leaves nothing of it. The app has one connection; inside `undo` its transactions become
 * savepoints of one that is rolled back. What the app needs two connections for at once stands still and fails, as it
 * would in a busy process.
 */
export function createSandbox(api: TestApi) {
  if (api.services.env.DATABASE_POOL_SIZE !== 1) throw new Error('the sandbox needs DATABASE_POOL_SIZE=1')
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  let open = false
  prototype.query = function (first, ...rest) {
    const ours = open && (this as unknown as { user: string }).user === 'tradepost_api'
    return query.call(this, ours ? inSandbox(first) : first, ...rest)
  }
  const { pool } = api.services.db
  const backend = async (): Promise<number> =>
    (await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid ?? 0
  return {
    async undo<T>(work: () => Promise<T>): Promise<T> {
      // A busy machine may take its time between two statements.
      await pool.query("BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'")
      const before = await backend()
      open = true
      const result = await work().finally(() => {
        open = false
      })
      const after = await backend()
      await pool.query('ROLLBACK')
      // Another connection has written for good, and every later test would be wrong.
      if (after !== before) throw new Error('the connection broke inside the sandbox')
      return result
    },
    close() {
      prototype.query = query
    },
  }
}

function inSandbox(sent: unknown): unknown {
  if (sent === 'ROLLBACK') return 'ROLLBACK TO work; RELEASE work'
  if (sent instanceof StatementBatch) return sent.instead(sent.statements.flatMap(asSavepoint))
  const { text } = sent as { text?: string }
  return text === 'COMMIT'
    ? asSavepoint(sent as Statement)
        .map((each) => each.text)
        .join('; ')
    : sent
}

const saved = (name: string, text: string): Statement => ({ name: `sandbox_${name}`, text, values: [] })

function asSavepoint(statement: Statement): Statement[] {
  if (statement.text === 'BEGIN') return [saved('begin', 'SAVEPOINT work')]
  // With its transaction the tenancy ends, too.
  if (statement.text === 'COMMIT')
    return [saved('release', 'RELEASE work'), saved('leave', "SET LOCAL app.store_id = ''")]
  return [statement]
}
