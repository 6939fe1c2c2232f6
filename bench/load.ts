import { performance } from 'node:perf_hooks'

/** What one closed loop of users did. */
export interface LoadResult {
  operations: number
  seconds: number
  /** Milliseconds of each operation, ascending. */
  latencies: Float64Array
}

/**
 * Users who each begin their next operation when the last one has ended, until `operations` are done or
 * `secondsMax` are over. An operation that fails ends the whole load with its error.
 */
export async function runLoad(of: {
  users: number
  operations: number
  secondsMax: number
  operate: (user: number, index: number) => Promise<void>
}): Promise<LoadResult> {
  const latencies = new Float64Array(of.operations)
  let begun = 0
  let done = 0
  const start = performance.now()
  const deadline = start + of.secondsMax * 1000
  const user = async (number: number) => {
    for (let from = performance.now(); begun < of.operations && from < deadline; ) {
      await of.operate(number, begun++)
      const now = performance.now()
      latencies[done++] = now - from
      from = now
    }
  }
  await Promise.all(Array.from({ length: of.users }, (_, number) => user(number)))
  const seconds = (performance.now() - start) / 1000
  return { operations: done, seconds, latencies: latencies.subarray(0, done).sort() }
}

/** The value below which `share` (0 to 1) of the ascending values lie; 0 of none. */
export function percentile(ascending: Float64Array, share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0
}

/** The middle one, or the mean of the two in the middle; NaN of none. */
export function median(values: number[]): number {
  const ascending = values.toSorted((a, b) => a - b)
  const middle = ascending.length >> 1
  if (ascending.length % 2 === 1) return ascending[middle] ?? Number.NaN
  return ((ascending[middle - 1] ?? Number.NaN) + (ascending[middle] ?? Number.NaN)) / 2
}
