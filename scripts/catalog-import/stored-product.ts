import { lockProductFacts } from '../../api/src/domains/catalog/queries.ts'
import type { TxContext } from '../../api/src/platform/context.ts'
import { amountFrom } from '../../api/src/platform/money.ts'
import { type StoredProduct, variantKey } from './catalogue-product.ts'

/** What the store has of the product of this handle, locked until the transaction ends; null when it is new. */
export async function readStoredProduct(
  { tx, store }: TxContext,
  handle: string,
  of: { withCompareAt: boolean },
): Promise<StoredProduct | null> {
  const stored = await lockProductFacts(tx, store.id, handle)
  if (!stored) return null
  const compareAt = of.withCompareAt
    ? await tx.query<{ option_values: string[]; compare_at: string }>({
        name: 'catalog_import_compare_at',
        text: `SELECT v.option_values, o.compare_at_amount AS compare_at FROM commerce.variants v
          JOIN commerce.offers o ON o.store_id = $1 AND o.variant_id = v.id AND o.condition = 'new'
          JOIN commerce.sellers s ON s.store_id = $1 AND s.id = o.seller_id AND s.is_house
          WHERE v.store_id = $1 AND v.product_id = $2 AND o.compare_at_amount IS NOT NULL`,
        values: [store.id, stored.id],
      })
    : []
  return {
    facts: stored.facts,
    compareAt: new Map(
      compareAt.map((row) => [variantKey({ optionValues: row.option_values }), amountFrom(row.compare_at)]),
    ),
  }
}
