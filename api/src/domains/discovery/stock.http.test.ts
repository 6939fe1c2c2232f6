import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { importProduct } from '../../import-catalogue.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

interface Item {
  offerId: string
  title: string
  sku: string
  seller: { id: string }
  onHand: number
  reserved: number
  available: number | null
  status: string
}

/** All pages of the staff's list, each of at most `limit`. */
async function stockOf(of: TestStore, query = '', limit = 2): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor = ''; ; ) {
    const answer = await send(
      api.app.request,
      'GET',
      `/v1/admin/stock?limit=${limit}${query}${cursor && `&cursor=${cursor}`}`,
      { bearer: of.secretKey },
    )
    expect(answer.status).toBe(200)
    items.push(...answer.body.items)
    if (answer.body.nextCursor === null) return items
    cursor = answer.body.nextCursor
  }
}

/** Makes an offer one that never runs out. */
async function sellAlways(of: TestStore, handle: string): Promise<void> {
  await importProduct(of.context, {
    facts: {
      handle,
      title: 'Gift card',
      subtitle: '',
      descriptionHtml: '',
      brand: '',
      productType: '',
      tags: [],
      status: 'active',
      rank: 1,
      seoTitle: '',
      seoDescription: '',
      options: [],
      media: [],
      variants: [{ optionValues: [], sku: 'GIFT', barcode: null, weightGrams: null, imageUrl: null }],
      attributes: [],
      categories: [],
    },
    offers: [
      { priceAmount: 1000, compareAtAmount: null, quantity: 0, tracked: false, sellsWithoutStock: false },
    ],
  })
}

const availableOf = (items: Item[]) => items.map(({ available }) => available)

describe('the stock that staff see', () => {
  it('begins with what there is least of and ends with what never runs out, every offer once over all pages', async () => {
    const own = await api.store()
    await sellAlways(own, 'gift-card')
    await createTestProduct(own, { stock: [7, 0, 3] })
    await createTestProduct(own, { stock: [3, 12] })
    const items = await stockOf(own)
    expect(availableOf(items)).toEqual([0, 3, 3, 7, 12, null])
    expect(items.map(({ status }) => status)).toEqual([
      'out_of_stock',
      'low_stock',
      'low_stock',
      'in_stock',
      'in_stock',
      'in_stock',
    ])
    expect(new Set(items.map(({ offerId }) => offerId)).size).toBe(6)
  })

  it('is of its own store only, that of all its sellers or of one', async () => {
    const other = await api.store()
    const seller = await createTestSeller(api, store)
    const theirs = await createTestProduct(store, { stock: [4], sellerId: seller.id })
    const house = await createTestProduct(store, { stock: [5] })
    const foreign = await createTestProduct(other, { stock: [6] })
    const all = (await stockOf(store)).map(({ offerId }) => offerId)
    expect(all).toEqual(expect.arrayContaining([...theirs.offerIds, ...house.offerIds]))
    expect(all).not.toContain(foreign.offerIds[0])
    const ofSeller = await stockOf(store, `&sellerId=${seller.wireId}`)
    expect(ofSeller.map(({ offerId, seller: { id } }) => [offerId, id])).toEqual([
      [theirs.offerIds[0], seller.wireId],
    ])
    expect(await stockOf(other, `&sellerId=${seller.wireId}`)).toEqual([])
  })

  it('is found by the beginning of the title or of the SKU, and by how much there is', async () => {
    const own = await api.store()
    await createTestProduct(own, { handle: 'oak', title: 'Oak table 100% solid', stock: [0, 2, 30] })
    await createTestProduct(own, { handle: 'elm', title: 'Elm stool', stock: [5, 6] })
    const titles = async (query: string) => (await stockOf(own, query)).map(({ title }) => title)
    expect(await titles('&q=OAK%20TABLE')).toHaveLength(3)
    expect(await titles('&q=table')).toEqual([])
    expect(await titles('&q=%25')).toEqual([])
    expect(await titles('&q=sku-elm')).toEqual(['Elm stool', 'Elm stool'])
    expect(availableOf(await stockOf(own, '&status=out_of_stock'))).toEqual([0])
    expect(availableOf(await stockOf(own, '&status=low_stock'))).toEqual([2, 5])
    expect(availableOf(await stockOf(own, '&status=in_stock'))).toEqual([6, 30])
    expect(availableOf(await stockOf(own, '&status=low_stock&q=oak'))).toEqual([2])
  })

  it('is, once a change is told, as it was told; and what is sold leaves the shelf', async () => {
    const own = await api.store()
    const { offerIds } = await createTestProduct(own, { stock: [8] })
    const settle = async () => {
      for (let n = 0; n < 3; n += 1) await workerTurn(api)
    }
    await settle()
    const buyer = shopper(api.app.request, own)
    const { body: cart } = await buyer.cart([{ offerId: offerIds[0] ?? '', quantity: 3 }])
    const { body: checkout } = await buyer.checkout(cart, {
      shippingMethodId: await buyer.shippingMethodId(),
    })
    await settle()
    const told = await send(api.app.request, 'GET', '/v1/events?types=stock.changed', {
      bearer: own.secretKey,
    })
    expect(told.body.items.at(-1).data.offers).toMatchObject([{ offerId: offerIds[0], available: 5 }])
    expect(await stockOf(own)).toMatchObject([{ onHand: 8, reserved: 3, available: 5, status: 'low_stock' }])
    expect((await buyer.pay(cart, checkout, { idempotencyKey: randomUUID() })).status).toBe(200)
    await settle()
    expect(await stockOf(own)).toMatchObject([{ onHand: 5, reserved: 0, available: 5 }])
  })

  it('refuses a cursor of another list, and one that somebody wrote', async () => {
    const own = await api.store()
    await createTestProduct(own, { stock: [1, 2, 3] })
    const ask = (query: string) =>
      send(api.app.request, 'GET', `/v1/admin/stock?limit=1${query}`, { bearer: own.secretKey })
    const { nextCursor } = (await ask('')).body
    expect((await ask(`&status=low_stock&cursor=${nextCursor}`)).status).toBe(400)
    const [name, , id] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
    const written = (value: string) => Buffer.from(JSON.stringify([name, value, id])).toString('base64url')
    expect((await ask(`&cursor=${written('9999999999999999')}`)).body.items).toEqual([])
    expect((await ask(`&cursor=${written('low')}`)).status).toBe(400)
  })
})

describe('the stock that a seller sees', () => {
  it('is its own, lowest first, and nobody else’s, whatever it asks for', async () => {
    const [first, second] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const mine = await createTestProduct(store, { stock: [9, 2], sellerId: first.id })
    await createTestProduct(store, { stock: [1], sellerId: second.id })
    await createTestProduct(store, { stock: [0] })
    const ask = async (query: string) => first.owner.send('GET', `/v1/seller/stock?limit=1${query}`)
    const { body: page } = await ask('')
    const { body: next } = await ask(`&cursor=${page.nextCursor}`)
    expect([...page.items, ...next.items].map(({ offerId, available }) => [offerId, available])).toEqual([
      [mine.offerIds[1], 2],
      [mine.offerIds[0], 9],
    ])
    expect(next.nextCursor).toBeNull()
    expect((await ask('&q=thing&status=out_of_stock')).body.items).toEqual([])
    expect((await ask('&q=thing&status=low_stock')).body.items).toHaveLength(1)
    expect((await ask(`&sellerId=${second.wireId}`)).status).toBe(400)
  })
})
