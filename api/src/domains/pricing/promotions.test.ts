import { describe, expect, it } from 'vitest'
import {
  amountOff,
  percentOff,
  plainCart,
  plainLine,
  plainMethod,
  plainPromotion,
  plainRate,
} from '../../../test/pricing-carts.ts'
import { allGoods, goodsOf, type Promotion, type PromotionEffect } from '../promotions/index.ts'
import type { CartToPrice } from './cart-to-price.ts'
import { priceCart } from './price-cart.ts'

const mug = plainLine('mug', 999, 3, { categoryIds: ['kitchen'] })
const lamp = plainLine('lamp', 4990, 1, { categoryIds: ['light'], sellerId: 'anna' })
const book = plainLine('book', 1250, 2, { taxClass: 'reduced', collectionIds: ['winter'] })

const priced = (promotions: Promotion[], of: Partial<CartToPrice> = {}, lines = [mug, lamp, book]) =>
  priceCart(plainCart(lines, { promotions, ...of }))
/** What an effect takes off each line, mug, lamp and book. */
const off = (effect: PromotionEffect, of: Partial<CartToPrice> = {}) =>
  priced([plainPromotion('it', effect)], of).lines.map(({ discountAmount }) => discountAmount)
const reasons = (promotions: Promotion[], of: Partial<CartToPrice> = {}) =>
  Object.fromEntries(
    priced(promotions, of).notApplied.map(({ promotionId, code, because }) => [promotionId ?? code, because]),
  )
const kitchen = goodsOf({ categoryIds: ['kitchen'] })

describe('what a promotion takes off 3 mugs at 9.99, a lamp at 49.90 and 2 books at 12.50', () => {
  it.each<[string, PromotionEffect, number[]]>([
    ['10 % of all 104.87, rounded once: 10.49', percentOff(1_000), [300, 499, 250]],
    ['10 % of the kitchen', percentOff(1_000, kitchen), [300, 0, 0]],
    ['10 %, at most 5.00', percentOff(1_000, allGoods, 500), [143, 238, 119]],
    ['10 % but for the lamp', percentOff(1_000, goodsOf({}, { offerIds: ['lamp'] })), [300, 0, 250]],
    ['10 % of what anna sells', percentOff(1_000, goodsOf({ sellerIds: ['anna'] })), [0, 499, 0]],
    ['10 % of the winter collection', percentOff(1_000, goodsOf({ collectionIds: ['winter'] })), [0, 0, 250]],
    ['10 % of one variant', percentOff(1_000, goodsOf({ variantIds: ['variant of mug'] })), [300, 0, 0]],
    ['10 % of a product', percentOff(1_000, goodsOf({ productIds: ['product of mug'] })), [300, 0, 0]],
    ['10.00 of all', amountOff(1_000), [286, 476, 238]],
    ['50.00 of mugs for 29.97: never more than they cost', amountOff(5_000, kitchen), [2_997, 0, 0]],
    ['2.00 off each piece', { kind: 'amount-each', amount: 200, on: allGoods }, [600, 200, 400]],
    [
      '20.00 off each piece of the kitchen',
      { kind: 'amount-each', amount: 2_000, on: kitchen },
      [2_997, 0, 0],
    ],
    [
      'every piece for 10.00, where it costs more',
      { kind: 'fixed-price', unitPriceAmount: 1_000, on: allGoods },
      [0, 3_990, 500],
    ],
    [
      'three for two in the kitchen',
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 2, goods: kitchen },
        get: { quantity: 1, goods: kitchen, basisPoints: 10_000 },
        maxTimes: null,
      },
      [999, 0, 0],
    ],
    [
      'buy a lamp, get a mug for half',
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 1, goods: goodsOf({ offerIds: ['lamp'] }) },
        get: { quantity: 1, goods: kitchen, basisPoints: 5_000 },
        maxTimes: null,
      },
      [500, 0, 0],
    ],
    [
      'buy one, get the cheapest: three of six are free, the cheapest ones',
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 1, goods: allGoods },
        get: { quantity: 1, goods: allGoods, basisPoints: 10_000 },
        maxTimes: null,
      },
      [2_997, 0, 0],
    ],
    [
      'the same, twice at the most',
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 1, goods: allGoods },
        get: { quantity: 1, goods: allGoods, basisPoints: 10_000 },
        maxTimes: 2,
      },
      [1_998, 0, 0],
    ],
    [
      'from 50.00 5 %, from 100.00 10.00, from 200.00 20 %',
      {
        kind: 'tiers',
        on: allGoods,
        tiers: [
          { fromAmount: 20_000, off: { kind: 'percent', basisPoints: 2_000, maxAmount: null } },
          { fromAmount: 5_000, off: { kind: 'percent', basisPoints: 500, maxAmount: null } },
          { fromAmount: 10_000, off: { kind: 'amount', amount: 1_000 } },
        ],
      },
      [286, 476, 238],
    ],
  ])('%s', (_, effect, expected) => {
    expect(off(effect)).toEqual(expected)
  })

  it('of gift cards and the like: nothing', () => {
    const card = plainLine('card', 5_000, 1, { isDiscountable: false })
    const { lines } = priced([plainPromotion('half', percentOff(5_000))], {}, [mug, card])
    expect(lines.map(({ discountAmount }) => discountAmount)).toEqual([1_499, 0])
    expect(priced([plainPromotion('half', percentOff(5_000))], {}, [card]).notApplied[0]?.because.code).toBe(
      'goods-missing',
    )
  })

  it('all of it, and the total is 0, not 0.01 and not below', () => {
    const all = priced([plainPromotion('all', percentOff(10_000)), plainPromotion('more', amountOff(500))])
    expect(all.totals).toMatchObject({
      subtotalAmount: 10_487,
      discountAmount: 10_487,
      taxAmount: 0,
      totalAmount: 0,
    })
    expect(all.notApplied).toMatchObject([{ promotionId: 'more', because: { code: 'nothing-to-lower' } }])
  })

  it('adds a gift that costs nothing, with its value told', () => {
    const gift = {
      offerId: 'pen',
      sellerId: 'anna',
      title: 'Pen',
      quantity: 1,
      valueAmount: 300,
      isAvailable: true,
    }
    const thanks = plainPromotion('thanks', { kind: 'gift', gift }, { sellerShareBasisPoints: 10_000 })
    const { gifts, totals, explanation } = priced([thanks])
    expect(gifts).toEqual([
      {
        ...gift,
        promotionId: 'thanks',
        code: null,
        cost: { sellerId: 'anna', sellerAmount: 300, platformAmount: 0 },
      },
    ])
    expect(totals.totalAmount).toBe(10_487)
    expect(explanation.find(({ rule }) => rule === 'gift')?.words).toBe('1 × Pen as a gift, worth 3.00 EUR')
    const gone = plainPromotion('thanks', { kind: 'gift', gift: { ...gift, isAvailable: false } })
    expect(reasons([gone])).toEqual({ thanks: { code: 'gift-unavailable' } })
  })
})

