import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import type { Context, TxContext } from './context.ts'
import { sendTogether } from './database-batch.ts'
import {
  type ClosingWrite,
  closeAtOnce,
  closeChecked,
  commit,
  isForeseen,
  Stale,
  Unforeseen,
} from './database-closing.ts'

export { anything, type ClosingWrite, lockOrder, Stale } from './database-closing.ts'

/** A prepared statement: named once, sent by name afterwards. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

/** A row that nothing is said of. A statement may say more: an interface of its columns. */
export type Row = Record<string, unknown>

export interface Transaction {
  query<R extends pg.QueryResultRow = Row>(statement: Statement): Promise<R[]>
  /** What a statement of this name answered that was sent ahead; undefined: none was. */
  early<R extends pg.QueryResultRow = Row>(name: string): R[] | undefined
  /** Adds a write to the closing statement. */
  atClose(write: ClosingWrite): void
  /** Adds or extends a write that collects rows of one kind, such as events. */
  collectAtClose(name: string, item: unknown, toWrite: (items: unknown[]) => ClosingWrite): void
}

export interface Database {
  pool: pg.Pool
  /** Statements that touch tables, and waits for an answer, since the start of the process. */
  counters: { statements: number; roundTrips: number; retries: number }
  /** One read in the store's tenancy: begin, statement and commit in a single round trip. */
  read<R extends pg.QueryResultRow = Row>(storeId: string, statement: Statement): Promise<R[]>
  /** A statement on the tables outside tenancy. */
  lookUp<R extends pg.QueryResultRow = Row>(statement: Statement): Promise<R[]>
  /** Whether the database answers, on a connection of its own: a busy pool is not a lost database. */
  ping(): Promise<void>
  close(): Promise<void>
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const retryable = new Set(['40001', '40P01'])
const attemptsMax = 10

const begin: Statement = { name: 'begin', text: 'BEGIN', values: [] }

function enterTenancy(storeId: string): Statement {
  if (!uuidPattern.test(storeId)) throw new Error('a store id must be a lower-case UUID')
  return {
    name: 'enter_store',
    text: `SELECT set_config('app.store_id', $1, true), transaction_timestamp() AS now`,
    values: [storeId],
  }
}

export function openDatabase(options: {
  url: string
  poolSize: number
  onIdleError: (e: Error) => void
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    pipeline: true,
    connectionTimeoutMillis: 5_000,
    // Above the server's own limits: for a connection that has gone silent, which no server can end.
    query_timeout: 8_000,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    application_name: 'tradepost',
  } as pg.PoolConfig)
  // An idle connection's error would otherwise end the process; the pool replaces the connection itself.
  pool.on('error', options.onIdleError)
  // So would that of one that is lent out; its statement rejects, and its caller answers.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const probe = new pg.Pool({
    connectionString: options.url,
    max: 1,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  })
  probe.on('error', () => undefined)
  probe.on('connect', (client) => void client.on('error', () => undefined))
  const counters = { statements: 0, roundTrips: 0, retries: 0 }
  return {
    pool,
    counters,
    async read<R extends pg.QueryResultRow = Row>(storeId: string, statement: Statement) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        counters.statements += 1
        counters.roundTrips += 1
        const [, , result] = await sendTogether(client, [begin, enterTenancy(storeId), statement, commit])
        return (result?.rows ?? []) as R[]
      } catch (error) {
        broken = await settle(client, counters, error as Error)
        throw error
      } finally {
        client.release(broken)
      }
    },
    async lookUp<R extends pg.QueryResultRow = Row>(statement: Statement) {
      counters.statements += 1
      counters.roundTrips += 1
      return (await pool.query<R>(statement)).rows
    },
    ping: async () => void (await probe.query('SELECT 1')),
    close: async () => void (await Promise.all([pool.end(), probe.end()])),
  }
}

/** Leaves the connection outside any transaction, or says that it must be thrown away. */
async function settle(
  client: pg.PoolClient,
  counters: Database['counters'],
  cause: Error,
): Promise<Error | undefined> {
  counters.roundTrips += 1
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch {
    return cause
  }
}

