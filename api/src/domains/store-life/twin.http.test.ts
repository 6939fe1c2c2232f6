import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestCategories,
  createTestProduct,
  type Sent,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp, asAdmin, freshServices } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { newMember, setUpSecondFactor, type TestMember } from '../../../test/staff.ts'
import { fromWire, toWire } from '../../platform/ids.ts'
import { createTasks } from '../../worker-tasks.ts'

let api: TestApi
let store: TestStore
let owner: string
let product: Awaited<ReturnType<typeof createTestProduct>>
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  await createTestCategories(store, ['lamps'])
  product = await createTestProduct(store, { stock: [7, 3], categories: ['lamps'], title: 'Rehearsed' })
  owner = await signedIn(api, store)
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const ask = (method: string, path: string, of: Sent = {}) =>
  send(anotherApp(api).request, method, path, { bearer: owner, ...of })
const fill = (storeId: string) =>
  createTasks({ ...freshServices(api), db: api.worker }).fillTwin?.({ storeId }, {} as never)

/** Settings, a collection, a tax zone with a rate, a price list that counts for nobody yet, and a promotion whose code is in use. */
async function setPriceRules() {
  const { request } = anotherApp(api)
  const change = (method: string, path: string, body: object) =>
    send(request, method, path, { bearer: owner, body })
  const settings = { timeZone: 'Europe/Berlin', currencies: ['CHF'], reverseChargeCountry: 'DE' }
  expect((await change('PATCH', '/v1/admin/store', settings)).status).toBe(200)
  const collection = await change('POST', '/v1/admin/collections', { title: 'Winter' })
  const productIds = [toWire('product', product.productId)]
  const inside = `/v1/admin/collections/${collection.body.id}/products`
  expect((await change('PUT', inside, { productIds })).body.products).toBe(1)
  const zone = await change('POST', '/v1/admin/tax-zones', { name: 'DE', places: [{ country: 'DE' }] })
  const rate = { title: 'USt', taxClass: 'books', partsPerMillion: 70_000 }
  expect((await change('POST', `/v1/admin/tax-zones/${zone.body.id}/rates`, rate)).status).toBe(201)
  const list = await change('POST', '/v1/admin/price-lists', {
    title: 'Francs',
    kind: 'override',
    currency: 'CHF',
    validFrom: '2020-01-01T00:00',
  })
  const prices = product.offerIds.map((offerId) => ({ offerId, unitPriceAmount: 900 }))
  const set = await change('PUT', `/v1/admin/price-lists/${list.body.id}/prices`, { prices })
  expect(set.body.prices).toBe(2)
  const group = await change('POST', '/v1/admin/customer-groups', { handle: 'trade', name: 'Trade' })
  const promotion = {
    title: 'Half of one variant',
    status: 'active',
    needsCode: true,
    usesMax: 5,
    effect: { kind: 'reduction', off: { kind: 'percent', basisPoints: 5_000, maxAmount: null } },
  }
  const half = await change('POST', '/v1/admin/promotions', promotion)
  const conditions = { customerGroupIds: [group.body.id] }
  const trade = await change('POST', '/v1/admin/promotions', { ...promotion, title: 'Trade', conditions })
  expect([half.status, trade.status]).toEqual([201, 201])
  expect(
    (await change('POST', `/v1/admin/promotions/${half.body.id}/codes`, { code: 'HALF', usesMax: 1 })).status,
  ).toBe(201)
  expect((await quoteHalf(store)).body.totals.discount.amount).toBeGreaterThan(0)
}

/** A quote with the code of which there is one use. */
async function quoteHalf(of: TestStore): Promise<Answer> {
  const buyer = shopper(anotherApp(api).request, of)
  const { body: cart } = await buyer.cart([{ offerId: product.offerIds[1] ?? '', quantity: 1 }])
  await buyer.send('POST', `/v1/carts/${cart.id}/codes`, { cartSecret: cart.secret, body: { code: 'HALF' } })
  return buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
}

