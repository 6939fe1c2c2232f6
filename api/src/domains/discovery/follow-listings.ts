import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { type FeedScope, readFeed, readHead } from '../events/index.ts'
import type { KeptPages } from './kept-pages.ts'

const pauseMilliseconds = 250
/** Of a store with more changes than this in one turn everything is forgotten. */
const changesMax = 500

const scope: FeedScope = { types: ['listing.changed'], audiences: null, reader: { kind: 'store' } }

/**
 * Has pages forgotten when their product is told to be another. While pages are kept, it asks for the last place four
 * times a second and, when that has moved, for each store with pages what has changed. A process of its own: others hear
 * of it in the same way. When it fails it says so once, and time alone counts until it is back.
 * @returns what ends it
 */
export function followListings(of: {
  db: Database
  log: Pick<Log, 'warn'>
  pages: KeptPages
}): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const running = (async () => {
    for (let hasFailed = false; !signal.aborted; ) {
      try {
        await turn(of)
        hasFailed = false
      } catch (error) {
        if (!hasFailed) of.log.warn({ err: error }, 'changed listings are not heard of; it tries again')
        hasFailed = true
      }
      await wait(pauseMilliseconds, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    ending.abort()
    await running
  }
}

async function turn({ db, pages }: { db: Database; pages: KeptPages }) {
  const followed = pages.followed()
  if (followed.length === 0) return
  const head = await readHead(db)
  pages.noteHead(head)
  for (const [storeId, place] of followed) {
    if (place === null) {
      // Something may have happened between the load of a page and the moment when this was read.
      pages.forgetStore(storeId)
      pages.moveTo(storeId, head)
    } else if (place < head) pages.moveTo(storeId, await forgetChanged({ db, pages }, storeId, place))
  }
}

/** @returns the place up to which nothing wrong is kept any more */
async function forgetChanged(
  { db, pages }: { db: Database; pages: KeptPages },
  storeId: string,
  after: number,
): Promise<number> {
  const { events, head } = await readFeed(db, storeId, { scope, subjectId: null, after, limit: changesMax })
  if (events.length === changesMax) pages.forgetStore(storeId)
  else if (events.length > 0) {
    const payloads = events.map(({ payload }) => payload as { productId: string; handle: string })
    pages.forget(storeId, {
      productIds: new Set(payloads.map(({ productId }) => productId)),
      handles: new Set(payloads.map(({ handle }) => handle)),
    })
  }
  return head
}
