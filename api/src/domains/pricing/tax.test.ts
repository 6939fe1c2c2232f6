import { describe, expect, it } from 'vitest'
import {
  percentOff,
  plainCart,
  plainLine,
  plainMethod,
  plainPromotion,
  plainRate,
  taxRate,
} from '../../../test/pricing-carts.ts'
import type { CartToPrice, LineToPrice } from './cart-to-price.ts'
import { priceCart } from './price-cart.ts'

const priced = (lines: LineToPrice[], of: Partial<CartToPrice> = {}) => priceCart(plainCart(lines, of))
const place = (country: string, region: string | null = null, postalCodePrefix: string | null = null) => ({
  country,
  region,
  postalCodePrefix,
})
const to = (country: string, region: string | null = null, postalCode: string | null = null) => ({
  shipping: { destination: { country, region, postalCode }, methods: [], chosen: [] },
})

describe('tax', () => {
  const mug = plainLine('mug', 1_190)
  const book = plainLine('book', 1_070, 1, { taxClass: 'reduced' })
  const taxes = (lines: LineToPrice[], of: Partial<CartToPrice> = {}) =>
    priced(lines, of).taxes.map(({ rateId, taxAmount }) => [rateId, taxAmount])
  const tax = (of: Partial<CartToPrice['tax']>) => ({ tax: { ...plainCart([]).tax, ...of } })

  it('is contained in prices, or comes on top; each rate by itself', () => {
    expect(taxes([mug, book])).toEqual([
      ['de-19', 190],
      ['de-7', 70],
    ])
    const onTop = priced([mug, book], { pricesIncludeTax: false })
    expect(onTop.totals).toMatchObject({
      taxAmount: 301,
      taxAddedAmount: 301,
      taxIncludedAmount: 0,
      netAmount: 2_260,
      totalAmount: 2_561,
    })
  })

  it('is rounded once for a rate, not for a line: three at 0.33 contain 0.16, not 3 × 0.05', () => {
    const cheap = (id: string) => plainLine(id, 33)
    const { lines, totals } = priced([cheap('a'), cheap('b'), cheap('c')])
    expect(totals.taxAmount).toBe(16)
    expect(lines.map(({ taxAmount }) => taxAmount)).toEqual([6, 5, 5])
  })

  it('is that of the zone that says the address most precisely: postal code, region, country, everywhere', () => {
    const zone = (id: string, ppm: number, ...places: ReturnType<typeof place>[]) => ({
      id,
      places,
      rates: [taxRate(id, ppm, 'standard')],
    })
    const zones = [
      zone('world', 10_000),
      zone('usa', 20_000, place('US')),
      zone('california', 72_500, place('US', 'CA')),
      zone('los-angeles', 95_000, place('US', 'CA', '900'), place('US', 'CA', '901')),
      zone('beverly-hills', 97_500, place('US', null, '90210')),
    ]
    const at = (...of: Parameters<typeof to>) => taxes([mug], { ...tax({ zones }), ...to(...of) })[0]?.[0]
    expect(at('FR')).toBe('world')
    expect(at('US')).toBe('usa')
    expect(at('US', 'NY', '10001')).toBe('usa')
    expect(at('US', 'CA', '94016')).toBe('california')
    expect(at('US', 'CA', '90001')).toBe('los-angeles')
    expect(at('US', 'CA', '90210-1234')).toBe('beverly-hills')
  })

  it('of a class that the nearest zone does not know is that of the next, or none', () => {
    const zones = [
      { id: 'berlin', places: [place('DE', 'BE')], rates: [taxRate('city', 30_000, 'hotel')] },
      ...plainCart([]).tax.zones,
    ]
    const of = { ...tax({ zones }), ...to('DE', 'BE') }
    expect(taxes([mug], of)).toEqual([['de-19', 190]])
    expect(taxes([plainLine('night', 1_030, 1, { taxClass: 'hotel' })], of)).toEqual([['city', 30]])
    const unknown = priced([plainLine('odd', 1_000, 1, { taxClass: 'unknown' })])
    expect(unknown.taxes).toMatchObject([{ rateId: null, taxAmount: 0, amount: 1_000 }])
    expect(unknown.explanation.at(-1)?.words).toBe('No tax is known for 10.00 EUR of this.')
  })

  it('is that of the moment: a rate ends where the next begins', () => {
    const change = new Date('2026-12-31T23:00:00Z')
    const zones = [
      {
        id: 'germany',
        places: [],
        rates: [
          taxRate('before', 190_000, 'standard', { until: change }),
          taxRate('since', 210_000, 'standard', { from: change }),
        ],
      },
    ]
    const at = (now: string) => taxes([mug], { ...tax({ zones }), now: new Date(now) })[0]
    expect(at('2026-12-31T22:59:59.999Z')).toEqual(['before', 190])
    expect(at('2026-12-31T23:00:00.000Z')).toEqual(['since', 207])
  })

  it('on shipping is that of the method, or in proportion to the goods of the package', () => {
    const shipping = {
      ...to('DE').shipping,
      methods: [plainMethod('post', [plainRate(500)])],
      chosen: [{ sellerId: 'house', methodId: 'post' }],
    }
    const sums = (onShipping: 'own-class' | 'as-goods', of: Partial<CartToPrice> = {}) =>
      priced([plainLine('mug', 3_000), plainLine('book', 1_000, 1, { taxClass: 'reduced' })], {
        ...tax({ onShipping }),
        shipping,
        ...of,
      }).taxes.map(({ amount }) => amount)
    expect(sums('own-class')).toEqual([3_500, 1_000])
    expect(sums('as-goods')).toEqual([3_375, 1_125])
    // Goods that cost nothing: by pieces.
    expect(sums('as-goods', { promotions: [plainPromotion('all', percentOff(10_000))] })).toEqual([250, 250])
  })

  describe('that somebody need not pay', () => {
    const business = (vatNumber: string | null) => ({
      customer: { groupIds: [], isFirstOrder: false, vatNumber, exemptions: [] },
    })
    const zones = [{ id: 'all', places: [], rates: [taxRate('standard', 190_000, 'standard')] }]
    const reverseCharge = { sellerCountries: { anna: 'FR' }, otherwise: 'DE' }
    const total = (vatNumber: string | null, country: string, of: Partial<CartToPrice> = {}) =>
      priced([mug], { ...tax({ zones, reverseCharge }), ...business(vatNumber), ...to(country), ...of })
        .totals.totalAmount

    it('is taken off for a business in another member state with a number of another', () => {
      expect(total('FR12345678901', 'FR')).toBe(1_000)
      expect(total('IT12345678901', 'FR')).toBe(1_000)
      expect(total('FR 123', 'FR')).toBe(1_190)
      expect(total(null, 'FR')).toBe(1_190)
      expect(total('FR12345678901', 'DE')).toBe(1_190)
      expect(total('DE123456789', 'FR')).toBe(1_190)
      expect(total('FR12345678901', 'CH')).toBe(1_190)
      expect(total('FR12345678901', 'FR', tax({ zones }))).toBe(1_190)
    })

    it('is judged for each seller by its own state, and added to nobody where prices are net', () => {
      const lamp = plainLine('lamp', 1_190, 1, { sellerId: 'anna' })
      const both = (pricesIncludeTax: boolean) =>
        priced([mug, lamp], {
          ...tax({ zones, reverseCharge }),
          ...business('IT12345678901'),
          ...to('FR'),
          pricesIncludeTax,
        })
      expect(both(true).lines.map(({ totalAmount }) => totalAmount)).toEqual([1_000, 1_190])
      expect(both(true).totals).toMatchObject({ taxRelievedAmount: 190, taxAmount: 190, totalAmount: 2_190 })
      expect(both(false).totals).toMatchObject({ taxRelievedAmount: 0, taxAmount: 226, totalAmount: 2_606 })
      expect(both(true).taxes).toMatchObject([
        { relief: null, taxAmount: 190 },
        {
          relief: { because: 'reverse-charge', vatNumber: 'IT12345678901' },
          taxAmount: 0,
          relievedAmount: 190,
        },
      ])
    })

    it('is taken off for who is exempt, for the classes, countries and time of the paper', () => {
      const exempt = (of: Partial<CartToPrice['customer']['exemptions'][number]>) => {
        const paper = { reference: 'paper 7', taxClasses: [], countries: [], from: null, until: null, ...of }
        const customer = { groupIds: [], isFirstOrder: false, vatNumber: null, exemptions: [paper] }
        return priced([mug, book], { customer }).totals.totalAmount
      }
      expect(exempt({})).toBe(2_000)
      expect(exempt({ taxClasses: ['reduced'] })).toBe(2_190)
      expect(exempt({ countries: ['DE'] })).toBe(2_000)
      expect(exempt({ countries: ['FR'] })).toBe(2_260)
      expect(exempt({ until: new Date('2026-11-22T12:00:00Z') })).toBe(2_260)
      expect(exempt({ from: new Date('2026-11-22T12:00:00Z') })).toBe(2_000)
    })
  })
})
