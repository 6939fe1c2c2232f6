import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** What a process tells PostgreSQL, by the names of its protocol (Frontend/Backend Protocol 3.0, 53.7). */
const kinds: Record<string, string> = {
  Q: 'Query',
  P: 'Parse',
  B: 'Bind',
  D: 'Describe',
  E: 'Execute',
  S: 'Sync',
  C: 'Close',
  H: 'Flush',
  X: 'Terminate',
}

/** One message of a conversation: its kind, and the statement's name, else how its text begins; of HTTP the request. */
export interface WireMessage {
  kind: string
  what: string
}

/** Where a conversation stops: the message is held back, or its answer. Counted from 0, over all connections and wires. */
export interface WirePoint {
  at: number
  side: 'before' | 'after'
}

/** One conversation that is listened to. */
export interface Listening {
  readonly messages: readonly WireMessage[]
  /** Resolves when the conversation stands still at its point, and what came before it has been done. */
  readonly still: Promise<WireMessage>
}

export interface WireTap {
  /** The database, through the tap. */
  url: string
  /** The provider, through the tap; empty: it is not listened to. */
  providerUrl: string
  /** Listens from now on to connections that do not stand still, and stops the conversation at the point. */
  listen(point: WirePoint | null): Listening
  /** Ends the database's connections that are idle: whoever speaks next begins anew, as the first did. */
  hangUp(): Promise<void>
  close(): Promise<void>
}

interface Conversation extends Listening {
  messages: WireMessage[]
  point: WirePoint | null
  reached: (message: WireMessage) => void
}

type Heard = () => Conversation | undefined

/** The process would give a statement up after eight seconds, and others are to stand still meanwhile. */
const patience = 'query_timeout=60000'

/**
 * A tap between a process and PostgreSQL, and between it and a provider: it hears every message and every call, and lets
 * the process stand still before or after the n-th, so that it can be killed at exactly that moment. Many conversations may
 * stand still at once, each on connections of its own.
 * @param providerUrl where the provider's API is
 */
export async function tapWire(databaseUrl: string, providerUrl?: string): Promise<WireTap> {
  const target = new URL(databaseUrl)
  const wires = new Set<Wire>()
  let current: Conversation | undefined
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    const wire = joinWires(client, upstream, () => current)
    wires.add(wire)
    client.on('close', () => wires.delete(wire))
  })
  const origin = await listening(server)
  const provider = providerUrl === undefined ? null : tapCalls(providerUrl, () => current)
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String(origin.port)
  url.search = patience
  return {
    url: url.href,
    providerUrl: provider ? `http://127.0.0.1:${(await listening(provider)).port}` : '',
    listen(point) {
      const { promise: still, resolve: reached } = Promise.withResolvers<WireMessage>()
      current = { messages: [], point, still, reached }
      return current
    },
    async hangUp() {
      const idle = [...wires].filter((wire) => wire.isIdle())
      await Promise.all(idle.map((wire) => wire.hangUp()))
    },
    async close() {
      for (const wire of wires) wire.cut()
      provider?.closeAllConnections()
      const ended = [server, ...(provider ? [provider] : [])].map((each) => once(each.close(), 'close'))
      await Promise.all(ended)
    },
  }
}

async function listening(server: ReturnType<typeof createServer>): Promise<AddressInfo> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server.address() as AddressInfo
}

/** Passes calls on to the provider: each is one message of the conversation. */
function tapCalls(providerUrl: string, conversation: Heard) {
  return createHttpServer((request, response) => {
    passOn(providerUrl, conversation(), { request, response }).catch(() => response.destroy())
  })
}

