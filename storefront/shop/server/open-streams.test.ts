import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { OpenStreams } from './open-streams.ts'

function reply() {
  const emitter = new EventEmitter()
  return Object.assign(emitter, { destroy: () => emitter.emit('close') }) as unknown as ServerResponse
}

test('a visitor has a few streams and the shop has many, until they close', () => {
  const streams = new OpenStreams({ ofVisitor: 2, inAll: 3 })
  const first = reply()
  expect(streams.enter(first, '203.0.113.1')).toBe(true)
  expect(streams.enter(reply(), '203.0.113.1')).toBe(true)
  expect(streams.enter(reply(), '203.0.113.1'), 'a third of one visitor').toBe(false)
  expect(streams.enter(reply(), '203.0.113.2')).toBe(true)
  expect(streams.enter(reply(), '203.0.113.3'), 'a fourth in all').toBe(false)
  first.destroy()
  expect(streams.enter(reply(), '203.0.113.3')).toBe(true)
})

test('a visitor of IPv6 is the network, wherever in it the address is', () => {
  const streams = new OpenStreams({ ofVisitor: 1, inAll: 100 })
  expect(streams.enter(reply(), '2001:db8::1')).toBe(true)
  expect(streams.enter(reply(), '2001:db8:0:0:ffff::2')).toBe(false)
  expect(streams.enter(reply(), '2001:db8:0:1::1')).toBe(true)
  expect(streams.enter(reply(), 'fe80::1%eth0')).toBe(true)
})

test('all end when the shop stops', () => {
  const streams = new OpenStreams({ ofVisitor: 1, inAll: 100 })
  const ended: string[] = []
  for (const address of ['203.0.113.1', '203.0.113.2']) {
    const one = reply()
    one.once('close', () => ended.push(address))
    streams.enter(one, address)
  }
  streams.close()
  expect(ended).toHaveLength(2)
  expect(streams.enter(reply(), '203.0.113.1'), 'its place is free again').toBe(true)
})
