import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let owner: string
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

const path = '/v1/admin/shipping-methods'
const code = ({ status, body }: Answer) => [status, body.code]
const faults = ({ status, body }: Answer) => [
  status,
  ...(body.errors ?? []).map(({ pointer, message }: { pointer: string; message: string }) => [
    pointer,
    message,
  ]),
]
const ask = (method: string, at: string, of: Sent = {}) =>
  send(api.app.request, method, at, { bearer: owner, ...of })
/** As shoppers see them, with an app that remembers nothing. */
const shown = async (query = '') =>
  (await send(anotherApp(api).request, 'GET', `/v1/shipping-methods${query}`, { key: store.publishableKey }))
    .body.items
const managed = async (id: string) =>
  (await ask('GET', path)).body.items.find((one: { id: string }) => one.id === id)

let serial = 0
const plain = (of: object = {}) => ({
  handle: `way-${++serial}`,
  name: 'Parcel',
  description: '',
  priceAmount: 490,
  freeFromAmount: null,
  minDays: 1,
  maxDays: 2,
  ...of,
})
async function made(of: object = {}): Promise<Answer> {
  const answer = await ask('POST', path, { body: plain(of) })
  expect(faults(answer)).toEqual([201])
  return answer
}
const every = { from: 0, below: null }
const rulesVersion = async () =>
  (
    await asAdmin<{ v: number }>(api, 'SELECT rules_version AS v FROM commerce.stores WHERE store_id = $1', [
      store.context.store.id,
    ])
  )[0]?.v ?? 0