describe('promotions together', () => {
  const ten = (id: string, of: Parameters<typeof plainPromotion>[2] = {}) =>
    plainPromotion(id, percentOff(1_000), of)
  const applied = (promotions: Promotion[]) =>
    priced(promotions).discounts.map(({ promotionId }) => promotionId)

  it('each lower what the ones before have left, higher priority first, then by id', () => {
    const { discounts } = priced([
      ten('b'),
      ten('a'),
      plainPromotion('first', amountOff(487), { priority: 1 }),
    ])
    expect(discounts.map(({ promotionId, amount }) => [promotionId, amount])).toEqual([
      ['first', 487],
      ['a', 1_000],
      ['b', 900],
    ])
  })

  it('an exclusive one goes with no other: it comes first or not at all', () => {
    expect(applied([ten('a'), ten('alone', { isExclusive: true, priority: 1 })])).toEqual(['alone'])
    expect(applied([ten('a', { priority: 1 }), ten('alone', { isExclusive: true })])).toEqual(['a'])
    expect(reasons([ten('a'), ten('alone', { isExclusive: true, priority: 1 })])).toEqual({
      a: { code: 'not-combinable', with: 'alone' },
    })
  })

  it('one of a group applies; one that does not apply keeps nobody out', () => {
    const group = { exclusionGroup: 'sale' }
    expect(applied([ten('a', group), ten('b', group), ten('c')])).toEqual(['a', 'c'])
    expect(reasons([ten('a', group), ten('b', group)])).toEqual({
      b: { code: 'one-of-its-group', with: 'a' },
    })
    const idle = plainPromotion('a', percentOff(1_000, goodsOf({ offerIds: ['absent'] })), group)
    expect(applied([idle, ten('b', group)])).toEqual(['b'])
  })

  it('say who bears them: sellers a share of what their own goods are lowered by, the platform the rest', () => {
    const [discount] = priced([ten('shared', { sellerShareBasisPoints: 5_000 })]).discounts
    expect(discount?.costs).toEqual([
      { sellerId: 'anna', sellerAmount: 250, platformAmount: 249 },
      { sellerId: 'house', sellerAmount: 275, platformAmount: 275 },
    ])
  })
})

