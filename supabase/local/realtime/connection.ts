import type { WebSocket } from 'ws'
import { type Caller, KeyRefused, type Keys } from '../keys.ts'
import type { Log } from '../log.ts'
import { type Frame, printText, type Version } from './frames.ts'
import type { Hub, Listener } from './hub.ts'
import type { Limits, Rate } from './limits.ts'
import type { Permissions, Policies } from './policies.ts'

/** What all connections of the stand-in share. */
export interface Realtime {
  keys: Keys
  policies: Policies
  hub: Hub
  limits: Limits
  rate: Rate
  log: Log
}

export interface Connection {
  socket: WebSocket
  version: Version
  /** Of the API key; a channel may have a token of its own */
  caller: Caller
  /** By their topics with the prefix */
  channels: Map<string, RealtimeChannel>
  realtime: Realtime
}

/** A private channel that a connection has joined. */
export interface RealtimeChannel {
  /** What policies know it by: without the prefix */
  name: string
  topic: string
  joinRef: string | null
  caller: Caller
  token: string | undefined
  permissions: Permissions
  /** Whether the sender hears itself, and whether it is told that it was heard */
  wants: { self: boolean; ack: boolean }
  listener: Listener
  expiry: NodeJS.Timeout | undefined
}

/** A client that reads too slowly is cut off; it comes back and fills its gap. */
const waitingBytesMax = 4 * 1024 * 1024

/** Answers a frame. */
export function reply(connection: Connection, frame: Frame, status: 'ok' | 'error', response: unknown): void {
  push(connection, { ...frame, event: 'phx_reply', payload: { status, response } })
}

/** Sends a text frame. */
export function push(connection: Connection, frame: Frame): void {
  deliver(connection, printText(connection.version, frame))
}

/** Sends a finished frame to a client that keeps up. */
export function deliver({ socket }: Connection, data: string | Buffer): void {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > waitingBytesMax) socket.terminate()
  else socket.send(data)
}

/** What a client is told of a failure: codes of its token, and no words of the database. */
export function reasonOf({ realtime }: Connection, error: unknown): string {
  if (error instanceof KeyRefused) return `${error.code}: ${error.message}`
  realtime.log({
    msg: 'the policies gave no answer',
    error: error instanceof Error ? error.message : String(error),
  })
  return 'UnableToSetPolicies: Realtime was unable to ask the policies of the project database'
}
