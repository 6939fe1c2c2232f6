import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { fromWire, toWire } from '../../platform/ids.ts'
import { listsMax, pricesMax } from './price-list.ts'

let api: TestApi
let store: TestStore
let offers: string[]
let owner: string
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
  offers = (await createTestProduct(store, { stock: [50, 50, 50], price: 1000, title: 'Mug' })).offerIds
})
afterAll(() => api.close())

const path = '/v1/admin/price-lists'
const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
/** What is wrong, and where. */
const wrong = ({ status, body }: Answer) => [status, body.code, body.errors?.[0]?.pointer]
const badAt = (pointer: string) => [400, 'invalid-request', pointer]

/** Asks as the store's server, whose key may do all that staff does with prices. */
const ask = (method: string, at: string, sent: Sent = {}, of: TestStore = store) =>
  send(api.app.request, method, at, { bearer: of.secretKey, ...sent })

const sale = { title: 'Sale', kind: 'sale', currency: 'EUR' }
async function newList(of: object = {}, in_: TestStore = store): Promise<Answer['body']> {
  const answer = await ask('POST', path, { body: { ...sale, ...of } }, in_)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const set = (list: { id: string }, prices: object[], of: Sent = {}) =>
  ask('PUT', `${path}/${list.id}/prices`, { body: { prices }, ...of })
const remove = (list: { id: string }, prices: object[], of: Sent = {}) =>
  ask('POST', `${path}/${list.id}/prices/removal`, { body: { prices }, ...of })
const pricesOf = async (list: { id: string }) =>
  (await ask('GET', `${path}/${list.id}/prices`)).body.items.map((price: Answer['body']) => [
    offers.indexOf(price.offerId),
    price.fromQuantity,
    price.unitPrice.amount,
  ])

const rulesVersion = async (): Promise<number> => {
  const [row] = await asAdmin<{ version: number }>(
    api,
    'SELECT rules_version AS version FROM commerce.stores WHERE store_id = $1',
    [store.context.store.id],
  )
  return row?.version ?? 0
}

describe('price lists', () => {
  it('are made, read, changed and removed with their prices, under the next version each time', async () => {
    const before = await rulesVersion()
    const list = await newList({ priority: 10, validFrom: '2027-01-01T00:00' })
    expect(list).toMatchObject({
      title: 'Sale',
      kind: 'sale',
      priority: 10,
      currency: 'EUR',
      customerGroupIds: [],
      validFrom: '2027-01-01T00:00:00',
      validUntil: null,
      status: 'active',
      prices: 0,
      version: 1,
    })
    const at = `${path}/${list.id}`
    expect((await ask('GET', at)).body).toEqual(list)
    const change = { status: 'disabled', validUntil: '2027-02-01T12:30:15', kind: 'override', priority: -1 }
    const changed = await ask('PATCH', at, { body: change, headers: { 'if-match': '"1"' } })
    expect(changed.body).toEqual({ ...list, ...change, version: 2, updatedAt: changed.body.updatedAt })
    expect((await ask('PATCH', at, { body: change })).body.version).toBe(2)
    expect((await set(list, [{ offerId: offers[0], unitPriceAmount: 5 }])).body.version).toBe(3)
    for (const [method, where, body] of [
      ['PATCH', at, { title: 'Late' }],
      ['PUT', `${at}/prices`, { prices: [{ offerId: offers[0], unitPriceAmount: 6 }] }],
      ['POST', `${at}/prices/removal`, { prices: [{ offerId: offers[0] }] }],
      ['DELETE', at, undefined],
    ] as const)
      expect(code(await ask(method, where, { body, headers: { 'if-match': '"2"' } })), method).toEqual([
        412,
        'version-conflict',
      ])
    expect(await pricesOf(list)).toEqual([[0, 1, 5]])
    expect((await ask('DELETE', at)).status).toBe(204)
    expect(code(await ask('GET', at))).toEqual(notFound)
    expect(await rulesVersion()).toBeGreaterThanOrEqual(before + 4)
    const left = await asAdmin(
      api,
      'SELECT 1 FROM commerce.price_list_prices WHERE store_id = $1 AND price_list_id = $2',
      [store.context.store.id, fromWire('priceList', list.id)],
    )
    expect(left).toEqual([])
  })

  it('are in a currency the store takes, for groups it has', async () => {
    const other = await api.store()
    const group = async (of: TestStore) =>
      (await ask('POST', '/v1/admin/customer-groups', { body: { handle: randomUUID(), name: 'Trade' } }, of))
        .body.id
    const [ours, theirs] = [await group(store), await group(other)]
    expect(wrong(await ask('POST', path, { body: { ...sale, currency: 'CHF' } }))).toEqual(badAt('/currency'))
    const currencies = { body: { currencies: ['CHF'] }, bearer: owner }
    expect((await ask('PATCH', '/v1/admin/store', currencies)).status).toBe(200)
    const francs = await newList({ currency: 'CHF', customerGroupIds: [ours] })
    expect(francs).toMatchObject({ currency: 'CHF', customerGroupIds: [ours] })
    await ask('PATCH', '/v1/admin/store', { ...currencies, body: { currencies: [] } })
    expect(wrong(await ask('POST', path, { body: { ...sale, currency: 'CHF' } }))).toEqual(badAt('/currency'))
    // What there is stays, and may still be changed.
    expect((await ask('PATCH', `${path}/${francs.id}`, { body: { title: 'Francs' } })).status).toBe(200)
    const foreign = { customerGroupIds: [ours, theirs] }
    expect(wrong(await ask('POST', path, { body: { ...sale, ...foreign } }))).toEqual(
      badAt('/customerGroupIds/1'),
    )
    expect(wrong(await ask('PATCH', `${path}/${francs.id}`, { body: foreign }))).toEqual(
      badAt('/customerGroupIds/1'),
    )
  })

  it('are refused when they make no sense, and nothing changes', async () => {
    const list = await newList({ validFrom: '2027-03-28T00:00' })
    for (const [body, pointer] of [
      [{ title: '' }, '/title'],
      [{ title: 'x\ny' }, '/title'],
      [{ kind: 'discount' }, '/kind'],
      [{ priority: 1.5 }, '/priority'],
      [{ priority: 1001 }, '/priority'],
      [{ validFrom: '2027-02-30T00:00' }, '/validFrom'],
      [{ validFrom: '2027-02-01T00:00Z' }, '/validFrom'],
      [{ validFrom: '2027-02-01' }, '/validFrom'],
      [{ validFrom: '2027-02-01T24:00' }, '/validFrom'],
      [{ validUntil: '2027-03-28T00:00:00' }, '/validUntil'],
      [{ validUntil: '2027-03-27T23:59' }, '/validUntil'],
      [{ status: 'draft' }, '/status'],
      [{ customerGroupIds: ['grp_1'] }, '/customerGroupIds/0'],
      [{ prices: 3 }, '/prices'],
      [{ id: list.id }, '/id'],
      [{ currency: 'USD' }, '/currency'],
    ] as const)
      expect(wrong(await ask('PATCH', `${path}/${list.id}`, { body })), JSON.stringify(body)).toEqual(
        badAt(pointer),
      )
    expect((await ask('GET', `${path}/${list.id}`)).body).toEqual(list)
    expect(wrong(await ask('POST', path, { body: { ...sale, validUntil: '1999-01-01T00:00' } }))).toEqual(
      badAt('/validUntil'),
    )
  })

  it(`are at most ${listsMax}, listed newest first, page by page`, async () => {
    const other = await api.store()
    await asAdmin(
      api,
      `INSERT INTO commerce.price_lists (store_id, id, title, kind, priority, currency, customer_group_ids)
       SELECT $1, gen_random_uuid(), 'List', 'sale', 0, 'EUR', '{}' FROM generate_series(2, $2)`,
      [other.context.store.id, listsMax],
    )
    const last = await newList({}, other)
    expect(code(await ask('POST', path, { body: sale }, other))).toEqual([409, 'too-many-price-lists'])
    const seen: Answer['body'][] = []
    for (let cursor = ''; ; ) {
      const page = (await ask('GET', `${path}?limit=40${cursor}`, {}, other)).body
      seen.push(...page.items)
      if (page.nextCursor === null) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(listsMax)
    expect(seen[0]).toEqual(last)
  })
})

describe('prices in a list', () => {
  it('are set and removed in bulk; those not named stay', async () => {
    const list = await newList()
    const first = await set(list, [
      { offerId: offers[0], unitPriceAmount: 900 },
      { offerId: offers[0], fromQuantity: 10, unitPriceAmount: 800 },
      { offerId: offers[1], fromQuantity: 5, unitPriceAmount: 0 },
    ])
    expect(first.body).toMatchObject({ prices: 3, version: 2 })
    const second = await set(list, [
      { offerId: offers[0], fromQuantity: 10, unitPriceAmount: 750 },
      { offerId: offers[2], unitPriceAmount: 90_000_000_000 },
    ])
    expect(second.body.prices).toBe(4)
    expect(await pricesOf(list)).toEqual([
      [0, 1, 900],
      [0, 10, 750],
      [1, 5, 0],
      [2, 1, 90_000_000_000],
    ])
    const removed = await remove(list, [
      { offerId: offers[0], fromQuantity: 10 },
      { offerId: offers[1] },
      { offerId: offers[2], fromQuantity: 7 },
    ])
    expect(removed.body).toMatchObject({ prices: 2, version: 4 })
    expect(await pricesOf(list)).toEqual([
      [0, 1, 900],
      [2, 1, 90_000_000_000],
    ])
    expect((await remove(list, [{ offerId: offers[1] }])).body.version).toBe(4)
    const told = await ask('GET', `/v1/admin/audit?subjectId=${list.id}`, { bearer: owner })
    const [removal, setting] = told.body.items
    expect(removal).toMatchObject({ type: 'price_list.prices_removed', after: null })
    expect(removal.before.prices).toHaveLength(2)
    expect(setting.before.prices).toEqual([
      { offerId: fromWire('offer', offers[0] ?? ''), fromQuantity: 10, unitPriceAmount: 800 },
    ])
  })

  it('are up to 1,000 at once, all or none', async () => {
    const list = await newList()
    const many = Array.from({ length: 1000 }, (_, at) => ({
      offerId: offers[at % 2],
      fromQuantity: 1 + (at >> 1),
      unitPriceAmount: 90_000_000_000 - at,
    }))
    expect((await set(list, many)).body.prices).toBe(1000)
    const unknown = toWire('offer', '01890000-0000-7000-8000-000000000000')
    for (const [prices, pointer] of [
      [[...many, { offerId: offers[2], unitPriceAmount: 1 }], '/prices'],
      [[], '/prices'],
      [
        [
          { offerId: offers[2], unitPriceAmount: 1 },
          { offerId: unknown, unitPriceAmount: 1 },
        ],
        '/prices/1/offerId',
      ],
      [
        [
          { offerId: offers[2], unitPriceAmount: 1 },
          { offerId: offers[2], unitPriceAmount: 2 },
        ],
        '/prices/1',
      ],
      [[{ offerId: offers[2], unitPriceAmount: -1 }], '/prices/0/unitPriceAmount'],
      [[{ offerId: offers[2], unitPriceAmount: 0.5 }], '/prices/0/unitPriceAmount'],
      [[{ offerId: offers[2], unitPriceAmount: 1e12 }], '/prices/0/unitPriceAmount'],
      [[{ offerId: offers[2], fromQuantity: 0, unitPriceAmount: 1 }], '/prices/0/fromQuantity'],
      [[{ offerId: offers[2], fromQuantity: 1000, unitPriceAmount: 1 }], '/prices/0/fromQuantity'],
      [[{ offerId: offers[2], unitPriceAmount: 1, currency: 'EUR' }], '/prices/0/currency'],
    ] as const)
      expect(wrong(await set(list, [...prices])), pointer).toEqual(badAt(pointer))
    expect((await ask('GET', `${path}/${list.id}`)).body).toMatchObject({ prices: 1000, version: 2 })
  })

  it('are listed by offer, lowest quantity first, page by page, with what they are the price of', async () => {
    const list = await newList({ kind: 'override' })
    await set(
      list,
      [9, 1, 5].flatMap((fromQuantity) =>
        offers.map((offerId) => ({ offerId, fromQuantity, unitPriceAmount: 10 * fromQuantity })),
      ),
    )
    const at = `${path}/${list.id}/prices`
    const seen: Answer['body'][] = []
    for (let cursor = ''; ; ) {
      const page = (await ask('GET', `${at}?limit=4${cursor}`)).body
      seen.push(...page.items)
      if (page.nextCursor === null) break
      cursor = `&cursor=${page.nextCursor}`
    }
    expect(seen.map(({ offerId, fromQuantity }) => [offers.indexOf(offerId), fromQuantity])).toEqual(
      offers.toSorted().flatMap((offerId) => [1, 5, 9].map((from) => [offers.indexOf(offerId), from])),
    )
    expect(seen[0]).toMatchObject({
      unitPrice: { amount: 10, currency: 'EUR' },
      productTitle: 'Mug',
      variantTitle: 'S0',
      sku: expect.stringMatching(/^SKU-/),
    })
    expect((await ask('GET', `${at}?offerId=${offers[1]}`)).body.items).toHaveLength(3)
    const [, cursor] = [await ask('GET', at), Buffer.from('["x",1]').toString('base64url')]
    expect(wrong(await ask('GET', `${at}?cursor=${cursor}`))).toEqual(badAt('query/cursor'))
  })

  it(`are at most ${pricesMax.toLocaleString('en')} in a list`, async () => {
    const shop = await api.store()
    const { offerIds } = await createTestProduct(shop, { stock: Array.from({ length: 102 }, () => 1) })
    const list = await newList({}, shop)
    const priceListId = fromWire('priceList', list.id)
    const [first, second] = offerIds
    await asAdmin(
      api,
      `INSERT INTO commerce.price_list_prices (store_id, price_list_id, offer_id, from_quantity, unit_price_amount)
       SELECT $1, $2, o.id, q, 1 FROM commerce.offers o, generate_series(2, 999) q WHERE o.store_id = $1 LIMIT $3`,
      [shop.context.store.id, priceListId, pricesMax - 1],
    )
    const at = `${path}/${list.id}`
    const setOne = (offerId: string | undefined, unitPriceAmount = 1) =>
      ask('PUT', `${at}/prices`, { body: { prices: [{ offerId, unitPriceAmount }] } }, shop)
    expect((await setOne(first)).body.prices).toBe(pricesMax)
    expect(code(await setOne(second))).toEqual([409, 'too-many-prices'])
    expect((await setOne(first, 2)).body.prices).toBe(pricesMax)
    expect((await ask('DELETE', at, {}, shop)).status).toBe(204)
  })

  it('are all there when many set some at once, each under a version of its own', async () => {
    const list = await newList()
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((fromQuantity) =>
        set(list, [{ offerId: offers[0], fromQuantity, unitPriceAmount: fromQuantity }]),
      ),
    )
    expect(answers.map(({ body }) => body.version).toSorted()).toEqual([2, 3, 4, 5, 6, 7])
    expect((await ask('GET', `${path}/${list.id}`)).body.prices).toBe(6)
    expect(await pricesOf(list)).toHaveLength(6)
  })
})

describe('price lists of another store', () => {
  it('are absent, and take no offer of another store', async () => {
    const other = await api.store()
    const theirOffer = (await createTestProduct(other)).offerIds[0]
    const [ours, theirs] = [await newList(), await newList({}, other)]
    const prices = { prices: [{ offerId: offers[0], unitPriceAmount: 1 }] }
    for (const [method, at, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { title: 'Ours now' }],
      ['DELETE', '', undefined],
      ['GET', '/prices', undefined],
      ['PUT', '/prices', prices],
      ['POST', '/prices/removal', { prices: [{ offerId: offers[0] }] }],
    ] as const)
      expect(code(await ask(method, `${path}/${theirs.id}${at}`, { body })), `${method} ${at}`).toEqual(
        notFound,
      )
    expect(wrong(await set(ours, [{ offerId: theirOffer, unitPriceAmount: 1 }]))).toEqual(
      badAt('/prices/0/offerId'),
    )
    expect((await ask('GET', `${path}/${theirs.id}`, {}, other)).body).toEqual(theirs)
  })

  it('nor do those without the right to change prices', async () => {
    const list = await newList()
    const reader = await signedIn(api, store, { permissions: ['prices:read'] })
    const as = (method: string, at: string, body?: object) =>
      send(api.app.request, method, at, { bearer: reader, body })
    expect((await as('GET', `${path}/${list.id}/prices`)).status).toBe(200)
    for (const [method, at, body] of [
      ['POST', path, sale],
      ['PATCH', `${path}/${list.id}`, { title: 'X' }],
      ['DELETE', `${path}/${list.id}`, undefined],
      ['PUT', `${path}/${list.id}/prices`, { prices: [{ offerId: offers[0], unitPriceAmount: 1 }] }],
    ] as const)
      expect(code(await as(method, at, body)), `${method} ${at}`).toEqual([403, 'not-permitted'])
  })
})
