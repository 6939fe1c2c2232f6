import { isRecord } from '../_shared/env.ts'

/** What the API's worker has put into a queue: a webhook that was not posted, and for whom. */
export interface Envelope {
  function: string
  headers: Headers
  body: string
}

const functionName = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const self = 'drain_queue'

/** Null: it is no such message, and will never be one. */
export function parseEnvelope(message: unknown): Envelope | null {
  if (!isRecord(message)) return null
  const { function: name, line, headers, body } = message
  if (typeof name !== 'string' || !functionName.test(name) || name === self) return null
  if (typeof line !== 'string' || typeof body !== 'string' || !isRecord(headers)) return null
  try {
    return {
      function: name,
      headers: new Headers(Object.entries(headers).map(([key, value]) => [key, String(value)])),
      body,
    }
  } catch {
    return null
  }
}

/** What becomes of a message: it is done, or tried again after some seconds, or set aside for people to look at. */
export type Fate = 'done' | 'aside' | { again: number }

/** Others do it at this moment: their claim ends after 60 seconds at most. */
const busySeconds = 15

/**
 * After an answer: 2xx done; 409 somebody else is at it; anything else, or none, is tried again after a pause that doubles,
 * 5 seconds at first, an hour at most, until it was taken `readsMax` times (with 20: eleven hours).
 */
export function fateOf(status: number | undefined, reads: number, readsMax: number): Fate {
  if (status !== undefined && status >= 200 && status < 300) return 'done'
  if (status === 409) return { again: busySeconds }
  if (reads >= readsMax) return 'aside'
  return { again: Math.min(5 * 2 ** (reads - 1), 3_600) }
}
