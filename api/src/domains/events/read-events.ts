import { isDeepStrictEqual } from 'node:util'
import type { Actor, Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { eventStream } from './event-stream.ts'
import { readEnd, readFeed, readNewest, readPlace, readPlaceAt, readReach } from './feed-queries.ts'
import type { FeedScope } from './feed-scope.ts'
import type { LiveFeed } from './live.ts'
import { presentEvent, type WireEvent } from './present-event.ts'
import { eventRefusals } from './refusals.ts'

/** Where a reader wants to begin. */
export interface Beginning {
  /** An event the reader has seen. */
  after?: string | undefined
  /** Or a moment. */
  since?: Date | undefined
}

/**
 * The place to begin after; the beginning of the feed when nothing is said.
 * @throws Refusal feed-place-gone
 */
async function placeOf(context: Context, { after, since }: Beginning): Promise<number> {
  if (after !== undefined) {
    const place = await readPlace(context.db, context.store.id, after)
    if (place === null) throw new Refusal(eventRefusals.placeGone)
    return place
  }
  return since ? readPlaceAt(context.db, context.store.id, since) : 0
}

/** A page of the feed, as it goes over the wire. */
export interface EventPage {
  items: WireEvent[]
  next: string | null
  hasMore: boolean
  keptSince: string | null
}

/**
 * A page of the feed. `next` is where to go on, also when nothing has come; whoever sees everything of the store is
 * led past what it did not ask for.
 * @throws Refusal feed-place-gone also when something that the scope shows is gone after the event that was seen
 */
export async function readEvents(
  context: Context,
  of: Beginning & { scope: FeedScope; subjectId?: string | undefined; limit: number },
): Promise<EventPage> {
  const { db, store } = context
  const after = await placeOf(context, of)
  const { events, headId, headPlace, horizon, keptSince } = await readFeed(db, store.id, {
    scope: of.scope,
    subjectId: of.subjectId ?? null,
    after,
    limit: of.limit + 1,
  })
  if (of.after !== undefined && after < horizon) throw new Refusal(eventRefusals.placeGone)
  const items = events.slice(0, of.limit)
  const hasMore = events.length > of.limit
  const last = items.at(-1)
  const isLed = of.scope.reader.kind === 'store' && !hasMore && headPlace > (last?.position ?? after)
  const seen = isLed ? headId : (last?.id ?? of.after ?? null)
  return {
    items: items.map((event) => presentEvent(event, of.scope.reader)),
    next: seen && toWire('event', seen),
    hasMore,
    keptSince: keptSince && toRfc3339(keptSince),
  }
}

/**
 * The newest events, or those before one that was seen, the newest first. `next` leads to older ones; null when no more are
 * kept.
 * @throws Refusal feed-place-gone
 */
export async function readNewestEvents(
  context: Context,
  of: { before: string | undefined; scope: FeedScope; subjectId?: string | undefined; limit: number },
): Promise<EventPage> {
  const { db, store } = context
  const { events, keptSince } = await readNewest(db, store.id, {
    scope: of.scope,
    subjectId: of.subjectId ?? null,
    before: of.before === undefined ? null : await placeOf(context, { after: of.before }),
    limit: of.limit + 1,
  })
  const shown = events.slice(0, of.limit)
  const hasMore = events.length > of.limit
  const last = hasMore ? shown.at(-1) : undefined
  return {
    items: shown.map((event) => presentEvent(event, of.scope.reader)),
    next: last ? toWire('event', last.id) : null,
    hasMore,
    keptSince: keptSince && toRfc3339(keptSince),
  }
}

/**
 * The place to follow from, and the event it is after. Where the feed reaches back less far, it begins there.
 * @throws Refusal feed-place-gone
 */
async function followedFrom(
  context: Context,
  of: Beginning,
  scope: FeedScope,
): Promise<{ head: number; id: string | null }> {
  const { db, store } = context
  if (of.after === undefined && of.since === undefined) return readEnd(db, store.id, scope)
  const place = await placeOf(context, of)
  const { horizon } = await readReach(db, store.id, scope)
  if (of.after !== undefined && place < horizon) throw new Refusal(eventRefusals.placeGone)
  return { head: Math.max(place, horizon), id: of.after ?? null }
}

/**
 * The same as server-sent events, without an end. Who says no beginning hears what is to come.
 * @throws Refusal feed-place-gone, too-many-streams
 */
export async function followEvents(
  context: Context,
  of: Beginning & {
    scopeOf: (actor: Actor) => FeedScope
    subjectId?: string | undefined
    live: LiveFeed
    askAgain: () => Promise<Actor | null>
  },
): Promise<AsyncIterable<string>> {
  const { store } = context
  const scope = of.scopeOf(context.actor)
  const begin = await followedFrom(context, of, scope)
  const telling = of.live.follow({
    storeId: store.id,
    filter: { scope, subjectId: of.subjectId ?? null },
    after: begin.head,
    // Another role, other scopes: the reader comes again and is judged anew.
    stillAllowed: async () => {
      const actor = await of.askAgain()
      return actor !== null && isDeepStrictEqual(of.scopeOf(actor), scope)
    },
  })
  if (!telling) throw new Refusal(eventRefusals.tooManyStreams, { retryAfterSeconds: 30 })
  return eventStream(telling, { reader: scope.reader, begin: begin.id })
}

/** @throws Refusal invalid-request when both are said */
export function oneBeginning(query: Beginning, lastEventId: string | undefined): Beginning {
  if (query.after !== undefined && query.since !== undefined)
    throw new Refusal(platformRefusals.invalidRequest, {
      detail: 'Send `after` or `since`, not both.',
      errors: [{ pointer: 'query/since', message: 'must not be sent with `after`' }],
    })
  // A client that reconnects sends its first address again: what it has seen since counts more.
  return lastEventId === undefined ? query : { after: lastEventId }
}

/** Which way a page goes. */
export interface Asked extends Beginning {
  order: 'oldest' | 'newest'
  before?: string | undefined
}

/** @throws Refusal invalid-request when a place is said that belongs to the other order */
export function mustFitOrder({ order, before, after, since }: Asked): void {
  const [name, other] = order === 'newest' ? ['newest', after ?? since] : ['oldest', before]
  if (other === undefined) return
  const wrong = order === 'oldest' ? 'before' : after === undefined ? 'since' : 'after'
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `\`${wrong}\` does not go with \`order=${name}\`: \`before\` is for \`newest\`, \`after\` and \`since\` are for \`oldest\`.`,
    errors: [{ pointer: `query/${wrong}`, message: `must not be sent with order=${name}` }],
  })
}
