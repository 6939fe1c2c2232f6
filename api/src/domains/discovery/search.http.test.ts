import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestCategories,
  createTestProduct,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp } from '../../../test/quoted-checkout.ts'
import { type CatalogueProduct, importCategories, importProduct } from '../../import-catalogue.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(async () => {
  await expectSoundBooks(api.database)
  await api.close()
})

interface Card {
  handle: string
}
const ask = (path: string, of = store, app = api.app) => shopper(app.request, of).send('GET', path)
const found = async (q: string) =>
  (await ask(`/v1/products?q=${encodeURIComponent(q)}&limit=100`)).body.items
    .map(({ handle }: Card) => handle)
    .toSorted()

async function product(handle: string, facts: Partial<CatalogueProduct['facts']>) {
  await importProduct(store.context, {
    facts: {
      handle,
      title: handle,
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
      variants: [{ optionValues: [], sku: null, barcode: null, weightGrams: null, imageUrl: null }],
      attributes: [],
      categories: [],
      ...facts,
    },
    offers: [
      { priceAmount: 100, compareAtAmount: null, quantity: 1, tracked: true, sellsWithoutStock: false },
    ],
  })
}

describe('search', () => {
  beforeAll(async () => {
    await createTestCategories(store, ['lighting'])
    await product('desk-lamp', {
      title: 'Brass desk lamp',
      brand: 'Halvor & Sons',
      tags: ['reading'],
      categories: ['lighting'],
    })
    await product('floor-lamp', { title: 'Oak floor lamp', brand: 'Nordlys', subtitle: 'With a linen shade' })
    await product('mug', { title: 'Stoneware mugs', brand: 'Halvor & Sons', productType: 'Tableware' })
    await product('teapot', { title: 'Teekanne für zwei', brand: 'Müller' })
  })

  it.for<[what: string, words: string, handles: string[]]>([
    ['a word of the title', 'brass', ['desk-lamp']],
    ['whatever the case', 'BRASS', ['desk-lamp']],
    ['two words, both of which must fit', 'oak lamp', ['floor-lamp']],
    ['two words in any order', 'lamp floor', ['floor-lamp']],
    ['two words of which one is unfinished', 'brass de', ['desk-lamp']],
    ['the beginning of a word', 'stonew', ['mug']],
    ['one letter', 'b', ['desk-lamp']],
    ['another form of the word', 'lamps', ['desk-lamp', 'floor-lamp']],
    ['a typo', 'stonewere', ['mug']],
    ['two letters exchanged', 'brsas desk lamp', ['desk-lamp']],
    ['two letters exchanged in a short word', 'lmap', ['desk-lamp', 'floor-lamp']],
    ['two letters exchanged in each of two words', 'brsas lmap', ['desk-lamp']],
    ['a brand', 'halvor', ['desk-lamp', 'mug']],
    ['a brand and a word', 'halvor mug', ['mug']],
    ['a tag', 'reading', ['desk-lamp']],
    ['a subtitle', 'linen', ['floor-lamp']],
    ['a kind', 'tableware', ['mug']],
    ['a category', 'lighting', ['desk-lamp']],
    ['letters beyond A to Z', 'für', ['teapot']],
    ['nothing that is there', 'zeppelin', []],
  ])('finds %s: %s', async ([, words, handles]) => {
    expect(await found(words)).toEqual(handles.toSorted())
  })

  it.for([
    "'",
    '"',
    '\\',
    '%',
    '& | !',
    '<script>',
    ':*',
    '-',
    '( a',
    "lamp'); --",
    'a:b:c',
    '!!!',
    '\u{1f37a}',
  ])('takes any signs for words, never for a language: %s', async (words) => {
    const answer = await ask(`/v1/products?q=${encodeURIComponent(words)}`)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  })

  it('stays in its store, and in its category', async () => {
    const other = await api.store()
    expect((await ask('/v1/products?q=lamp', other)).body.items).toEqual([])
    const inCategory = (await ask('/v1/products?q=lamp&category=lighting')).body.items
    expect(inCategory.map(({ handle }: Card) => handle)).toEqual(['desk-lamp'])
    const unknown = await ask('/v1/products?category=nowhere')
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })
})

describe('what is published', () => {
  it.for(['draft', 'archived'] as const)(
    'vanishes everywhere when it becomes %s, and comes back',
    async (status) => {
      const handle = `was-${status}`
      await createTestCategories(store, [handle])
      const facts = { title: `Formerly ${status}`, categories: [handle] }
      const seen = async () => {
        // Answers are remembered for two seconds in one process; a fresh one sees what is there.
        const app = anotherApp(api)
        const ofNow = async (path: string) => ask(path, store, app)
        const categories = (await ofNow('/v1/categories')).body.items
        return {
          page: (await ofNow(`/v1/products/${handle}`)).status,
          list: (await ofNow(`/v1/products?category=${handle}`)).body.items.length,
          search: (await ofNow(`/v1/products?q=formerly%20${status}`)).body.items.length,
          count: categories.find((each: Card) => each.handle === handle).productCount,
        }
      }
      await product(handle, facts)
      expect(await seen()).toEqual({ page: 200, list: 1, search: 1, count: 1 })
      await product(handle, { ...facts, status })
      expect(await seen()).toEqual({ page: 404, list: 0, search: 0, count: 0 })
      await product(handle, facts)
      expect(await seen()).toEqual({ page: 200, list: 1, search: 1, count: 1 })
    },
  )

  it('is counted and listed in its categories and in all above them, once', async () => {
    const own = await api.store()
    const category = (handle: string, parent: string | null, position: number) => ({
      handle,
      name: handle.toUpperCase(),
      description: '',
      parent,
      pictureUrl: null,
      position,
    })
    await importCategories(own.context, [
      category('home', null, 2),
      category('lamps', 'home', 1),
      category('desk', 'lamps', 1),
      category('floor', 'lamps', 2),
      category('garden', null, 1),
    ])
    await createTestProduct(own, { categories: ['desk'] })
    await createTestProduct(own, { categories: ['desk', 'floor'] })
    await createTestProduct(own, { categories: ['garden'] })
    const tree = (await ask('/v1/categories', own)).body.items
    expect(
      tree.map((each: { handle: string; productCount: number }) => [each.handle, each.productCount]),
    ).toEqual([
      ['garden', 1],
      ['home', 2],
      ['lamps', 2],
      ['desk', 2],
      ['floor', 1],
    ])
    const byId = new Map(tree.map((each: { id: string; handle: string }) => [each.id, each.handle]))
    expect(tree.map((each: { parentId: string | null }) => each.parentId && byId.get(each.parentId))).toEqual(
      [null, null, 'home', 'lamps', 'lamps'],
    )
    for (const { handle, productCount } of tree) {
      expect((await ask(`/v1/products?category=${handle}`, own)).body.items).toHaveLength(productCount)
    }
  })

  it('opens by handle and by id, and is the same for a browser that has it', async () => {
    const { handle, productId } = await createTestProduct(store)
    const page = await ask(`/v1/products/${handle}`)
    const byId = await ask(`/v1/products/${page.body.id}`)
    expect([byId.status, byId.body.handle, productId.length]).toEqual([200, handle, 36])
    const etag = page.headers.get('etag') ?? ''
    const again = await shopper(anotherApp(api).request, store).send('GET', `/v1/products/${handle}`, {
      headers: { 'if-none-match': etag },
    })
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', etag])
  })
})
