import type { IncomingMessage, ServerResponse } from 'node:http'
import { answer, readBody } from '../http.ts'
import { type Caller, callerOfRequest, KeyRefused } from '../keys.ts'
import type { Realtime } from './connection.ts'
import { type Content, isRecord } from './frames.ts'

const bodyBytesMax = 16 * 1024 * 1024
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** POST /realtime/v1/api/broadcast: several messages, all or none; 202 also for those that the policies drop. */
export async function takeBatch(
  request: IncomingMessage,
  response: ServerResponse,
  realtime: Realtime,
): Promise<void> {
  const caller = await callerOrRefusal(request, response, realtime)
  if (caller === undefined) return
  const body = await readBody(request, bodyBytesMax)
  if (body === undefined) return answer(response, 413, { message: 'Request entity too large' })
  const messages = readMessages(body, realtime.limits.payloadBytes)
  if ('problem' in messages) return answer(response, 422, { errors: { messages: [messages.problem] } })
  if (!realtime.rate.take(messages.list.length, Date.now()))
    return answer(response, 429, { message: 'Too many messages to broadcast, please reduce the batch size' })
  const writable = new Map<string, boolean>()
  for (const { topic, isPrivate, content } of messages.list) {
    if (!isPrivate) {
      realtime.log({ msg: 'a public message reaches nobody: "private" is not true', topic })
      continue
    }
    const may = writable.get(topic) ?? (await mayWrite(realtime, caller, topic))
    writable.set(topic, may)
    if (may) realtime.hub.publish(topic, content)
  }
  response.writeHead(202).end()
}

/** POST /realtime/v1/api/broadcast/<topic>/events/<event>?private=true: one message, JSON or bytes. */
export async function takeSingle(
  request: IncomingMessage,
  response: ServerResponse,
  of: { topic: string; event: string; isPrivate: boolean },
  realtime: Realtime,
): Promise<void> {
  const caller = await callerOrRefusal(request, response, realtime)
  if (caller === undefined) return
  const { topic, event, isPrivate } = of
  const bytes = await readBody(request, realtime.limits.payloadBytes)
  if (bytes === undefined) return answer(response, 422, { errors: { payload: ['is too large'] } })
  const isBinary = request.headers['content-type']?.startsWith('application/octet-stream') ?? false
  if (!isName(topic) || !isName(event) || !(isBinary || isJson(bytes)))
    return answer(response, 422, { errors: { payload: ['is invalid'] } })
  if (!isPrivate || !(await mayWrite(realtime, caller, topic)))
    return answer(response, 403, { message: 'You do not have permissions to write to this topic' })
  if (!realtime.rate.take(1, Date.now()))
    return answer(response, 429, { message: 'You have exceeded your rate limit' })
  realtime.hub.publish(topic, { event, encoding: isBinary ? 0 : 1, bytes })
  response.writeHead(202).end()
}

async function callerOrRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  { keys }: Realtime,
): Promise<Caller | undefined> {
  try {
    return await callerOfRequest(keys, request)
  } catch (error) {
    if (!(error instanceof KeyRefused)) throw error
    answer(response, 401, { message: error.message })
    return undefined
  }
}

/** An error in a policy lets nobody write. */
const mayWrite = (realtime: Realtime, caller: Caller, topic: string): Promise<boolean> =>
  realtime.policies.of(caller, topic).then(
    ({ write }) => write,
    (error: unknown) => {
      const text = error instanceof Error ? error.message : String(error)
      realtime.log({ msg: 'the policies gave no answer', error: text })
      return false
    },
  )

interface Message {
  topic: string
  isPrivate: boolean
  content: Content
}

function readMessages(body: Buffer, payloadBytesMax: number): { list: Message[] } | { problem: string } {
  const value = parsed(body)
  const given = isRecord(value) ? value.messages : undefined
  if (!Array.isArray(given) || given.length === 0) return { problem: "can't be blank" }
  const list: Message[] = []
  for (const [index, one] of given.entries()) {
    const problem = problemOf(one)
    if (problem !== undefined) return { problem: `${index}: ${problem}` }
    const { topic, event, payload, private: isPrivate, id } = one
    const bytes = Buffer.from(JSON.stringify(payload))
    if (bytes.length > payloadBytesMax) return { problem: `${index}: payload is too large` }
    const meta = typeof id === 'string' ? { meta: { id } } : {}
    list.push({ topic, isPrivate: isPrivate === true, content: { event, encoding: 1, bytes, ...meta } })
  }
  return { list }
}

function problemOf(one: unknown): string | undefined {
  if (!isRecord(one)) return 'is invalid'
  if (!isName(one.topic)) return "topic can't be blank, nor have more than 240 bytes"
  if (!isName(one.event)) return "event can't be blank, nor have more than 240 bytes"
  if (!isRecord(one.payload)) return 'payload is to be an object'
  if (one.private !== undefined && typeof one.private !== 'boolean') return 'private is invalid'
  if (one.id !== undefined && one.id !== null && !(typeof one.id === 'string' && uuid.test(one.id)))
    return 'id is to be a UUID'
  return undefined
}

/** With its prefix a topic still fits into the 255 bytes of a frame. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= 240

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
const isJson = (bytes: Buffer): boolean => parsed(bytes) !== undefined
