import type { Form } from '@tradepost/desk/form.ts'
import type { Client, ManagedShippingMethod, PromotionEffect, StockItem } from '@tradepost/sdk'
import { describe, expect, it, test } from 'vitest'
import { effectOf, effectValues } from './effect-form.ts'
import { effectWords, kindOfEffect } from './effect-words.ts'
import { entryReader } from './entry-reader.ts'
import { type Finder, foundIn, goodsFinder } from './goods-finder.ts'
import { fieldTime, localMoment, momentAt, windowWords } from './local-time.ts'
import { placeLines, placesOf, placeWords } from './places.ts'
import { pricesOf } from './price-list-form.ts'
import { shippingOf, shippingValues } from './shipping-form.ts'
import { rateState } from './tax-form.ts'

/** A form as a browser sends what the fields show. */
function formOf(values: Record<string, string>, several: readonly string[] = []): Form {
  const exact = (name: string) => values[name] ?? ''
  return {
    exact,
    text: (name) => exact(name).trim(),
    all: (name) => (several.includes(name) || / /.test(exact(name)) ? exact(name).split(' ') : [exact(name)]),
    chosen: () => [],
    has: (name) => exact(name) !== '',
  }
}

const ids: Finder = (_, text) => Promise.resolve({ id: text.split(' ')[0] ?? '' })
const none = {
  offerIds: [],
  variantIds: [],
  productIds: [],
  categoryIds: [],
  collectionIds: [],
  sellerIds: [],
}
const all = { ...none, except: null }
const some = {
  ...none,
  productIds: ['prod_1', 'prod_2'],
  categoryIds: ['cat_1', 'cat_2'],
  collectionIds: ['col_1', 'col_2'],
  except: { ...none, offerIds: ['off_9'] },
}

describe('a promotion', () => {
  const effects: PromotionEffect[] = [
    { kind: 'reduction', off: { kind: 'percent', basisPoints: 1234, maxAmount: 5000 }, on: some },
    { kind: 'reduction', off: { kind: 'amount', amount: 505 }, on: all },
    { kind: 'amount-each', amount: 1, on: some },
    { kind: 'fixed-price', unitPriceAmount: 0, on: all },
    {
      kind: 'buy-x-get-y',
      buy: { quantity: 2, goods: some },
      get: { quantity: 1, goods: all, basisPoints: 10_000 },
      maxTimes: null,
    },
    { kind: 'gift', gift: { offerId: 'off_1', quantity: 3 } },
    {
      kind: 'tiers',
      tiers: [
        { fromAmount: 5000, off: { kind: 'percent', basisPoints: 500, maxAmount: null } },
        { fromAmount: 9000, off: { kind: 'percent', basisPoints: 750, maxAmount: 2000 } },
        { fromAmount: 20_000, off: { kind: 'amount', amount: 3001 } },
      ],
      on: all,
    },
    { kind: 'shipping', off: { kind: 'free' }, methodIds: ['shp_1', 'shp_2'], sellerIds: [] },
    {
      kind: 'shipping',
      off: { kind: 'percent', basisPoints: 5000, maxAmount: null },
      methodIds: [],
      sellerIds: [],
    },
    { kind: 'shipping', off: { kind: 'amount', amount: 200 }, methodIds: [], sellerIds: ['sel_1'] },
    { kind: 'shipping', off: { kind: 'fixed-price', amount: 290 }, methodIds: [], sellerIds: [] },
  ]
  it.each(effects.flatMap((effect) => [0, 2, 3, 4].map((decimals) => ({ effect, decimals }))))(
    'is what it was when its form is sent as it is shown: $effect.kind with $decimals decimals',
    async ({ effect, decimals }) => {
      const values = effectValues(effect, decimals, (id) => `the thing ${id}`)
      const read = entryReader(formOf(values), decimals)
      const sent = await effectOf(kindOfEffect(effect), read, { find: ids, decimals })
      expect(read.wrong).toEqual({})
      const given = JSON.parse(JSON.stringify(effect), (_, value) => value ?? undefined)
      expect(JSON.parse(JSON.stringify(sent), (_, value) => value ?? undefined)).toEqual(given)
    },
  )

  it('is told in a few words, with the digits of its currency', () => {
    const words = (effect: PromotionEffect | undefined, currency = 'EUR') =>
      effect && effectWords(effect, currency)
    expect(words(effects[0])).toBe('12.34 % off')
    expect(words(effects[1], 'JPY')).toBe('¥505 off')
    expect(words(effects[4])).toBe('Buy 2, get 1 free')
    expect(words(effects[10])).toBe('Shipping for at most €2.90')
  })

  it.each(['50', '50;', '; 5 %', '50; 5 %%', '50; 5; 10', '50; five', '50.005; 5'])(
    'has no tier %j',
    async (tiers) => {
      const read = entryReader(formOf({ tiers: `10; 1\n\n${tiers}` }), 2)
      await effectOf('tiers', read, { find: ids, decimals: 2 })
      expect(read.wrong.tiers).toMatch(/^line 3 must be/)
    },
  )
})

