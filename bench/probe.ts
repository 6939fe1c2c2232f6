/**
 * Loaded before the program of a measured process (`node --import`). Over the channel to its parent it tells the
 * CPU time and memory of the process, records what goes to the database, and takes CPU profiles; while nothing is
 * asked it costs nothing. The process ends with its parent, however that ends.
 */
import { Session } from 'node:inspector/promises'
import pg from 'pg'
import { StatementBatch } from '../api/src/platform/database-batch.ts'
import type { Tape, TapedStatement } from './tape.ts'

export type Question = 'usage' | 'startTape' | 'endTape' | 'startProfile' | 'endProfile'

export interface Usage {
  /** User and system time of all threads since the start of the process. */
  cpuMilliseconds: number
  residentBytes: number
}

type Query = (...parameters: unknown[]) => unknown
const client = pg.Client.prototype as unknown as { query: Query }
const untouched = client.query
let tape: Tape = { roundTrips: [] }
let inspector: Session | undefined

function startTape(): void {
  tape = { roundTrips: [] }
  const running = new Map<unknown, number>()
  client.query = function (this: unknown, ...parameters: unknown[]) {
    const [first] = parameters
    const before = running.get(this) ?? 0
    if (before === 0) tape.roundTrips.push([])
    if (first instanceof StatementBatch) {
      const statements = first.statements.map((each) => statementOf([each]))
      tape.roundTrips.at(-1)?.push(...statements)
      running.set(this, before + 1)
      const settled = (results: pg.QueryResult[]) => {
        running.set(this, (running.get(this) ?? 1) - 1)
        for (const [at, each] of statements.entries()) each.rows = results[at]?.rowCount ?? null
      }
      first.answers.then(settled, () => settled([]))
      return untouched.apply(this, parameters)
    }
    const statement = statementOf(parameters)
    tape.roundTrips.at(-1)?.push(statement)
    running.set(this, before + 1)
    const end = (result: unknown) => {
      running.set(this, (running.get(this) ?? 1) - 1)
      statement.rows = (result as { rowCount?: number | null } | undefined)?.rowCount ?? null
    }
    const callback = parameters.findLastIndex((parameter) => typeof parameter === 'function')
    if (callback === -1) {
      const answer = untouched.apply(this, parameters) as Promise<unknown>
      answer.then(end, end)
      return answer
    }
    const given = parameters[callback] as (error: unknown, result: unknown) => void
    return untouched.apply(
      this,
      parameters.with(callback, (error: unknown, result: unknown) => {
        end(result)
        given(error, result)
      }),
    )
  }
}

function statementOf([first, second]: unknown[]): TapedStatement {
  const config = (typeof first === 'string' ? { text: first } : first) as Partial<TapedStatement>
  const values = config.values ?? (Array.isArray(second) ? second : [])
  return { name: config.name ?? '', text: config.text ?? '', values: [...values], rows: null }
}

function endTape(): Tape {
  client.query = untouched
  return tape
}

async function startProfile(): Promise<void> {
  inspector = new Session()
  inspector.connect()
  await inspector.post('Profiler.enable')
  await inspector.post('Profiler.setSamplingInterval', { interval: 500 })
  await inspector.post('Profiler.start')
}

async function endProfile(): Promise<unknown> {
  const taken = await inspector?.post('Profiler.stop')
  inspector?.disconnect()
  return taken?.profile
}

function usage(): Usage {
  const { user, system } = process.cpuUsage()
  return { cpuMilliseconds: (user + system) / 1000, residentBytes: process.memoryUsage.rss() }
}

const answers: Record<Question, () => unknown> = { usage, startTape, endTape, startProfile, endProfile }

process.on('message', async ({ id, question }: { id: number; question?: Question }) => {
  // Other messages are for the program itself.
  if (question === undefined) return
  const answer = await answers[question]()
  process.send?.({ id, answer: answer ?? null })
})
process.on('disconnect', () => process.exit())
process.channel?.unref()
