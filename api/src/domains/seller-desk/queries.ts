import type { Database } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'

/** An offer as its seller sees it, with its stock over all locations. */
export interface SellerOffer {
  id: string
  status: 'active' | 'paused'
  condition: 'new' | 'refurbished' | 'used'
  productHandle: string
  productTitle: string
  variantTitle: string
  sku: string | null
  currency: string
  priceAmount: number
  compareAtAmount: number | null
  onHand: number
  /** Set aside for quotes. */
  reserved: number
  /** Whether it is sold whatever the stock says. */
  unlimited: boolean
  createdAt: Date
}

/** Newest first; the seller's own and nothing else. */
export async function listSellerOffers(
  db: Database,
  storeId: string,
  of: { sellerId: string; limit: number; after: Keyset | null },
): Promise<{ items: SellerOffer[]; last: Keyset | null }> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'seller_desk_offers',
    text: `SELECT o.id, o.status, o.condition, p.handle, p.title, v.title AS variant_title, v.sku, o.currency, o.price_amount,
        o.compare_at_amount, o.created_at, o.created_at::text AS sort_value, k.on_hand, k.reserved, k.unlimited
      FROM commerce.offers o
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      JOIN commerce.products p ON p.store_id = $1 AND p.id = v.product_id
      CROSS JOIN LATERAL (SELECT coalesce(sum(i.on_hand), 0)::int AS on_hand, coalesce(sum(i.reserved), 0)::int AS reserved,
          coalesce(bool_or(i.sells_without_stock OR NOT i.tracked), false) AS unlimited
        FROM commerce.stock_items i WHERE i.store_id = $1 AND i.offer_id = o.id) k
      WHERE o.store_id = $1 AND o.seller_id = $2
        AND ($3::timestamptz IS NULL OR (o.created_at, o.id) < ($3, $4::uuid))
      ORDER BY o.created_at DESC, o.id DESC LIMIT $5`,
    values: [storeId, of.sellerId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id as string,
      status: row.status as SellerOffer['status'],
      condition: row.condition as SellerOffer['condition'],
      productHandle: row.handle as string,
      productTitle: row.title as string,
      variantTitle: row.variant_title as string,
      sku: row.sku as string | null,
      currency: row.currency as string,
      priceAmount: amountFrom(row.price_amount as string),
      compareAtAmount: row.compare_at_amount === null ? null : amountFrom(row.compare_at_amount as string),
      onHand: row.on_hand as number,
      reserved: row.reserved as number,
      unlimited: row.unlimited as boolean,
      createdAt: row.created_at as Date,
    })),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}
