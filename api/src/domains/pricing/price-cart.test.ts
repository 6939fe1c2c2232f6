import { describe, expect, it } from 'vitest'
import {
  percentOff,
  plainCart,
  plainLine,
  plainMethod,
  plainPromotion,
  plainRate,
} from '../../../test/pricing-carts.ts'
import type { CartToPrice, LineToPrice, ShippingMethodToPrice } from './cart-to-price.ts'
import { priceCart } from './price-cart.ts'
import type { PriceList } from './price-lists.ts'

const priced = (lines: LineToPrice[], of: Partial<CartToPrice> = {}) => priceCart(plainCart(lines, of))
const place = (country: string, region: string | null = null, postalCodePrefix: string | null = null) => ({
  country,
  region,
  postalCodePrefix,
})
const to = (country: string, region: string | null = null, postalCode: string | null = null) => ({
  shipping: { destination: { country, region, postalCode }, methods: [], chosen: [] },
})

describe('the price of a piece', () => {
  const list = (id: string, amount: number, of: Partial<PriceList> = {}): PriceList => ({
    id,
    title: id,
    priority: 0,
    kind: 'sale',
    currency: 'EUR',
    customerGroupIds: [],
    window: { from: null, until: null },
    prices: { mug: [{ fromQuantity: 1, amount }] },
    ...of,
  })
  const price = (
    priceLists: PriceList[],
    lines = [plainLine('mug', 1_000)],
    of: Partial<CartToPrice> = {},
  ) => {
    const [line] = priced(lines, { priceLists, ...of }).lines
    return [line?.unitPriceAmount, line?.priceListId]
  }
  const friend = { customer: { groupIds: ['friends'], isFirstOrder: false, vatNumber: null, exemptions: [] } }

  it('is the offer’s own, or that of a price list', () => {
    expect(price([])).toEqual([1_000, null])
    expect(price([list('sale', 900)])).toEqual([900, 'sale'])
    expect(price([list('other', 900, { prices: { lamp: [{ fromQuantity: 1, amount: 900 }] } })])).toEqual([
      1_000,
      null,
    ])
  })

  it('is never raised by a sale, but may be by a list that overrides', () => {
    expect(price([list('sale', 1_100)])).toEqual([1_000, null])
    expect(price([list('contract', 1_100, { kind: 'override' })])).toEqual([1_100, 'contract'])
  })

  it('is that of the list of highest priority; of equal ones the lowest, then by id', () => {
    expect(price([list('a', 800), list('b', 900, { priority: 1 })])).toEqual([900, 'b'])
    expect(price([list('a', 900), list('b', 800)])).toEqual([800, 'b'])
    expect(price([list('b', 800), list('a', 800)])).toEqual([800, 'a'])
    expect(price([list('a', 800), list('dear', 1_100, { priority: 1 })])).toEqual([800, 'a'])
  })

  it('depends on group, currency and time', () => {
    const forFriends = list('friends', 700, { customerGroupIds: ['friends'] })
    expect(price([forFriends])).toEqual([1_000, null])
    expect(price([forFriends], undefined, friend)).toEqual([700, 'friends'])
    expect(price([list('dollars', 700, { currency: 'USD' })])).toEqual([1_000, null])
    expect(price([list('later', 700, { window: { from: '2026-11-22T13:00:01', until: null } })])).toEqual([
      1_000,
      null,
    ])
    expect(price([list('now', 700, { window: { from: '2026-11-22T13:00', until: null } })])).toEqual([
      700,
      'now',
    ])
  })

  it('falls with the quantity, counted over all lines of the offer', () => {
    const breaks = list('wholesale', 0, {
      prices: {
        mug: [
          { fromQuantity: 10, amount: 800 },
          { fromQuantity: 5, amount: 900 },
        ],
      },
    })
    const mugs = (...quantities: number[]) =>
      quantities.map((quantity, n) => plainLine('mug', 1_000, quantity, { id: String(n) }))
    expect(price([breaks], mugs(4))).toEqual([1_000, null])
    expect(price([breaks], mugs(5))).toEqual([900, 'wholesale'])
    expect(price([breaks], mugs(9))).toEqual([900, 'wholesale'])
    expect(price([breaks], mugs(3, 7))).toEqual([800, 'wholesale'])
  })
})

