import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { processMilliseconds } from './time.ts'

const stepMilliseconds = 100
/** Timers count whole milliseconds from a moment of their own: the last ones are waited for by looking at the clock. */
const timerMilliseconds = 2

/**
 * Does the work and ends, well or not, at a whole multiple of 100 ms after its beginning. For work that must not tell by
 * its time what it found: a foreign key that is checked, a page of the database that is in memory.
 */
export async function atEvenPace<T>(work: () => Promise<T>): Promise<T> {
  const begun = processMilliseconds()
  try {
    return await work()
  } finally {
    const taken = processMilliseconds() - begun
    const end = begun + Math.ceil(taken / stepMilliseconds) * stepMilliseconds
    const rest = end - processMilliseconds()
    if (rest > timerMilliseconds) await wait(rest - timerMilliseconds)
    while (processMilliseconds() < end) await setImmediate()
  }
}
