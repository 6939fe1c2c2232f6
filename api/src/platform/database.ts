import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Context, TxContext } from './context.ts'

/** A prepared statement: named once, sent by name afterwards. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

/** A row that nothing is said of. A statement may say more: an interface of its columns. */
export type Row = Record<string, unknown>

/**
 * A write that waits for the end of the transaction and travels with all others in one statement.
 * `ctes` are top-level common table expressions with their own `$1…`; they see the data as it was before the
 * statement and must not touch each other's rows. `rank` orders them (and so their locks); see `lockOrder`.
 * `staleOn` names unique indexes whose conflict means that somebody was faster: everything runs again.
 * `check` gets what `returns` (an SQL expression over the CTEs) gave, and throws to roll everything back.
 * `expects` is what `returns` gives when all is well. Where every checked write of a transaction says so, the database
 * itself compares, and COMMIT travels with the statement instead of waiting for the checks.
 * `done` is told what it gave once all checks are passed.
 */
export interface ClosingWrite {
  name: string
  rank: number
  ctes: Record<string, string>
  returns: string
  values: unknown[]
  check?: (result: unknown) => void
  expects?: unknown
  done?: (result: unknown) => void
  staleOn?: string[]
}

/** What a write expects that checks only what it sends, not what it is answered. */
export const anything = Symbol('anything')

/** The one order in which a transaction takes its locks: the hottest row, stock, last. */
export const lockOrder = {
  idempotencyKey: 1,
  cart: 2,
  checkout: 3,
  payment: 4,
  order: 5,
  catalog: 6,
  event: 7,
  promotion: 8,
  ledger: 9,
  stock: 10,
} as const