const isTx = (context: Context | TxContext): context is TxContext => 'tx' in context

/** What reads, wherever it is called from. */
export type Reads = Pick<Database, 'read' | 'lookUp'>

/**
 * Reads in the transaction of the context where it is in one, else on their own: a caller that holds a connection must not
 * wait for a second one.
 */
export const readsOf = (context: Context | TxContext): Reads =>
  isTx(context)
    ? {
        read: (_, statement) => context.tx.query(statement),
        lookUp: (statement) => context.tx.query(statement),
      }
    : context.db

/**
 * Runs `work` in the store's tenancy, or joins the transaction the context is already in.
 * Serialization failures, deadlocks and `Stale` run it again, a few times; everything else rolls back and is thrown.
 * No network call belongs inside: the connection and its locks are held until it returns.
 * @param of.ahead what `work` asks first, in this order: it is sent together with the beginning, and saves waits
 */
export async function inTransaction<T>(
  context: Context | TxContext,
  work: (tx: TxContext) => Promise<T>,
  of: { ahead?: Statement[] } = {},
): Promise<T> {
  if (isTx(context)) return work(context)
  let isJudged = true
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(context, work, { ahead: of.ahead ?? [], isJudged })
    } catch (error) {
      if (error instanceof Unforeseen) {
        isJudged = false
        continue
      }
      const again = error instanceof Stale || retryable.has((error as { code?: string }).code ?? '')
      if (!again || attempt >= attemptsMax) throw error
      context.db.counters.retries += 1
      // Those who met here must not meet again at once.
      await wait(randomInt(1, 4 * attempt))
    }
  }
}

async function once<T>(
  context: Context,
  work: (tx: TxContext) => Promise<T>,
  { ahead, isJudged }: { ahead: Statement[]; isJudged: boolean },
): Promise<T> {
  const { counters, pool } = context.db
  const client = await pool.connect()
  let broken: Error | undefined
  const answered = new Map<string, { values: unknown[]; rows: Row[] }>()
  const send = async <R extends pg.QueryResultRow = Row>(statement: Statement): Promise<R[]> => {
    const early = answered.get(statement.name)
    // Only once: what is asked again wants to know what is so by then.
    answered.delete(statement.name)
    if (early && isDeepStrictEqual(early.values, statement.values)) return early.rows as R[]
    counters.statements += 1
    counters.roundTrips += 1
    return (await client.query<R>(statement)).rows
  }
  try {
    counters.roundTrips += 1
    counters.statements += ahead.length
    const [, entered, ...early] = await sendTogether(client, [
      begin,
      enterTenancy(context.store.id),
      ...ahead,
    ])
    for (const [at, { name, values }] of ahead.entries())
      answered.set(name, { values, rows: early[at]?.rows ?? [] })
    const clock = entered?.rows[0].now as Date
    const closing = new Map<string, ClosingWrite>()
    const collected = new Map<string, unknown[]>()
    const tx: Transaction = {
      query: send,
      early: <R extends pg.QueryResultRow>(name: string) => answered.get(name)?.rows as R[] | undefined,
      atClose: (write) => void closing.set(write.name, write),
      collectAtClose(name, item, toWrite) {
        const items = [...(collected.get(name) ?? []), item]
        collected.set(name, items)
        closing.set(name, toWrite(items))
      },
    }
    const now = new Date(clock.getTime() + context.store.clockOffsetSeconds * 1000)
    const result = await work({ ...context, tx, now, clock })
    const writes = [...closing.values()].toSorted((a, b) => a.rank - b.rank)
    if (isJudged && writes.length > 0 && writes.every(isForeseen)) {
      counters.statements += 1
      counters.roundTrips += 1
      await closeAtOnce(client, writes)
    } else {
      if (writes.length > 0) await closeChecked(writes, send)
      counters.roundTrips += 1
      await client.query(commit)
    }
    return result
  } catch (error) {
    broken = await settle(client, counters, error as Error)
    throw error
  } finally {
    client.release(broken)
  }
}
