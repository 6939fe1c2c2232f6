import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { OpenStreams } from './open-streams.ts'

function reply() {
  const emitter = new EventEmitter()
  return Object.assign(emitter, { destroy: () => emitter.emit('close') }) as unknown as ServerResponse
}

const many = { ofOrder: 100, ofOrders: 100, ofProducts: 100, inAll: 100 }

test('a visitor has a few streams and the shop has many, until they close', () => {
  const streams = new OpenStreams({ ...many, ofProducts: 2, inAll: 3 })
  const first = reply()
  expect(streams.enter(first, { address: '203.0.113.1' })).toBe(true)
  expect(streams.enter(reply(), { address: '203.0.113.1' })).toBe(true)
  expect(streams.enter(reply(), { address: '203.0.113.1' }), 'a third of one visitor').toBe(false)
  expect(streams.enter(reply(), { address: '203.0.113.2' })).toBe(true)
  expect(streams.enter(reply(), { address: '203.0.113.3' }), 'a fourth in all').toBe(false)
  first.destroy()
  expect(streams.enter(reply(), { address: '203.0.113.3' })).toBe(true)
})

test('buyers who share an address each have a few streams of their order, and a bounded number together', () => {
  const streams = new OpenStreams({ ...many, ofOrder: 2, ofOrders: 7, ofProducts: 1 })
  const office = '203.0.113.1'
  const enter = (orderId?: string) => streams.enter(reply(), { address: office, orderId })
  expect(['ord_1', 'ord_1', 'ord_1'].map(enter), 'windows of one buyer').toEqual([true, true, false])
  expect(['ord_2', 'ord_3', 'ord_4', 'ord_5', 'ord_6'].map(enter)).toEqual([true, true, true, true, true])
  expect(enter('ord_7'), 'an eighth of the office').toBe(false)
  expect([enter(), enter()], 'products have places of their own').toEqual([true, false])
  expect(streams.enter(reply(), { address: '203.0.113.2', orderId: 'ord_1' })).toBe(true)
})

test('a hundred orders can be followed from one address', () => {
  const streams = new OpenStreams()
  const orders = Array.from({ length: 100 }, (_, index) => ({
    address: '203.0.113.1',
    orderId: `ord_${index}`,
  }))
  expect(orders.filter((of) => streams.enter(reply(), of))).toHaveLength(100)
})

test('a visitor of IPv6 is the network, wherever in it the address is', () => {
  const streams = new OpenStreams({ ...many, ofProducts: 1 })
  expect(streams.enter(reply(), { address: '2001:db8::1' })).toBe(true)
  expect(streams.enter(reply(), { address: '2001:db8:0:0:ffff::2' })).toBe(false)
  expect(streams.enter(reply(), { address: '2001:db8:0:1::1' })).toBe(true)
  expect(streams.enter(reply(), { address: 'fe80::1%eth0' })).toBe(true)
})

test('all end when the shop stops', () => {
  const streams = new OpenStreams({ ...many, ofProducts: 1 })
  const ended: string[] = []
  for (const address of ['203.0.113.1', '203.0.113.2']) {
    const one = reply()
    one.once('close', () => ended.push(address))
    streams.enter(one, { address })
  }
  streams.close()
  expect(ended).toHaveLength(2)
  expect(streams.enter(reply(), { address: '203.0.113.1' }), 'its place is free again').toBe(true)
})
