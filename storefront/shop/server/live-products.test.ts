import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { type EventOf, Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { createLiveProducts } from './live-products.ts'
import type { WatchedShop } from './product-watch.ts'

type Listed = EventOf<'listing.changed'>
type Listening = Parameters<WatchedShop['realtime']['product']>[1]

const price = { amount: 2200, currency: 'EUR' }
const listed = (version: number, quantity: number, published = true) =>
  ({
    type: 'listing.changed',
    subject: { type: 'listing', id: 'prod_1', version },
    data: { published, variants: [{ id: 'var_1', price, availability: 'low_stock', quantity }] },
  }) as unknown as Listed

/** A shop with one product, of which its page says that there are three pieces, whatever events say. */
function bench() {
  const state = { asked: 0, closed: 0, changed: [] as string[], isThere: true, past: [] as Listed[] }
  const listening: Listening[] = []
  const gone = new Refusal({
    operation: 'getProduct',
    problem: { type: 'about:blank', code: 'not-found', status: 404, title: 'x' } as never,
  })
  const shop = {
    client: {
      getProduct: async () => {
        state.asked += 1
        if (!state.isThere) throw gone
        const offer = { price, compareAtPrice: null, availability: { status: 'low_stock', quantity: 3 } }
        return { id: 'prod_1', handle: 'ufer-mug', variants: [{ id: 'var_1', offer }] }
      },
      listEvents: async () => ({ items: state.past, next: null, hasMore: false }),
    },
    realtime: {
      product: (_: string, of: Listening) => {
        listening.push(of)
        const close = () => {
          state.closed += 1
        }
        return { close }
      },
    },
  } as unknown as WatchedShop
  const serve = createLiveProducts({
    keyOf: () => 'pk_x',
    open: () => shop,
    onChange: (handle) => state.changed.push(handle),
  })
  const visit = async () => {
    const response = new Reply()
    const request = { headers: { host: 'shop', 'x-forwarded-for': '203.0.113.1' } } as unknown
    const url = new URL('http://shop/p/ufer-mug/live')
    await serve(request as IncomingMessage, response as unknown as ServerResponse, url)
    return response
  }
  return { state, listening, visit }
}

class Reply extends EventEmitter {
  status = 0
  said = ''
  writableLength = 0
  destroyed = false
  writeHead(status: number): this {
    this.status = status
    return this
  }
  write(text: string): void {
    this.said += text
  }
  end(text = ''): void {
    this.said += text
    this.emit('close')
  }
  leave(): void {
    this.destroyed = true
    this.emit('close')
  }
  /** Stock as it was told, one after the other. */
  get told(): number[] {
    const told = this.said.split('\n').filter((line) => line.startsWith('data: {"var_1"'))
    return told.map((line) => JSON.parse(line.slice(6)).var_1.availability.quantity)
  }
}

test('all who look at a product hear of it, and the API has one listener for all of them', async () => {
  const { state, listening, visit } = bench()
  const [ada, bob] = [await visit(), await visit()]
  listening[0]?.onState?.('open')
  await wait(10)
  expect([ada.told, bob.told]).toEqual([[3], [3]])
  listening[0]?.onEvent(listed(1, 2))
  expect([ada.told, bob.told]).toEqual([
    [3, 2],
    [3, 2],
  ])
  expect(state.changed, 'what is remembered of it is dropped').toEqual(['ufer-mug'])
  expect((await visit()).told, 'who comes later is told at once').toEqual([2])
  expect([listening.length, state.asked]).toEqual([1, 1])
})

test('what happened since the page was made is told, and a page of the API is no news', async () => {
  const { state, listening, visit } = bench()
  state.past = [listed(7, 2), listed(8, 1)]
  const ada = await visit()
  expect(ada.told, 'nothing before it is known').toEqual([])
  listening[0]?.onEvent(listed(9, 0))
  listening[0]?.onState?.('open')
  await wait(10)
  expect(ada.told).toEqual([0])
  listening[0]?.onState?.('waiting')
  expect((await visit()).told, 'nothing that may be wrong by now').toEqual([])
  listening[0]?.onState?.('open')
  await wait(10)
  expect(ada.told).toEqual([0, 0])
})

test('what changed while the connection was lost is told afterwards', async () => {
  const { state, listening, visit } = bench()
  const ada = await visit()
  listening[0]?.onState?.('open')
  await wait(10)
  listening[0]?.onState?.('waiting')
  state.past = [listed(1, 0)]
  listening[0]?.onState?.('open')
  await wait(10)
  expect(ada.told).toEqual([3, 0])
  expect(state.changed).toEqual(['ufer-mug'])
})

test('nobody listens to a product that nobody looks at', async () => {
  const { state, listening, visit } = bench()
  const [ada, bob] = [await visit(), await visit()]
  ada.leave()
  expect(state.closed).toBe(0)
  bob.leave()
  expect(state.closed).toBe(1)
  await visit()
  expect(listening).toHaveLength(2)
})

test('a product that is gone sends the browser away, and one that goes is offered no longer', async () => {
  const { state, listening, visit } = bench()
  const ada = await visit()
  listening[0]?.onState?.('open')
  await wait(10)
  listening[0]?.onEvent(listed(1, 3, false))
  expect(ada.said).toContain('event: news\ndata: {}\n\n')
  state.isThere = false
  ada.leave()
  expect((await visit()).status).toBe(204)
})
