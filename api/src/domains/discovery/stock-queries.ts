import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'

/** How much there is of an offer, over all places where it lies. */
export interface StockLevel {
  offerId: string
  productId: string
  productHandle: string
  productTitle: string
  variantId: string
  variantTitle: string
  sku: string | null
  sellerId: string
  sellerName: string
  onHand: number
  /** Set aside for quotes. */
  reserved: number
  /** Null: as many as one likes. */
  available: number | null
}

/** As many as one likes. */
const unlimited = 2_147_483_647
const lowest = -2_147_483_648

/** Writes how much there is of every offer of these products; rows that say so already are left alone. */
export async function writeStockLevels(
  tx: Transaction,
  storeId: string,
  productIds: string[],
): Promise<void> {
  await tx.query({
    name: 'discovery_write_stock',
    text: `INSERT INTO commerce.stock_levels AS l (store_id, offer_id, seller_id, on_hand, reserved, level, title_begins,
        sku_begins)
      SELECT $1, o.id, o.seller_id, k.on_hand, k.reserved,
        CASE WHEN k.unlimited THEN ${unlimited} ELSE k.on_hand - k.reserved END,
        left(lower(p.title), 200), left(lower(coalesce(v.sku, '')), 200)
      FROM commerce.products p
      JOIN commerce.variants v ON v.store_id = $1 AND v.product_id = p.id
      JOIN commerce.offers o ON o.store_id = $1 AND o.variant_id = v.id
      CROSS JOIN LATERAL (SELECT coalesce(sum(i.on_hand), 0)::int AS on_hand, coalesce(sum(i.reserved), 0)::int AS reserved,
          coalesce(bool_or(i.sells_without_stock OR NOT i.tracked), false) AS unlimited
        FROM commerce.stock_items i WHERE i.store_id = $1 AND i.offer_id = o.id) k
      WHERE p.store_id = $1 AND p.id = ANY($2::uuid[])
      ORDER BY o.id
      ON CONFLICT (store_id, offer_id) DO UPDATE SET seller_id = excluded.seller_id, on_hand = excluded.on_hand,
        reserved = excluded.reserved, level = excluded.level, title_begins = excluded.title_begins,
        sku_begins = excluded.sku_begins
      WHERE (l.seller_id, l.on_hand, l.reserved, l.level, l.title_begins, l.sku_begins) <> (excluded.seller_id,
        excluded.on_hand, excluded.reserved, excluded.level, excluded.title_begins, excluded.sku_begins)`,
    values: [storeId, productIds],
  })
}

/** By bytes, what begins with a text is what lies between it and itself followed by the last character there is. */
const begins = (column: string) =>
  `(${column} collate "C" >= lower($7) AND ${column} collate "C" < lower($7) || chr(1114111))`

const inPage = `l.store_id = $1 AND l.level BETWEEN $2 AND $3 AND (l.level, l.offer_id) > ($4::bigint, $5::uuid)`
const inOrder = 'ORDER BY l.level, l.offer_id'

const pageText = (byWords: boolean, bySeller: boolean) => {
  const ofSeller = bySeller ? `AND l.seller_id = ${byWords ? '$8' : '$7'}` : ''
  // Found as a whole and then put in order: going from the lowest on would read them all for a rare name.
  const found = `(WITH found AS MATERIALIZED (SELECT l.* FROM commerce.stock_levels l
      WHERE ${inPage} ${ofSeller} AND (${begins('l.title_begins')} OR ${begins('l.sku_begins')}))
    SELECT l.* FROM found l ${inOrder} LIMIT $6)`
  const all = `(SELECT l.* FROM commerce.stock_levels l WHERE ${inPage} ${ofSeller} ${inOrder} LIMIT $6)`
  return `SELECT l.offer_id, l.seller_id, l.on_hand, l.reserved, l.level, p.id AS product_id, p.handle, p.title,
      v.id AS variant_id, v.title AS variant_title, v.sku, s.name AS seller_name
    FROM ${byWords ? found : all} l
    JOIN commerce.offers o ON o.store_id = $1 AND o.id = l.offer_id
    JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
    JOIN commerce.products p ON p.store_id = $1 AND p.id = v.product_id
    JOIN commerce.sellers s ON s.store_id = $1 AND s.id = l.seller_id
    ${inOrder}`
}

