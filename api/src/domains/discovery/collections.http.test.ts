import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestCategories,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { anotherApp } from '../../../test/quoted-checkout.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let products: TestProduct[]
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  await createTestCategories(store, ['even', 'odd'])
  products = []
  for (let n = 0; n < 5; n += 1)
    products.push(
      await createTestProduct(store, { price: 1000 + 100 * n, categories: [n % 2 === 0 ? 'even' : 'odd'] }),
    )
})
afterAll(() => api.close())

const tell = async (method: string, at: string, body?: object) =>
  (await send(api.app.request, method, at, { bearer: store.secretKey, body })).body
const path = '/v1/admin/collections'

let collections = 0

/** A collection with these products. */
async function collected(at: number[], of: object = {}) {
  collections += 1
  const collection = await tell('POST', path, { title: `C ${collections}`, ...of })
  const productIds = at.map((n) => toWire('product', products[n]?.productId ?? ''))
  await tell('PUT', `${path}/${collection.id}/products`, { productIds })
  return collection
}

/** Asks a process that has kept nothing yet: what was changed before shows at once. */
function fresh() {
  const buyer = shopper(anotherApp(api).request, store)
  return (at: string) => buyer.send('GET', at)
}
type Get = ReturnType<typeof fresh>
const places = (items: { handle: string }[]) =>
  items.map(({ handle }) => products.findIndex((product) => product.handle === handle))

async function pages(get: Get, query: string): Promise<number[]> {
  const found: number[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body } = await get(`/v1/products?${query}${cursor && `&cursor=${cursor}`}`)
    expect(status, JSON.stringify(body)).toBe(200)
    found.push(...places(body.items))
    cursor = body.nextCursor
  }
  return found
}

describe('a collection, to shoppers', () => {
  it('is found by handle and id, with its picture and how many of its products are published', async () => {
    const made = await collected([3, 1], {
      title: 'Winter',
      handle: 'winter',
      descriptionHtml: '<p>Warm</p>',
    })
    const get = fresh()
    const expected = {
      id: made.id,
      handle: 'winter',
      title: 'Winter',
      descriptionHtml: '<p>Warm</p>',
      pictureUrl: '/media/thing.svg',
      productCount: 2,
    }
    for (const name of ['winter', made.id])
      expect((await get(`/v1/collections/${name}`)).body).toEqual(expected)
    expect((await get('/v1/collections')).body.items).toContainEqual(expected)
  })

  it('is listed in its own order, and by price and age as every listing, wherever pages end', async () => {
    const { handle, id } = await collected([3, 0, 4, 1])
    const get = fresh()
    for (const limit of [1, 3, 100])
      for (const name of [handle, id]) {
        const of = (sort: string) => pages(get, `collection=${name}&limit=${limit}&sort=${sort}`)
        expect(await of('featured')).toEqual([3, 0, 4, 1])
        expect(await of('price')).toEqual([0, 1, 3, 4])
        expect(await of('-price')).toEqual([4, 3, 1, 0])
        expect(await of('newest')).toEqual([4, 3, 1, 0])
      }
    expect(await pages(get, `collection=${handle}&category=odd`)).toEqual([3, 1])
    expect(await pages(get, `collection=${handle}&q=thing`)).toEqual([3, 0, 4, 1])
  })

  it('that is not published, of another store or gone is as one that never was', async () => {
    const hidden = await collected([0], { isPublished: false })
    const gone = await collected([0])
    await tell('DELETE', `${path}/${gone.id}`)
    const get = fresh()
    const elsewhere = await api.store()
    const foreign = await send(api.app.request, 'POST', path, {
      bearer: elsewhere.secretKey,
      body: { title: 'Theirs' },
    })
    const names = [
      hidden.handle,
      hidden.id,
      gone.handle,
      gone.id,
      foreign.body.handle,
      foreign.body.id,
      'never',
    ]
    for (const name of names) {
      const [one, listed] = [
        await get(`/v1/collections/${name}`),
        await get(`/v1/products?collection=${name}`),
      ]
      expect([one.status, one.body.code, listed.status, listed.body.code], name).toEqual([
        404,
        'not-found',
        404,
        'not-found',
      ])
    }
    const { items } = (await get('/v1/collections?limit=100')).body
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(hidden.id)
  })

  it('without products is there, and empty', async () => {
    const { handle } = await collected([])
    const get = fresh()
    expect((await get(`/v1/products?collection=${handle}`)).body).toEqual({ items: [], nextCursor: null })
    expect((await get(`/v1/collections/${handle}`)).body).toMatchObject({ productCount: 0, pictureUrl: null })
  })

  it('stands where its position puts it, page by page', async () => {
    const shop = await api.store()
    for (const [at, position] of [30, 10, 20, 10].entries())
      await send(api.app.request, 'POST', path, {
        bearer: shop.secretKey,
        body: { title: `At ${position} ${at}`, position },
      })
    const found: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const at = `/v1/collections?limit=1${cursor && `&cursor=${cursor}`}`
      const { body } = await shopper(api.app.request, shop).send('GET', at)
      found.push(...body.items.map(({ title }: { title: string }) => title.split(' ')[1] ?? ''))
      cursor = body.nextCursor
    }
    expect(found).toEqual(['10', '10', '20', '30'])
  })
})
