/** What the catalogue knows of a product: no price, no stock, no seller. Lists are in the order to show. */
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
}

export interface VariantFacts {
  /** One value per option, in the order of the options; empty for the only variant of a product without options. */
  optionValues: string[]
  sku: string | null
  barcode: string | null
  weightGrams: number | null
  /** One of the product's media */
  imageUrl: string | null
}

export interface SavedProduct {
  productId: string
  outcome: 'created' | 'updated' | 'unchanged'
  /** In the order of the facts' variants */
  variantIds: string[]
}

/** What a variant is called beside its product: its option values, or nothing. */
export const variantTitle = (variant: VariantFacts): string => variant.optionValues.join(' / ')
