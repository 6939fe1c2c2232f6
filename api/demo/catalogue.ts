import type { DemoCollection } from './collections.ts'
import type { DemoPrices } from './prices.ts'
import type { DemoSeller } from './sellers.ts'

/** A picture file under `api/demo/pictures`, with its size in pixels. */
export interface DemoPicture {
  file: string
  alt: string
  width: number
  height: number
  /** The option values it shows, in option order; a leading part stands for every value of the rest. Absent: the whole product. */
  variant?: string[]
}

/** One buyable choice. Prices are integer minor units of the store's currency. */
export interface DemoVariant {
  /** One value per option of the product, in the same order; empty when the product offers no choice. */
  options: string[]
  sku: string
  price: number
  /** The price before the reduction, in minor units; always above `price`. */
  compareAt?: number
  stock: number
  weightGrams: number
  /** EAN-13, from the range reserved for use inside a shop. */
  barcode?: string
}

/** A named fact of a product, such as its material. */
export interface DemoAttribute {
  key: string
  label: string
  value: string
}

/** A product as the seed loads it. The first category is the main one, the first picture the one on the card. */
export interface DemoProduct {
  handle: string
  title: string
  subtitle: string
  /** Only p, ul, li, strong and em. */
  descriptionHtml: string
  brand: string
  categories: string[]
  tags: string[]
  attributes: DemoAttribute[]
  options: { name: string; values: string[] }[]
  variants: DemoVariant[]
  pictures: DemoPicture[]
  featured?: boolean
}

/** A node of the category tree; `parent` is the handle of another category of the same store. */
export interface DemoCategory {
  handle: string
  name: string
  description: string
  parent?: string
  /** A file under `api/demo/pictures`. */
  picture?: string
}

/** A way to ship. Prices are minor units of `currency`, which is the store's if absent; from a goods total of `freeFrom` on it costs nothing. */
export interface DemoShippingMethod {
  handle: string
  name: string
  description: string
  currency?: string
  price: number
  freeFrom?: number
  minDays: number
  maxDays: number
  /** Where it is to be fetched; absent: it is brought. */
  pickupPoint?: {
    name: string
    streetAddress: string
    postalCode: string
    addressLocality: string
    addressCountry: string
    openingHours: string
  }
  /** Name of the seller whose packages go by it, or of the store for its own; absent: everybody's. */
  seller?: string
  /** What heavier packages cost, from so many grams on, in rising order. */
  heavier?: { fromGrams: number; price: number }[]
}

/** A whole demo store. `taxBasisPoints` is the standard rate: 1900 is 19 %. */
export interface DemoStore {
  slug: string
  name: string
  tagline: string
  currency: string
  locale: string
  /** What its customers may have their mails in; `locale` alone if absent. */
  locales?: string[]
  /** ISO 3166-1 alpha-2 codes it ships to. */
  countries: string[]
  taxBasisPoints: number
  /** IANA name */
  timeZone: string
  categories: DemoCategory[]
  products: DemoProduct[]
  collections: DemoCollection[]
  shippingMethods: DemoShippingMethod[]
  prices: DemoPrices
  /** Who sells beside the house: each the products whose brand bears its name. */
  sellers?: DemoSeller[]
}

/** A square product picture; `name` is the file without its ending. */
export function picture(name: string, alt: string, ...variant: string[]): DemoPicture {
  const square = { file: `${name}.svg`, alt, width: 1200, height: 1200 }
  return variant.length > 0 ? { ...square, variant } : square
}

/** An attribute whose key is its label in lower case, words joined by hyphens. */
export function attribute(label: string, value: string): DemoAttribute {
  return { key: label.toLowerCase().replaceAll(' ', '-'), label, value }
}
