import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { createPageServer } from './page-server.ts'
import { createShopIds } from './shop-ids.ts'

/** A shop whose pages say how often they were made. */
function bench() {
  const made = new Map<string, number>()
  const { serve, forget } = createPageServer({
    stream: () => Promise.resolve(),
    render: ({ url, headers }) => {
      const page = `${headers.host}${url}${headers.cookie ?? ''}`
      made.set(page, (made.get(page) ?? 0) + 1)
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from(`${made.get(page)}`) })
    },
  })
  const visit = async (path: string, host = 'shop.test', cookie?: string) => {
    const request = {
      method: 'GET',
      headers: { host, 'x-forwarded-for': '::1', 'x-forwarded-proto': 'http', ...(cookie && { cookie }) },
    }
    let body = ''
    const response = {
      setHeader: () => undefined,
      writeHead: () => undefined,
      end: (said: Buffer) => (body = `${said}`),
    }
    const url = new URL(path, 'http://shop')
    await serve(request as unknown as IncomingMessage, response as unknown as ServerResponse, url)
    return Number(body)
  }
  return { forget, visit }
}

const addresses = ['/p/mug?Color=Chalk', '/p/bowl', '/', '/c/tables', '/collections/winter', '/search?q=mug']

test('pages of a product are forgotten alone, or with those that show many', async () => {
  const { forget, visit } = bench()
  const all = async () => {
    const made = []
    for (const address of addresses) made.push(await visit(address))
    return made
  }
  expect(await all()).toEqual([1, 1, 1, 1, 1, 1])
  forget({ products: ['mug'] })
  expect(await all()).toEqual([2, 1, 1, 1, 1, 1])
  forget({ products: ['mug'], listings: true })
  expect(await all()).toEqual([3, 1, 2, 2, 2, 2])
})

test('a page is kept for each currency that visitors chose, and knows nothing else of them', async () => {
  const { forget, visit } = bench()
  const as = (cookie?: string) => visit('/p/mug', 'shop.test', cookie)
  await as()
  forget({ products: ['mug'] })
  expect(await as()).toBe(2)
  // Made for the first time, and once for all who chose it.
  expect([await as('currency=CHF'), await as('cart=cart_x.secret; currency=CHF')]).toEqual([1, 1])
  // Who chose none, and whose cookie says something else, sees the page of everybody.
  expect([await as('cart=cart_x.secret'), await as('currency=nonsense')]).toEqual([2, 2])
  forget({ products: ['mug'] })
  expect([await as(), await as('currency=CHF')]).toEqual([3, 2])
})

test('what changed in one shop is forgotten of that one, and of those that may be the same', async () => {
  const { forget, visit } = bench()
  const ids: Record<string, string> = { pk_a: 'store_a', pk_b: 'store_b' }
  let asked = 0
  const mayBe = createShopIds((key) => ({
    getStore: (async () => {
      asked += 1
      if (key === 'pk_c') throw new Error('the API is away')
      return { id: ids[key] }
    }) as never,
  }))
  const shops = ['a', 'b', 'c']
  const all = () => Promise.all(shops.map((shop) => visit('/p/mug', shop)))
  const change = async () => {
    forget({ products: ['mug'], isOf: (host) => mayBe(`pk_${host}`, 'store_a') })
    await new Promise((done) => setImmediate(done))
  }
  await all()
  await change()
  expect(await all(), 'before the API has said whose they are').toEqual([2, 2, 2])
  await change()
  expect(await all()).toEqual([3, 2, 3])
  expect(asked).toBe(4)
})
