/**
 * What one run of an operation sent to the database: every statement with its values, in order, grouped by the
 * waits between them. `probe.ts` records it on the API's own connections.
 */
export interface Tape {
  /** Statements that were sent before the first of them was answered travel together. */
  roundTrips: TapedStatement[][]
}

export interface TapedStatement {
  /** Empty when it is not prepared. */
  name: string
  text: string
  values: unknown[]
  /** Rows answered or changed; null for several statements in one text. */
  rows: number | null
}

const touchesNoTable = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SELECT set_config)\b/i

/** How many statements of the tape touch tables, and how often it waits for an answer. */
export function countsOf(tape: Tape): { statements: number; roundTrips: number } {
  const all = tape.roundTrips.flat()
  return {
    statements: all.filter(({ text }) => !touchesNoTable.test(text)).length,
    roundTrips: tape.roundTrips.length,
  }
}

/** True when two tapes hold the same texts in the same round trips. */
export function sameShape(a: Tape, b: Tape): boolean {
  const shape = (tape: Tape) => JSON.stringify(tape.roundTrips.map((trip) => trip.map(({ text }) => text)))
  return shape(a) === shape(b)
}

/** What the process reads by itself every now and then, for no request: how far the feed is. */
const readForNobody = new Set(['events_head'])

/** The tape of the operation alone. */
export const ofOperation = ({ roundTrips }: Tape): Tape => ({
  roundTrips: roundTrips
    .map((trip) => trip.filter(({ name }) => !readForNobody.has(name)))
    .filter((trip) => trip.length > 0),
})