describe('what cannot be priced', () => {
  it('is refused: no pieces, parts of pieces, negative prices, amounts that no integer holds', () => {
    for (const quantity of [0, -1, 1.5, Number.NaN, 2 ** 53])
      expect(() => priced([plainLine('mug', 1_000, quantity)]), String(quantity)).toThrow(
        'quantity of pieces',
      )
    expect(() => priced([plainLine('mug', -1)])).toThrow('-1 is not a price')
    expect(() => priced([plainLine('mug', 9.99)])).toThrow('not an exact amount')
    expect(() => priced([plainLine('mug', Number.MAX_SAFE_INTEGER, 2)])).toThrow('not an exact amount')
    const dear = (offerId: string) => plainLine(offerId, Number.MAX_SAFE_INTEGER)
    expect(() => priced([dear('mug'), dear('lamp')])).toThrow('not an exact amount')
    expect(() => priced([plainLine('mug', 1), plainLine('mug', 1)])).toThrow('two lines have the same id')
    expect(() => priced([plainLine('mug', 1, 1, { weightGrams: -1 })])).toThrow('weight in grams')
  })

  it('is not the empty cart: it costs 0', () => {
    expect(priced([]).totals.totalAmount).toBe(0)
    expect(priced([]).isComplete).toBe(true)
  })
})

