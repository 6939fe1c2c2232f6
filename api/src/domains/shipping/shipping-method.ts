import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { PostalPlace } from '../../platform/postal-place.ts'

/** A way to ship. Amounts are minor units of its currency. */
export interface ShippingMethod {
  id: string
  handle: string
  name: string
  description: string
  /** Whose packages go by it; null: everybody's. */
  sellerId: string | null
  /** A disabled one is offered to nobody. */
  status: 'active' | 'disabled'
  /** ISO 4217. Carts of another currency do not see it. */
  currency: string
  /** What a package costs where there are no rates. */
  priceAmount: number
  /** The first that fits a package is what it costs; empty: {@link priceAmount}, whatever is in it. */
  rates: ShippingRate[]
  /** Where it delivers to; empty: wherever the store ships to. */
  places: PostalPlace[]
  /** Goods worth this or more ship for nothing; null: never. */
  freeFromAmount: number | null
  /** Which goods are meant by it: those of the package, or all of the cart. */
  freeFromOf: 'cart' | 'package'
  /** Which tax rates are due on it, where shipping is taxed by a class of its own. */
  taxClass: string
  /** Where it is picked up; null: it is brought to the address. */
  pickupPoint: PickupPoint | null
  /** Where the process has a carrier service, its answer takes the place of rates and price. */
  asksCarrier: boolean
  minDays: number
  maxDays: number
  /** Lower comes first. */
  position: number
  version: number
}

/** What a package costs that lies in every band: {@link baseAmount}, and so much for each piece and kilogram. */
export interface ShippingRate {
  id: string
  /** Of the whole package */
  weightGrams: Band
  /** Its goods after discounts, minor units */
  amount: Band
  /** Pieces */
  quantity: Band
  /** Of all pieces together */
  volumeCubicCentimeters: Band
  /** Longest side of the longest piece */
  longestMillimeters: Band
  baseAmount: number
  pieceAmount: number
  /** For every kilogram begun */
  kilogramAmount: number
}

/** Half-open: what it begins at belongs to it, what it ends at does not. */
export interface Band {
  from: number
  /** Null: without end */
  below: number | null
}

export interface PickupPoint {
  name: string
  address: Omit<PostalAddress, 'fullName' | 'phoneNumber'>
  /** In words; may be empty */
  openingHours: string
}

/** Holds every measure. */
export const everyMeasure: Readonly<Band> = { from: 0, below: null }

/** The measures of a package that rates have bands for. */
export const measures = [
  'weightGrams',
  'amount',
  'quantity',
  'volumeCubicCentimeters',
  'longestMillimeters',
] as const
