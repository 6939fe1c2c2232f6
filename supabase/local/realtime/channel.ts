import { type Caller, isApiKey, KeyRefused } from '../keys.ts'
import { type Connection, deliver, push, type RealtimeChannel, reasonOf, reply } from './connection.ts'
import { type Content, type Frame, isRecord } from './frames.ts'
import type { Listener } from './hub.ts'

const prefix = 'realtime:'
const expiryLookMsMax = 300_000

/** phx_join: private channels only, by the token or else the API key, as far as the policies let it read. */
export async function join(connection: Connection, frame: Frame): Promise<void> {
  const { channels, realtime, socket } = connection
  const refuse = (reason: string) => reply(connection, frame, 'error', { reason })
  const payload = isRecord(frame.payload) ? frame.payload : {}
  const config = isRecord(payload.config) ? payload.config : {}
  const name = frame.topic.startsWith(prefix) ? frame.topic.slice(prefix.length) : ''
  if (name === '') return refuse('TopicNameRequired: You must provide a topic name')
  if (config.private !== true) return refuse('PrivateOnly: This project only allows private channels')
  if (Array.isArray(config.postgres_changes) && config.postgres_changes.length > 0)
    return refuse('PostgresChangesDisabled: This project broadcasts; it has no table to follow')
  if (!channels.has(frame.topic) && channels.size >= realtime.limits.channelsPerConnection)
    return refuse('ChannelRateLimitReached: Too many channels')
  try {
    const token = tokenOf(payload)
    const caller = token === undefined ? connection.caller : await realtime.keys.callerOfToken(token)
    const permissions = await realtime.policies.of(caller, name)
    if (!permissions.read) throw mayNotRead(name)
    if (socket.readyState !== socket.OPEN) return
    open(connection, frame, { name, caller, token, permissions, wants: wantsOf(config) })
  } catch (error) {
    refuse(reasonOf(connection, error))
  }
}

function open(
  connection: Connection,
  { topic, joinRef, ref }: Frame,
  of: Pick<RealtimeChannel, 'name' | 'caller' | 'token' | 'permissions' | 'wants'>,
): void {
  const { channels, realtime, version } = connection
  const earlier = channels.get(topic)
  if (earlier !== undefined) {
    leave(connection, earlier)
    push(connection, {
      topic,
      joinRef: earlier.joinRef,
      ref: earlier.joinRef,
      event: 'phx_close',
      payload: {},
    })
  }
  const listener: Listener = {
    version,
    deliver(data) {
      // A timer may be late; a token never lives longer than it says.
      if (hasExpired(channel.caller)) return shutDown(connection, channel, 'Token has expired 0 seconds ago')
      deliver(connection, data)
    },
  }
  const channel: RealtimeChannel = { ...of, topic, joinRef: joinRef ?? ref, listener, expiry: undefined }
  channels.set(topic, channel)
  realtime.hub.add(channel.name, listener)
  watchExpiry(connection, channel)
  reply(connection, { topic, joinRef, ref, event: 'phx_join', payload: {} }, 'ok', { postgres_changes: [] })
}

function tokenOf(payload: Record<string, unknown>): string | undefined {
  const token = payload.access_token ?? payload.user_token
  return typeof token === 'string' && token !== '' && !isApiKey(token) ? token : undefined
}

function wantsOf(config: Record<string, unknown>): RealtimeChannel['wants'] {
  const { self, ack } = isRecord(config.broadcast) ? config.broadcast : {}
  return { self: self === true, ack: ack === true }
}

const mayNotRead = (name: string): KeyRefused =>
  new KeyRefused('Unauthorized', `You do not have permissions to read from this Channel topic: ${name}`)

/** access_token: the channel goes on with this token, or ends. */
export async function renewToken(
  connection: Connection,
  channel: RealtimeChannel,
  token: string,
): Promise<void> {
  if (token === channel.token) return
  try {
    const caller = await connection.realtime.keys.callerOfToken(token)
    const permissions = await connection.realtime.policies.of(caller, channel.name)
    if (!permissions.read) throw mayNotRead(channel.name)
    // It may have ended while the policies were asked.
    if (connection.channels.get(channel.topic) !== channel) return
    Object.assign(channel, { caller, permissions, token })
    watchExpiry(connection, channel)
  } catch (error) {
    shutDown(connection, channel, error instanceof KeyRefused ? error.message : reasonOf(connection, error))
  }
}

function watchExpiry(connection: Connection, channel: RealtimeChannel): void {
  clearTimeout(channel.expiry)
  const { caller } = channel
  if (caller.kind === 'service' || caller.expiresAt === undefined) return
  const waitMs = Math.min(Math.max(caller.expiresAt - Date.now(), 0), expiryLookMsMax)
  channel.expiry = setTimeout(() => {
    if (hasExpired(channel.caller)) shutDown(connection, channel, 'Token has expired 0 seconds ago')
    else watchExpiry(connection, channel)
  }, waitMs)
}

const hasExpired = (caller: Caller): boolean =>
  caller.kind === 'bearer' && caller.expiresAt !== undefined && caller.expiresAt <= Date.now()

/** broadcast: given to the others where the policies let it write, otherwise dropped without a word, as Realtime does. */
export function send(connection: Connection, channel: RealtimeChannel, frame: Frame, content: Content): void {
  const { hub, limits, rate } = connection.realtime
  if (!channel.permissions.write || content.bytes.length > limits.payloadBytes) return
  if (!rate.take(1, Date.now())) {
    shutDown(connection, channel, 'Too many messages per second')
    return
  }
  hub.publish(channel.name, content, channel.wants.self ? undefined : channel.listener)
  if (channel.wants.ack) reply(connection, frame, 'ok', {})
}

/** Forgets a channel; nothing is sent. */
export function leave({ channels, realtime }: Connection, channel: RealtimeChannel): void {
  clearTimeout(channel.expiry)
  realtime.hub.remove(channel.name, channel.listener)
  if (channels.get(channel.topic) === channel) channels.delete(channel.topic)
}

/** Ends a channel and says why. The client does not join again by itself. */
function shutDown(connection: Connection, channel: RealtimeChannel, message: string): void {
  const { topic, joinRef, name } = channel
  leave(connection, channel)
  const payload = { extension: 'system', status: 'error', channel: name, message }
  push(connection, { topic, joinRef, ref: null, event: 'system', payload })
  push(connection, { topic, joinRef, ref: joinRef, event: 'phx_close', payload: {} })
}
