import pg from 'pg'
import type { Statement } from '../../src/platform/database.ts'
import { StatementBatch } from '../../src/platform/database-batch.ts'

/** What the queries say of the store: the first net. */
const predicate = /(?:\b\w+\.)?\bstore_id = \$1(?!\d)/g
const statementOfOurs = /^\s*(?:SELECT|WITH|INSERT|UPDATE|DELETE)\b/i
const writes = /\b(?:INSERT INTO|UPDATE commerce|DELETE FROM)\b/i

type Query = (this: pg.Client, ...sent: unknown[]) => unknown

/**
 * Takes the store out of every statement of the API while it is `off`: `store_id = $1` becomes true. What is read and
 * written then is what row security lets through.
 */
export function withoutPredicates() {
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const { query } = prototype
  let off = false
  const stripped = { reading: new Set<string>(), writing: new Set<string>() }
  const opened = (statement: Statement): Statement => {
    if (!statementOfOurs.test(statement.text ?? '')) return statement
    const text = statement.text.replaceAll(predicate, '($1::uuid IS NOT NULL)')
    if (text !== statement.text) (writes.test(text) ? stripped.writing : stripped.reading).add(text)
    return { ...statement, ...(statement.name ? { name: `open_${statement.name}`.slice(0, 60) } : {}), text }
  }
  prototype.query = function (first, ...rest) {
    const ours = off && (this as unknown as { user: string }).user === 'tradepost_api'
    if (!ours || typeof first === 'string') return query.call(this, first, ...rest)
    const sent =
      first instanceof StatementBatch
        ? first.instead(first.statements.map(opened))
        : opened(first as Statement)
    return query.call(this, sent, ...rest)
  }
  return {
    /** The different statements that went without their store so far. */
    stripped,
    async whileOff<T>(work: () => Promise<T>): Promise<T> {
      off = true
      try {
        return await work()
      } finally {
        off = false
      }
    },
    restore() {
      prototype.query = query
    },
  }
}