describe('a test twin', () => {
  let made: Answer
  let twin: TestStore
  beforeAll(async () => {
    const buyer = shopper(api.app.request, store)
    await buyer.cart([{ offerId: product.offerIds[0] ?? '', quantity: 2 }])
    const seller = await createTestSeller(api, store)
    const way = {
      handle: 'heavy',
      name: 'Freight',
      description: '',
      priceAmount: 0,
      freeFromAmount: null,
      minDays: 1,
      maxDays: 9,
      status: 'disabled',
      sellerId: seller.wireId,
      rates: [{ weightGrams: { from: 30_000, below: null }, baseAmount: 4900, kilogramAmount: 20 }],
      places: [{ country: 'DE', postalCodePrefix: '1' }],
    }
    expect((await ask('POST', '/v1/admin/shipping-methods', { body: way })).status).toBe(201)
    await setPriceRules()
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask('POST', '/v1/admin/store/twin')))
    expect(answers.map(code).toSorted()).toEqual([
      [201, undefined],
      ...Array.from({ length: 3 }, () => [409, 'twin-exists']),
    ])
    made = answers.find(({ status }) => status === 201) as Answer
    const id = fromWire('store', made.body.storeId) ?? ''
    await Promise.all([fill(id), fill(id)])
    await fill(id)
    twin = {
      ...store,
      context: { ...store.context, store: { ...store.context.store, id, twinOf: store.context.store.id } },
      publishableKey: made.body.publishableKey.secret,
      secretKey: made.body.secretKey.secret,
    }
  })

  it('has keys of its own, which are told from live ones', async () => {
    expect([twin.publishableKey, twin.secretKey].map((key) => key.slice(0, 18))).toEqual([
      'pk_tradepost_test_',
      'sk_tradepost_test_',
    ])
    const settings = (await ask('GET', '/v1/admin/store', { bearer: twin.secretKey })).body
    const live = (await ask('GET', '/v1/admin/store')).body
    expect(live).toMatchObject({ twinId: settings.id, twinOf: null })
    expect(settings).toMatchObject({
      twinOf: live.id,
      twinId: null,
      name: live.name,
      currency: live.currency,
      countries: live.countries,
      taxBasisPoints: live.taxBasisPoints,
      timeZone: 'Europe/Berlin',
      currencies: ['CHF'],
      reverseChargeCountry: 'DE',
      origins: [],
    })
    expect(code(await ask('POST', '/v1/admin/store/twin'))).toEqual([409, 'twin-exists'])
    const inTwin = await signedIn(api, twin)
    expect(code(await ask('POST', '/v1/admin/store/twin', { bearer: inTwin }))).toEqual([409, 'twin-of-twin'])
  })

  it('ships the same ways, with their rates, places and sellers', async () => {
    const ways = async (bearer: string) => (await ask('GET', '/v1/admin/shipping-methods', { bearer })).body
    const here = await ways(owner)
    expect(here.items).toHaveLength(2)
    expect(await ways(twin.secretKey)).toEqual(here)
  })

  it('has the same tax and the same price lists', async () => {
    const { request } = anotherApp(api)
    const all = async (path: string, bearer: string) =>
      (await send(request, 'GET', path, { bearer })).body.items
    for (const path of ['/v1/admin/tax-zones', '/v1/admin/price-lists']) {
      const here = await all(path, owner)
      expect(here).toHaveLength(1)
      expect(await all(path, twin.secretKey)).toEqual(here)
      if (path.endsWith('zones')) continue
      const prices = `${path}/${here[0].id}/prices`
      expect(await all(prices, twin.secretKey)).toEqual(await all(prices, owner))
    }
  })

  it('gathers the same goods in the same collections', async () => {
    const at = '/v1/products?collection=winter'
    const [here, there] = [
      await ask('GET', at, { bearer: store.secretKey }),
      await ask('GET', at, { bearer: twin.secretKey }),
    ]
    expect(here.body.items).toHaveLength(1)
    expect(there.body).toEqual(here.body)
  })

  it('sells the same goods from shelves of its own', async () => {
    const at = `/v1/products/${product.handle}`
    const [here, there] = [
      await ask('GET', at, { bearer: store.secretKey }),
      await ask('GET', at, { bearer: twin.secretKey }),
    ]
    expect(there.status).toBe(200)
    expect({ ...there.body, updatedAt: '' }).toEqual({ ...here.body, updatedAt: '' })
    const stock = await asAdmin<{ on_hand: number; reserved: number }>(
      api,
      'SELECT on_hand, reserved FROM commerce.stock_items WHERE store_id = $1 ORDER BY on_hand',
      [twin.context.store.id],
    )
    expect(stock).toEqual([
      { on_hand: 3, reserved: 0 },
      { on_hand: 7, reserved: 0 },
    ])
    const buyer = shopper(anotherApp(api).request, twin)
    const cart = await buyer.cart([{ offerId: product.offerIds[0] ?? '', quantity: 7 }])
    expect(cart.status).toBe(201)
    const checkout = await buyer.checkout(cart.body, { shippingMethodId: await buyer.shippingMethodId() })
    expect(checkout.status).toBe(201)
    const live = await asAdmin(
      api,
      'SELECT sum(reserved)::int AS n FROM commerce.stock_items WHERE store_id = $1',
      [store.context.store.id],
    )
    // Of its own quote, which came before the twin.
    expect(live).toEqual([{ n: 1 }])
    await expectSoundBooks(api.database)
  })

  it('has the staff of its store, each in the same role: who makes it is raised by nothing', async () => {
    const shop = await api.store()
    const boss = await newMember(api, shop, { role: 'owner' })
    const maker = await newMember(api, shop, { role: 'manager' })
    const removed = await newMember(api, shop, { role: 'support' })
    await setUpSecondFactor(maker)
    await setUpSecondFactor(boss)
    const own = { name: 'Packers', permissions: ['orders:read', 'keys:write'] }
    expect((await boss.send('POST', '/v1/admin/roles', { body: own })).status).toBe(201)
    const packer = await newMember(api, shop, { role: own.name })
    await boss.send('DELETE', `/v1/admin/staff/${toWire('staffAccount', removed.accountId)}`)
    await setUpSecondFactor(packer)
    const born = await packer.send('POST', '/v1/admin/store/twin')
    expect([born.status, born.body.secretKey.scopes]).toEqual([201, ['orders:read']])
    const there = `/v1/account/stores/${born.body.storeId}/sessions`
    const enter = (who: TestMember) => who.send('POST', there)
    expect((await enter(packer)).body.role).toMatchObject({ name: 'Packers', isOwner: false })
    expect((await enter(maker)).body.role).toMatchObject({ name: 'manager', isOwner: false })
    const entered = await enter(boss)
    expect(entered.body.role).toMatchObject({ isOwner: true })
    const inTwin = { bearer: entered.body.token }
    const staff = (await ask('GET', '/v1/admin/staff', inTwin)).body.items
    expect(staff.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [boss, maker, packer].map(({ accountId }) => toWire('staffAccount', accountId)).toSorted(),
    )
    expect(code(await enter(removed))).toEqual([401, 'not-authenticated'])
  })

  it('takes over no customer, no cart and no order', async () => {
    for (const table of ['carts', 'orders', 'customers', 'store_secrets', 'store_domains']) {
      const rows = await asAdmin(
        api,
        `SELECT 1 FROM commerce.${table} WHERE store_id = $1 ${table === 'carts' ? "AND created_at < now() - interval '1 day'" : ''}`,
        [twin.context.store.id],
      )
      expect(rows, table).toEqual([])
    }
  })

  it('opens nothing of the live store with its keys, and the other way round', async () => {
    const buyer = shopper(anotherApp(api).request, twin)
    const { body: cart } = await buyer.cart([])
    const read = (key: string) => ask('GET', `/v1/carts/${cart.id}`, { bearer: key, cartSecret: cart.secret })
    expect([(await read(twin.secretKey)).status, (await read(store.secretKey)).status]).toEqual([200, 404])
  })

  it('rehearses later days: its clock moves, and its quotes run out by it', async () => {
    const inTwin = await signedIn(api, twin)
    const moved = await ask('PUT', '/v1/admin/store/clock', {
      bearer: inTwin,
      body: { offsetSeconds: 30 * 86_400 },
    })
    expect(moved.status).toBe(200)
    const { lookAfterCheckouts } = createTasks({ ...freshServices(api), db: api.worker })
    await lookAfterCheckouts?.({}, {} as never)
    const states = await asAdmin(api, 'SELECT state FROM commerce.checkouts WHERE store_id = $1', [
      twin.context.store.id,
    ])
    expect(states).toEqual([{ state: 'released' }])
  })

  it('has the same promotions, codes and groups of customers, and nothing of them is used', async () => {
    const { request } = anotherApp(api)
    const all = async (path: string, bearer: string) =>
      (await send(request, 'GET', `/v1/admin/${path}`, { bearer })).body.items
    const here = await all('promotions', owner)
    expect(here.map(({ uses }: { uses: object }) => uses)).toEqual([
      { held: 0, ordered: 0 },
      { held: 1, ordered: 0 },
    ])
    const unused = here.map((one: object) => ({ ...one, uses: { held: 0, ordered: 0 } }))
    expect(await all('promotions', twin.secretKey)).toEqual(unused)
    const codes = `promotions/${here[1].id}/codes`
    const [code] = await all(codes, owner)
    expect(await all(codes, twin.secretKey)).toEqual([{ ...code, uses: 0 }])
    expect(await all('customer-groups', twin.secretKey)).toEqual(await all('customer-groups', owner))
    expect((await quoteHalf(store)).body.code).toBe('promotion-used-up')
    expect((await quoteHalf(twin)).status).toBe(201)
    expect((await quoteHalf(twin)).body.code).toBe('promotion-used-up')
  })
})