export interface Transaction {
  query<R extends pg.QueryResultRow = Row>(statement: Statement): Promise<R[]>
  /** What a statement of this name answered that was sent ahead; undefined: none was. */
  early<R extends pg.QueryResultRow = Row>(name: string): Promise<R[]> | undefined
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

/** Thrown to roll back and run the transaction again from its start: what was read has changed meanwhile. */
export class Stale extends Error {}

/**
 * Rolled back because a write gave another answer than it expected, to which yet no check objects: the transaction runs
 * again, and its checks decide before COMMIT.
 */
class Unforeseen extends Error {}

/** What `commerce.refuse_closing` raises; its detail holds what each write gave. */
const unforeseenState = 'TP001'

/** What `openTenancy` answers: one result per statement. */
type OpenedTenancy = [begin: unknown, set: unknown, clock: { rows: [{ now: Date }] }]

function enterTenancy(storeId: string): string {
  // SET takes no parameters, so the id is proven to be a UUID before it becomes part of the text.
  if (!uuidPattern.test(storeId)) throw new Error('a store id must be a lower-case UUID')
  return `BEGIN; SET LOCAL app.store_id = '${storeId}'`
}

const openTenancy = (storeId: string): string =>
  `${enterTenancy(storeId)}; SELECT transaction_timestamp() AS now`

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
        const opened = client.query(enterTenancy(storeId))
        const rows = client.query<R>(statement)
        const closed = client.query('COMMIT')
        const [, result] = await Promise.all([opened, rows, closed])
        return result.rows
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
  const asked = new Map<string, Promise<pg.QueryResult>>()
  let waiting = 0
  const early = async <R extends pg.QueryResultRow>(answer: Promise<pg.QueryResult>): Promise<R[]> =>
    (await answer).rows
  const send = async <R extends pg.QueryResultRow = Row>(statement: Statement): Promise<R[]> => {
    const answered = asked.get(statement.name)
    // Only once: what is asked again wants to know what is so by then.
    asked.delete(statement.name)
    if (answered !== undefined) return early(answered)
    counters.statements += 1
    // What is asked before an answer is there travels with what was asked before.
    if (waiting === 0) counters.roundTrips += 1
    waiting += 1
    try {
      return (await client.query<R>(statement)).rows
    } finally {
      waiting -= 1
    }
  }
  try {
    counters.roundTrips += 1
    const opening = client.query(openTenancy(context.store.id)) as unknown as Promise<OpenedTenancy>
    for (const statement of ahead) {
      counters.statements += 1
      const answer = client.query(statement)
      answer.catch(() => undefined)
      asked.set(statement.name, answer)
    }
    const opened = await opening
    const clock = opened[2].rows[0].now
    const closing = new Map<string, ClosingWrite>()
    const collected = new Map<string, unknown[]>()
    const tx: Transaction = {
      query: send,
      early<R extends pg.QueryResultRow>(name: string) {
        const answer = asked.get(name)
        return answer && early<R>(answer)
      },
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
    const commit = async () => void (await client.query('COMMIT'))
    if (isJudged && writes.length > 0 && writes.every(isForeseen)) await closeAtOnce(writes, send, commit)
    else {
      if (writes.length > 0) await closeChecked(writes, send)
      counters.roundTrips += 1
      await commit()
    }
    return result
  } catch (error) {
    broken = await settle(client, counters, error as Error)
    throw error
  } finally {
    client.release(broken)
  }
}

interface ClosingText {
  /** Short: Postgres cuts names at 63 bytes, and two that agree so far would be one. */
  name: string
  text: string
  /** What each write said when it was composed. */
  parts: string[]
}

/** The statement of each combination of writes: composed and prepared once, whatever the values are. */
const closingTexts = new Map<string, ClosingText>()

/**
 * @param isJudged the database refuses what is not as expected
 * @throws Error when a write of the same name has said something else before: its name must tell them apart
 */
function closingText(writes: ClosingWrite[], isJudged: boolean): ClosingText {
  const combination = `${isJudged ? 'judged ' : ''}${writes.map((write) => write.name).join('+')}`
  const parts = writes.flatMap((write) => [...Object.values(write.ctes), write.returns])
  const known = closingTexts.get(combination)
  if (!known) {
    const text = isJudged ? judged(writes) : composed(writes).text
    const made = { name: `closing_${closingTexts.size + 1}`, text, parts }
    closingTexts.set(combination, made)
    return made
  }
  if (known.parts.length !== parts.length || parts.some((part, at) => part !== known.parts[at]))
    throw new Error(`the closing writes ${combination} have two texts`)
  return known
}

function composed(writes: ClosingWrite[]): {
  text: string
  ctes: string
  answers: string
  parameters: number
} {
  const ctes: string[] = []
  const columns: string[] = []
  let shift = 0
  for (const write of writes) {
    const shifted = (text: string) => text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + shift}`)
    for (const [name, text] of Object.entries(write.ctes)) ctes.push(`${name} AS (${shifted(text)})`)
    columns.push(`${shifted(write.returns)} AS "${write.name}"`)
    shift += write.values.length
  }
  const [all, answers] = [ctes.join(', '), `SELECT ${columns.join(', ')}`]
  return { text: `WITH ${all} ${answers}`, ctes: all, answers, parameters: shift }
}

/** Raises an error instead of answering when a checked write gave something else than what follows its values. */
function judged(writes: ClosingWrite[]): string {
  const { ctes, answers, parameters } = composed(writes)
  const expected = writes
    .filter(isCompared)
    .map(({ name }, at) => `to_jsonb("${name}") = $${parameters + 1 + at}::jsonb`)
  return `WITH ${ctes}, answers AS MATERIALIZED (${answers})
    SELECT *, CASE WHEN ${expected.join(' AND ') || 'true'} THEN 0 ELSE commerce.refuse_closing(to_json(answers)) END FROM answers`
}

const isForeseen = ({ check, expects }: ClosingWrite): boolean => check === undefined || expects !== undefined

const isCompared = ({ check, expects }: ClosingWrite): boolean => check !== undefined && expects !== anything

type Send = (statement: Statement) => Promise<Row[]>

/** What a transaction has to say at its end, with COMMIT in the same wait: the database judges as the checks would. */
async function closeAtOnce(writes: ClosingWrite[], send: Send, commit: () => Promise<void>): Promise<void> {
  const checked = writes.filter(({ check }) => check)
  // Whatever the database lets pass, the checks let pass.
  for (const { check, expects } of checked) check?.(expects)
  const { name, text } = closingText(writes, true)
  const values = [
    ...writes.flatMap((write) => write.values),
    ...writes.filter(isCompared).map(({ expects }) => JSON.stringify(expects)),
  ]
  const closed = send({ name, text, values })
  // After an error it rolls back.
  const [closing, committing] = await Promise.allSettled([closed, commit()])
  if (closing.status === 'rejected') throw refusalOf(closing.reason, checked) ?? raced(closing.reason, writes)
  if (committing.status === 'rejected') throw committing.reason
  const [row] = closing.value
  for (const write of writes) write.done?.(row?.[write.name])
}

/** What the checks say to the answers that the database refused; null: it was another error. */
function refusalOf(error: { code?: string; detail?: string }, checked: ClosingWrite[]): unknown {
  if (error.code !== unforeseenState) return null
  const answers = JSON.parse(error.detail ?? '{}') as Row
  try {
    for (const { name, check } of checked) check?.(answers[name])
  } catch (refusal) {
    return refusal
  }
  return new Unforeseen('a closing write gave another answer than expected')
}

async function closeChecked(writes: ClosingWrite[], send: Send): Promise<void> {
  const { name, text } = closingText(writes, false)
  const sent = send({ name, text, values: writes.flatMap((write) => write.values) })
  const [row] = await sent.catch((error) => {
    throw raced(error, writes)
  })
  for (const write of writes) write.check?.(row?.[write.name])
  for (const write of writes) write.done?.(row?.[write.name])
}

const raced = (error: { constraint?: string }, writes: ClosingWrite[]): unknown =>
  writes.some(({ staleOn }) => staleOn?.includes(error.constraint ?? ''))
    ? new Stale(`${error.constraint}: somebody was faster`)
    : error
