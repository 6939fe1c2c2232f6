import type { PromotionEffect } from '../src/domains/promotions/index.ts'

/** What a promotion of the demo needs besides the usual; amounts are minor units of the store's currency. */
export interface DemoPromotion {
  title: string
  /** Absent: it applies by itself. */
  code?: string
  /** Handles of products whose goods are meant; absent: every good. */
  products?: string[]
  /** Name of the seller who bears it, for goods of their own; absent: the platform does. */
  bornBy?: string
  minAmount?: number
  effect: DemoEffect
}

/** What it does; `gift` is the handle of a product, of whose first variant one piece is given. */
export type DemoEffect =
  | { kind: 'percent'; basisPoints: number }
  | { kind: 'amount'; amount: number }
  | { kind: 'buy-x-get-y'; buy: number; get: number }
  | { kind: 'gift'; gift: string }
  | Pick<Extract<PromotionEffect, { kind: 'tiers' }>, 'kind' | 'tiers'>
  | { kind: 'free-shipping'; method: string }

/** Prices that count from a number of pieces on, by handles of products: those of all their variants. */
export interface DemoPriceList {
  title: string
  prices: { product: string; fromQuantity: number; basisPointsOff: number }[]
}

/** What is due on goods that go to one country. */
export interface DemoTaxZone {
  name: string
  /** ISO 3166-1 alpha-2 */
  country: string
  title: string
  /** 200,000 is 20 % */
  partsPerMillion: number
}

/** A way to wrap a present. */
export interface DemoGiftWrap {
  title: string
  variants: { name: string; sku: string; price: number }[]
}

/** Of all offers of a product: at least so many in a cart, and more by so many. */
export interface DemoQuantityRule {
  product: string
  min: number
  max: number | null
  step: number
}

/** What makes the prices of a demo store worth looking at. */
export interface DemoPrices {
  /** What is not sold in Danish kroner, by handles of products; absent: nothing is. */
  inKroner?: { except: string[] }
  promotions: DemoPromotion[]
  priceLists: DemoPriceList[]
  taxZones: DemoTaxZone[]
  /** ISO 3166-1 alpha-2, of the store, where businesses of other member states owe the tax themselves. */
  reverseChargeCountry?: string
  giftWraps: DemoGiftWrap[]
  quantityRules: DemoQuantityRule[]
}

export const northlightPrices: DemoPrices = {
  inKroner: { except: ['flur-rug', 'stelz-floor-lamp'] },
  promotions: [
    { title: '10 % off to begin with', code: 'WELCOME10', effect: { kind: 'percent', basisPoints: 1000 } },
    {
      title: 'Standard shipping on us',
      code: 'SHIPFREE',
      effect: { kind: 'free-shipping', method: 'standard' },
    },
    {
      title: 'Four Ufer mugs for the price of three',
      products: ['ufer-mug'],
      effect: { kind: 'buy-x-get-y', buy: 3, get: 1 },
    },
    {
      title: 'A tea towel with orders from 200 €',
      minAmount: 20_000,
      effect: { kind: 'gift', gift: 'streif-tea-towels' },
    },
    {
      title: '5 % off, from Tonhaus Ebert',
      code: 'TONHAUS5',
      bornBy: 'Tonhaus Ebert',
      effect: { kind: 'percent', basisPoints: 500 },
    },
  ],
  priceLists: [
    {
      title: 'By the half dozen',
      prices: [
        { product: 'ufer-plate', fromQuantity: 6, basisPointsOff: 1000 },
        { product: 'ufer-plate', fromQuantity: 12, basisPointsOff: 1500 },
        { product: 'streif-tea-towels', fromQuantity: 6, basisPointsOff: 1250 },
      ],
    },
  ],
  taxZones: [
    { name: 'Austria', country: 'AT', title: 'USt.', partsPerMillion: 200_000 },
    { name: 'France', country: 'FR', title: 'TVA', partsPerMillion: 200_000 },
    { name: 'Italy', country: 'IT', title: 'IVA', partsPerMillion: 220_000 },
    { name: 'Netherlands', country: 'NL', title: 'Btw', partsPerMillion: 210_000 },
    { name: 'Denmark', country: 'DK', title: 'Moms', partsPerMillion: 250_000 },
  ],
  reverseChargeCountry: 'DE',
  giftWraps: [
    {
      title: 'Gift wrapping',
      variants: [
        { name: 'Blue paper', sku: 'NL-WRAP-BLU', price: 390 },
        { name: 'Linen cloth', sku: 'NL-WRAP-LIN', price: 890 },
      ],
    },
  ],
  quantityRules: [{ product: 'linie-ballpoint', min: 2, max: 20, step: 2 }],
}

export const kumoPrices: DemoPrices = {
  promotions: [
    { title: '10 % off for paper people', code: 'KUMO10', effect: { kind: 'percent', basisPoints: 1000 } },
    {
      title: 'The more you write',
      effect: {
        kind: 'tiers',
        tiers: [
          { fromAmount: 10_000, off: { kind: 'amount', amount: 500 } },
          { fromAmount: 20_000, off: { kind: 'amount', amount: 1500 } },
        ],
      },
    },
  ],
  priceLists: [],
  taxZones: [],
  giftWraps: [
    { title: 'Furoshiki wrapping', variants: [{ name: 'Indigo', sku: 'KP-WRAP-IND', price: 600 }] },
  ],
  quantityRules: [],
}