describe('what goods are called', () => {
  const item = (offerId: string, of: Partial<StockItem>): StockItem => ({
    offerId,
    productId: 'prod_1',
    productHandle: 'mug',
    title: 'Mug',
    variantId: `var_${offerId}`,
    variantTitle: '',
    sku: null,
    seller: { id: 'sel_1', name: 'House' },
    onHand: 1,
    reserved: 0,
    available: 1,
    status: 'in_stock',
    ...of,
  })
  const items = [
    item('off_1', { variantTitle: 'Blue', sku: 'MUG-B' }),
    item('off_2', { variantTitle: 'Red', sku: 'MUG-R' }),
    item('off_3', { variantTitle: 'Blue large', sku: 'MUG-BL' }),
  ]

  it('finds a SKU or a name exactly, before what begins alike', () => {
    expect(foundIn(items, 'offer', 'mug-b')).toEqual({ id: 'off_1' })
    expect(foundIn(items, 'offer', 'Mug, red')).toEqual({ id: 'off_2' })
    expect(foundIn(items, 'product', 'mug')).toEqual({ id: 'prod_1' })
  })

  it('finds the whole name of a variant where stock is looked up by titles and SKUs alone', async () => {
    const listStock = {
      try: async ({ q }: { q: string }) => ({
        ok: true,
        data: {
          items: items.filter(({ title, sku }) =>
            [title, sku ?? ''].some((text) => text.toLowerCase().startsWith(q.toLowerCase())),
          ),
        },
      }),
    } as unknown as Client['listStock']
    const find = goodsFinder({ listStock })
    expect(await find('offer', 'mug, red')).toEqual({ id: 'off_2' })
    expect(await find('offer', 'Mug, green')).toMatchObject({ wrong: expect.stringContaining('nothing') })
    expect(await find('offer', 'MUG-B')).toEqual({ id: 'off_1' })
  })

  it('never guesses', () => {
    expect(foundIn(items, 'offer', 'mug')).toMatchObject({ wrong: expect.stringContaining('off_3') })
    expect(foundIn([], 'offer', 'mug')).toMatchObject({ wrong: expect.stringContaining('nothing') })
    expect(foundIn(undefined, 'variant', 'mug')).toMatchObject({ wrong: expect.stringContaining('var_') })
  })
})

