import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { signedIn } from '../../../test/signed-in.ts'

let api: TestApi
let store: TestStore
let owner: string
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
})
afterAll(() => api.close())

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

describe('what makes no sense is refused and changes nothing', () => {
  const band = (from: number, below: number | null) => ({ from, below })
  it.each<[string, object, string, string]>([
    ['days the wrong way round', { minDays: 3, maxDays: 2 }, '/maxDays', 'must not be less than minDays'],
    [
      'a band that holds nothing',
      { rates: [{ baseAmount: 1, weightGrams: band(500, 500) }] },
      '/rates/0/weightGrams/below',
      'must be above 500, where the band begins',
    ],
    [
      'a band that ends before it begins',
      { rates: [{ baseAmount: 1, amount: band(9, 8) }] },
      '/rates/0/amount/below',
      'must be above 9, where the band begins',
    ],
    [
      'packages of no piece',
      { rates: [{ baseAmount: 1, quantity: band(0, 1) }] },
      '/rates/0/quantity/below',
      'must be above 1: no package is empty',
    ],
    [
      'a rate after one for everything',
      { rates: [{ baseAmount: 1 }, { baseAmount: 2, weightGrams: band(0, 100) }] },
      '/rates/1',
      'is never used: /rates/0 comes first and holds all that it holds',
    ],
    [
      'a rate after a wider one',
      {
        rates: [
          { baseAmount: 1, weightGrams: band(0, 100) },
          { baseAmount: 2, weightGrams: band(10, 100), quantity: band(2, 3) },
        ],
      },
      '/rates/1',
      'is never used: /rates/0 comes first and holds all that it holds',
    ],
    ['no country', { places: [{ country: 'ZZ' }] }, '/places/0/country', 'is no country of ISO 3166-1'],
    [
      'a region of another country',
      { places: [{ country: 'DE' }, { country: 'US', region: 'Bavaria' }] },
      '/places/1/region',
      'is none of US: send one such as AL or Alabama',
    ],
    [
      'a region twice',
      {
        places: [
          { country: 'US', region: 'CA' },
          { country: 'US', region: 'California' },
        ],
      },
      '/places/1',
      'is the same as /places/0',
    ],
    [
      'postal codes twice',
      {
        places: [
          { country: 'CA', postalCodePrefix: 'k1 a' },
          { country: 'CA', postalCodePrefix: 'K1A' },
        ],
      },
      '/places/1',
      'is the same as /places/0',
    ],
    [
      'a pickup point that is nowhere',
      {
        pickupPoint: {
          name: 'Shop',
          address: { streetAddress: 'a', addressLocality: 'b', postalCode: 'x', addressCountry: 'DE' },
          openingHours: '',
        },
      },
      '/pickupPoint/address/postalCode',
      'must look like 10119 in DE',
    ],
  ])('%s', async (_, wrong, pointer, message) => {
    const before = (await ask('GET', path)).body
    expect(faults(await ask('POST', path, { body: plain(wrong) }))).toEqual([400, [pointer, message]])
    const [{ id }] = before.items
    expect(faults(await ask('PATCH', `${path}/${id}`, { body: wrong }))).toEqual([400, [pointer, message]])
    expect((await ask('GET', path)).body).toEqual(before)
  })

  it('rates that come after others which together hold everything are taken: only one may be told from another', async () => {
    const body = plain({
      rates: [
        { baseAmount: 1, weightGrams: band(0, 100) },
        { baseAmount: 2, weightGrams: band(50, null) },
        { baseAmount: 3, weightGrams: band(20, 200) },
      ],
    })
    expect(faults(await ask('POST', path, { body }))).toEqual([201])
  })

  it.each([
    [
      'more than 50 rates',
      { rates: Array.from({ length: 51 }, (_, n) => ({ baseAmount: n, quantity: band(n, n + 2) })) },
    ],
    ['a rate without an amount', { rates: [{}] }],
    ['an amount below zero', { rates: [{ baseAmount: -1 }] }],
    ['half a cent', { rates: [{ baseAmount: 1.5 }] }],
    ['more for a kilogram than stays exact', { rates: [{ baseAmount: 1, kilogramAmount: 5_000_001 }] }],
    ['a word of its own in a rate', { rates: [{ baseAmount: 1, price: 3 }] }],
    ['a band from below zero', { rates: [{ baseAmount: 1, weightGrams: band(-1, null) }] }],
    ['half a band', { rates: [{ baseAmount: 1, weightGrams: { from: 0 } }] }],
    ['more pieces than a cart has', { rates: [{ baseAmount: 1, quantity: band(0, 1_000_001) }] }],
    ['a band to where nothing is', { rates: [{ baseAmount: 1, weightGrams: band(0, 1e13) }] }],
    [
      'more than 250 places',
      { places: Array.from({ length: 251 }, (_, n) => ({ country: 'DE', postalCodePrefix: String(n) })) },
    ],
    ['a country in small letters', { places: [{ country: 'de' }] }],
    ['a postal code of signs', { places: [{ country: 'DE', postalCodePrefix: '%' }] }],
    ['a postal code of nothing', { places: [{ country: 'DE', postalCodePrefix: '' }] }],
    ['a postal code without end', { places: [{ country: 'DE', postalCodePrefix: '1'.repeat(13) }] }],
    ['a tax class in capitals', { taxClass: 'Reduced' }],
    ['a tax class of nothing', { taxClass: '' }],
    ['another status', { status: 'gone' }],
    ['another free-from', { freeFromOf: 'store' }],
    ['a word in place of a seller', { sellerId: 'house' }],
    ['half a pickup point', { pickupPoint: { name: 'Shop' } }],
    ['a field of its own', { paid: true }],
  ])('what the contract does not take: %s', async (_, wrong) => {
    expect(code(await ask('POST', path, { body: plain(wrong) }))).toEqual([400, 'invalid-request'])
  })
})