describe('a way to ship', () => {
  it('made without rates costs its price for everybody, everywhere', async () => {
    const { body } = await made()
    expect(body).toMatchObject({
      price: { amount: 490, currency: 'EUR' },
      isPriceFrom: false,
      status: 'active',
      sellerId: null,
      rates: [],
      places: [],
      freeFromOf: 'cart',
      taxClass: 'standard',
      pickupPoint: null,
    })
    expect(await managed(body.id)).toEqual(body)
    const {
      handle: _,
      status: _s,
      rates: _r,
      places: _p,
      taxClass: _t,
      asksCarrier: _a,
      position: _o,
      version: _v,
      ...rest
    } = body
    expect((await shown()).find(({ id }: { id: string }) => id === body.id)).toEqual(rest)
  })

  it('keeps rates, places, seller and pickup point as they were given, and shows the least price', async () => {
    const seller = await createTestSeller(api, store)
    const pickupPoint = {
      name: 'Workshop',
      address: {
        streetAddress: 'Singel 1',
        addressLocality: 'Amsterdam',
        postalCode: '1012ab',
        addressCountry: 'NL',
      },
      openingHours: 'Monday to Friday, 9 to 18',
    }
    const { body } = await made({
      sellerId: seller.wireId,
      rates: [
        { weightGrams: { from: 5000, below: null }, baseAmount: 100, kilogramAmount: 50 },
        { quantity: { from: 3, below: 10 }, baseAmount: 0, pieceAmount: 120 },
        { baseAmount: 900 },
      ],
      places: [{ country: 'DE' }, { country: 'US', region: 'california', postalCodePrefix: '94 1' }],
      freeFromAmount: 5000,
      freeFromOf: 'package',
      taxClass: 'reduced',
      pickupPoint,
    })
    const [first, second, third] = body.rates
    expect([first, second, third]).toEqual([
      {
        id: first.id,
        weightGrams: { from: 5000, below: null },
        amount: every,
        quantity: every,
        volumeCubicCentimeters: every,
        longestMillimeters: every,
        baseAmount: 100,
        pieceAmount: 0,
        kilogramAmount: 50,
      },
      expect.objectContaining({ quantity: { from: 3, below: 10 }, pieceAmount: 120, weightGrams: every }),
      expect.objectContaining({ baseAmount: 900 }),
    ])
    expect(new Set([first.id, second.id, third.id]).size).toBe(3)
    expect(body).toMatchObject({
      sellerId: seller.wireId,
      places: [
        { country: 'DE', region: null, postalCodePrefix: null },
        { country: 'US', region: 'CA', postalCodePrefix: '941' },
      ],
      freeFromOf: 'package',
      taxClass: 'reduced',
      pickupPoint: { ...pickupPoint, address: { ...pickupPoint.address, postalCode: '1012 AB' } },
      price: { amount: 490 },
      isPriceFrom: true,
    })
    const seen = (await shown()).find(({ id }: { id: string }) => id === body.id)
    // 100 and five kilograms, three pieces at 120, or 900.
    expect(seen).toMatchObject({ price: { amount: 350 }, isPriceFrom: true, sellerId: seller.wireId })
    expect(Object.keys(seen)).not.toContain('rates')
  })

  it('that is disabled is shown to staff only', async () => {
    const { body } = await made()
    const off = await ask('PATCH', `${path}/${body.id}`, { body: { status: 'disabled' } })
    expect(off.body).toEqual({ ...body, status: 'disabled', version: 2 })
    expect((await shown()).map(({ id }: { id: string }) => id)).not.toContain(body.id)
    expect(await managed(body.id)).toMatchObject({ status: 'disabled' })
    await ask('PATCH', `${path}/${body.id}`, { body: { status: 'active' } })
    expect((await shown()).map(({ id }: { id: string }) => id)).toContain(body.id)
  })

  it('takes the rates it is given in place of all it had; one that is sent back keeps its id', async () => {
    const { body } = await made({
      rates: [{ weightGrams: { from: 0, below: 1000 }, baseAmount: 1 }, { baseAmount: 2 }],
    })
    const [light, rest] = body.rates
    const at = `${path}/${body.id}`
    const heavier = { weightGrams: { from: 1000, below: 2000 }, baseAmount: 3 }
    const changed = await ask('PATCH', at, { body: { rates: [light, heavier, { ...rest, baseAmount: 4 }] } })
    expect(changed.body.rates).toEqual([light, expect.objectContaining(heavier), { ...rest, baseAmount: 4 }])
    expect(changed.body).toMatchObject({ name: body.name, places: [], status: 'active' })
    const named = await ask('PATCH', at, { body: { name: 'Renamed' } })
    expect(named.body).toEqual({ ...changed.body, name: 'Renamed', version: 3 })
    expect((await ask('PATCH', at, { body: { rates: [] } })).body).toMatchObject({
      rates: [],
      isPriceFrom: false,
    })
  })

  it('changes only as it was read, where `If-Match` says so', async () => {
    const answer = await made()
    expect([answer.body.version, answer.headers.get('etag')]).toEqual([1, '"1"'])
    const at = `${path}/${answer.body.id}`
    const change = (name: string) => ask('PATCH', at, { body: { name }, headers: { 'if-match': '"1"' } })
    const both = await Promise.all([change('First'), change('Second')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412])
    expect(both.find(({ status }) => status === 412)?.body.code).toBe('version-conflict')
    const stays = await managed(answer.body.id)
    expect(stays).toEqual(both.find(({ status }) => status === 200)?.body)
    expect(stays.version).toBe(2)
  })

  it('may count in another currency of the store, for good', async () => {
    const settings = await ask('PATCH', '/v1/admin/store', { body: { currencies: ['CHF'] } })
    expect(settings.status).toBe(200)
    const { body } = await made({ currency: 'CHF', freeFromAmount: 9000 })
    expect(body).toMatchObject({ price: { amount: 490, currency: 'CHF' }, freeFrom: { currency: 'CHF' } })
    expect(faults(await ask('POST', path, { body: plain({ currency: 'SEK' }) }))).toEqual([
      400,
      ['/currency', 'must be one the store sells in: EUR, CHF'],
    ])
    expect((await ask('PATCH', `${path}/${body.id}`, { body: { currency: 'EUR' } })).status).toBe(400)
    expect((await managed(body.id)).price).toEqual({ amount: 490, currency: 'CHF' })
    expect((await shown()).map(({ id }: { id: string }) => id)).not.toContain(body.id)
    expect(await shown('?currency=CHF')).toMatchObject([{ id: body.id, freeFrom: { amount: 9000 } }])
    expect(await shown('?currency=SEK')).toEqual([])
  })

  it('raises the version of what prices depend on with every change, and is in the audit', async () => {
    const versions = [await rulesVersion()]
    const { body } = await made()
    versions.push(await rulesVersion())
    await ask('PATCH', `${path}/${body.id}`, { body: { rates: [{ baseAmount: 1 }] } })
    versions.push(await rulesVersion())
    await ask('DELETE', `${path}/${body.id}`)
    versions.push(await rulesVersion())
    expect(versions.slice(1).every((version, at) => version > (versions[at] ?? Infinity))).toBe(true)
    const { items } = (await ask('GET', '/v1/admin/audit?limit=3')).body
    expect(JSON.stringify(items[1].after)).toContain('baseAmount')
  })
})

