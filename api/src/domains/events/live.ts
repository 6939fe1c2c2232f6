import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { readFeed, readHead, readPlaces } from './feed-queries.ts'
import { Follower, type Following, type Told } from './follower.ts'

const pollMilliseconds = 200
const judgeMilliseconds = 1_000
const beatsEvery = 15
const pageSize = 500
const readersMax = 4_000
const readersOfStoreMax = 2_000

export interface LiveFeed {
  /** Events after a place and then those to come, until the reader leaves. Null when there are too many readers. */
  follow(of: Following): AsyncIterableIterator<Told> | null
  /** How many read at the moment. */
  readers(): number
  /** Ends all readings. */
  close(): void
}

/**
 * One for a process. While somebody follows, it asks the database every 200 ms for the last place and reads what is new
 * once for each store, however many follow it.
 */
export function createLiveFeed(of: { db: Database; log: Log }): LiveFeed {
  const feed = new SharedFeed(of)
  return {
    follow: (following) => feed.follow(following),
    readers: () => feed.readers(),
    close: () => feed.close(),
  }
}

class SharedFeed {
  readonly #db: Database
  readonly #log: Log
  readonly #followers = new Map<string, Set<Follower>>()
  /** Up to which place the live readers of a store have been served. */
  readonly #served = new Map<string, number>()
  #isRunning = false

  constructor({ db, log }: { db: Database; log: Log }) {
    this.#db = db
    this.#log = log
  }

  readers(): number {
    return this.#all().length
  }

  close(): void {
    for (const follower of this.#all()) this.#leave(follower)
  }

  follow(following: Following): AsyncIterableIterator<Told> | null {
    const ofStore = this.#followers.get(following.storeId) ?? new Set()
    if (ofStore.size >= readersOfStoreMax || this.readers() >= readersMax) return null
    const follower = new Follower(following)
    this.#followers.set(following.storeId, ofStore.add(follower))
    if (!this.#isRunning) void this.#run()
    return {
      next: () => follower.next((behind) => this.#catchUp(behind)),
      // Called while `next` waits, too: a generator would hear of it only afterwards.
      return: async () => {
        this.#leave(follower)
        return { done: true, value: undefined }
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }

  #all(): Follower[] {
    return [...this.#followers.values()].flatMap((ofStore) => [...ofStore])
  }

  #leave(follower: Follower): void {
    const { storeId } = follower.of
    const ofStore = this.#followers.get(storeId)
    ofStore?.delete(follower)
    if (ofStore?.size === 0) {
      this.#followers.delete(storeId)
      this.#served.delete(storeId)
    }
    follower.end()
  }

  /** Reads a page for a reader that is behind; at the end of the feed it goes live. */
  async #catchUp(follower: Follower): Promise<void> {
    const { storeId, filter } = follower.of
    const after = follower.position
    const { events, head, horizon } = await readFeed(this.#db, storeId, { ...filter, after, limit: pageSize })
    if (follower.isOver) return
    // So far behind that something is gone: when it comes again it is told so.
    if (horizon > after) return this.#leave(follower)
    for (const event of events) follower.push(event)
    if (events.length === pageSize) {
      follower.position = events.at(-1)?.position ?? after
      return
    }
    follower.position = Math.max(head, after)
    // The others of the store may be further by now: then one more page, so that nothing lies between.
    const served = this.#served.get(storeId)
    if (served !== undefined && served > follower.position) return
    if (served === undefined) this.#served.set(storeId, follower.position)
    follower.isLive = true
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    let seconds = 0
    const judging = setInterval(() => {
      seconds += 1
      for (const follower of this.#all()) void this.#judge(follower, seconds % beatsEvery === 0)
    }, judgeMilliseconds)
    while (this.#followers.size > 0) {
      try {
        const head = await readHead(this.#db)
        for (const storeId of [...this.#served.keys()]) await this.#serve(storeId, head)
      } catch (error) {
        this.#log.warn({ err: error }, 'the feed could not be read; it tries again')
      }
      await wait(pollMilliseconds)
    }
    clearInterval(judging)
    this.#isRunning = false
  }

  async #judge(follower: Follower, isBeat: boolean): Promise<void> {
    if (!(await follower.of.stillAllowed())) this.#leave(follower)
    else if (isBeat && follower.isLive) follower.push('beat')
  }

  async #serve(storeId: string, head: number): Promise<void> {
    const after = this.#served.get(storeId)
    if (after === undefined || after >= head) return
    const events = await readPlaces(this.#db, storeId, { after, upTo: head, limit: pageSize })
    // All of its readers may have left meanwhile.
    if (!this.#served.has(storeId)) return
    for (const follower of this.#followers.get(storeId) ?? []) if (follower.isLive) follower.offer(events)
    this.#served.set(storeId, events.length < pageSize ? head : (events.at(-1)?.position ?? head))
  }
}
