import { backoff, pause } from './backoff.ts'
import type { Carrier, Listening, Subscription, Topic } from './realtime.ts'
import { isRefusal } from './refusal.ts'
import type { Client, Event, RealtimeToken } from './types.gen.ts'

/** What is used of a channel of `@supabase/realtime-js`. */
interface Channel {
  on(type: 'broadcast', filter: { event: string }, callback: (message: { payload: unknown }) => void): Channel
  subscribe(callback: (status: string, error?: Error) => void): unknown
}

/** `RealtimeClient` of `@supabase/realtime-js`, as far as it is used. */
export type RealtimeClientClass = new (
  endpoint: string,
  options: { params: { apikey: string }; accessToken: () => Promise<string | null> },
) => {
  channel(topic: string, options: { config: { private: boolean } }): unknown
  setAuth(): Promise<void>
  disconnect(): unknown
}

/** A token is renewed this much before it ends. */
const earlyMilliseconds = 90_000
const tokenSeconds = 600
/** Ids of events that were told: enough for what may come again over a reconnect. */
const rememberedMax = 1_000

/** Carries a topic by a private channel of Supabase Realtime; by `otherwise` where the installation offers none. */
export function createCarrier(of: {
  client: Client
  RealtimeClient: RealtimeClientClass
  otherwise: Carrier
}): Carrier {
  return (topic, listening) => {
    let other: Subscription | undefined
    const ending = new AbortController()
    const { signal } = ending
    const following = new ChannelFollower(topic, listening, signal)
    void (async () => {
      const token = await following.firstToken(of.client)
      if (signal.aborted || token === 'refused') return
      if (token === 'none') other = of.otherwise(topic, listening)
      else await following.run(of.client, of.RealtimeClient, token)
    })()
    return {
      close() {
        if (signal.aborted) return
        ending.abort()
        if (other) other.close()
        else listening.onState?.('ended')
      },
    }
  }
}

class ChannelFollower {
  readonly #topic: Topic
  readonly #listening: Listening<Event>
  readonly #signal: AbortSignal
  readonly #told = new Set<string>()
  /** What was heard while the feed is read; null: nothing is read at the moment. */
  #held: Event[] | null = null
  #after: string | undefined
  /** The highest version that was told. */
  #version: number | undefined
  #since: string | undefined

  constructor(topic: Topic, listening: Listening<Event>, signal: AbortSignal) {
    this.#topic = topic
    this.#listening = listening
    this.#signal = signal
    this.#after = listening.after
  }

  /** Tries until there is an answer. `none`: there are no channels here; `refused`: not for this caller. */
  async firstToken(client: Client): Promise<RealtimeToken | 'none' | 'refused'> {
    for (let failed = 0; ; failed += 1) {
      if (this.#signal.aborted) return 'refused'
      this.#state('connecting')
      try {
        const token = await this.#askToken(client)
        return token.place ? token : 'none'
      } catch (error) {
        if (isRefusal(error, 'realtime-not-offered')) return 'none'
        if (isRefusal(error) && error.status < 500 && error.status !== 429) {
          this.#state('ended', error)
          return 'refused'
        }
        this.#state('waiting', error)
        await pause(backoff(failed), this.#signal)
      }
    }
  }

  async run(client: Client, RealtimeClient: RealtimeClientClass, first: RealtimeToken): Promise<void> {
    let token = first
    // The clock of the API, of the moment when the token was made.
    this.#since = new Date(Date.parse(first.expiresAt) - tokenSeconds * 1000).toISOString()
    let renewAt = Date.now() + tokenSeconds * 1000 - earlyMilliseconds
    const accessToken = async () => {
      if (Date.now() < renewAt) return token.token
      // One that cannot be renewed now is still good for a while; the client asks again with each heartbeat.
      token = await this.#askToken(client).catch(() => token)
      if (token !== first) renewAt = Date.now() + tokenSeconds * 1000 - earlyMilliseconds
      return token.token
    }
    for (let failed = 0; !this.#signal.aborted; failed += 1) {
      await this.#hear(
        RealtimeClient,
        first.place as NonNullable<RealtimeToken['place']>,
        accessToken,
        () => {
          failed = 0
        },
      )
      if (this.#signal.aborted) return
      this.#state('waiting')
      await pause(backoff(failed), this.#signal)
    }
  }

  #state(...told: Parameters<NonNullable<Listening<Event>['onState']>>): void {
    if (!this.#signal.aborted) this.#listening.onState?.(...told)
  }

  #askToken(client: Client): Promise<RealtimeToken> {
    const { channel, orderSecret } = this.#topic
    return client.createRealtimeToken({ topics: [channel], orderSecret })
  }

  /** One life of a connection: until the server closes the channel, which its client does not join again by itself. */
  async #hear(
    RealtimeClient: RealtimeClientClass,
    place: NonNullable<RealtimeToken['place']>,
    accessToken: () => Promise<string>,
    opened: () => void,
  ): Promise<void> {
    const endpoint = `${place.url.replace(/^http/, 'ws')}/realtime/v1`
    const socket = new RealtimeClient(endpoint, { params: { apikey: place.publishableKey }, accessToken })
    // Else the first join goes out without the token.
    await socket.setAuth()
    await new Promise<void>((closed) => {
      this.#signal.addEventListener('abort', () => closed(), { once: true })
      const channel = socket.channel(this.#topic.channel, { config: { private: true } }) as Channel
      channel.on('broadcast', { event: '*' }, ({ payload }) => this.#take(payload as Event))
      channel.subscribe((status) => {
        if (status === 'SUBSCRIBED') {
          opened()
          void this.#fill()
        } else if (status === 'CLOSED') closed()
        // On errors the client joins again by itself.
        else this.#state('waiting', status)
      })
    })
    socket.disconnect()
  }

  #take(event: Event): void {
    if (this.#held) this.#held.push(event)
    else if (this.#hasGapBefore(event)) void this.#fill([event])
    else this.#tell(event)
  }

  /** Channels promise to nobody that a message arrives. */
  #hasGapBefore({ id, subject }: Event): boolean {
    if (!this.#topic.isNumbered || this.#version === undefined || this.#told.has(id)) return false
    return subject.version > this.#version + 1
  }

  #tell(event: Event): void {
    if (this.#signal.aborted || this.#told.has(event.id)) return
    this.#told.add(event.id)
    if (this.#told.size > rememberedMax) this.#told.delete(this.#told.values().next().value as string)
    this.#after = event.id
    this.#version = Math.max(event.subject.version, this.#version ?? 0)
    this.#listening.onEvent(event)
  }

  /** Reads from the feed what was not heard, then tells what was heard: `first` and what came meanwhile. */
  async #fill(first: Event[] = []): Promise<void> {
    if (this.#held) return
    this.#held = first
    for (let failed = 0; !this.#signal.aborted; ) {
      try {
        const since = this.#after === undefined ? this.#since : undefined
        const page = await this.#topic.page({ after: this.#after, since })
        for (const event of page.items) this.#tell(event)
        if (page.next) this.#after = page.next
        if (!page.hasMore) break
      } catch (error) {
        if (isRefusal(error, 'feed-place-gone')) {
          this.#after = undefined
          this.#since = new Date().toISOString()
          this.#state('missed', error)
          continue
        }
        failed += 1
        this.#state('waiting', error)
        await pause(backoff(failed), this.#signal)
      }
    }
    const held = this.#held
    this.#held = null
    for (const event of held) this.#tell(event)
    this.#state('open')
  }
}
