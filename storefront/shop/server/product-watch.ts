import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type Client, isRefusal, type Product, type Realtime, type Subscription } from '@tradepost/sdk'
import { liveBeginning, liveHeaders, liveMessage } from '../src/features/live/messages.ts'
import { Listing } from './listing.ts'

/** A shop as its products are watched. */
export interface WatchedShop {
  client: Pick<Client, 'getProduct' | 'listEvents'>
  realtime: Pick<Realtime, 'product'>
}

interface Watching {
  shop: WatchedShop
  product: Product
  /** Called when what is remembered of the product is not true any more. */
  onChange: () => void
  /** Called when nobody looks at it any more, or nothing more will be heard. */
  onOver: () => void
}

/** A page of the API may be this old, and a lost connection have been silent for so long. */
const agedMilliseconds = 120_000
/** The API keeps a page for two seconds, then gives it once more while it makes it anew. */
const settleMilliseconds = 2_200
const renewMilliseconds = 600
const afterFailureMilliseconds = 2_000
/** Who has not read this much is gone, or too slow to be helped. */
const unreadBytesMax = 256 * 1024

/** One product and all who look at it: however many they are, the API has one listener. */
export class ProductWatch {
  private readonly of: Watching
  private readonly listing: Listing
  private readonly listeners = new Set<ServerResponse>()
  private readonly subscription: Subscription
  private readonly ending = new AbortController()
  /** What is offered, as it was told last. */
  private told = ''
  /** Whether that is true: nothing can have happened unheard. */
  private isCurrent = false
  /** Counts connections: catching up with one that is lost again has no meaning. */
  private connections = 0
  private lostAt: number | undefined
  private isSettling = false
  private isUnsettled = false

  constructor(of: Watching) {
    this.of = of
    this.listing = new Listing(of.product)
    this.subscription = of.shop.realtime.product(of.product.id, {
      onEvent: (event) => {
        if (!this.listing.hear(event)) return
        of.onChange()
        this.tell()
        void this.settle()
      },
      onState: (state) => {
        if (state === 'ended') this.end()
        else if (state === 'missed') this.listing.forget()
        else if (state === 'waiting') this.lose()
        else if (state === 'open') void this.catchUp(++this.connections)
      },
    })
  }

  private get isOver(): boolean {
    return this.ending.signal.aborted
  }

  /** Tells the listener what is offered, now and whenever it changes, until it leaves. */
  add(response: ServerResponse): void {
    if (this.isOver) {
      response.writeHead(200, liveHeaders).end(liveBeginning)
      return
    }
    this.listeners.add(response)
    response.once('close', () => {
      this.listeners.delete(response)
      this.endUnwatched()
    })
    response.writeHead(200, liveHeaders)
    response.write(this.isCurrent ? liveBeginning + liveMessage('news', { data: this.told }) : liveBeginning)
  }

  beat(): void {
    this.send(liveMessage('beat'))
  }

  endUnwatched(): void {
    if (this.listeners.size === 0) this.end()
  }

  private end(): void {
    if (this.isOver) return
    this.ending.abort()
    this.subscription.close()
    this.of.onOver()
    for (const listener of this.listeners) listener.end()
  }

  private lose(): void {
    this.isCurrent = false
    this.connections += 1
    this.lostAt ??= Date.now()
  }

  /** Hears what happened before the connection was there, and since the page that is known was made. */
  private async catchUp(connection: number): Promise<void> {
    const isMeant = () => !this.isOver && connection === this.connections
    const since = new Date((this.lostAt ?? Date.now()) - agedMilliseconds).toISOString()
    while (isMeant()) {
      try {
        const events = await this.eventsSince(since)
        if (this.lostAt !== undefined) this.listing.read(await this.page())
        if (!isMeant()) return
        const isNews = events.filter((event) => this.listing.hear(event)).length > 0
        if (isNews || this.lostAt !== undefined) this.of.onChange()
        this.lostAt = undefined
        this.isCurrent = true
        this.tell(true)
        if (isNews) void this.settle()
        return
      } catch {
        await this.pause(afterFailureMilliseconds)
      }
    }
  }

  /** @throws ConnectionProblem, Refusal */
  private async eventsSince(since: string) {
    const { client } = this.of.shop
    const events = []
    const of = { types: 'listing.changed', subjectId: this.of.product.id, limit: 100 }
    for (let after: string | undefined; ; ) {
      const page = await client.listEvents(after ? { ...of, after } : { ...of, since })
      for (const event of page.items) if (event.type === 'listing.changed') events.push(event)
      if (!page.hasMore || !page.next) return events
      after = page.next
    }
  }

  /**
   * The page; null when there is none.
   * @throws ConnectionProblem, Refusal
   */
  private async page(): Promise<Product | null> {
    try {
      return await this.of.shop.client.getProduct({ handle: this.of.product.handle })
    } catch (error) {
      if (isRefusal(error, 'not-found')) return null
      throw error
    }
  }

  /** Some time after news reads the page for what events do not tell, such as prices before a sale. */
  private async settle(): Promise<void> {
    this.isUnsettled = true
    if (this.isSettling) return
    this.isSettling = true
    while (this.isUnsettled && !this.isOver) {
      this.isUnsettled = false
      await this.pause(settleMilliseconds)
      await this.page().catch(() => undefined)
      await this.pause(renewMilliseconds)
      const page = await this.page().catch(() => undefined)
      if (page === undefined || this.isOver) continue
      this.listing.read(page)
      this.of.onChange()
      this.tell()
    }
    this.isSettling = false
  }

  private async pause(milliseconds: number): Promise<void> {
    await wait(milliseconds, undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined)
  }

  private tell(alsoAgain = false): void {
    const offers = JSON.stringify(this.listing.offers)
    if (!this.isCurrent || (offers === this.told && !alsoAgain)) return
    this.told = offers
    this.send(liveMessage('news', { data: offers }))
  }

  private send(message: string): void {
    for (const listener of this.listeners) {
      if (listener.writableLength > unreadBytesMax) listener.destroy()
      else listener.write(message)
    }
  }
}
