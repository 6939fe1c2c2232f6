import type { Database, Statement, Transaction } from '../../platform/database.ts'
import type { PricedFacts, PricedVariant } from './priced-facts.ts'
import type { SizeMillimeters } from './product-facts.ts'

const reading = (storeId: string, productId: string): Statement => ({
  name: 'catalog_priced_facts',
  text: `SELECT p.id, p.handle, p.title, p.status, p.kind, p.tax_class AS "taxClass",
      p.is_discountable AS "isDiscountable", p.version,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'title', v.title, 'sku', v.sku,
        'weightGrams', v.weight_grams, 'sizeMillimeters', v.size_millimeters, 'needsShipping', v.needs_shipping)
        ORDER BY v.position, v.id)
        FROM commerce.variants v WHERE v.store_id = $1 AND v.product_id = p.id), '[]') AS variants
    FROM commerce.products p WHERE p.store_id = $1 AND p.id = $2`,
  values: [storeId, productId],
})

type Row = Record<string, unknown> & PricedFacts

export async function readPricedFacts(
  db: Database,
  storeId: string,
  productId: string,
): Promise<PricedFacts | null> {
  const [row] = await db.read<Row>(storeId, reading(storeId, productId))
  return row ?? null
}

/** The product, locked: whoever changes it next waits. Null when there is none. */
export async function lockPricedFacts(
  tx: Transaction,
  storeId: string,
  productId: string,
): Promise<PricedFacts | null> {
  const locked = await tx.query({
    name: 'catalog_lock_priced_facts',
    text: 'SELECT 1 FROM commerce.products WHERE store_id = $1 AND id = $2 FOR NO KEY UPDATE',
    values: [storeId, productId],
  })
  if (locked.length === 0) return null
  const [row] = await tx.query<Row>(reading(storeId, productId))
  return row ?? null
}

/** Whose variant it is; null when there is none. */
export async function findProductOf(
  tx: Transaction,
  storeId: string,
  variantId: string,
): Promise<string | null> {
  const [row] = await tx.query<{ product_id: string }>({
    name: 'catalog_product_of_variant',
    text: 'SELECT product_id FROM commerce.variants WHERE store_id = $1 AND id = $2',
    values: [storeId, variantId],
  })
  return row?.product_id ?? null
}

/** Writes the product's own facts and its version. */
export async function writePricedFacts(
  tx: Transaction,
  storeId: string,
  product: Pick<PricedFacts, 'id' | 'kind' | 'taxClass' | 'isDiscountable' | 'version'> & { now: Date },
): Promise<void> {
  await tx.query({
    name: 'catalog_write_priced_facts',
    text: `UPDATE commerce.products SET kind = $3, tax_class = $4, is_discountable = $5, version = $6, updated_at = $7
      WHERE store_id = $1 AND id = $2`,
    values: [
      storeId,
      product.id,
      product.kind,
      product.taxClass,
      product.isDiscountable,
      product.version,
      product.now,
    ],
  })
}

export async function writePricedVariant(
  tx: Transaction,
  storeId: string,
  variant: Pick<PricedVariant, 'id' | 'weightGrams' | 'needsShipping'> & {
    sizeMillimeters: SizeMillimeters | null
  },
): Promise<void> {
  await tx.query({
    name: 'catalog_write_priced_variant',
    text: `UPDATE commerce.variants SET weight_grams = $3, size_millimeters = $4, needs_shipping = $5
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, variant.id, variant.weightGrams, variant.sizeMillimeters, variant.needsShipping],
  })
}
