import type { Database, Transaction } from '../../platform/database.ts'
import type { ProductSource } from './product-page.ts'

/** The whole store, as a category of the listing. */
export const everything = '00000000-0000-0000-0000-000000000000'

export type ListingSource = ProductSource & {
  rank: number
  publishedAt: string
  status: string
  kind: string
  brandAndTags: string
  /** Own categories and all above them */
  listedIn: string[]
}

/** Two refreshes of one product take turns, so that the one that read later also writes later. */
export async function lockForRefresh(tx: Transaction, storeId: string, ids: string[]): Promise<void> {
  await tx.query({
    name: 'discovery_lock',
    text: 'SELECT 1 FROM commerce.products WHERE store_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
    values: [storeId, ids],
  })
}

/** All that the pages of these products say, in one statement. Every subquery names the store. */
export async function readProductSources(
  tx: Transaction,
  storeId: string,
  ids: string[],
  currency: string,
): Promise<ListingSource[]> {
  const rows = await tx.query<{ source: ListingSource }>({
    name: 'discovery_sources',
    text: `
      WITH RECURSIVE tree AS (
        SELECT c.id, c.parent_id, c.id AS leaf, 1 AS distance, c.handle, c.name
        FROM commerce.categories c WHERE c.store_id = $1
        UNION ALL
        SELECT p.id, p.parent_id, t.leaf, t.distance + 1, p.handle, p.name
        FROM tree t JOIN commerce.categories p ON p.store_id = $1 AND p.id = t.parent_id
        WHERE t.distance < 20
      )
      SELECT jsonb_build_object('id', p.id, 'handle', p.handle, 'title', p.title, 'subtitle', p.subtitle,
        'descriptionHtml', p.description_html, 'brand', p.brand, 'tags', p.tags, 'status', p.status, 'kind', p.kind, 'rank', p.rank,
        'seoTitle', p.seo_title, 'seoDescription', p.seo_description,
        'updatedAt', to_char(p.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'publishedAt', p.created_at,
        'brandAndTags', concat_ws(' ', p.brand, p.product_type, array_to_string(p.tags, ' ')),
        'options', coalesce((SELECT jsonb_agg(jsonb_build_object('name', o.name, 'values', o.values) ORDER BY o.position)
          FROM commerce.product_options o WHERE o.store_id = $1 AND o.product_id = p.id), '[]'),
        'attributes', coalesce((SELECT jsonb_agg(jsonb_build_object('key', a.key, 'label', a.label, 'value', a.value)
          ORDER BY a.position)
          FROM commerce.product_attributes a WHERE a.store_id = $1 AND a.product_id = p.id), '[]'),
        'media', coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'url', m.url, 'alt', m.alt, 'width', m.width,
          'height', m.height) ORDER BY m.position)
          FROM commerce.media m WHERE m.store_id = $1 AND m.product_id = p.id), '[]'),
        'categoryPaths', coalesce((SELECT jsonb_agg((
            SELECT jsonb_agg(jsonb_build_object('id', t.id, 'handle', t.handle, 'name', t.name) ORDER BY t.distance DESC)
            FROM tree t WHERE t.leaf = pc.category_id) ORDER BY pc.position)
          FROM commerce.product_categories pc WHERE pc.store_id = $1 AND pc.product_id = p.id), '[]'),
        'listedIn', coalesce((SELECT jsonb_agg(DISTINCT t.id) FROM commerce.product_categories pc
          JOIN tree t ON t.leaf = pc.category_id WHERE pc.store_id = $1 AND pc.product_id = p.id), '[]'),
        'variants', coalesce((SELECT jsonb_agg(jsonb_build_object('id', v.id, 'title', v.title, 'sku', v.sku,
          'optionValues', v.option_values, 'mediaId', v.media_id, 'weightGrams', v.weight_grams) ORDER BY v.position, v.id)
          FROM commerce.variants v WHERE v.store_id = $1 AND v.product_id = p.id
            AND EXISTS (SELECT 1 FROM commerce.offers o
              JOIN commerce.sellers s ON s.store_id = $1 AND s.id = o.seller_id AND s.status = 'active'
              WHERE o.store_id = $1 AND o.variant_id = v.id AND o.status = 'active' AND o.currency = $3)), '[]'),
        'offers', coalesce((SELECT jsonb_agg(jsonb_build_object('id', o.id, 'variantId', o.variant_id,
          'sellerId', o.seller_id, 'sellerName', s.name, 'condition', o.condition, 'price', o.price_amount::text,
          'compareAt', o.compare_at_amount::text, 'quantityRules',
          jsonb_build_object('min', o.quantity_min, 'max', o.quantity_max, 'step', o.quantity_step),
          'available', coalesce(k.available, 0),
          'unlimited', coalesce(k.unlimited, false)))
          FROM commerce.variants v
          JOIN commerce.offers o ON o.store_id = $1 AND o.variant_id = v.id AND o.status = 'active' AND o.currency = $3
          JOIN commerce.sellers s ON s.store_id = $1 AND s.id = o.seller_id AND s.status = 'active'
          LEFT JOIN LATERAL (SELECT sum(i.on_hand - i.reserved)::int AS available,
              bool_or(i.sells_without_stock OR NOT i.tracked) AS unlimited
            FROM commerce.stock_items i WHERE i.store_id = $1 AND i.offer_id = o.id) k ON true
          WHERE v.store_id = $1 AND v.product_id = p.id), '[]')
      ) AS source
      FROM commerce.products p WHERE p.store_id = $1 AND p.id = ANY($2::uuid[])`,
    values: [storeId, ids, currency],
  })
  return rows.map((row) => row.source)
}