async function passOn(
  providerUrl: string,
  heard: Conversation | undefined,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { method = 'GET', url = '/' } = request
  // Names of things are made anew each time.
  const what = `${method} ${url.replace(/\?.*/, '').replaceAll(/\b[a-z]+_[A-Za-z0-9]{8,}/g, '…')}`
  const said = { kind: 'HTTP', what }
  const at = heard ? heard.messages.push(said) - 1 : -1
  const point = heard?.point?.at === at ? heard.point : null
  if (point?.side === 'before') return heard?.reached(said)
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) headers.delete(name)
  const body = parts.length > 0 ? { body: Buffer.concat(parts) } : {}
  const answer = await fetch(new URL(url, providerUrl), { method, headers, ...body })
  const text = await answer.text()
  if (point) return heard?.reached(said)
  response.writeHead(answer.status, Object.fromEntries(withoutLength(answer.headers)))
  response.end(text)
}

const withoutLength = (headers: Headers) =>
  [...headers].filter(
    ([name]) => !['content-length', 'transfer-encoding', 'connection', 'content-encoding'].includes(name),
  )

/** What a ReadyForQuery says of a connection that is in no transaction. */
const idleStatus = 'I'.charCodeAt(0)

interface Wire {
  /** Nothing is owed on it, and it does not stand still. */
  isIdle(): boolean
  hangUp(): Promise<void>
  cut(): void
}

/** Carries messages both ways until one of them is the point. */
function joinWires(client: Socket, upstream: Socket, conversation: Heard): Wire {
  for (const socket of [client, upstream]) {
    socket.setNoDelay(true)
    socket.on('error', () => undefined)
  }
  client.on('close', () => upstream.destroy())
  upstream.on('close', () => client.destroy())
  // What the server still owes: one ReadyForQuery for each Query and Sync.
  let owed = 0
  let isStill = false
  let isReady = false
  let whenReady: (() => void) | undefined
  const toServer = divided(false, (type, message) => {
    if (isStill) return
    const heard = conversation()
    const kind = type && kinds[type]
    if (!(kind && heard)) {
      upstream.write(message)
      return
    }
    const at = heard.messages.push({ kind, what: whatOf(kind, message) }) - 1
    const said = heard.messages[at] as WireMessage
    const isPoint = heard.point?.at === at
    if (isPoint && heard.point?.side === 'before') {
      isStill = true
      whenReady = () => heard.reached(said)
      if (owed === 0) whenReady()
      return
    }
    if (kind === 'Query' || kind === 'Sync') owed += 1
    if (isPoint) {
      isStill = true
      whenReady = () => heard.reached(said)
    }
    upstream.write(message)
  })
  const toClient = divided(true, (type, message) => {
    if (type === 'Z' && owed > 0) owed -= 1
    if (type === 'Z') isReady = message.at(-1) === idleStatus
    // An answer that was owed before the point belongs to the process, unless it waits for all of them together.
    if (!isStill) client.write(message)
    else if (type === 'Z' && owed === 0) whenReady?.()
  })
  client.on('data', toServer)
  upstream.on('data', toClient)
  return {
    isIdle: () => isReady && !isStill && owed === 0,
    async hangUp() {
      const closed = once(client, 'close')
      client.end()
      await closed
    },
    cut() {
      client.destroy()
      upstream.destroy()
    },
  }
}

/** Cuts a stream into messages: a type, its length, its body. The first of a client has no type. */
function divided(
  isServer: boolean,
  take: (type: string | undefined, message: Buffer) => void,
): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let hasType = isServer
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const head = hasType ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      take(hasType ? String.fromCharCode(message[0] ?? 0) : undefined, message)
      hasType = true
    }
  }
}

/** The name of a statement; of one without a name, the beginning of its text. */
function whatOf(kind: string, message: Buffer): string {
  const texts = message.subarray(5).toString('latin1').split('\0')
  const text = kind === 'Bind' ? texts[1] : kind === 'Parse' && texts[0] === '' ? texts[1] : texts[0]
  return ['Query', 'Parse', 'Bind'].includes(kind) ? (text ?? '').replaceAll(/\s+/g, ' ').slice(0, 60) : ''
}