it('the largest amounts and bands there are stay exact', async () => {
  const rate = {
    weightGrams: { from: 1e12, below: null },
    quantity: { from: 1_000_000, below: null },
    baseAmount: 1_000_000_000,
    pieceAmount: 1_000_000_000,
    kilogramAmount: 5_000_000,
  }
  const { body } = await made({ rates: [rate] })
  const seen = (await shown()).find(({ id }: { id: string }) => id === body.id)
  expect(seen.price.amount).toBe(1e9 + 1e15 + 5e15)
})

describe('what is not there is refused and changes nothing', () => {
  it('the id of a rate that the method does not have, or has twice', async () => {
    const [one, other] = [
      await made({ rates: [{ baseAmount: 1 }] }),
      await made({ rates: [{ baseAmount: 1 }] }),
    ]
    const at = `${path}/${one.body.id}`
    const [own] = one.body.rates
    expect(faults(await ask('PATCH', at, { body: { rates: other.body.rates } }))).toEqual([
      400,
      ['/rates/0/id', 'is of no rate of this method'],
    ])
    expect(
      faults(await ask('PATCH', at, { body: { rates: [{ ...own, quantity: { from: 5, below: 6 } }, own] } })),
    ).toEqual([400, ['/rates/1/id', 'is of another rate here']])
    expect(faults(await ask('POST', path, { body: plain({ rates: [own] }) }))).toEqual([
      400,
      ['/rates/0/id', 'is of no rate of this method'],
    ])
    expect(await managed(one.body.id)).toEqual(one.body)
  })

  it('a seller that is not there, of another store, or who has only applied', async () => {
    const stranger = await createTestSeller(api, await api.store())
    const applied = await createTestSeller(api, store)
    await asAdmin(api, `UPDATE commerce.sellers SET status = 'applied' WHERE store_id = $1 AND id = $2`, [
      store.context.store.id,
      applied.id,
    ])
    const { body } = await made()
    for (const sellerId of [stranger.wireId, applied.wireId, toWire('seller', store.context.store.id)]) {
      const answers = [
        await ask('POST', path, { body: plain({ sellerId }) }),
        await ask('PATCH', `${path}/${body.id}`, { body: { sellerId } }),
      ]
      expect(answers.map(code)).toEqual(Array(2).fill([404, 'shipping-seller-not-found']))
    }
    expect(await managed(body.id)).toEqual(body)
  })

  it("another store's method, and whoever may only read", async () => {
    const { body } = await made()
    const other = await api.store()
    const stranger = { bearer: await signedIn(api, other) }
    const change = { body: { status: 'disabled' } }
    expect(code(await ask('PATCH', `${path}/${body.id}`, { ...change, ...stranger }))).toEqual([
      404,
      'not-found',
    ])
    expect(code(await ask('DELETE', `${path}/${body.id}`, stranger))).toEqual([404, 'not-found'])
    const reader = { bearer: await signedIn(api, store, { permissions: ['store:read'] }) }
    expect((await ask('GET', path, reader)).status).toBe(200)
    expect(code(await ask('PATCH', `${path}/${body.id}`, { ...change, ...reader }))).toEqual([
      403,
      'not-permitted',
    ])
    expect(code(await ask('POST', path, { body: plain(), ...reader }))).toEqual([403, 'not-permitted'])
    expect(await managed(body.id)).toEqual(body)
  })
})