export interface StockList {
  /** Null: of all sellers. */
  sellerId: string | null
  /** What the product's title or the SKU begins with. */
  words: string | null
  /** What is available, both ends included; an open end reaches to what never runs out. */
  from: number | null
  to: number | null
  limit: number
  after: Keyset | null
}

/** What there is least of comes first, what never runs out last. */
export async function readStock(
  db: Database,
  storeId: string,
  of: StockList,
): Promise<{ items: StockLevel[]; last: Keyset | null }> {
  const [byWords, bySeller] = [of.words !== null, of.sellerId !== null]
  const rows = await db.read(storeId, {
    name: `discovery_stock_${byWords}_${bySeller}`,
    text: pageText(byWords, bySeller),
    values: [
      storeId,
      of.from ?? lowest,
      of.to ?? unlimited,
      of.after?.[0] ?? lowest,
      of.after?.[1] ?? '00000000-0000-0000-0000-000000000000',
      of.limit + 1,
      ...(byWords ? [of.words] : []),
      ...(bySeller ? [of.sellerId] : []),
    ],
  })
  const items = rows.slice(0, of.limit).map(levelOf)
  const last = rows.length > of.limit ? items.at(-1) : undefined
  return { items, last: last ? [`${last.available ?? unlimited}`, last.offerId] : null }
}

/** How much there is of one offer as of now, whatever the lists say yet. @param of.sellerId null: whosever it is */
export async function readStockOf(
  db: Database,
  storeId: string,
  of: { offerId: string; sellerId: string | null },
): Promise<(StockLevel & { buckets: number }) | null> {
  const [row] = await db.read<Record<string, unknown>>(storeId, {
    name: 'discovery_stock_of',
    text: `SELECT o.id AS offer_id, o.seller_id, k.on_hand, k.reserved, k.buckets,
        CASE WHEN k.unlimited THEN ${unlimited} ELSE k.on_hand - k.reserved END AS level,
        p.id AS product_id, p.handle, p.title, v.id AS variant_id, v.title AS variant_title, v.sku, s.name AS seller_name
      FROM commerce.offers o
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      JOIN commerce.products p ON p.store_id = $1 AND p.id = v.product_id
      JOIN commerce.sellers s ON s.store_id = $1 AND s.id = o.seller_id
      CROSS JOIN LATERAL (SELECT coalesce(sum(i.on_hand), 0)::int AS on_hand, coalesce(sum(i.reserved), 0)::int AS reserved,
          greatest(1, count(*) FILTER (WHERE i.on_hand > 0))::int AS buckets,
          coalesce(bool_or(i.sells_without_stock OR NOT i.tracked), false) AS unlimited
        FROM commerce.stock_items i WHERE i.store_id = $1 AND i.offer_id = o.id) k
      WHERE o.store_id = $1 AND o.id = $2 AND ($3::uuid IS NULL OR o.seller_id = $3)`,
    values: [storeId, of.offerId, of.sellerId],
  })
  return row ? { ...levelOf(row), buckets: row.buckets as number } : null
}

const levelOf = (row: Record<string, unknown>): StockLevel => ({
  offerId: row.offer_id as string,
  productId: row.product_id as string,
  productHandle: row.handle as string,
  productTitle: row.title as string,
  variantId: row.variant_id as string,
  variantTitle: row.variant_title as string,
  sku: row.sku as string | null,
  sellerId: row.seller_id as string,
  sellerName: row.seller_name as string,
  onHand: row.on_hand as number,
  reserved: row.reserved as number,
  available: row.level === unlimited ? null : (row.level as number),
})
