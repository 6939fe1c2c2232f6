import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestCategories,
  createTestProduct,
  type Sent,
  send,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { lockProductFacts } from './queries.ts'
import { saveProduct } from './save-product.ts'

let api: TestApi
let store: TestStore
let owner: string
let product: TestProduct
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
  product = await createTestProduct(store, { stock: [5, 5] })
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const ask = (method: string, at: string, of: Sent = {}) =>
  send(api.app.request, method, at, { bearer: owner, ...of })
const productPath = (of = product) => `/v1/admin/products/${toWire('product', of.productId)}`
const variantPath = (at: number, of = product) => `/v1/admin/variants/${of.variantIds[at]}`
const rulesPath = (at: number, of = product) => `/v1/admin/offers/${of.offerIds[at]}/quantity-rules`
const factsOf = async (of = product) => (await ask('GET', productPath(of))).body
const match = (version: number) => ({ headers: { 'if-match': `"${version}"` } })
const lastAudit = async () => (await ask('GET', '/v1/admin/audit?limit=1')).body.items[0]

describe('facts of a product', () => {
  it('are those of ordinary goods at first', async () => {
    const fresh = await createTestProduct(store, { stock: [1, 1], title: 'Fresh' })
    const answer = await ask('GET', productPath(fresh))
    const variant = { weightGrams: 100, sizeMillimeters: null, needsShipping: true }
    expect(answer.body).toEqual({
      id: toWire('product', fresh.productId),
      handle: fresh.handle,
      title: 'Fresh',
      status: 'active',
      kind: 'goods',
      taxClass: 'standard',
      isDiscountable: true,
      variants: fresh.variantIds.map((id, at) => ({
        id,
        title: `S${at}`,
        sku: `SKU-${fresh.handle}-${at}`,
        ...variant,
      })),
      version: 1,
    })
    expect(answer.headers.get('etag')).toBe('"1"')
  })

  it('change what is given, under the next version, with what was before in the audit', async () => {
    const before = await factsOf()
    const changed = await ask('PATCH', productPath(), {
      body: { taxClass: 'reduced' },
      ...match(before.version),
    })
    expect(changed.body).toEqual({ ...before, taxClass: 'reduced', version: before.version + 1 })
    expect(await lastAudit()).toMatchObject({
      type: 'product.changed',
      before: { taxClass: 'standard', isDiscountable: true, kind: 'goods' },
      after: { taxClass: 'reduced', isDiscountable: true, kind: 'goods' },
    })
    const same = await ask('PATCH', productPath(), { body: { taxClass: 'reduced' } })
    expect(same.body).toEqual(changed.body)
    expect(
      code(await ask('PATCH', productPath(), { body: { taxClass: 'x' }, ...match(before.version) })),
    ).toEqual([412, 'version-conflict'])
    const more = await ask('PATCH', productPath(), { body: { isDiscountable: false } })
    expect(more.body).toEqual({ ...changed.body, isDiscountable: false, version: before.version + 2 })
    expect(await factsOf()).toEqual(more.body)
  })

  it('of a variant change under the version of its product', async () => {
    const before = await factsOf()
    const body = { weightGrams: 2500, sizeMillimeters: [300, 200, 100], needsShipping: false }
    const changed = await ask('PATCH', variantPath(1), { body, ...match(before.version) })
    const [first, second] = before.variants
    expect(changed.body).toEqual({
      ...before,
      variants: [first, { ...second, ...body }],
      version: before.version + 1,
    })
    expect(await factsOf()).toEqual(changed.body)
    expect(code(await ask('PATCH', variantPath(0), { body, ...match(before.version) }))).toEqual([
      412,
      'version-conflict',
    ])
    const cleared = await ask('PATCH', variantPath(1), { body: { weightGrams: null, sizeMillimeters: null } })
    expect(cleared.body.variants[1]).toMatchObject({
      weightGrams: null,
      sizeMillimeters: null,
      needsShipping: false,
    })
  })

  it('show on the page of the product once the worker has come by', async () => {
    const lamp = await createTestProduct(store)
    await ask('PATCH', variantPath(0, lamp), { body: { weightGrams: 4321 } })
    await workerTurn(api)
    const page = await send(anotherApp(api).request, 'GET', `/v1/products/${lamp.handle}`, {
      key: store.publishableKey,
    })
    expect(page.body.variants[0].weightGrams).toBe(4321)
  })

  it('of gift wrap take it out of listings, search and pages, and back', async () => {
    const wrap = await createTestProduct(store, { title: 'Wrapping of rare paper' })
    const seen = async () => {
      await workerTurn(api)
      const shop = (at: string) => send(anotherApp(api).request, 'GET', at, { key: store.publishableKey })
      const handles = ({ body }: Answer) => body.items.map(({ handle }: { handle: string }) => handle)
      return [
        handles(await shop('/v1/products?limit=100')).includes(wrap.handle),
        handles(await shop('/v1/products?q=rare')).includes(wrap.handle),
        (await shop(`/v1/products/${wrap.handle}`)).status,
      ]
    }
    expect(await seen()).toEqual([true, true, 200])
    expect((await ask('PATCH', productPath(wrap), { body: { kind: 'gift_wrap' } })).status).toBe(200)
    expect(await seen()).toEqual([false, false, 404])
    expect(await factsOf(wrap)).toMatchObject({ kind: 'gift_wrap', status: 'active' })
    await ask('PATCH', productPath(wrap), { body: { kind: 'goods' } })
    expect(await seen()).toEqual([true, true, 200])
  })

  it.each([
    ['an unknown kind', { kind: 'voucher' }],
    ['a tax class in capitals', { taxClass: 'Standard' }],
    ['a tax class of nothing', { taxClass: null }],
    ['a word in place of yes or no', { isDiscountable: 'no' }],
    ['a price', { priceAmount: 1 }],
  ])('refuse %s and stay', async (_, body) => {
    const before = await factsOf()
    expect(code(await ask('PATCH', productPath(), { body }))).toEqual([400, 'invalid-request'])
    expect(await factsOf()).toEqual(before)
  })

  it.each([
    ['a weight below zero', { weightGrams: -1 }],
    ['half a gram', { weightGrams: 0.5 }],
    ['eleven tonnes', { weightGrams: 11_000_000 }],
    ['two sides', { sizeMillimeters: [1, 2] }],
    ['four sides', { sizeMillimeters: [1, 2, 3, 4] }],
    ['a side of nothing', { sizeMillimeters: [1, 2, 0] }],
    ['a side of a mile', { sizeMillimeters: [1_609_344, 1, 1] }],
    ['more than a truck', { sizeMillimeters: [30_000, 3_000, 1_001] }],
    ['no size at all', { sizeMillimeters: [] }],
    ['a field of its own', { title: 'x' }],
  ])('of a variant refuse %s and stay', async (_, body) => {
    const before = await factsOf()
    expect(code(await ask('PATCH', variantPath(0), { body }))).toEqual([400, 'invalid-request'])
    expect(await factsOf()).toEqual(before)
  })

  it('take the largest size and weight there are', async () => {
    const body = { weightGrams: 10_000_000, sizeMillimeters: [30_000, 3_000, 1_000] }
    expect((await ask('PATCH', variantPath(0), { body })).body.variants[0]).toMatchObject(body)
  })
})

