import type { Client } from '@tradepost/sdk'
import { momentOf } from './webhook-words.ts'

/** How many events a page shows. */
export const eventsShown = 50

/** What the page of events was asked for. */
export type EventPage = {
  type: string | undefined
  /** A day, from which on the oldest come first. */
  from: string | undefined
  input: NonNullable<Parameters<Client['listEvents']>[0]>
  /** It shows the newest, so what happens from now on belongs to its top. */
  isLive: boolean
  /** The name of the place where the next page begins, in the address. */
  nextName: 'before' | 'after'
}

/** Reads the address of the page of events; a type that the person is not told of is left out. */
export function eventPage({ searchParams }: URL, types: readonly string[]): EventPage {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined
  const asked = read('type')
  const type = asked && types.includes(asked) ? asked : undefined
  const [from, before, after] = [read('from'), read('before'), read('after')]
  const since = from && momentOf(from, '')
  const of = { types: type, limit: eventsShown }
  if (since) {
    const input = { ...of, ...(after ? { after } : { since }) }
    return { type, from, input, isLive: false, nextName: 'after' }
  }
  const input = { ...of, order: 'newest' as const, before }
  return { type, from: undefined, input, isLive: !before, nextName: 'before' }
}