describe('lines of prices', () => {
  const read = (text: string, decimals = 2) => pricesOf(text, { find: ids, decimals })

  it('are an offer, from how many pieces on, and what a piece costs', async () => {
    const { prices, wrong } = await read('off_1; 12.50\n\noff_1\t5\t9,5\r\noff_2;;7')
    expect(wrong).toBeUndefined()
    expect(prices).toEqual([
      { offerId: 'off_1', fromQuantity: 1, unitPriceAmount: 1250 },
      { offerId: 'off_1', fromQuantity: 5, unitPriceAmount: 950 },
      { offerId: 'off_2', fromQuantity: 1, unitPriceAmount: 700 },
    ])
    expect((await read('off_1; 1250', 0)).prices[0]?.unitPriceAmount).toBe(1250)
    expect((await read('off_1; 1.234', 3)).prices[0]?.unitPriceAmount).toBe(1234)
  })

  it('that are none are named', async () => {
    expect((await read('off_1; 1\noff_1')).wrong).toMatch(/^line 2 must end with a price/)
    expect((await read('off_1; few; 1')).wrong).toMatch(/^line 1: “few”/)
    expect((await read('off_1; 1.5', 0)).wrong).toMatch(/^line 1/)
    expect((await read('')).wrong).toMatch(/at least one/)
    expect((await read('off_1; 1\n'.repeat(1001))).wrong).toMatch(/1000 lines/)
    const many = Array.from({ length: 201 }, (_, at) => `SKU-${at}; 1`).join('\n')
    expect((await read(many)).wrong).toMatch(/200 offers/)
  })
})

test('places are read as they are shown', () => {
  const text = 'DE\nUS; CA\nES; ; 35'
  const { places, lines } = placesOf(`\n${text}`)
  expect(places).toEqual([
    { country: 'DE', region: null, postalCodePrefix: null },
    { country: 'US', region: 'CA', postalCodePrefix: null },
    { country: 'ES', region: null, postalCodePrefix: '35' },
  ])
  expect(lines).toEqual([2, 3, 4])
  expect(placeLines(places)).toBe(text)
  expect(places.map(placeWords)).toEqual(['Germany', 'CA, United States', 'Spain 35…'])
})

test('times are by the clocks of the store, on days that have 23 or 25 hours as well', () => {
  expect(momentAt('2027-01-01T00:00', 'Europe/Berlin')).toBe('2026-12-31T23:00:00Z')
  expect(momentAt('2027-03-28T02:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00Z')
  expect(momentAt('2027-10-31T02:30', 'Europe/Berlin')).toBe('2027-10-31T00:30:00Z')
  expect(momentAt('', 'UTC')).toBeNull()
  expect(momentAt('2027-02-30T00:00', 'UTC')).toBeUndefined()
  expect(localMoment('2026-12-31T23:00:00.000Z', 'Europe/Berlin')).toBe('2027-01-01T00:00')
  expect(localMoment(null, 'UTC')).toBe('')
  expect(fieldTime('2026-11-27T10:00:30')).toBe('2026-11-27T10:00:30')
  expect(windowWords({ validFrom: '2026-11-27T00:00:00', validUntil: null })).toBe('from 27 Nov 2026, 00:00')
  expect(windowWords({ validFrom: null, validUntil: null })).toBe('always')
})

test('a rate is due from its beginning until before its end', () => {
  const rate = { validFrom: '2027-01-01T00:00:00Z', validUntil: '2028-01-01T00:00:00Z' }
  const at = (moment: string) => rateState(rate, Date.parse(moment)).label
  expect(at('2026-12-31T23:59:59Z')).toBe('To come')
  expect(at('2027-01-01T00:00:00Z')).toBe('Due')
  expect(at('2028-01-01T00:00:00Z')).toBe('Over')
  expect(rateState({ validFrom: null, validUntil: null }).label).toBe('Due')
})

test('a way to ship is sent as its fields show it, whether or not a carrier is asked', () => {
  const method = {
    handle: 'courier',
    name: 'Courier',
    description: 'By noon',
    status: 'active',
    price: { amount: 990, currency: 'EUR' },
    freeFrom: null,
    freeFromOf: 'package',
    taxClass: 'standard',
    sellerId: null,
    rates: [],
    places: [{ country: 'US', region: 'CA', postalCodePrefix: '90' }],
    pickupPoint: null,
    minDays: 0,
    maxDays: 1,
    position: 2,
  }
  for (const asksCarrier of [true, false]) {
    const values = shippingValues({ ...method, asksCarrier } as unknown as ManagedShippingMethod, 2)
    const { price, freeFrom, ...facts } = method
    expect(shippingOf(formOf(values), 2).input).toEqual({
      ...facts,
      priceAmount: price.amount,
      freeFromAmount: freeFrom,
      asksCarrier,
    })
  }
})
