import { once } from 'node:events'
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

/** One message of a conversation: its kind, and the statement's name, else how its text begins. */
export interface WireMessage {
  kind: string
  what: string
}

/** Where a conversation stops: the message is held back, or its answer. Counted from 0, over all connections. */
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
  /** Listens from now on to connections that do not stand still, and stops the conversation at the point. */
  listen(point: WirePoint | null): Listening
  close(): Promise<void>
}

interface Conversation extends Listening {
  messages: WireMessage[]
  point: WirePoint | null
  reached: (message: WireMessage) => void
}

/**
 * A tap between a process and PostgreSQL: it hears every message, and lets the process stand still before or after the
 * n-th, so that it can be killed at exactly that moment. Many conversations may stand still at once, each on connections
 * of its own.
 */
export async function tapWire(databaseUrl: string): Promise<WireTap> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let current: Conversation | undefined
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
    joinWires(client, upstream, () => current)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    listen(point) {
      let reached: Conversation['reached'] = () => undefined
      const still = new Promise<WireMessage>((resolve) => {
        reached = resolve
      })
      current = { messages: [], point, still, reached }
      return current
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Carries messages both ways until one of them is the point. */
function joinWires(client: Socket, upstream: Socket, conversation: () => Conversation | undefined): void {
  // What the server still owes: one ReadyForQuery for each Query and Sync.
  let owed = 0
  let isStill = false
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
    // An answer that was owed before the point belongs to the process, unless it waits for all of them together.
    if (!isStill) client.write(message)
    else if (type === 'Z' && owed === 0) whenReady?.()
  })
  client.on('data', toServer)
  upstream.on('data', toClient)
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
