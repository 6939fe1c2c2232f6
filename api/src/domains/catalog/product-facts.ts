/**
 * What the catalogue knows of a product: no price, no stock, no seller. Lists are in the order to show. Facts that may be
 * left out stay as they are; of a new product they are those of ordinary goods.
 */
export interface ProductFacts {
  handle: string
  title: string
  subtitle: string
  /** Sanitized HTML */
  descriptionHtml: string
  brand: string
  productType: string
  tags: string[]
  status: 'draft' | 'active' | 'archived'
  /** Lower is shown first; ties by id. */
  rank: number
  seoTitle: string
  seoDescription: string
  options: { name: string; values: string[] }[]
  media: { url: string; alt: string; width: number | null; height: number | null }[]
  variants: VariantFacts[]
  attributes: { key: string; label: string; value: string }[]
  /** Handles of existing categories; the first is the main one. */
  categories: string[]
  /** `gift_wrap`: bought with other goods, never listed. */
  kind?: ProductKind | undefined
  /** Which tax rates are due on it. */
  taxClass?: string | undefined
  /**
   * What a source says that knows no classes. False: the class `exempt`. True: whatever class it has, `standard` where it
   * was `exempt`. A class that is given counts for more.
   */
  isTaxable?: boolean | undefined
  /** False: no promotion lowers its price. */
  isDiscountable?: boolean | undefined
}

export type ProductKind = 'goods' | 'gift_wrap'

/** Of a piece as it is sent: length, width and height. */
export type SizeMillimeters = [number, number, number]

export interface VariantFacts {
  /** One value per option, in the order of the options; empty for the only variant of a product without options. */
  optionValues: string[]
  sku: string | null
  barcode: string | null
  weightGrams: number | null
  /** One of the product's media */
  imageUrl: string | null
  /** Null: not known. */
  sizeMillimeters?: SizeMillimeters | null | undefined
  /** False: a service or a download. */
  needsShipping?: boolean | undefined
}

export interface SavedProduct {
  productId: string
  outcome: 'created' | 'updated' | 'unchanged'
  /** In the order of the facts' variants */
  variantIds: string[]
}

/** What a variant is called beside its product: its option values, or nothing. */
export const variantTitle = (variant: VariantFacts): string => variant.optionValues.join(' / ')
