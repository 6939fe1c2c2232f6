import type { ArticleFacts, EnteredCode, Promotion } from '../promotions/index.ts'
import type { Destination, Place } from './place.ts'
import type { PriceList } from './price-lists.ts'

/**
 * Everything a price depends on. Amounts are integer minor units of `currency`; there is nothing else that
 * {@link priceCart} asks for, neither database nor clock, so a stored one gives the same figures for ever.
 */
export interface CartToPrice {
  /** ISO 4217 */
  currency: string
  /** True: every price, of goods and of shipping, contains the tax that is due at the address */
  pricesIncludeTax: boolean
  lines: readonly LineToPrice[]
  priceLists: readonly PriceList[]
  /** Those live now, and those that entered codes belong to; order does not matter */
  promotions: readonly Promotion[]
  codes: readonly EnteredCode[]
  customer: BuyingCustomer
  shipping: ShippingToPrice
  tax: TaxToPrice
  now: Date
  /** IANA name, of the store: local windows are read by its clocks */
  timeZone: string
}

/** A line of the cart. Its price before price lists is the offer's. */
export interface LineToPrice extends ArticleFacts {
  /** Unique in the cart. Decides who gets an odd minor unit among lines of the same goods, and nothing else */
  id: string
  /** Where it goes: 0, or left out, the main destination, n the n-th of `further` */
  destination?: number
  /** At least 1 */
  quantity: number
  taxClass: string
  /** False: a service or a download, in no package */
  needsShipping: boolean
  /** Of one piece */
  weightGrams: number
  /** Of one piece, longest side first or not; null: not known, counts as none */
  sizeMillimeters: readonly [number, number, number] | null
}

export interface BuyingCustomer {
  groupIds: readonly string[]
  isFirstOrder: boolean
  /** As written; its form is checked where it matters. Null: a consumer, or none given */
  vatNumber: string | null
  exemptions: readonly TaxExemption[]
}

export interface TaxExemption {
  /** Of the paper that says so */
  reference: string
  /** Empty: all */
  taxClasses: readonly string[]
  /** ISO 3166-1 alpha-2, of the address; empty: all */
  countries: readonly string[]
  /** Half-open; null: open on that side */
  from: Date | null
  until: Date | null
}

export interface ShippingToPrice {
  /** The main one. Null: not known yet. Then only what holds everywhere is found */
  destination: Destination | null
  /** Where else lines go; left out: nowhere */
  further?: readonly Destination[]
  methods: readonly ShippingMethodToPrice[]
  /** What the buyer has chosen for the package of each seller to each destination */
  chosen: readonly ChosenMethod[]
  /** What a carrier service says of methods that ask it; left out: nobody was asked, their rates count */
  carrier?: CarrierQuotes
}

export interface ChosenMethod {
  sellerId: string
  /** Left out: 0, the main one */
  destination?: number
  methodId: string
}

/** A package goes by a method that asks the carrier only where there is a quote for the two. */
export interface CarrierQuotes {
  /** Of the service */
  name: string
  quotes: readonly CarrierQuote[]
}

export interface CarrierQuote {
  sellerId: string
  destination: number
  methodId: string
  /** Minor units of the cart's currency, before promotions */
  amount: number
  minDays: number
  maxDays: number
}

export interface ShippingMethodToPrice {
  id: string
  title: string
  /** Null: for packages of every seller */
  sellerId: string | null
  /** ISO 4217, of its amounts */
  currency: string
  /** Where it delivers to; empty: everywhere */
  places: readonly Place[]
  /** The first that fits the package is taken */
  rates: readonly ShippingRate[]
  /** Free from this much, goods after discounts: of the package, or of the whole cart */
  freeFrom: { amount: number; of: 'package' | 'cart' } | null
  taxClass: string
  /** A carrier's quote takes the place of rates and days; left out: it does not */
  asksCarrier?: boolean
  minDays: number
  maxDays: number
  /** Null: it is brought to the address */
  pickupPointId: string | null
}

/** What a package costs. A limit belongs to the band it begins (`from`) and not to the one it ends (`below`). */
export interface ShippingRate {
  id: string
  weightGrams: Band
  /** Goods after discounts, minor units */
  amount: Band
  quantity: Band
  /** Of all pieces together */
  volumeCubicCentimeters: Band
  /** Longest side of the longest piece */
  longestMillimeters: Band
  baseAmount: number
  /** For every piece */
  pieceAmount: number
  /** For every kilogram begun */
  kilogramAmount: number
}

export interface Band {
  from: number
  below: number | null
}

export interface TaxToPrice {
  zones: readonly TaxZone[]
  /** What a tax service says in place of the zones; left out: nobody was asked */
  said?: readonly SaidRates[]
  /** `own-class`: the method's tax class. `as-goods`: in proportion to the goods of the package */
  onShipping: 'own-class' | 'as-goods'
  /** Null: the store does not know it. Countries of the sellers' VAT registration, ISO 3166-1 alpha-2 */
  reverseCharge: { sellerCountries: Readonly<Record<string, string>>; otherwise: string } | null
}

/** Rates that are due at a destination; 0: the main one. */
export interface SaidRates {
  destination: number
  rates: readonly TaxRate[]
}

/** Of the zones that hold an address, the one that says it most precisely counts; see `place.ts`. */
export interface TaxZone {
  id: string
  /** Empty: everywhere */
  places: readonly Place[]
  rates: readonly TaxRate[]
}

export interface TaxRate {
  id: string
  title: string
  taxClass: string
  /** 190,000 is 19 %; at most 1,000,000 */
  partsPerMillion: number
  /** Half-open; null: open on that side */
  from: Date | null
  until: Date | null
}

/** @param at 0: the main destination, n: the n-th of the others */
export const destinationAt = ({ shipping }: CartToPrice, at: number): Destination | null =>
  at === 0 ? shipping.destination : (shipping.further?.[at - 1] ?? null)