/** Products with an offer of this seller, after the given one: some at a time. */
export async function readProductsOfSeller(
  db: Database,
  storeId: string,
  of: { sellerId: string; after: string; limit: number },
): Promise<string[]> {
  const rows = await db.read<{ product_id: string }>(storeId, {
    name: 'discovery_products_of_seller',
    text: `SELECT DISTINCT v.product_id FROM commerce.offers o
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      WHERE o.store_id = $1 AND o.seller_id = $2 AND v.product_id > $3 ORDER BY v.product_id LIMIT $4`,
    values: [storeId, of.sellerId, of.after, of.limit],
  })
  return rows.map((row) => row.product_id)
}

export interface PageRow {
  productId: string
  handle: string
  page: string
  card: string
  etag: string
  available: boolean
  title: string
  others: string
  rank: number
  price: number | null
  publishedAt: string
  listedIn: string[]
}

/** What was told of products until now, and the page that they have. */
export interface ToldListing {
  productId: string
  version: number
  /** By offer; null: as many as one likes. */
  stock: Record<string, number | null>
  page: string | null
}

export async function readToldListings(
  tx: Transaction,
  storeId: string,
  ids: string[],
): Promise<ToldListing[]> {
  const rows = await tx.query<{
    id: string
    version: number
    stock: ToldListing['stock']
    page: string | null
  }>({
    name: 'discovery_told',
    text: `SELECT i.id, coalesce(v.version, 0) AS version, coalesce(v.stock, '{}') AS stock, p.page
      FROM unnest($2::uuid[]) AS i (id)
      LEFT JOIN commerce.listing_versions v ON v.store_id = $1 AND v.product_id = i.id
      LEFT JOIN commerce.product_pages p ON p.store_id = $1 AND p.product_id = i.id`,
    values: [storeId, ids],
  })
  return rows.map(({ id, ...row }) => ({ productId: id, ...row }))
}

export async function writeToldListings(
  tx: Transaction,
  storeId: string,
  rows: { productId: string; version: number; stock: ToldListing['stock'] }[],
): Promise<void> {
  await tx.query({
    name: 'discovery_write_told',
    text: `INSERT INTO commerce.listing_versions (store_id, product_id, version, stock)
      SELECT $1, r."productId", r.version, r.stock
      FROM jsonb_to_recordset($2) AS r ("productId" uuid, version int, stock jsonb)
      ON CONFLICT (store_id, product_id) DO UPDATE SET version = excluded.version, stock = excluded.stock`,
    values: [storeId, JSON.stringify(rows)],
  })
}