describe('shipping', () => {
  const ship = (methods: ShippingMethodToPrice[], lines: LineToPrice[], of: Partial<CartToPrice> = {}) =>
    priced(lines, {
      shipping: {
        destination: { country: 'DE', region: 'BE', postalCode: '10115' },
        methods,
        chosen: [
          { sellerId: 'house', methodId: 'post' },
          { sellerId: 'anna', methodId: 'post' },
        ],
      },
      ...of,
    }).packages.map((each) => each.because ?? each.amount)
  const band = (from: number, below: number | null) => ({ from, below })
  const mug = (quantity: number, of: Partial<LineToPrice> = {}) => plainLine('mug', 1_000, quantity, of)

  it('is by weight: up to 1 kg, from 1 kg on, nothing from 2 kg on', () => {
    const post = plainMethod('post', [
      plainRate(390, { weightGrams: band(0, 1_000) }),
      plainRate(590, { weightGrams: band(1_000, 2_000) }),
    ])
    expect([499, 500, 999, 1_000].map((weightGrams) => ship([post], [mug(2, { weightGrams })]))).toEqual([
      [390],
      [590],
      [590],
      ['no-rate'],
    ])
  })

  it('is by kilogram begun, by piece, by amount, by quantity, by size', () => {
    const by = (of: Parameters<typeof plainRate>[1], ...lines: LineToPrice[]) =>
      ship([plainMethod('post', [plainRate(100, of), plainRate(999)])], lines)
    expect(by({ kilogramAmount: 50 }, mug(4, { weightGrams: 500 }))).toEqual([200])
    expect(by({ kilogramAmount: 50 }, mug(4, { weightGrams: 501 }))).toEqual([250])
    expect(by({ pieceAmount: 10 }, mug(4))).toEqual([140])
    expect([1, 2, 3].map((quantity) => by({ amount: band(0, 2_000) }, mug(quantity))[0])).toEqual([
      100, 999, 999,
    ])
    expect([1, 2, 3].map((quantity) => by({ quantity: band(0, 3) }, mug(quantity))[0])).toEqual([
      100, 100, 999,
    ])
    const cube = mug(2, { sizeMillimeters: [100, 100, 100] })
    expect(by({ volumeCubicCentimeters: band(0, 2_001) }, cube)).toEqual([100])
    expect(by({ volumeCubicCentimeters: band(0, 2_000) }, cube)).toEqual([999])
    expect(by({ longestMillimeters: band(0, 100) }, cube)).toEqual([999])
  })

  it('is of each seller’s package, and free for a package or a cart that costs enough after discounts', () => {
    const lines = [mug(2), plainLine('lamp', 5_000, 1, { sellerId: 'anna' })]
    const free = (amount: number, of: 'package' | 'cart') =>
      ship([plainMethod('post', [plainRate(490)], { freeFrom: { amount, of } })], lines)
    expect(ship([plainMethod('post', [plainRate(490)])], lines)).toEqual([490, 490])
    expect(free(5_000, 'package')).toEqual([0, 490])
    expect(free(5_001, 'package')).toEqual([490, 490])
    expect(free(7_000, 'cart')).toEqual([0, 0])
    expect(free(7_001, 'cart')).toEqual([490, 490])
    const promotions = [plainPromotion('ten', percentOff(1_000))]
    expect(
      ship([plainMethod('post', [plainRate(490)], { freeFrom: { amount: 7_000, of: 'cart' } })], lines, {
        promotions,
      }),
    ).toEqual([490, 490])
  })

  it('is only where a method delivers, for whom it is offered, in the currency of the cart', () => {
    const of = (other: Partial<ShippingMethodToPrice>) =>
      ship([plainMethod('post', [plainRate(490)], other)], [mug(1)])
    expect(of({ places: [place('FR'), place('DE')] })).toEqual([490])
    expect(of({ places: [place('DE', 'BE', '101')] })).toEqual([490])
    expect(of({ places: [place('DE', 'BY')] })).toEqual(['not-delivered-there'])
    expect(of({ places: [place('DE', null, '102')] })).toEqual(['not-delivered-there'])
    expect(of({ sellerId: 'anna' })).toEqual(['method-not-found'])
    expect(of({ currency: 'USD' })).toEqual(['method-not-found'])
    expect(ship([], [mug(1)])).toEqual(['method-not-found'])
  })

  it('is not asked of what needs none, and without a choice the total says that it lacks it', () => {
    const license = plainLine('license', 1_000, 1, { needsShipping: false })
    expect(priced([license])).toMatchObject({ packages: [], isComplete: true })
    const { isComplete, packages, totals } = priced([license, mug(1)], {
      shipping: { destination: null, methods: [plainMethod('post', [plainRate(490)])], chosen: [] },
    })
    expect(isComplete).toBe(false)
    expect(packages).toMatchObject([{ method: null, because: 'not-chosen', amount: 0, quantity: 1 }])
    expect(totals.totalAmount).toBe(2_000)
  })

  it('offers what could be chosen, cheapest first, with days and pickup points', () => {
    const methods = [
      plainMethod('courier', [plainRate(990)], { minDays: 1, maxDays: 1 }),
      plainMethod('shop', [plainRate(0)], { pickupPointId: 'main street' }),
      plainMethod('abroad', [plainRate(1)], { places: [place('US')] }),
      plainMethod('post', [plainRate(490)]),
    ]
    const [own] = priced([mug(1)], { shipping: { ...to('DE').shipping, methods } }).packages
    expect(
      own?.options.map(({ methodId, amount, maxDays, pickupPointId }) => [
        methodId,
        amount,
        maxDays,
        pickupPointId,
      ]),
    ).toEqual([
      ['shop', 0, 3, 'main street'],
      ['post', 490, 3, null],
      ['courier', 990, 1, null],
    ])
  })
})

describe('currencies', () => {
  it.each([
    ['JPY', '1 × 500 JPY', 500],
    ['EUR', '1 × 5.00 EUR', 500],
    ['KWD', '1 × 0.500 KWD', 500],
    ['CLF', '1 × 0.0500 CLF', 500],
  ])('of every exponent are counted in their own minor units: %s', (currency, words, total) => {
    const { explanation, totals } = priced([plainLine('mug', 500)], { currency })
    expect(explanation[0]?.words).toBe(words)
    expect(totals.totalAmount).toBe(total)
  })
})
