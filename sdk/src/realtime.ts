import { createCarrier as createChannelCarrier, type RealtimeClientClass } from './realtime-channel.ts'
import { createCarrier as createStreamCarrier } from './realtime-stream.ts'
import type { Client, Event } from './types.gen.ts'

/** An event of this type, or of one of these. */
export type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>
export type OrderEvent = Extract<Event, { type: `order.${string}` }>

/**
 * - `connecting`: nothing is heard yet
 * - `open`: everything is heard; what happened meanwhile has been told
 * - `waiting`: the connection was lost and will be made again
 * - `missed`: the feed does not keep what was missed: read anew what you show
 * - `ended`: the API refuses it, so it is not tried again; or `close` was called
 */
export type RealtimeState = 'connecting' | 'open' | 'waiting' | 'missed' | 'ended'

export interface Listening<E> {
  /** Called once for each event, in order. */
  onEvent: (event: E) => void
  /** @param reason of `ended`: the refusal; of `waiting`: what went wrong */
  onState?: ((state: RealtimeState, reason?: unknown) => void) | undefined
  /** The last event that is known already; from now on, unless said. */
  after?: string | undefined
}

export interface Subscription {
  /** Ends it. Nothing is told afterwards. */
  close(): void
}

/** What one subscription listens to. */
export interface Topic {
  /** Name of the private channel in Supabase Realtime. */
  channel: string
  /** Versions of its one subject have no gaps: one that is missing was lost on its way. */
  isNumbered?: boolean
  orderSecret?: string | undefined
  /** Opens the stream that tells the same. */
  stream(of: { after: string | undefined; signal: AbortSignal }): Promise<ReadableStream<Uint8Array>>
  /** A page of the feed that tells the same. */
  page(of: {
    after: string | undefined
    since: string | undefined
  }): Promise<{ items: Event[]; next: string | null; hasMore: boolean }>
}

export type Carrier = (topic: Topic, listening: Listening<Event>) => Subscription

/** Events as they happen, whatever carries them: nothing is missed over a lost connection, and nothing told twice. */
export interface Realtime {
  /** What happens to an order; for guests with its secret. */
  order(orderId: string, of: Listening<OrderEvent> & { orderSecret?: string | undefined }): Subscription
  /**
   * The whole feed, as far as the caller sees it: for servers. Always by server-sent events, because only the feed has
   * one order over all that happens.
   */
  events(of: Listening<Event> & { types?: string | undefined; subjectId?: string | undefined }): Subscription
  /** Price, stock and whether it is there, of a product. */
  product(productId: string, of: Listening<EventOf<'listing.changed'>>): Subscription
  /** Stock of the store of `storeId`, for its staff; of one seller for its people. */
  inventory(
    of: Listening<EventOf<'stock.changed'>> & { storeId: string; sellerId?: string | undefined },
  ): Subscription
}

/**
 * @param client acts for whoever listens
 * @param options.RealtimeClient of `@supabase/realtime-js`: then channels of Supabase are used where the installation
 * offers them; else, and without it, server-sent events
 */
export function createRealtime(
  client: Client,
  options: { RealtimeClient?: RealtimeClientClass | undefined } = {},
): Realtime {
  const streams = createStreamCarrier()
  const carry = options.RealtimeClient
    ? createChannelCarrier({ client, RealtimeClient: options.RealtimeClient, otherwise: streams })
    : streams
  return {
    order(orderId, { orderSecret, ...listening }) {
      const of = { orderId, orderSecret }
      return carry(
        {
          channel: `order:${orderId}`,
          isNumbered: true,
          orderSecret,
          stream: ({ after, signal }) => client.streamOrderEvents({ ...of, lastEventId: after }, { signal }),
          page: (from) => client.listOrderEvents({ ...of, ...from }),
        },
        hearing(listening, (event): event is OrderEvent => event.type.startsWith('order.')),
      )
    },
    events({ types, subjectId, ...listening }) {
      return streams({ channel: 'events', ...feedOf(client, { types, subjectId }) }, listening)
    },
    product(productId, listening) {
      const of = { subjectId: productId, types: 'listing.changed' }
      const topic = { channel: `product:${productId}`, ...feedOf(client, of) }
      return carry(
        topic,
        hearing(listening, (event) => event.type === 'listing.changed'),
      )
    },
    inventory({ storeId, sellerId, ...listening }) {
      const channel = `inventory:${storeId}${sellerId ? `:${sellerId}` : ''}`
      // The channel tells more of offers and products than the feed is asked for here.
      return carry(
        { channel, ...feedOf(client, { types: 'stock.changed' }) },
        hearing(listening, (event) => event.type === 'stock.changed'),
      )
    },
  }
}

/** Passes on what is meant: a topic may carry more. */
const hearing = <E extends Event>(
  { onEvent, ...rest }: Listening<E>,
  isMeant: (event: Event) => event is E,
): Listening<Event> => ({ ...rest, onEvent: (event) => isMeant(event) && onEvent(event) })

const feedOf = (
  client: Client,
  of: { subjectId?: string | undefined; types?: string | undefined },
): Omit<Topic, 'channel'> => ({
  stream: ({ after, signal }) => client.streamEvents({ ...of, lastEventId: after }, { signal }),
  page: (from) => client.listEvents({ ...of, ...from }),
})
