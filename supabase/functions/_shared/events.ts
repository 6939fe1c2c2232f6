import { isRecord } from './env.ts'
import type { Event } from './sdk/index.ts'

/** An event as it was sent: of a type that is known here, or of a newer one. */
export type SentEvent = Event | UnknownEvent

/** What every event has, of whatever type. */
export interface UnknownEvent {
  id: string
  type: `${string}.${string}`
  timestamp: string
  subject: { type: string; id: string; version: number }
  actor: string
  data: Record<string, unknown>
}

/** The event of one type. */
export type EventOf<T extends Event['type']> = Extract<Event, { type: T }>

const eventId = /^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$/
const anyId = /^[a-z]{2,10}_[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** The event that a body holds; null when it holds none. Its data is believed: the signature was checked before. */
export function parseEvent(body: string): SentEvent | null {
  let said: unknown
  try {
    said = JSON.parse(body)
  } catch {
    return null
  }
  if (!isRecord(said) || !isRecord(said.subject) || !isRecord(said.data)) return null
  const { id, type, timestamp, actor, data } = said
  const { type: ofWhat, id: subjectId, version } = said.subject
  const isOne =
    typeof id === 'string' &&
    eventId.test(id) &&
    isType(type) &&
    typeof timestamp === 'string' &&
    !Number.isNaN(Date.parse(timestamp)) &&
    typeof ofWhat === 'string' &&
    typeof subjectId === 'string' &&
    anyId.test(subjectId) &&
    isVersion(version)
  if (!isOne) return null
  const subject = { type: ofWhat, id: subjectId, version }
  return { id, type, timestamp, subject, actor: typeof actor === 'string' ? actor : '', data }
}

const isType = (value: unknown): value is `${string}.${string}` =>
  typeof value === 'string' && value.length <= 100 && /^[a-z_]+\.[a-z_]+$/.test(value)
const isVersion = (value: unknown): value is number => Number.isSafeInteger(value)

/** Whether it is the event of one of these types, with data of that type. */
export function isOf<T extends Event['type']>(event: SentEvent, ...types: T[]): event is EventOf<T> {
  return (types as string[]).includes(event.type)
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * The UUID within an id such as `evt_01h455vb4pex5vsknk084sn02q`, for those who want one.
 * @throws TypeError when it is no id
 */
export function uuidOf(id: string): string {
  const written = /^[a-z]+_([0-7][0-9a-hjkmnp-tv-z]{25})$/.exec(id)?.[1]
  if (written === undefined) throw new TypeError('no id')
  let number = 0n
  for (const char of written) number = number * 32n + BigInt(alphabet.indexOf(char))
  const hex = number.toString(16).padStart(32, '0')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Milliseconds since it happened. */
export const ageOf = (event: SentEvent, now: number): number => now - Date.parse(event.timestamp)
