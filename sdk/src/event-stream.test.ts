import { expect, test } from 'vitest'
import { readEventStream } from './event-stream.ts'

const streamOf = (chunks: (string | Uint8Array)[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk)
      controller.close()
    },
  })
const read = async (chunks: (string | Uint8Array)[]) => Array.fromAsync(readEventStream(streamOf(chunks)))

test('reads blocks however they are cut into chunks, with any end of line', async () => {
  const text = 'id: 1\r\nevent: a\r\ndata: {"ü":\r\ndata: 1}\r\n\r\n:\n\nid: 2\rdata:x\r\rdata\n\n'
  const bytes = new TextEncoder().encode(text)
  const expected = [
    { lastEventId: '1', data: '{"ü":\n1}' },
    { lastEventId: '1', data: undefined },
    { lastEventId: '2', data: 'x' },
    { lastEventId: '2', data: '' },
  ]
  expect(await read([text])).toEqual(expected)
  expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(expected)
})

test('keeps the place of a block that says only where the stream is', async () => {
  expect(await read(['id: 7\nretry: 2000\n\n', 'data: y\n\n', 'data: cut off'])).toEqual([
    { lastEventId: '7', data: undefined },
    { lastEventId: '7', data: 'y' },
  ])
})
