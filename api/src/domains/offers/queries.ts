import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { amountFrom } from '../../platform/money.ts'

export interface OfferFacts {
  variantId: string
  priceAmount: number
  compareAtAmount: number | null
}

export interface SavedOffer {
  offerId: string
  variantId: string
  priceAmount: number
  version: number
  outcome: 'created' | 'updated' | 'unchanged'
}

// `seller_id IS NOT DISTINCT FROM` below: no index serves it, so the offers are found by their variants. With `=`, tables
// without statistics are read by the seller's index, and a house seller has every offer of the store.

/** Upserts a seller's offers of new goods, by variant; unchanged ones are not written. */
export async function writeOffers(
  tx: Transaction,
  storeId: string,
  of: { sellerId: string; currency: string; offers: OfferFacts[]; now: Date },
): Promise<SavedOffer[]> {
  const rows = of.offers.map((offer) => ({ ...offer, id: newId('offer') }))
  const result = await tx.query<{
    id: string
    variant_id: string
    price: string
    version: number
    fresh: boolean
  }>({
    name: 'offers_write',
    text: `
      WITH given AS (
        SELECT * FROM jsonb_to_recordset($4) AS r (id uuid, "variantId" uuid, "priceAmount" bigint, "compareAtAmount" bigint)
      ), written AS (
        INSERT INTO commerce.offers AS o (store_id, id, variant_id, seller_id, currency, price_amount, compare_at_amount,
          created_at, updated_at)
        SELECT $1, g.id, g."variantId", $2, $3, g."priceAmount", g."compareAtAmount", $5, $5 FROM given g
        ON CONFLICT (store_id, variant_id, seller_id, condition, currency) DO UPDATE
          SET price_amount = excluded.price_amount, compare_at_amount = excluded.compare_at_amount, status = 'active',
            version = o.version + 1, updated_at = excluded.updated_at
          WHERE (o.price_amount, o.compare_at_amount, o.status)
            IS DISTINCT FROM (excluded.price_amount, excluded.compare_at_amount, 'active')
        RETURNING o.id, o.variant_id, o.version
      )
      SELECT coalesce(w.id, o.id) AS id, g."variantId" AS variant_id, g."priceAmount" AS price,
        coalesce(w.version, o.version) AS version, w.id IS NOT NULL AS fresh
      FROM given g
      LEFT JOIN written w ON w.variant_id = g."variantId"
      LEFT JOIN LATERAL (SELECT k.id, k.version FROM commerce.offers k
        WHERE k.store_id = $1 AND k.variant_id = g."variantId" AND k.seller_id IS NOT DISTINCT FROM $2 AND k.condition = 'new'
          AND k.currency = $3 LIMIT 1) o ON true`,
    values: [storeId, of.sellerId, of.currency, JSON.stringify(rows), of.now],
  })
  return result.map((row) => ({
    offerId: row.id,
    variantId: row.variant_id,
    priceAmount: amountFrom(row.price),
    version: row.version,
    outcome: !row.fresh ? 'unchanged' : row.version === 1 ? 'created' : 'updated',
  }))
}

/** Pauses the seller's active offers of these products' variants that are not among the given ones. */
export async function pauseOtherOffers(
  tx: Transaction,
  storeId: string,
  of: { sellerId: string; productId: string; variantIds: string[]; now: Date },
): Promise<SavedOffer[]> {
  const rows = await tx.query<{ id: string; variant_id: string; price: string; version: number }>({
    name: 'offers_pause_others',
    text: `UPDATE commerce.offers o SET status = 'paused', version = o.version + 1, updated_at = $5
      WHERE o.store_id = $1 AND o.seller_id IS NOT DISTINCT FROM $2 AND o.status = 'active'
        AND o.variant_id = ANY(ARRAY(SELECT v.id FROM commerce.variants v
          WHERE v.store_id = $1 AND v.product_id = $3 AND NOT (v.id = ANY($4::uuid[]))))
      RETURNING o.id, o.variant_id, o.price_amount AS price, o.version`,
    values: [storeId, of.sellerId, of.productId, of.variantIds, of.now],
  })
  return rows.map((row) => ({
    offerId: row.id,
    variantId: row.variant_id,
    priceAmount: amountFrom(row.price),
    version: row.version,
    outcome: 'updated' as const,
  }))
}

/** Whether anything was ever offered in the store. */
export async function hasOffers(tx: Transaction, storeId: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'offers_any',
    text: 'SELECT 1 FROM commerce.offers WHERE store_id = $1 LIMIT 1',
    values: [storeId],
  })
  return rows.length > 0
}
