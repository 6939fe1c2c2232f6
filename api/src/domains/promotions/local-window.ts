/**
 * From one moment until before another, as clocks on the store's wall show them: `2026-11-27T00:00`, without offset.
 * Null: open on that side.
 */
export interface LocalWindow {
  from: string | null
  until: string | null
}

/** No place has ever put its clocks on or back by more: a day, where the date line moved. */
const surelyMilliseconds = 2 * 24 * 3_600_000

/** Where the moment lies by a window. */
export type WindowReader = (window: LocalWindow) => 'before' | 'within' | 'after'

/**
 * Reads windows at one moment in one time zone. The beginning belongs to a window, the end does not. A time that
 * clocks skip is as much later as they skip (02:30 becomes 03:30); of a time that they show twice, the first is
 * meant: RFC 5545 and Temporal's `compatible`.
 * @param timeZone IANA name
 * @throws RangeError for a time or a zone that cannot be read
 */
export function windowReader(now: Date, timeZone: string): WindowReader {
  const instant = now.getTime()
  const offset =
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds
  const wall = instant + offset / 1_000_000
  const hasReached = (local: string): boolean => {
    const distance = wall - wallMilliseconds(local)
    // Far from it, no change of clocks can turn before into after: the slow, exact answer is for the days around.
    if (Math.abs(distance) > surelyMilliseconds) return distance > 0
    return instant >= instantOf(local, timeZone)
  }
  return ({ from, until }) => {
    if (from !== null && !hasReached(from)) return 'before'
    return until !== null && hasReached(until) ? 'after' : 'within'
  }
}

/** The moment a wall clock's time means, in milliseconds since 1970. */
const instantOf = (local: string, timeZone: string): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds

function wallMilliseconds(local: string): number {
  const milliseconds = Date.parse(`${local}Z`)
  // The parser takes 31 November for 1 December, and says NaN of what is no date at all.
  if (new Date(milliseconds).getUTCDate() !== Number(local.slice(8, 10)))
    throw new RangeError(`${local} is no local date and time`)
  return milliseconds
}
