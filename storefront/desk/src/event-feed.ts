import type { Client, Event } from '@tradepost/sdk'

const pageSize = 100
const pagesMax = 20
const minutesBack = [5, 60, 24 * 60, 7 * 24 * 60, 30 * 24 * 60]

/** A part of the feed, and where it ends. */
export type FeedPart = {
  events: Event[]
  /** Id of the event to go on after; null: nothing has happened yet. */
  next: string | null
  hasMore: boolean
}

type ListEvents = (input: Parameters<Client['listEvents']>[0]) => ReturnType<Client['listEvents']>

/**
 * The newest events, the newest first. The feed is read forwards, so it is read from ever earlier moments until there are
 * enough.
 * @param of.now milliseconds since 1970
 */
export async function newestEvents(
  list: ListEvents,
  of: { types: string | undefined; wanted: number; now: number },
): Promise<FeedPart> {
  let found: FeedPart | undefined
  for (const minutes of [...minutesBack, undefined]) {
    const since = minutes === undefined ? undefined : new Date(of.now - minutes * 60_000).toISOString()
    const part = await readToEnd(list, { types: of.types, since })
    // More than can be read: what a shorter time has is the better end of it.
    if (part.hasMore) found ??= part
    if (part.hasMore) break
    found = part
    if (part.events.length >= of.wanted) break
  }
  const { events, next, hasMore } = found ?? { events: [], next: null, hasMore: false }
  return { events: events.slice(-of.wanted).reverse(), next, hasMore }
}

async function readToEnd(
  list: ListEvents,
  { types, since }: { types: string | undefined; since: string | undefined },
): Promise<FeedPart> {
  let page = await list({ types, since, limit: pageSize })
  const events = [...page.items]
  for (let pages = 1; page.hasMore && page.next && pages < pagesMax; pages++) {
    page = await list({ types, after: page.next, limit: pageSize })
    events.push(...page.items)
  }
  return { events, next: page.next, hasMore: page.hasMore }
}
