import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  shopper,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { newId, toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let owner: string
let products: TestProduct[]
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
  products = []
  for (let n = 0; n < 4; n += 1) products.push(await createTestProduct(store, { price: 1000 + n }))
})
afterAll(() => api.close())

const path = '/v1/admin/collections'
const ask = (method: string, at: string, of: Sent = {}) =>
  send(api.app.request, method, at, { bearer: owner, ...of })
const code = ({ status, body }: Answer) => [status, body.code]
const pointers = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer)
const match = (version: number) => ({ headers: { 'if-match': `"${version}"` } })
const idOf = (at: number) => toWire('product', products[at]?.productId ?? '')
const ids = (...at: number[]) => at.map(idOf)
const lastAudit = async () => (await ask('GET', '/v1/admin/audit?limit=1')).body.items[0]

async function made(body: object = {}): Promise<Answer['body']> {
  const answer = await ask('POST', path, { body: { title: `Collection ${newId('collection')}`, ...body } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

const inside = async ({ id }: { id: string }) =>
  (await ask('GET', `${path}/${id}/products`)).body.items.map((one: { productId: string }) => one.productId)

describe('a collection', () => {
  it('is made empty, its handle of its title, its description as safe as those of products', async () => {
    const body = { title: 'Für den Winter', descriptionHtml: '<p onclick="x()">Warm<script>1</script></p>' }
    const answer = await ask('POST', path, { body })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      handle: 'fur-den-winter',
      title: 'Für den Winter',
      descriptionHtml: '<p>Warm</p>',
      pictureUrl: null,
      isPublished: true,
      products: 0,
      version: 1,
    })
    expect((await ask('GET', `${path}/${answer.body.id}`)).body).toEqual(answer.body)
    expect(await lastAudit()).toMatchObject({ type: 'collection.created', before: null })
  })

  it('needs a handle of its own: a taken one is refused, and so is none where the title gives none', async () => {
    const { handle, id } = await made({ handle: 'taken' })
    expect(code(await ask('POST', path, { body: { title: 'Other', handle } }))).toEqual([
      409,
      'collection-handle-taken',
    ])
    const other = await made()
    expect(code(await ask('PATCH', `${path}/${other.id}`, { body: { handle } }))).toEqual([
      409,
      'collection-handle-taken',
    ])
    expect((await ask('PATCH', `${path}/${id}`, { body: { handle, title: 'Same handle' } })).status).toBe(200)
    const without = await ask('POST', path, { body: { title: '冬' } })
    expect([without.status, pointers(without)]).toEqual([400, ['/handle']])
    expect((await made({ title: '冬', handle: 'fuyu' })).title).toBe('冬')
  })

  it('changes what is given, under the next version; what stays the same makes none', async () => {
    const before = await made()
    const changed = await ask('PATCH', `${path}/${before.id}`, {
      body: { title: 'Renamed', isPublished: false },
      ...match(1),
    })
    expect(changed.body).toMatchObject({
      ...before,
      title: 'Renamed',
      isPublished: false,
      version: 2,
      updatedAt: changed.body.updatedAt,
    })
    expect(await lastAudit()).toMatchObject({
      type: 'collection.changed',
      before: { title: before.title, isPublished: true },
      after: { title: 'Renamed', isPublished: false },
    })
    const stale = await ask('PATCH', `${path}/${before.id}`, { body: { title: 'Lost' }, ...match(1) })
    expect(code(stale)).toEqual([412, 'version-conflict'])
    expect((await ask('PATCH', `${path}/${before.id}`, { body: { title: 'Renamed' } })).body).toEqual(
      changed.body,
    )
  })

  it('shows a picture of one of the store’s products and no other', async () => {
    const { id } = await made()
    const own = await ask('PATCH', `${path}/${id}`, { body: { pictureUrl: '/media/thing.svg' } })
    expect(own.body.pictureUrl).toBe('/media/thing.svg')
    const foreign = await ask('PATCH', `${path}/${id}`, { body: { pictureUrl: 'https://x.example/a.png' } })
    expect([foreign.status, pointers(foreign)]).toEqual([400, ['/pictureUrl']])
  })

  it('of another store is as one that is not there', async () => {
    const { id } = await made()
    const other = await api.store()
    const stranger = await signedIn(api, other)
    const calls: [string, string, object?][] = [
      ['GET', ''],
      ['PATCH', '', { title: 'Mine' }],
      ['DELETE', ''],
      ['GET', '/products'],
      ['PUT', '/products', { productIds: [] }],
      ['POST', '/products', { productIds: ids(0) }],
      ['POST', '/products/removal', { productIds: ids(0) }],
    ]
    for (const [method, more, body] of calls) {
      const answer = await ask(method, `${path}/${id}${more}`, { bearer: stranger, body })
      expect(code(answer), `${method} ${more}`).toEqual([404, 'not-found'])
    }
    expect((await ask('GET', path, { bearer: stranger })).body.items).toEqual([])
  })
})

describe('products of a collection', () => {
  it('are set all at once, in their order; setting them again changes nothing', async () => {
    const { id } = await made()
    const set = await ask('PUT', `${path}/${id}/products`, {
      body: { productIds: ids(2, 0, 1) },
      ...match(1),
    })
    expect(set.body).toMatchObject({ products: 3, version: 2 })
    expect(await inside({ id })).toEqual(ids(2, 0, 1))
    const again = await ask('PUT', `${path}/${id}/products`, { body: { productIds: ids(2, 0, 1) } })
    expect(again.body).toEqual(set.body)
    await ask('PUT', `${path}/${id}/products`, { body: { productIds: ids(3, 2) } })
    expect(await inside({ id })).toEqual(ids(3, 2))
    expect(await lastAudit()).toMatchObject({
      type: 'collection.products_changed',
      before: { productIds: [2, 0, 1].map((at) => products[at]?.productId) },
    })
    const stale = await ask('PUT', `${path}/${id}/products`, { body: { productIds: [] }, ...match(1) })
    expect(code(stale)).toEqual([412, 'version-conflict'])
    expect((await ask('PUT', `${path}/${id}/products`, { body: { productIds: [] } })).body.products).toBe(0)
  })

  it('are added behind those that are there, and taken out, twice as well as once', async () => {
    const { id } = await made()
    const at = `${path}/${id}/products`
    await ask('PUT', at, { body: { productIds: ids(1, 2) } })
    for (let n = 0; n < 2; n += 1) {
      const added = await ask('POST', at, { body: { productIds: ids(3, 1, 0) } })
      expect(added.body).toMatchObject({ products: 4, version: 3 })
      expect(await inside({ id })).toEqual(ids(1, 2, 3, 0))
    }
    for (let n = 0; n < 2; n += 1) {
      const removed = await ask('POST', `${at}/removal`, { body: { productIds: ids(2) } })
      expect(removed.body).toMatchObject({ products: 3, version: 4 })
    }
    await ask('POST', at, { body: { productIds: ids(2) } })
    expect(await inside({ id })).toEqual(ids(1, 3, 0, 2))
  })

  it('are all there when several people add and take out at once', async () => {
    const { id } = await made()
    const at = `${path}/${id}/products`
    await ask('PUT', at, { body: { productIds: ids(3) } })
    const answers = await Promise.all([
      ...[0, 1, 2].map((n) => ask('POST', at, { body: { productIds: ids(n) } })),
      ask('POST', `${at}/removal`, { body: { productIds: ids(3) } }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await inside({ id })).toSorted()).toEqual(ids(0, 1, 2).toSorted())
    expect((await ask('GET', `${path}/${id}`)).body).toMatchObject({ products: 3, version: 6 })
  })

  it('are named where the store does not have them, and then nothing changes', async () => {
    const { id } = await made()
    const foreign = await createTestProduct(await api.store())
    const at = `${path}/${id}/products`
    for (const [method, more] of [
      ['PUT', ''],
      ['POST', ''],
      ['POST', '/removal'],
    ] as const) {
      const [theirs, absent] = await Promise.all(
        [foreign.productId, newId('product')].map((one) =>
          ask(method, `${at}${more}`, { body: { productIds: [idOf(0), toWire('product', one)] } }),
        ),
      )
      expect([theirs?.status, pointers(theirs as Answer)]).toEqual([400, ['/productIds/1']])
      expect({ ...theirs?.body, requestId: '' }).toEqual({ ...absent?.body, requestId: '' })
    }
    expect((await ask('PUT', at, { body: { productIds: ids(0, 0) } })).status).toBe(400)
    expect((await ask('GET', `${path}/${id}`)).body.version).toBe(1)
  })

  it('are a thousand at the most', async () => {
    const { id } = await made()
    await asAdmin(
      api,
      `INSERT INTO commerce.products (store_id, id, handle, title, tags, status)
       SELECT $1, gen_random_uuid(), 'bulk-' || n, 'Bulk', '{}', 'draft' FROM generate_series(1, 1000) n`,
      [store.context.store.id],
    )
    const rows = await api.owner.read<{ id: string }>(store.context.store.id, {
      name: '',
      text: `SELECT id FROM commerce.products WHERE store_id = $1 AND handle LIKE 'bulk-%'`,
      values: [store.context.store.id],
    })
    const productIds = rows.map((row) => toWire('product', row.id))
    const at = `${path}/${id}/products`
    expect((await ask('PUT', at, { body: { productIds } })).body.products).toBe(1000)
    expect(code(await ask('POST', at, { body: { productIds: ids(0) } }))).toEqual([
      409,
      'too-many-collected-products',
    ])
    expect((await ask('PUT', at, { body: { productIds: [...productIds, idOf(0)] } })).status).toBe(400)
  })

  it('stay when their collection goes', async () => {
    const { id, handle } = await made()
    await ask('PUT', `${path}/${id}/products`, { body: { productIds: ids(0) } })
    expect(code(await ask('DELETE', `${path}/${id}`, match(1)))).toEqual([412, 'version-conflict'])
    expect((await ask('DELETE', `${path}/${id}`, match(2))).status).toBe(204)
    expect(await lastAudit()).toMatchObject({ type: 'collection.removed', before: { handle } })
    for (const at of [`${path}/${id}`, `${path}/${id}/products`])
      expect(code(await ask('GET', at))).toEqual([404, 'not-found'])
    expect((await ask('GET', `/v1/admin/products/${idOf(0)}`)).status).toBe(200)
  })
})

describe('a promotion of a collection', () => {
  const percent = { kind: 'percent', basisPoints: 1000, maxAmount: null }

  async function scene() {
    const shop = await api.store()
    const tell = async (method: string, at: string, body?: object) =>
      (await send(api.app.request, method, at, { bearer: shop.secretKey, body })).body
    const [mug, lamp] = [
      await createTestProduct(shop, { price: 1000 }),
      await createTestProduct(shop, { price: 3000 }),
    ]
    const collection = await tell('POST', path, { title: 'Winter' })
    const set = (...chosen: TestProduct[]) =>
      tell('PUT', `${path}/${collection.id}/products`, {
        productIds: chosen.map(({ productId }) => toWire('product', productId)),
      })
    const buyer = shopper(api.app.request, shop)
    const { body: cart } = await buyer.cart(
      [mug, lamp].map(({ offerIds }) => ({ offerId: offerIds[0] ?? '', quantity: 1 })),
    )
    const discount = async () =>
      (await buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret })).body.totals.discount
        .amount
    return { shop, tell, mug, lamp, collection, set, discount }
  }

  it('is for the goods in it as of now: carts follow when products come and go', async () => {
    const { tell, mug, lamp, collection, set, discount } = await scene()
    await tell('POST', '/v1/admin/promotions', {
      title: 'Winter',
      status: 'active',
      effect: { kind: 'reduction', off: percent, on: { collectionIds: [collection.id] } },
    })
    expect(await discount()).toBe(0)
    await set(mug)
    expect(await discount()).toBe(100)
    await set(lamp, mug)
    expect(await discount()).toBe(400)
    await set(lamp)
    expect(await discount()).toBe(300)
    await tell('PATCH', `${path}/${collection.id}`, { isPublished: false })
    expect(await discount()).toBe(300)
    await tell('DELETE', `${path}/${collection.id}`)
    expect(await discount()).toBe(0)
  })

  it('may leave out the goods of one, and may ask for them as a condition', async () => {
    const { tell, mug, collection, set, discount } = await scene()
    await set(mug)
    const promotion = await tell('POST', '/v1/admin/promotions', {
      title: 'All but winter',
      status: 'active',
      effect: { kind: 'reduction', off: percent, on: { except: { collectionIds: [collection.id] } } },
    })
    expect(await discount()).toBe(300)
    await tell('POST', `/v1/admin/promotions/${promotion.id}/end`)
    await tell('POST', '/v1/admin/promotions', {
      title: 'Two of winter',
      status: 'active',
      conditions: { goods: { collectionIds: [collection.id] }, minQuantity: 2 },
      effect: { kind: 'reduction', off: percent },
    })
    expect(await discount()).toBe(0)
  })
})
