import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import type { ProductKind, SizeMillimeters } from './product-facts.ts'
import type { pricedFactsSchema } from './schemas.ts'

/** What prices depend on, of a product and its variants. */
export interface PricedFacts {
  id: string
  handle: string
  title: string
  status: 'draft' | 'active' | 'archived'
  kind: ProductKind
  taxClass: string
  isDiscountable: boolean
  version: number
  /** In the order to show. */
  variants: PricedVariant[]
}

export interface PricedVariant {
  id: string
  title: string
  sku: string | null
  weightGrams: number | null
  sizeMillimeters: SizeMillimeters | null
  needsShipping: boolean
}

export const presentPricedFacts = (product: PricedFacts): z.infer<typeof pricedFactsSchema> => ({
  ...product,
  id: toWire('product', product.id),
  variants: product.variants.map((variant) => ({ ...variant, id: toWire('variant', variant.id) })),
})