describe('a promotion does not apply, and says why', () => {
  const ten = (of: Parameters<typeof plainPromotion>[2]) => [plainPromotion('ten', percentOff(1_000), of)]
  const why = (of: Parameters<typeof plainPromotion>[2], cart: Partial<CartToPrice> = {}) =>
    reasons(ten(of), cart).ten ?? 'it applies'
  const customer = { groupIds: ['friends'], isFirstOrder: true, vatNumber: null, exemptions: [] }

  it('by uses left: none is refused, one is enough', () => {
    expect(why({ usesLeft: { inAll: 0, byCustomer: null } })).toEqual({ code: 'used-up' })
    expect(why({ usesLeft: { inAll: 1, byCustomer: 1 } })).toBe('it applies')
    expect(why({ usesLeft: { inAll: 1, byCustomer: 0 } })).toEqual({ code: 'used-up-by-customer' })
  })

  it('by customer: group, first order, country', () => {
    expect(why({ conditions: { customerGroupIds: ['friends'] } })).toEqual({ code: 'other-customers' })
    expect(why({ conditions: { customerGroupIds: ['other', 'friends'] } }, { customer })).toBe('it applies')
    expect(why({ conditions: { firstOrderOnly: true } })).toEqual({ code: 'not-first-order' })
    expect(why({ conditions: { firstOrderOnly: true } }, { customer })).toBe('it applies')
    expect(why({ conditions: { countries: ['FR'] } })).toEqual({ code: 'other-country' })
    expect(why({ conditions: { countries: ['FR', 'DE'] } })).toBe('it applies')
    const nowhere = { shipping: { destination: null, methods: [], chosen: [] } }
    expect(why({ conditions: { countries: ['DE'] } }, nowhere)).toEqual({ code: 'country-not-known' })
  })

  it('by goods: one piece or one cent below, at, and above', () => {
    const goods = kitchen
    expect(why({ conditions: { goods: goodsOf({ offerIds: ['absent'] }) } })).toEqual({
      code: 'goods-missing',
    })
    expect(why({ conditions: { goods, minQuantity: 4 } })).toEqual({ code: 'quantity-too-small', missing: 1 })
    expect(why({ conditions: { goods, minQuantity: 3 } })).toBe('it applies')
    expect(why({ conditions: { goods, minAmount: 2_998 } })).toEqual({
      code: 'amount-too-small',
      missingAmount: 1,
    })
    expect(why({ conditions: { goods, minAmount: 2_997 } })).toBe('it applies')
    expect(why({ conditions: { goods, minAmount: 2_996 } })).toBe('it applies')
  })

  it('by time, by the clock of the store: it is 13:00 in Berlin', () => {
    const from = (time: string) => why({ window: { from: time, until: null } })
    expect(from('2026-11-22T13:00:01')).toEqual({ code: 'not-yet', from: '2026-11-22T13:00:01' })
    expect(from('2026-11-22T13:00')).toBe('it applies')
    expect(why({ window: { from: null, until: '2026-11-22T13:00' } })).toEqual({
      code: 'ended',
      until: '2026-11-22T13:00',
    })
    expect(why({ window: { from: null, until: '2026-11-22T13:00:01' } })).toBe('it applies')
  })

  it('by currency', () => {
    expect(why({ currency: 'USD' })).toEqual({ code: 'other-currency', currency: 'USD' })
    expect(why({ currency: 'EUR' })).toBe('it applies')
  })

  it('in words that a shopper can act on', () => {
    const { notApplied } = priced(ten({ conditions: { minAmount: 12_000 } }))
    expect(notApplied).toEqual([
      {
        promotionId: 'ten',
        title: 'ten',
        code: null,
        because: { code: 'amount-too-small', missingAmount: 1_513 },
        words: '15.13 EUR are missing.',
      },
    ])
  })
})