describe('rules of quantity', () => {
  it('are one piece by ones at first, and change all at once', async () => {
    const first = await ask('GET', rulesPath(0))
    const { version } = first.body
    expect(first.body).toEqual({ offerId: product.offerIds[0], min: 1, max: null, step: 1, version })
    const rules = { min: 6, max: 60, step: 6 }
    const set = await ask('PUT', rulesPath(0), { body: rules, ...match(version) })
    expect(set.body).toEqual({ offerId: product.offerIds[0], ...rules, version: version + 1 })
    expect((await ask('GET', rulesPath(0))).body).toEqual(set.body)
    expect((await ask('GET', rulesPath(1))).body).toMatchObject({ min: 1, step: 1 })
    expect(await lastAudit()).toMatchObject({
      type: 'offer.changed',
      before: { min: 1, max: null, step: 1 },
      after: rules,
    })
    expect((await ask('PUT', rulesPath(0), { body: rules })).body).toEqual(set.body)
    expect(code(await ask('PUT', rulesPath(0), { body: rules, ...match(version) }))).toEqual([
      412,
      'version-conflict',
    ])
  })

  it.each([
    ['a minimum off the step', { min: 5, max: null, step: 2 }, '/min', 'must be a multiple of the step, 2'],
    ['a maximum off the step', { min: 2, max: 5, step: 2 }, '/max', 'must be a multiple of the step, 2'],
    [
      'a maximum under the minimum',
      { min: 4, max: 2, step: 2 },
      '/max',
      'must not be less than the minimum, 4',
    ],
  ])('that make no sense are refused: %s', async (_, body, pointer, message) => {
    const before = (await ask('GET', rulesPath(0))).body
    const refused = await ask('PUT', rulesPath(0), { body })
    expect([refused.status, refused.body.errors]).toEqual([400, [{ pointer, message }]])
    expect((await ask('GET', rulesPath(0))).body).toEqual(before)
  })

  it.each([
    ['no piece', { min: 0, max: null, step: 1 }],
    ['a step of nothing', { min: 1, max: null, step: 0 }],
    ['more than a line has', { min: 1000, max: null, step: 1 }],
    ['half a piece', { min: 1.5, max: null, step: 1 }],
    ['only a part', { min: 1, step: 1 }],
  ])('take no %s', async (_, body) => {
    expect(code(await ask('PUT', rulesPath(0), { body }))).toEqual([400, 'invalid-request'])
  })
})

