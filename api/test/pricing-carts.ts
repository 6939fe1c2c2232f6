import type {
  CartToPrice,
  LineToPrice,
  ShippingMethodToPrice,
  ShippingRate,
  TaxRate,
} from '../src/domains/pricing/index.ts'
import { allGoods, type Promotion, type PromotionEffect } from '../src/domains/promotions/index.ts'

/** A cart in euros, delivered in Germany, prices with 19 % or 7 % of tax, nothing special about it. */
export const plainCart = (lines: LineToPrice[], of: Partial<CartToPrice> = {}): CartToPrice => ({
  currency: 'EUR',
  pricesIncludeTax: true,
  lines,
  priceLists: [],
  promotions: [],
  codes: [],
  customer: { groupIds: [], isFirstOrder: false, vatNumber: null, exemptions: [] },
  shipping: {
    destination: { country: 'DE', region: null, postalCode: '10115' },
    methods: [],
    chosen: [],
  },
  tax: {
    zones: [
      {
        id: 'germany',
        places: [{ country: 'DE', region: null, postalCodePrefix: null }],
        rates: [taxRate('de-19', 190_000, 'standard'), taxRate('de-7', 70_000, 'reduced')],
      },
    ],
    onShipping: 'own-class',
    reverseCharge: null,
  },
  now: new Date('2026-11-22T12:00:00Z'),
  timeZone: 'Europe/Berlin',
  ...of,
})

export const taxRate = (
  id: string,
  partsPerMillion: number,
  taxClass: string,
  of: Partial<TaxRate> = {},
): TaxRate => ({ id, title: id, taxClass, partsPerMillion, from: null, until: null, ...of })

/** A line of an offer that is named like everything about it. */
export const plainLine = (
  offerId: string,
  unitPriceAmount: number,
  quantity = 1,
  of: Partial<LineToPrice> = {},
): LineToPrice => ({
  id: `line of ${offerId}`,
  offerId,
  variantId: `variant of ${offerId}`,
  productId: `product of ${offerId}`,
  sellerId: 'house',
  categoryIds: [],
  collectionIds: [],
  unitPriceAmount,
  isDiscountable: true,
  quantity,
  taxClass: 'standard',
  needsShipping: true,
  weightGrams: 500,
  sizeMillimeters: null,
  ...of,
})

export const plainPromotion = (
  id: string,
  effect: PromotionEffect,
  of: Partial<Omit<Promotion, 'conditions'>> & { conditions?: Partial<Promotion['conditions']> } = {},
): Promotion => ({
  id,
  title: id,
  priority: 0,
  needsCode: false,
  currency: null,
  window: { from: null, until: null },
  effect,
  isExclusive: false,
  exclusionGroup: null,
  sellerShareBasisPoints: 0,
  usesLeft: { inAll: null, byCustomer: null },
  ...of,
  conditions: {
    customerGroupIds: [],
    firstOrderOnly: false,
    countries: [],
    goods: allGoods,
    minQuantity: 0,
    minAmount: 0,
    ...of.conditions,
  },
})

export const percentOff = (
  basisPoints: number,
  on = allGoods,
  maxAmount: number | null = null,
): PromotionEffect => ({
  kind: 'reduction',
  off: { kind: 'percent', basisPoints, maxAmount },
  on,
})

export const amountOff = (amount: number, on = allGoods): PromotionEffect => ({
  kind: 'reduction',
  off: { kind: 'amount', amount },
  on,
})

export const everything = { from: 0, below: null }

export const plainRate = (baseAmount: number, of: Partial<ShippingRate> = {}): ShippingRate => ({
  id: `rate of ${baseAmount}`,
  weightGrams: everything,
  amount: everything,
  quantity: everything,
  volumeCubicCentimeters: everything,
  longestMillimeters: everything,
  baseAmount,
  pieceAmount: 0,
  kilogramAmount: 0,
  ...of,
})

export const plainMethod = (
  id: string,
  rates: ShippingRate[],
  of: Partial<ShippingMethodToPrice> = {},
): ShippingMethodToPrice => ({
  id,
  title: id,
  sellerId: null,
  currency: 'EUR',
  places: [],
  rates,
  freeFrom: null,
  taxClass: 'standard',
  minDays: 1,
  maxDays: 3,
  pickupPointId: null,
  ...of,
})
