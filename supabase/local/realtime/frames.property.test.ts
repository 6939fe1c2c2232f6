import fc from 'fast-check'
import { expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { BadFrame, printBroadcast, readBinary, readText } from './frames.ts'

const options = () => ({ numRuns: count(300, 20_000), seed: seed() })
const name = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }).filter((text) => text.isWellFormed())
const reference = fc.option(fc.string({ minLength: 1, maxLength: 9 }))

/** A broadcast as realtime-js sends it: kind 3, lengths in bytes of UTF-8. */
function pushed(of: {
  joinRef: string | null
  ref: string | null
  topic: string
  event: string
  payload: unknown
}): Buffer {
  const texts = [of.joinRef ?? '', of.ref ?? '', of.topic, of.event, ''].map((text) => Buffer.from(text))
  return Buffer.concat([
    Buffer.from([3, ...texts.map(({ length }) => length), 1]),
    ...texts,
    Buffer.from(JSON.stringify(of.payload)),
  ])
}

it('what a client pushes in binary is read as it was meant, whatever its letters', () => {
  fc.assert(
    fc.property(
      fc.record({ joinRef: reference, ref: reference, topic: name, event: name, payload: fc.jsonValue() }),
      (sent) => {
        const { frame, content } = readBinary(pushed(sent))
        expect(frame).toMatchObject({ joinRef: sent.joinRef, ref: sent.ref, topic: sent.topic })
        expect(content.event).toBe(sent.event)
        expect(JSON.parse(content.bytes.toString())).toEqual(JSON.parse(JSON.stringify(sent.payload)))
      },
    ),
    options(),
  )
})

it('any bytes and any text are a frame or a bad frame, and nothing else', () => {
  const reads = (read: () => unknown) => {
    try {
      read()
      return true
    } catch (error) {
      return error instanceof BadFrame
    }
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect(reads(() => readBinary(Buffer.from([3, ...bytes])))).toBe(true)
    }),
    options(),
  )
  fc.assert(
    fc.property(
      fc.oneof(fc.json(), fc.string()),
      fc.constantFrom('1.0.0' as const, '2.0.0' as const),
      (text, version) => {
        expect(reads(() => readText(version, text))).toBe(true)
      },
    ),
    options(),
  )
})

it('bytes of a sender go to clients of version 2 alone: version 1 has no words for them', () => {
  const content = { event: 'e', encoding: 0 as const, bytes: Buffer.from([0, 255]) }
  expect(printBroadcast('1.0.0', 'realtime:t', content)).toBeUndefined()
  expect(printBroadcast('2.0.0', 'realtime:t', content)).toEqual(
    Buffer.from([4, 10, 1, 0, 0, ...Buffer.from('realtime:te'), 0, 255]),
  )
})
