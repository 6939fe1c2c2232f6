import type { RawData, WebSocket } from 'ws'
import { type Caller, isApiKey } from '../keys.ts'
import { join, leave, renewToken, send } from './channel.ts'
import { type Connection, push, type Realtime, type RealtimeChannel, reply } from './connection.ts'
import { BadFrame, contentOf, type Frame, isRecord, readBinary, readText, type Version } from './frames.ts'

/** Without a heartbeat for so long a connection is dead (Phoenix's own limit). */
const silentMsMax = 60_000
const waitingFramesMax = 500

/** Serves one WebSocket until it ends; frames of one connection are handled one after the other. */
export function serveConnection(
  socket: WebSocket,
  opening: { version: Version; caller: Caller },
  realtime: Realtime,
): void {
  const connection: Connection = { socket, ...opening, channels: new Map(), realtime }
  const silence = setTimeout(() => socket.terminate(), silentMsMax)
  let work = Promise.resolve()
  let waiting = 0
  socket.on('message', (data, isBinary) => {
    silence.refresh()
    if (++waiting > waitingFramesMax) return socket.close(1008, 'too many frames at once')
    work = work
      .then(() => handle(connection, data, isBinary))
      .catch((error: unknown) => endBadly(connection, error))
      .finally(() => waiting--)
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    clearTimeout(silence)
    for (const channel of connection.channels.values()) leave(connection, channel)
  })
}

function endBadly({ socket, realtime }: Connection, error: unknown): void {
  if (!(error instanceof BadFrame))
    realtime.log({
      msg: 'a connection failed',
      error: error instanceof Error ? error.message : String(error),
    })
  socket.close(error instanceof BadFrame ? 1003 : 1011)
}

async function handle(connection: Connection, data: RawData, isBinary: boolean): Promise<void> {
  const { socket, version, channels } = connection
  if (socket.readyState !== socket.OPEN) return
  const bytes = bufferOf(data)
  if (isBinary) {
    const { frame, content } = readBinary(bytes)
    const channel = channels.get(frame.topic)
    return channel === undefined ? unmatched(connection, frame) : send(connection, channel, frame, content)
  }
  const frame = readText(version, bytes.toString('utf8'))
  if (frame.topic === 'phoenix') return reply(connection, frame, 'ok', {})
  if (frame.event === 'phx_join') return join(connection, frame)
  const channel = channels.get(frame.topic)
  // A frame of an earlier join of the same topic is none of this one.
  if (channel === undefined || (frame.joinRef !== null && frame.joinRef !== channel.joinRef))
    return unmatched(connection, frame)
  await handleInChannel(connection, channel, frame)
}

async function handleInChannel(
  connection: Connection,
  channel: RealtimeChannel,
  frame: Frame,
): Promise<void> {
  if (frame.event === 'phx_leave') {
    leave(connection, channel)
    reply(connection, frame, 'ok', {})
    push(connection, {
      ...frame,
      joinRef: channel.joinRef,
      ref: channel.joinRef,
      event: 'phx_close',
      payload: {},
    })
    return
  }
  if (frame.event === 'access_token') {
    const token = isRecord(frame.payload) ? frame.payload.access_token : undefined
    if (typeof token === 'string' && !isApiKey(token)) await renewToken(connection, channel, token)
    return
  }
  if (frame.event !== 'broadcast') return
  const content = contentOf(frame.payload)
  if (content === undefined)
    return reply(connection, frame, 'error', { reason: 'a broadcast needs an event' })
  send(connection, channel, frame, content)
}

function bufferOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)
}

const unmatched = (connection: Connection, frame: Frame): void =>
  reply(connection, frame, 'error', { reason: 'unmatched topic' })
