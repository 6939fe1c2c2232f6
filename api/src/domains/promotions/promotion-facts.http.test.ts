import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import {
  promotionBody as body,
  promotionsPath as path,
  promotionsOf,
  tenPercent,
} from '../../../test/promotions.ts'
import { newId, toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let product: TestProduct
let foreign: TestProduct
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  product = await createTestProduct(store)
  foreign = await createTestProduct(await api.store())
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const refused = [400, 'invalid-request']

const { ask, newPromotion } = promotionsOf(() => ({ api, store }))

/** What is wrong with a field, as the reply says. */
const pointers = ({ body: { errors } }: Answer): string[] =>
  (errors ?? []).map(({ pointer }: { pointer: string }) => pointer)

describe('what a promotion says', () => {
  const rejects: [string, object, string][] = [
    [
      'a percentage of nothing',
      { effect: { ...tenPercent, off: { ...tenPercent.off, basisPoints: 0 } } },
      '/effect/off/basisPoints',
    ],
    [
      'more than all',
      { effect: { ...tenPercent, off: { ...tenPercent.off, basisPoints: 10_001 } } },
      '/effect/off/basisPoints',
    ],
    [
      'a broken percentage',
      { effect: { ...tenPercent, off: { ...tenPercent.off, basisPoints: 12.5 } } },
      '/effect/off/basisPoints',
    ],
    ['an unknown effect', { effect: { kind: 'cashback', amount: 5 } }, '/effect/kind'],
    ['fields that the effect has not', { effect: { ...tenPercent, amount: 5 } }, '/effect/amount'],
    ['no tiers', { currency: 'EUR', effect: { kind: 'tiers', tiers: [] } }, '/effect/tiers'],
    [
      'one threshold twice',
      {
        currency: 'EUR',
        effect: {
          kind: 'tiers',
          tiers: [1, 2].map((amount) => ({ fromAmount: 100, off: { kind: 'amount', amount } })),
        },
      },
      '/effect/tiers',
    ],
    [
      'an amount of nothing',
      { currency: 'EUR', effect: { kind: 'amount-each', amount: 0 } },
      '/effect/amount',
    ],
    [
      'an amount below nothing',
      { currency: 'EUR', effect: { kind: 'fixed-price', unitPriceAmount: -1 } },
      '/effect/unitPriceAmount',
    ],
    [
      'an amount beyond all prices',
      { currency: 'EUR', effect: { kind: 'amount-each', amount: 1e12 } },
      '/effect/amount',
    ],
    ['an amount in no currency', { effect: { kind: 'amount-each', amount: 100 } }, '/currency'],
    ['a threshold in no currency', { conditions: { minAmount: 1 } }, '/currency'],
    ['a currency that the store has not', { currency: 'JPY' }, '/currency'],
    ['a currency that is none', { currency: 'euro' }, '/currency'],
    [
      'an end before the beginning',
      { validFrom: '2026-11-28T00:00', validUntil: '2026-11-27T00:00' },
      '/validUntil',
    ],
    [
      'an end at the beginning',
      { validFrom: '2026-11-28T00:00', validUntil: '2026-11-28T00:00:00' },
      '/validUntil',
    ],
    ['a day that no calendar has', { validFrom: '2026-02-30T00:00' }, '/validFrom'],
    ['an hour that no clock has', { validFrom: '2026-02-03T24:00' }, '/validFrom'],
    ['a time with an offset', { validFrom: '2026-02-03T10:00Z' }, '/validFrom'],
    ['a date alone', { validUntil: '2026-02-03' }, '/validUntil'],
    ['an empty title', { title: '  ' }, '/title'],
    ['a title of several lines', { title: 'a\nb' }, '/title'],
    ['a limit of none', { usesMax: 0 }, '/usesMax'],
    ['a limit of none a customer', { usesPerCustomer: 0 }, '/usesPerCustomer'],
    ['sellers who bear more than all', { sellerShareBasisPoints: 10_001 }, '/sellerShareBasisPoints'],
    ['a state that is not for the beginning', { status: 'ended' }, '/status'],
    ['uses sent by the caller', { uses: 7 }, '/uses'],
    ['countries twice', { conditions: { countries: ['DE', 'DE'] } }, '/conditions/countries'],
    ['a quantity of none', { conditions: { minQuantity: 0 } }, '/conditions/minQuantity'],
    ['gifts without number', { effect: { kind: 'gift', gift: { quantity: 1 } } }, '/effect/gift/offerId'],
  ]
  it.each(rejects)('is refused with its field: %s', async (_, more, pointer) => {
    const answer = await ask('POST', path, { body: body(more) })
    expect(code(answer), JSON.stringify(answer.body)).toEqual(refused)
    expect(pointers(answer)).toContain(pointer)
  })

  it('names only what the store has: another store’s things are told as those that never were', async () => {
    const [offer] = foreign.offerIds
    const never = toWire('offer', newId('offer'))
    const effect = (offerIds: unknown[]) => ({ ...tenPercent, on: { offerIds } })
    const [theirs, absent] = [
      await ask('POST', path, { body: body({ effect: effect([product.offerIds[0], offer]) }) }),
      await ask('POST', path, { body: body({ effect: effect([product.offerIds[0], never]) }) }),
    ]
    expect(code(theirs)).toEqual(refused)
    expect(pointers(theirs)).toEqual(['/effect/on/offerIds/1'])
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' })
    const kinds = {
      offerIds: toWire('offer', newId('offer')),
      variantIds: toWire('variant', newId('variant')),
      productIds: toWire('product', foreign.productId),
      categoryIds: toWire('category', newId('category')),
      collectionIds: toWire('collection', newId('collection')),
      sellerIds: toWire('seller', newId('seller')),
    }
    const lists = Object.fromEntries(Object.entries(kinds).map(([kind, id]) => [kind, [id]]))
    const all = await ask('POST', path, {
      body: body({
        conditions: {
          customerGroupIds: [toWire('customerGroup', newId('customerGroup'))],
          goods: { ...lists, except: lists },
        },
        effect: {
          kind: 'shipping',
          off: { kind: 'free' },
          methodIds: [toWire('shippingMethod', newId('shippingMethod'))],
        },
      }),
    })
    expect(pointers(all).toSorted()).toEqual(
      [
        '/conditions/customerGroupIds/0',
        ...Object.keys(kinds).flatMap((kind) => [
          `/conditions/goods/${kind}/0`,
          `/conditions/goods/except/${kind}/0`,
        ]),
        '/effect/methodIds/0',
      ].toSorted(),
    )
    const gift = await ask('POST', path, {
      body: body({ effect: { kind: 'gift', gift: { offerId: never, quantity: 1 } } }),
    })
    expect(pointers(gift)).toEqual(['/effect/gift/offerId'])
    const mixed = await ask('POST', path, { body: body({ effect: effect([kinds.productIds]) }) })
    expect(pointers(mixed)).toEqual(['/effect/on/offerIds/0'])
  })

  it('comes back as it was sent, of every kind of effect', async () => {
    const on = { offerIds: product.offerIds, except: null }
    const effects = [
      { kind: 'reduction', off: { kind: 'amount', amount: 500 }, on },
      {
        kind: 'amount-each',
        amount: 100,
        on: { except: { productIds: [toWire('product', product.productId)] } },
      },
      { kind: 'fixed-price', unitPriceAmount: 0, on },
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 2, goods: on },
        get: { quantity: 1, goods: on, basisPoints: 10_000 },
        maxTimes: 3,
      },
      { kind: 'gift', gift: { offerId: product.offerIds[0], quantity: 2 } },
      {
        kind: 'tiers',
        tiers: [{ fromAmount: 0, off: { kind: 'percent', basisPoints: 1, maxAmount: 1 } }],
        on,
      },
      { kind: 'shipping', off: { kind: 'fixed-price', amount: 0 }, methodIds: [], sellerIds: [] },
    ]
    for (const effect of effects) {
      const made = await newPromotion({ currency: 'EUR', effect })
      expect(made.effect).toMatchObject(effect)
      expect((await ask('GET', `${path}/${made.id}`)).body.effect).toEqual(made.effect)
    }
  })

  it('is judged whole when a part of it changes', async () => {
    const made = await newPromotion({
      currency: 'EUR',
      conditions: { minAmount: 100 },
      validFrom: '2026-05-01T00:00',
    })
    const change = (changes: object) => ask('PATCH', `${path}/${made.id}`, { body: changes })
    expect(pointers(await change({ currency: null }))).toEqual(['/currency'])
    expect(pointers(await change({ validUntil: '2026-04-01T00:00' }))).toEqual(['/validUntil'])
    expect(pointers(await change({ status: 'active' }))).toEqual(['/status'])
    expect((await change({ currency: null, conditions: {} })).body).toMatchObject({
      currency: null,
      conditions: { minAmount: 0 },
      version: 2,
    })
  })
})
