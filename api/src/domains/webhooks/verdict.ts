import { secondsAskedFor } from './retry-schedule.ts'

/** What came of an attempt: a reply, or why there is none. */
export interface Attempted {
  requestHeaders: Record<string, string>
  status: number | null
  milliseconds: number
  /** The beginning of the reply. */
  replyBody: string | null
  /** A code such as `timeout`; null when a reply came. */
  error: string | null
  retryAfter: string | null
}

/**
 * What follows from it: `delivered` by any 2xx; `gone` by 410, nothing more is sent there; `failed` by all else, redirects
 * too, with the break the endpoint asks for.
 */
export type Verdict =
  | { kind: 'delivered' }
  | { kind: 'gone' }
  | { kind: 'failed'; breakSeconds: number | null }

// RFC 6585 and 9110: they say that it is too much, or too early.
const asksForABreak = [429, 502, 503, 504]

export function verdictOn({ status, retryAfter }: Attempted, now: Date): Verdict {
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered' }
  if (status === 410) return { kind: 'gone' }
  const mayAsk = status !== null && asksForABreak.includes(status)
  return { kind: 'failed', breakSeconds: mayAsk ? secondsAskedFor(retryAfter, now) : null }
}
