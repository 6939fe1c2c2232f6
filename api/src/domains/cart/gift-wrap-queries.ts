import type { Database } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'

/** A way to wrap what is bought. */
export interface GiftWrap {
  offerId: string
  title: string
  variantTitle: string
  imageUrl: string | null
  /** Minor units of the store's currency */
  priceAmount: number
  available: number
  unlimited: boolean
}

/** Offers of wrapping that are for sale, cheapest first. `available` is the sum over all places. */
export async function readGiftWraps(
  db: Database,
  store: { id: string; currency: string },
  of: { limit: number },
): Promise<GiftWrap[]> {
  const rows = await db.read<Omit<GiftWrap, 'priceAmount'> & { priceAmount: string }>(store.id, {
    name: 'cart_gift_wraps',
    text: `SELECT offer_id AS "offerId", product_title AS title, variant_title AS "variantTitle",
        image_url AS "imageUrl", price_amount AS "priceAmount", sum(available)::int AS available, bool_or(unlimited) AS unlimited
      FROM commerce.sellable_offers
      WHERE store_id = $1 AND kind = 'gift_wrap' AND for_sale AND currency = $2 AND location_id IS NOT NULL
      GROUP BY offer_id, product_title, variant_title, image_url, price_amount
      ORDER BY price_amount, product_title, variant_title, offer_id LIMIT $3`,
    values: [store.id, store.currency, of.limit],
  })
  return rows.map((row) => ({ ...row, priceAmount: amountFrom(row.priceAmount) }))
}
