import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { answer, partsOf } from '../http.ts'
import { type Caller, KeyRefused, type Keys } from '../keys.ts'
import type { Log } from '../log.ts'
import { takeBatch, takeSingle } from './broadcast.ts'
import type { Realtime } from './connection.ts'
import type { Version } from './frames.ts'
import { createHub } from './hub.ts'
import { createRate, freePlan, type Limits } from './limits.ts'
import type { Policies } from './policies.ts'
import { serveConnection } from './serve-connection.ts'

export interface RealtimeServer {
  /** A request below /realtime/v1; `parts` follow that. */
  handle(request: IncomingMessage, response: ServerResponse, parts: string[]): Promise<void>
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends every connection; clients come back by themselves. */
  close(): Promise<void>
}

/** Private broadcast channels, as Supabase Realtime serves them. */
export function createRealtimeServer(of: {
  keys: Keys
  policies: Policies
  log: Log
  limits?: Limits
}): RealtimeServer {
  const limits = of.limits ?? freePlan
  const realtime: Realtime = { ...of, limits, hub: createHub(), rate: createRate(limits.eventsPerSecond) }
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.payloadBytes + 4096 })
  return {
    async handle(request, response, parts) {
      const [api, broadcast, topic, events, event, ...rest] = parts
      if (request.method !== 'POST' || api !== 'api' || broadcast !== 'broadcast' || rest.length > 0)
        return answer(response, 404, { message: 'Not Found' })
      if (topic === undefined) return takeBatch(request, response, realtime)
      if (events !== 'events' || event === undefined) return answer(response, 404, { message: 'Not Found' })
      const isPrivate = partsOf(request)?.url.searchParams.get('private') === 'true'
      return takeSingle(request, response, { topic, event, isPrivate }, realtime)
    },
    upgrade(request, socket, head) {
      const opening = openingOf(request, realtime)
      if ('message' in opening) return refuse(socket, opening.status, opening.message)
      if (sockets.clients.size >= limits.connections) return refuse(socket, 429, 'Too many connected users')
      sockets.handleUpgrade(request, socket, head, (webSocket) =>
        serveConnection(webSocket, opening, realtime),
      )
    },
    async close() {
      for (const client of sockets.clients) client.close(1012, 'restarting')
      await Promise.race([
        new Promise<void>((done) => sockets.close(() => done())),
        new Promise<void>((done) => setTimeout(done, 500).unref()),
      ])
      for (const client of sockets.clients) client.terminate()
    },
  }
}

function openingOf(
  request: IncomingMessage,
  { keys }: Realtime,
): { version: Version; caller: Caller } | { status: number; message: string } {
  const { searchParams } = partsOf(request)?.url ?? new URL('http://localhost')
  const header = request.headers['x-api-key'] ?? request.headers.apikey
  const version = searchParams.get('vsn') ?? '1.0.0'
  if (version !== '1.0.0' && version !== '2.0.0') return { status: 400, message: `Unknown vsn ${version}` }
  try {
    const key = searchParams.get('apikey') ?? (typeof header === 'string' ? header : undefined)
    return { version: version as Version, caller: keys.callerOfKey(key) }
  } catch (error) {
    if (!(error instanceof KeyRefused)) throw error
    return { status: 401, message: error.message }
  }
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ message })
  socket.on('error', () => undefined)
  socket.end(
    `HTTP/1.1 ${status} Refused\r\ncontent-type: application/json\r\nconnection: close\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