/** Replaces the pages and listing entries of products; those without a row are unpublished. */
export async function writePages(
  tx: Transaction,
  storeId: string,
  ids: string[],
  rows: PageRow[],
  now: Date,
) {
  await tx.query({
    name: 'discovery_clear_entries',
    text: 'DELETE FROM commerce.listing_entries WHERE store_id = $1 AND product_id = ANY($2::uuid[])',
    values: [storeId, ids],
  })
  const gone = ids.filter((id) => !rows.some((row) => row.productId === id))
  if (gone.length > 0) {
    await tx.query({
      name: 'discovery_clear_pages',
      text: 'DELETE FROM commerce.product_pages WHERE store_id = $1 AND product_id = ANY($2::uuid[])',
      values: [storeId, gone],
    })
  }
  if (rows.length === 0) return
  await tx.query({
    name: 'discovery_write_pages',
    text: `INSERT INTO commerce.product_pages (store_id, product_id, handle, page, card, etag, available, search, words, updated_at)
      SELECT $1, r."productId", r.handle, r.page, r.card, r.etag, r.available,
        setweight(to_tsvector('english', r.title), 'A') || setweight(to_tsvector('simple', r.title), 'A')
          || setweight(to_tsvector('english', r.others), 'B'), lower(r.title), $3
      FROM jsonb_to_recordset($2) AS r ("productId" uuid, handle text, page text, card text, etag text, available bool,
        title text, others text)
      ON CONFLICT (store_id, product_id) DO UPDATE SET handle = excluded.handle, page = excluded.page,
        card = excluded.card, etag = excluded.etag, available = excluded.available, search = excluded.search,
        words = excluded.words, updated_at = excluded.updated_at`,
    values: [storeId, JSON.stringify(rows), now],
  })
  await tx.query({
    name: 'discovery_write_entries',
    text: `INSERT INTO commerce.listing_entries (store_id, category_id, product_id, rank, price_amount, published_at)
      SELECT $1, c.id, r."productId", r.rank, coalesce(r.price, 0), r."publishedAt"
      FROM jsonb_to_recordset($2) AS r ("productId" uuid, rank int, price bigint, "publishedAt" timestamptz, "listedIn" uuid[]),
        unnest(r."listedIn" || $3::uuid) AS c (id)
      ON CONFLICT DO NOTHING`,
    values: [storeId, JSON.stringify(rows), everything],
  })
}

/** The finished page of a product, by handle or id. */
export async function readPage(db: Database, storeId: string, of: { handle: string; id: string | null }) {
  const [row] = await db.read<{ product_id: string; page: string }>(storeId, {
    name: 'discovery_page',
    text: `SELECT product_id, page FROM commerce.product_pages WHERE store_id = $1 AND (handle = $2 OR product_id = $3)
      ORDER BY product_id = $3 DESC LIMIT 1`,
    values: [storeId, of.handle, of.id],
  })
  return row ? { productId: row.product_id, page: row.page } : null
}

export interface CategoryRow {
  id: string
  handle: string
  name: string
  description: string
  parentId: string | null
  pictureUrl: string | null
  productCount: number
}

/** The whole tree, parents before children. */
export async function readCategories(db: Database, storeId: string): Promise<CategoryRow[]> {
  return db.read<CategoryRow>(storeId, {
    name: 'discovery_categories',
    text: `
      WITH RECURSIVE tree AS (
        SELECT c.id, ARRAY[c.position] AS place, 1 AS depth FROM commerce.categories c
        WHERE c.store_id = $1 AND c.parent_id IS NULL
        UNION ALL
        SELECT c.id, t.place || c.position, t.depth + 1 FROM tree t
        JOIN commerce.categories c ON c.store_id = $1 AND c.parent_id = t.id WHERE t.depth < 20
      )
      SELECT c.id, c.handle, c.name, c.description, c.parent_id AS "parentId", c.picture_url AS "pictureUrl",
        (SELECT count(*)::int FROM commerce.listing_entries l WHERE l.store_id = $1 AND l.category_id = c.id) AS "productCount"
      FROM tree t JOIN commerce.categories c ON c.store_id = $1 AND c.id = t.id ORDER BY t.depth, t.place, c.id`,
    values: [storeId],
  })
}
