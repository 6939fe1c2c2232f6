import type { ShopifyField } from './header-dialects.ts'

/** What one product may carry; longer texts are cut, further images and variants left out, each with a problem. */
export const IMPORT_LIMITS = {
  handleCharacters: 255,
  titleCharacters: 300,
  descriptionCharacters: 50_000,
  /** Brand, type, category step, tag, option name and value, SKU, barcode, search title. */
  lineCharacters: 255,
  seoDescriptionCharacters: 1_000,
  attributeValueCharacters: 5_000,
  imageAltCharacters: 512,
  urlCharacters: 2_048,
  tags: 250,
  categorySteps: 10,
  options: 3,
  variants: 250,
  images: 100,
  /** Minor units: large enough for any good, small enough that an order of thousands stays an exact integer. */
  priceAmount: 90_000_000_000,
  quantity: 1_000_000_000,
  /** Ten tonnes, as operations that set a weight have it. */
  weightGrams: 10_000_000,
} as const

/** One sellable variant of an imported product. */
export interface ImportedVariant {
  /** One value for each of the product's options, in their order; empty for a product without options. */
  optionValues: string[]
  sku: string | null
  barcode: string | null
  weightGrams: number | null
  /** Integer minor units of the store's currency. */
  priceAmount: number
  /** Integer minor units, always above priceAmount. */
  compareAtAmount: number | null
  /** Whether stock is counted. */
  tracked: boolean
  /** Never negative. */
  quantity: number
  continueSelling: boolean
  requiresShipping: boolean
  taxable: boolean
  /** The url of one of the product's images. */
  imageUrl: string | null
  /** Number of the CSV record the variant comes from. */
  row: number
}

/** One picture; positions of a product run from 1 without gaps. */
export interface ImportedImage {
  url: string
  alt: string | null
  position: number
}

/** A fact from a metafield or Google Shopping column, such as { key: 'custom.fabric', label: 'Fabric', value: 'Wool' }. */
export interface ImportedAttribute {
  key: string
  label: string
  value: string
}

/** A product as the file describes it, normalized: safe to store, nothing of it checked against the catalogue. */
export interface ImportedProduct {
  /** Lowercase letters, digits and inner dashes; unique in the file. */
  handle: string
  title: string
  /** Sanitized HTML, empty where the file has none. */
  descriptionHtml: string
  brand: string | null
  productType: string | null
  /** From the root down. */
  categoryPath: string[]
  tags: string[]
  status: 'draft' | 'active' | 'archived'
  isGiftCard: boolean
  options: { name: string; values: string[] }[]
  variants: ImportedVariant[]
  images: ImportedImage[]
  attributes: ImportedAttribute[]
  seoTitle: string | null
  seoDescription: string | null
  /** First and last CSV record of the product. */
  rows: [first: number, last: number]
  /**
   * The fields the file has a column for, the same array for every product of a file. In this format a missing
   * column means "keep what the product has" and a blank cell means "clear it".
   */
  columns: readonly ShopifyField[]
}
