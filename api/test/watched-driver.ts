import pg from 'pg'
import { StatementBatch } from '../src/platform/database-batch.ts'

export interface Cost {
  /** Statements that touch tables. */
  statements: number
  /** Waits for an answer from the database, `BEGIN` and `COMMIT` included. */
  roundTrips: number
}

type Query = (this: pg.Client, ...sent: unknown[]) => unknown

/** Counts what the API's connections send: a statement names a table, a round trip begins when nothing is awaited. */
export function watchDriver() {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  const seen: Cost = { statements: 0, roundTrips: 0 }
  const awaited = new WeakMap<pg.Client, number>()
  prototype.query = function (...sent) {
    if ((this as unknown as { user: string }).user !== 'tradepost_api') return query.apply(this, sent)
    const [first] = sent as [string | { text: string } | StatementBatch]
    const together = first instanceof StatementBatch ? first.statements : [first]
    for (const each of together)
      if (/\b(commerce|test_provider)\./.test(typeof each === 'string' ? each : each.text))
        seen.statements += 1
    const open = awaited.get(this) ?? 0
    if (open === 0) seen.roundTrips += 1
    awaited.set(this, open + 1)
    const done = () => void awaited.set(this, (awaited.get(this) ?? 1) - 1)
    if (first instanceof StatementBatch) {
      first.answers.then(done, done)
      return query.apply(this, sent)
    }
    const callback = sent.at(-1)
    if (typeof callback === 'function') {
      sent[sent.length - 1] = (...result: unknown[]) => {
        done()
        return callback(...result)
      }
      return query.apply(this, sent)
    }
    const result = query.apply(this, sent) as Promise<unknown>
    result.then(done, done)
    return result
  }
  return {
    seen,
    stop() {
      prototype.query = query
    },
  }
}
