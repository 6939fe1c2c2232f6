/**
 * The floor of an operation that reads or writes the database: the statements of the API, replayed by bare `pg`.
 *
 * How it is made: the operation runs twice through the API while its process records every statement with its values
 * (`probe.ts`). What differs between the two tapes was made for that one run, and is made afresh for every replay:
 * each id becomes a new UUIDv7, the same one wherever it occurs, also inside JSON texts and keys; order numbers,
 * hashes and random secrets become new ones of the same form; times move by as much as the clock has since. What the
 * caller chose (an offer and its product, a cart, a page) is replaced by another choice. All else is sent as it was.
 * Every statement keeps its text, its name (so it is prepared once per connection, as in the API) and its place:
 * what travelled together travels together, and every wait of the API is a wait here, so the round trips are the
 * same. Values are made before the clock starts. A statement that answers with another number of rows than on the
 * tape ends the run: the floor does the whole work or none.
 */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { newOrderNumber } from '../api/src/domains/orders/order-number.ts'
import { sendTogether } from '../api/src/platform/database-batch.ts'
import { newId } from '../api/src/platform/ids.ts'
import { newSecret } from '../api/src/platform/secrets.ts'
import { sameShape, type Tape, type TapedStatement } from './tape.ts'

/** What one replay uses instead of what the tape holds; keys and values are ids or whole text values. */
export type Choice = Record<string, string>

type Step = TapedStatement[]
export type Score = Step[]

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** The test provider's own name for a charge. */
const charge = /ch_[0-9a-f]{32}/g
const forms: { form: RegExp; make: () => string }[] = [
  { form: /^[2-9B-Z]{4}-[2-9B-Z]{4}$/, make: newOrderNumber },
  { form: /^[0-9a-f]{64}$/, make: () => randomBytes(32).toString('hex') },
  { form: /^[A-Za-z0-9_-]{32}$/, make: newSecret },
]

/** @throws Error when the tapes are of different operations */
export function createScorer(tape: Tape, other: Tape, recordedAt: number): (choice: Choice) => Score {
  if (!sameShape(tape, other)) throw new Error('two tapes of one operation hold different statements')
  const idsOf = (of: Tape) => new Set(JSON.stringify(of).match(uuid))
  const idsOfOther = idsOf(other)
  const madeIds = [...idsOf(tape)].filter((id) => !idsOfOther.has(id)).toSorted()
  const otherStatements = other.roundTrips.flat()
  let index = 0
  const trips = tape.roundTrips.map((trip) =>
    trip.map((statement) => ({ statement, twin: otherStatements[index++] as TapedStatement })),
  )
  return (choice) => {
    const ids = new Map(madeIds.map((id) => [id, newId('event') as string]))
    for (const [from, to] of Object.entries(choice)) ids.set(from, to)
    const made = new Map<string, string>()
    const laterBy = Date.now() - recordedAt
    const anew = (value: string, make: () => string): string => {
      const known = made.get(value) ?? make()
      made.set(value, known)
      return known
    }
    const changed = (value: unknown, twin: unknown): unknown => {
      if (value instanceof Date) return new Date(value.getTime() + laterBy)
      if (typeof value === 'string') return changedText(value, twin)
      if (Array.isArray(value)) return value.map((each, at) => changed(each, (twin as unknown[])[at]))
      return value
    }
    const changedText = (value: string, twin: unknown): string => {
      const chosen = choice[value]
      if (chosen !== undefined) return chosen
      const form = value === twin ? undefined : forms.find((each) => each.form.test(value))
      const newCharge = () => `ch_${randomBytes(16).toString('hex')}`
      if (!form)
        return value
          .replaceAll(uuid, (id) => ids.get(id) ?? id)
          .replaceAll(charge, (name) => anew(name, newCharge))
      return anew(value, form.make)
    }
    return trips.map((trip) =>
      trip.map(({ statement, twin }) => ({
        ...statement,
        values: statement.values.map((value, at) => changed(value, twin.values[at])),
      })),
    )
  }
}

/** Connections as the API has them: same role, same driver, same pipelining, one for each user. */
export async function openPlayers(url: string, count: number): Promise<pg.Client[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const client = new pg.Client({ connectionString: url, pipeline: true } as pg.ClientConfig)
      // What ends a connection is told by the statement that was running on it.
      client.on('error', () => undefined)
      await client.connect()
      return client
    }),
  )
}

/** Plays one operation. @throws Error when a statement does other work than on the tape */
export async function play(client: pg.Client, score: Score): Promise<void> {
  for (const step of score) {
    const answers = step.every(({ name }) => name !== '')
      ? await sendTogether(client, step)
      : await Promise.all(step.map((statement) => client.query(send(statement))))
    for (const [index, { rows, text }] of step.entries()) {
      const answered = answers[index]?.rowCount ?? null
      if (rows !== null && answered !== rows) {
        throw new Error(`a replayed statement answered ${answered} rows instead of ${rows}:\n${text}`)
      }
    }
  }
}

function send({ name, text, values }: TapedStatement): pg.QueryConfig {
  if (values.length === 0 && name === '') return { text }
  return name === '' ? { text, values } : { name, text, values }
}
