/** The process's own clock, in milliseconds: for durations, caches and leases' polling, never for business time. */
export const processMilliseconds = (): number => performance.now()

/** RFC 3339 in UTC with milliseconds, as every date on the wire. */
export const toRfc3339 = (instant: Date): string => instant.toISOString()

/** @param seconds may be negative */
export const secondsAfter = (instant: Date, seconds: number): Date =>
  new Date(instant.getTime() + seconds * 1000)

/** This machine's clock: for tokens and credentials outside a transaction; business time is `tx.now`. */
export const wallClock = (): Date => new Date()
