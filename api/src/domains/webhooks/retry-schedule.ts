/** The pauses of Standard Webhooks 1.0.0 after each failed attempt, in seconds; about three days for all. */
export const pausesInSeconds = [
  5,
  5 * 60,
  30 * 60,
  2 * 3_600,
  5 * 3_600,
  10 * 3_600,
  14 * 3_600,
  20 * 3_600,
  24 * 3_600,
] as const

/** The first attempt and one after each pause. */
export const attemptsMax = pausesInSeconds.length + 1

/** A break that an endpoint may ask for at the most, in seconds. */
const breakMax = 24 * 3_600

/**
 * Seconds until the next attempt; null when that was the last.
 * @param failures how many attempts have failed, from 1
 * @param chance 0 to 1: up to a fifth is added, so that what failed together does not come again together
 */
export function pauseAfter(failures: number, chance: number): number | null {
  const plain = pausesInSeconds[failures - 1]
  return plain === undefined ? null : plain * (1 + chance / 5)
}

/** Seconds that `Retry-After` (RFC 9110, 10.2.3) asks for: whole seconds or a date, up to a day; null: it asks for nothing. */
export function secondsAskedFor(retryAfter: string | null, now: Date): number | null {
  const text = retryAfter?.trim() ?? ''
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : (Date.parse(text) - now.getTime()) / 1000
  if (!/^(?:\d{1,9}|[A-Z][a-z]{2}, .+ GMT)$/.test(text) || !Number.isFinite(seconds)) return null
  return Math.min(Math.max(1, Math.ceil(seconds)), breakMax)
}
