import { isDeepStrictEqual } from 'node:util'
import type { Actor, Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { eventStream } from './event-stream.ts'
import { readEnd, readFeed, readPlace, readPlaceAt } from './feed-queries.ts'
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

/**
 * A page of the feed. `next` is where to go on, also when nothing has come; whoever sees everything of the store is
 * led past what it did not ask for.
 * @throws Refusal feed-place-gone
 */
export async function readEvents(
  context: Context,
  of: Beginning & { scope: FeedScope; subjectId?: string | undefined; limit: number },
): Promise<{ items: WireEvent[]; next: string | null; hasMore: boolean }> {
  const { db, store } = context
  const { events, headId } = await readFeed(db, store.id, {
    scope: of.scope,
    subjectId: of.subjectId ?? null,
    after: await placeOf(context, of),
    limit: of.limit + 1,
  })
  const items = events.slice(0, of.limit)
  const hasMore = events.length > of.limit
  const seen = of.scope.reader.kind === 'store' && !hasMore ? headId : (items.at(-1)?.id ?? of.after ?? null)
  return {
    items: items.map((event) => presentEvent(event, of.scope.reader)),
    next: seen && toWire('event', seen),
    hasMore,
  }
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
  const { db, store } = context
  const scope = of.scopeOf(context.actor)
  const saysWhere = of.after !== undefined || of.since !== undefined
  const begin = saysWhere
    ? { head: await placeOf(context, of), id: of.after ?? null }
    : await readEnd(db, store.id, scope)
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
