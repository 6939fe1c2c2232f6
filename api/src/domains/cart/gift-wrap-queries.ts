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

/** Offers of wrapping that are for sale, cheapest first. Where one lies in several places, the fullest one counts. */
export async function readGiftWraps(
  db: Database,
  store: { id: string; currency: string },
  of: { limit: number },
): Promise<GiftWrap[]> {
  const rows = await db.read<Omit<GiftWrap, 'priceAmount'> & { priceAmount: string }>(store.id, {
    name: 'cart_gift_wraps',
    text: `SELECT * FROM (
        SELECT DISTINCT ON (offer_id) offer_id AS "offerId", product_title AS title, variant_title AS "variantTitle",
          image_url AS "imageUrl", price_amount AS "priceAmount", available, unlimited
        FROM commerce.sellable_offers
        WHERE store_id = $1 AND kind = 'gift_wrap' AND for_sale AND currency = $2 AND location_id IS NOT NULL
        ORDER BY offer_id, available DESC) w
      ORDER BY "priceAmount", title, "variantTitle", "offerId" LIMIT $3`,
    values: [store.id, store.currency, of.limit],
  })
  return rows.map((row) => ({ ...row, priceAmount: amountFrom(row.priceAmount) }))
}
