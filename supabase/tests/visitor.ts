import { createClient, type RealtimeChannel } from '@supabase/supabase-js'
import { WebSocket } from 'ws'
import type { Project } from './project.ts'

/** What somebody heard on a channel. */
export interface Heard {
  event: string
  payload: Record<string, unknown>
  meta?: { id?: string }
}

export interface Visit {
  channel: RealtimeChannel
  heard: Heard[]
  /** Every status of the channel so far */
  statuses: string[]
  /** Resolves with the first status after now, or one that came already where `of` names it. */
  status(...of: string[]): Promise<string>
}

export interface Visitor {
  /** Joins a private channel, or a public one of the same name. */
  visit(topic: string, isPublic?: boolean): Visit
  /** Shows another token from now on. */
  renew(token: string): Promise<void>
  /** Cuts the connection without a word, as a network does. */
  cut(): void
  leave(): Promise<void>
}

/** Someone at a page of the shop: the official client with the publishable key, and a token or none. */
export async function createVisitor(
  project: Pick<Project, 'url' | 'publishableKey'>,
  options: { token?: string; vsn?: '1.0.0' | '2.0.0' } = {},
): Promise<Visitor> {
  let { token } = options
  const sockets: WebSocket[] = []
  class WatchedSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      sockets.push(this)
    }
  }
  const client = createClient(project.url, project.publishableKey, {
    accessToken: () => Promise.resolve(token ?? null),
    realtime: {
      // Of another type than the DOM's, which the client's own types name.
      transport: WatchedSocket as never,
      timeout: 4000,
      reconnectAfterMs: () => 150,
      ...(options.vsn && { vsn: options.vsn }),
    },
  })
  // Otherwise the first join goes out without the token.
  await client.realtime.setAuth()
  return {
    visit: (topic, isPublic = false) => follow(client.channel(topic, { config: { private: !isPublic } })),
    async renew(renewed) {
      token = renewed
      await client.realtime.setAuth()
    },
    cut() {
      for (const socket of sockets.splice(0)) socket.terminate()
    },
    async leave() {
      await client.removeAllChannels()
      await client.realtime.disconnect()
    },
  }
}

function follow(channel: RealtimeChannel): Visit {
  const heard: Heard[] = []
  const statuses: string[] = []
  const waiting: { of: string[]; settle: (status: string) => void }[] = []
  channel.on('broadcast', { event: '*' }, ({ event, payload, meta }) =>
    heard.push({ event, payload, ...(meta && { meta }) }),
  )
  channel.subscribe((status) => {
    statuses.push(status)
    for (const one of waiting.filter(({ of }) => of.includes(status)))
      waiting.splice(waiting.indexOf(one), 1)[0]?.settle(status)
  })
  return {
    channel,
    heard,
    statuses,
    status(...of) {
      const seen = statuses.find((status) => of.includes(status))
      if (seen !== undefined) return Promise.resolve(seen)
      return new Promise((settle) => waiting.push({ of, settle }))
    },
  }
}
