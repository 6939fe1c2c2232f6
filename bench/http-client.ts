import { connect, type Socket } from 'node:net'

/** An HTTP reply; the body is a copy that the caller may keep. */
export interface HttpReply {
  status: number
  body: Buffer
}

const receiveBytes = 128 * 1024
const headEnd = Buffer.from('\r\n\r\n')

/**
 * One kept-alive HTTP/1.1 connection to 127.0.0.1 that sends one request at a time. It does no more than counting
 * the bytes of a reply needs, because it shares the machine with what it measures; `fetch` costs several times more.
 */
export class Connection {
  readonly #socket: Socket
  #settle: ((reply: HttpReply) => void) | undefined
  #fail: ((error: Error) => void) | undefined
  #broken: Error | undefined
  #chunks: Buffer[] = []
  #missing = -1
  #status = 0
  #head: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket) {
    this.#socket = socket
    const broken = (error: Error) => {
      this.#broken ??= error
      this.#fail?.(error)
    }
    socket.on('error', broken)
    socket.on('close', () => broken(new Error('the server closed a kept-alive connection')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((settle, fail) => {
      let opened: Connection | undefined
      const buffer = Buffer.allocUnsafe(receiveBytes)
      const socket = connect({
        port,
        host: '127.0.0.1',
        noDelay: true,
        onread: {
          buffer,
          callback: (bytes) => {
            opened?.receive(buffer.subarray(0, bytes))
            return true
          },
        },
      })
      socket.once('error', fail)
      socket.once('connect', () => {
        socket.off('error', fail)
        opened = new Connection(socket)
        settle(opened)
      })
    })
  }

  /** @throws Error when the connection breaks, or the reply is not of a known length */
  send(request: string | Buffer): Promise<HttpReply> {
    return new Promise((settle, fail) => {
      if (this.#broken) {
        fail(this.#broken)
        return
      }
      this.#settle = settle
      this.#fail = fail
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#fail = undefined
    this.#socket.destroy()
  }

  private receive(bytes: Buffer): void {
    if (this.#missing >= 0) {
      this.takeBody(bytes)
      return
    }
    const all = this.#head.length === 0 ? bytes : Buffer.concat([this.#head, bytes])
    const end = all.indexOf(headEnd)
    if (end === -1) {
      this.#head = Buffer.from(all)
      return
    }
    const head = all.toString('latin1', 0, end)
    this.#head = Buffer.alloc(0)
    this.#status = Number(head.slice(9, 12))
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    const isEmpty = this.#status === 204 || this.#status === 304
    if (length === undefined && !isEmpty) {
      this.#fail?.(new Error(`a reply without a length:\n${head}`))
      return
    }
    this.#missing = isEmpty ? 0 : Number(length)
    this.takeBody(all.subarray(end + headEnd.length))
  }

  private takeBody(bytes: Buffer): void {
    if (bytes.length > 0) this.#chunks.push(Buffer.from(bytes))
    this.#missing -= bytes.length
    if (this.#missing > 0) return
    const body = this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks)
    const settle = this.#settle
    this.#chunks = []
    this.#missing = -1
    this.#settle = undefined
    this.#fail = undefined
    settle?.({ status: this.#status, body })
  }
}

/** A request as it goes over the wire. */
export function httpRequest(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: unknown,
): string {
  const text = body === undefined ? '' : JSON.stringify(body)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const ofBody =
    body === undefined && method === 'GET'
      ? ''
      : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join('')}${ofBody}\r\n${text}`
}

/** Lends a connection for as long as `work` takes; an idle one would be closed by the server in the end. */
export async function withConnection<T>(
  port: number,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.open(port)
  try {
    return await work(connection)
  } finally {
    connection.close()
  }
}
