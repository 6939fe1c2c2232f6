// The wire of Phoenix channels as Realtime and realtime-js speak it.
// vsn 1.0.0: a JSON object; vsn 2.0.0: a JSON array, and binary frames for broadcasts.

export type Version = '1.0.0' | '2.0.0'

/** One message of a channel. */
export interface Frame {
  joinRef: string | null
  ref: string | null
  /** With its prefix, `realtime:`, or `phoenix` */
  topic: string
  event: string
  payload: unknown
}

/** What is broadcast, kept as the bytes that came: text is JSON. */
export interface Content {
  event: string
  /** 1: JSON as UTF-8; 0: bytes of the sender's own */
  encoding: 0 | 1
  bytes: Buffer
  meta?: { id: string }
}

/** The other side does not keep to the protocol; its socket is closed. */
export class BadFrame extends Error {
  override readonly name = 'BadFrame'
}

const clientPush = 3
const serverBroadcast = 4

/** A text frame from a client. */
export function readText(version: Version, text: string): Frame {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new BadFrame('not JSON', { cause })
  }
  if (version === '2.0.0') {
    if (!Array.isArray(value) || value.length !== 5) throw new BadFrame('not an array of five')
    const [joinRef, ref, topic, event, payload] = value
    return checked({ joinRef, ref, topic, event, payload })
  }
  if (!isRecord(value)) throw new BadFrame('not an object')
  const { topic, event, payload, ref, join_ref: joinRef } = value
  return checked({ joinRef: joinRef ?? null, ref: ref ?? null, topic, event, payload })
}

function checked(frame: Record<keyof Frame, unknown>): Frame {
  const { joinRef, ref, topic, event, payload } = frame
  if (!isRef(joinRef) || !isRef(ref) || !isName(topic) || !isName(event)) throw new BadFrame('wrong fields')
  return { joinRef, ref, topic, event, payload }
}

const isRef = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && value.length <= 255)
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= 255

/** A binary frame from a client (kind 3): a broadcast. Lengths are bytes of UTF-8. */
export function readBinary(bytes: Buffer): { frame: Frame; content: Content } {
  const [kind, ...lengths] = bytes.subarray(0, 6)
  const encoding = bytes[6]
  if (kind !== clientPush || lengths.length !== 5 || (encoding !== 0 && encoding !== 1))
    throw new BadFrame('unknown kind')
  let at = 7
  const parts = lengths.map((length) => {
    if (at + length > bytes.length) throw new BadFrame('cut off')
    at += length
    return bytes.toString('utf8', at - length, at)
  })
  const [joinRef = '', ref = '', topic = '', event = ''] = parts
  const frame = checked({
    joinRef: joinRef === '' ? null : joinRef,
    ref: ref === '' ? null : ref,
    topic,
    event: 'broadcast',
    payload: undefined,
  })
  if (!isName(event)) throw new BadFrame('no event')
  return { frame, content: { event, encoding, bytes: bytes.subarray(at) } }
}

/** The broadcast of a text frame: `{type, event, payload}`. Undefined where it is none. */
export function contentOf(payload: unknown): Content | undefined {
  if (!isRecord(payload) || !isName(payload.event)) return undefined
  return { event: payload.event, encoding: 1, bytes: Buffer.from(JSON.stringify(payload.payload ?? {})) }
}

/** A text frame to a client. */
export function printText(version: Version, { joinRef, ref, topic, event, payload }: Frame): string {
  if (version === '2.0.0') return JSON.stringify([joinRef, ref, topic, event, payload])
  return JSON.stringify({ topic, event, payload, ref, ...(joinRef === null ? {} : { join_ref: joinRef }) })
}

/** A broadcast to clients of one version (kind 4, or text for version 1); undefined where it cannot carry it. */
export function printBroadcast(
  version: Version,
  topic: string,
  content: Content,
): string | Buffer | undefined {
  const { event, encoding, bytes, meta } = content
  if (version === '1.0.0') {
    if (encoding === 0) return undefined
    const payload = {
      type: 'broadcast',
      event,
      payload: JSON.parse(bytes.toString('utf8')),
      ...(meta && { meta }),
    }
    return printText(version, { joinRef: null, ref: null, topic, event: 'broadcast', payload })
  }
  const texts = [topic, event, meta === undefined ? '' : JSON.stringify(meta)].map((text) =>
    Buffer.from(text),
  )
  const header = [serverBroadcast, ...texts.map(({ length }) => length), encoding]
  return Buffer.concat([Buffer.from(header), ...texts, bytes])
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
