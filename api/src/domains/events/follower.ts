import type { FeedFilter, PlacedEvent } from './feed-queries.ts'
import { shows } from './feed-scope.ts'

/** Somebody who wants to read a store's feed while it grows. */
export interface Following {
  storeId: string
  filter: FeedFilter
  /** The place after which to begin. */
  after: number
  /** Asked every second; false ends the reading: the caller's key or session is gone. */
  stillAllowed: () => Promise<boolean>
}

/** `beat`: nothing happened for a while. */
export type Told = PlacedEvent | 'beat'

/** What may wait for a slow reader; beyond it the reader goes back to reading pages. */
const queueMax = 1_000

/** A reader: what waits for it, and how far it is. */
export class Follower {
  readonly of: Following
  position: number
  /** Whether it is handed what happens; else it reads pages itself. */
  isLive = false
  isOver = false
  #queue: Told[] = []
  #wake: (() => void) | null = null

  constructor(of: Following) {
    this.of = of
    this.position = of.after
  }

  push(told: Told): void {
    this.#queue.push(told)
    this.#wake?.()
  }

  /** Hands over what it has not seen; one that cannot take it all is live no longer. */
  offer(events: readonly PlacedEvent[]): void {
    const { scope, subjectId } = this.of.filter
    for (const event of events) {
      if (event.position <= this.position) continue
      if (this.#queue.length >= queueMax) {
        this.isLive = false
        return
      }
      this.position = event.position
      if (shows(scope, event) && (subjectId === null || event.aggregateId === subjectId)) this.push(event)
    }
  }

  end(): void {
    this.isOver = true
    this.#wake?.()
  }

  /** What comes next: from the queue, from pages while it is behind, or when something happens. */
  async next(catchUp: (follower: Follower) => Promise<void>): Promise<IteratorResult<Told>> {
    for (;;) {
      if (this.isOver) return { done: true, value: undefined }
      const told = this.#queue.shift()
      if (told) return { done: false, value: told }
      if (!this.isLive) await catchUp(this)
      else
        await new Promise<void>((woken) => {
          this.#wake = woken
        })
      this.#wake = null
    }
  }
}