describe('whoever may not', () => {
  it("sees and changes nothing of another store's goods", async () => {
    const stranger = { bearer: await signedIn(api, await api.store()) }
    const before = [await factsOf(), (await ask('GET', rulesPath(0))).body]
    const calls: [string, string, Sent][] = [
      ['GET', productPath(), {}],
      ['PATCH', productPath(), { body: { kind: 'gift_wrap' } }],
      ['PATCH', variantPath(0), { body: { weightGrams: 1 } }],
      ['GET', rulesPath(0), {}],
      ['PUT', rulesPath(0), { body: { min: 2, max: null, step: 2 } }],
    ]
    for (const [method, at, of] of calls)
      expect([at, ...code(await ask(method, at, { ...of, ...stranger }))]).toEqual([at, 404, 'not-found'])
    expect([await factsOf(), (await ask('GET', rulesPath(0))).body]).toEqual(before)
  })

  it('reads with store:read and changes with catalog:write only', async () => {
    const as = async (permission: 'store:read' | 'store:write' | 'catalog:write') => {
      const bearer = await signedIn(api, store, { permissions: [permission] })
      const body = { weightGrams: 7 }
      return [
        (await ask('GET', productPath(), { bearer })).status,
        (await ask('PATCH', variantPath(0), { bearer, body })).status,
        (await ask('PATCH', productPath(), { bearer, body: { taxClass: 'reduced' } })).status,
        (await ask('PUT', rulesPath(0), { bearer, body: { min: 1, max: null, step: 1 } })).status,
      ]
    }
    expect(await as('store:read')).toEqual([200, 403, 403, 403])
    expect(await as('store:write')).toEqual([403, 403, 403, 403])
    expect(await as('catalog:write')).toEqual([403, 200, 200, 200])
  })
})

describe('a save of a product, as by an import', () => {
  const stored = (handle: string) =>
    inTransaction(store.context, async ({ tx }) => lockProductFacts(tx, store.context.store.id, handle))
  const facts = async (handle: string) => {
    const found = await stored(handle)
    if (!found) throw new Error(`no ${handle}`)
    const { kind: _k, taxClass: _t, isDiscountable: _d, variants, ...rest } = found.facts
    return {
      ...rest,
      variants: variants.map(({ sizeMillimeters: _s, needsShipping: _n, ...variant }) => variant),
    }
  }

  it('keeps the facts it does not name', async () => {
    const lamp = await createTestProduct(store)
    await ask('PATCH', productPath(lamp), {
      body: { taxClass: 'reduced', isDiscountable: false, kind: 'gift_wrap' },
    })
    await ask('PATCH', variantPath(0, lamp), { body: { sizeMillimeters: [1, 2, 3], needsShipping: false } })
    const before = await factsOf(lamp)
    const plain = await facts(lamp.handle)
    expect((await saveProduct(store.context, plain)).outcome).toBe('unchanged')
    const saved = await saveProduct(store.context, { ...plain, title: 'Another title' })
    expect(saved.outcome).toBe('updated')
    expect(await factsOf(lamp)).toEqual({ ...before, title: 'Another title', version: before.version + 1 })
  })

  it('takes those it names', async () => {
    const lamp = await createTestProduct(store)
    const plain = await facts(lamp.handle)
    await saveProduct(store.context, {
      ...plain,
      kind: 'gift_wrap',
      taxClass: 'books',
      isDiscountable: false,
      variants: plain.variants.map((variant) => ({
        ...variant,
        sizeMillimeters: [10, 20, 30],
        needsShipping: false,
      })),
    })
    expect(await factsOf(lamp)).toMatchObject({
      kind: 'gift_wrap',
      taxClass: 'books',
      isDiscountable: false,
      variants: [{ sizeMillimeters: [10, 20, 30], needsShipping: false }],
    })
  })

  it('makes exempt what is not taxable, and taxes it again; a class of its own stays', async () => {
    const lamp = await createTestProduct(store)
    const plain = await facts(lamp.handle)
    const classAfter = async (isTaxable: boolean | undefined) => {
      await saveProduct(store.context, { ...plain, isTaxable })
      return (await factsOf(lamp)).taxClass
    }
    expect([await classAfter(false), await classAfter(undefined), await classAfter(true)]).toEqual([
      'exempt',
      'exempt',
      'standard',
    ])
    await ask('PATCH', productPath(lamp), { body: { taxClass: 'reduced' } })
    expect([await classAfter(undefined), await classAfter(true), await classAfter(false)]).toEqual([
      'reduced',
      'reduced',
      'exempt',
    ])
  })
})

it('a change of categories raises the version of what prices depend on, the same categories again do not', async () => {
  const version = async () =>
    (
      await asAdmin<{ v: number }>(
        api,
        'SELECT rules_version AS v FROM commerce.stores WHERE store_id = $1',
        [store.context.store.id],
      )
    )[0]?.v
  const before = (await version()) ?? 0
  await createTestCategories(store, ['rugs'])
  expect(await version()).toBe(before + 1)
  await createTestCategories(store, ['rugs'])
  expect(await version()).toBe(before + 1)
})