describe('a code', () => {
  const secret = plainPromotion('secret', percentOff(1_000), { needsCode: true })
  const entered = (code: string, promotionId: string | null, usesLeft: number | null = null) => ({
    code,
    promotionId,
    usesLeft,
  })

  it('opens its promotion; without one nothing is said of it', () => {
    expect(priced([secret])).toMatchObject({ discounts: [], notApplied: [] })
    const { discounts } = priced([secret], { codes: [entered('TEN', 'secret')] })
    expect(discounts).toMatchObject([{ promotionId: 'secret', code: 'TEN', amount: 1_049 }])
  })

  it('that nobody knows, or of a promotion that is not there, says so', () => {
    const codes = [entered('WHAT', null), entered('GONE', 'elsewhere')]
    expect(reasons([secret], { codes })).toEqual({
      WHAT: { code: 'code-unknown' },
      GONE: { code: 'code-unknown' },
    })
  })

  it('works as often as it may: with one use left it does, with none it does not', () => {
    expect(priced([secret], { codes: [entered('TEN', 'secret', 1)] }).discounts).toHaveLength(1)
    expect(reasons([secret], { codes: [entered('TEN', 'secret', 0)] })).toEqual({
      secret: { code: 'code-used-up' },
    })
  })

  it('beside another of the same promotion changes nothing: one that works is enough, and it applies once', () => {
    const codes = [entered('B', 'secret', 1), entered('A', 'secret', 0), entered('C', 'secret')]
    const { discounts, notApplied } = priced([secret], { codes })
    expect(discounts).toMatchObject([{ code: 'B', amount: 1_049 }])
    expect(notApplied.map(({ code, because }) => [code, because.code])).toEqual([
      ['A', 'code-used-up'],
      ['C', 'code-already-applied'],
    ])
  })
})

describe('a code of a promotion that needs none', () => {
  it('changes nothing of it, used up or not', () => {
    const open = plainPromotion('open', percentOff(1_000))
    for (const usesLeft of [null, 0]) {
      const codes = [{ code: 'TEN', promotionId: 'open', usesLeft }]
      expect(priced([open], { codes }).discounts).toMatchObject([{ code: 'TEN', amount: 1_049 }])
    }
  })
})

describe('promotions on shipping', () => {
  const shipping = {
    destination: { country: 'DE', region: null, postalCode: '10115' },
    methods: [plainMethod('post', [plainRate(490)]), plainMethod('courier', [plainRate(1_290)])],
    chosen: [
      { sellerId: 'anna', methodId: 'courier' },
      { sellerId: 'house', methodId: 'post' },
    ],
  }
  const on = (
    effect: Partial<Extract<PromotionEffect, { kind: 'shipping' }>>,
    of: Parameters<typeof plainPromotion>[2] = {},
  ) =>
    plainPromotion(
      'it',
      { kind: 'shipping', off: { kind: 'free' }, methodIds: [], sellerIds: [], ...effect },
      of,
    )
  const paid = (...promotions: Promotion[]) =>
    priced(promotions, { shipping }).packages.map(({ amount, discountAmount }) => amount - discountAmount)

  it('make it free, for all, for a method, or for a seller', () => {
    expect(paid()).toEqual([1_290, 490])
    expect(paid(on({}))).toEqual([0, 0])
    expect(paid(on({ methodIds: ['post'] }))).toEqual([1_290, 0])
    expect(paid(on({ sellerIds: ['anna'] }))).toEqual([0, 490])
  })

  it('lower it by percent, by an amount over all packages, or to a price', () => {
    expect(paid(on({ off: { kind: 'percent', basisPoints: 5_000, maxAmount: null } }))).toEqual([645, 245])
    expect(paid(on({ off: { kind: 'amount', amount: 500 } }))).toEqual([928, 352])
    expect(paid(on({ off: { kind: 'amount', amount: 99_999 } }))).toEqual([0, 0])
    expect(paid(on({ off: { kind: 'fixed-price', amount: 900 } }))).toEqual([900, 490])
  })

  it('say that there is nothing to lower before a method is chosen, and where shipping is free already', () => {
    expect(reasons([on({})])).toEqual({ it: { code: 'nothing-to-lower' } })
  })

  it('stack with those on goods, which come first whatever their priority', () => {
    const goods = plainPromotion('goods', percentOff(1_000), { isExclusive: true })
    const both = priced([on({}, { priority: 9 }), goods], { shipping })
    expect(both.discounts.map(({ promotionId }) => promotionId)).toEqual(['goods'])
    expect(both.notApplied).toMatchObject([
      { promotionId: 'it', because: { code: 'not-combinable', with: 'goods' } },
    ])
  })
})
