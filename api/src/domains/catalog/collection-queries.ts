import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { CollectedProduct, Collection } from './collection.ts'

const columns = `c.id, c.handle, c.title, c.description_html, c.picture_url, c.is_published, c.position, c.version, c.created_at, c.updated_at,
  (SELECT count(*)::int FROM commerce.collection_products p WHERE p.store_id = $1 AND p.collection_id = c.id) AS products`

interface Row extends Record<string, unknown> {
  id: string
  handle: string
  title: string
  description_html: string
  picture_url: string | null
  is_published: boolean
  position: number
  products: number
  version: number
  created_at: Date
  updated_at: Date
}

const collectionOf = (row: Row): Collection => ({
  id: row.id,
  handle: row.handle,
  title: row.title,
  descriptionHtml: row.description_html,
  pictureUrl: row.picture_url,
  isPublished: row.is_published,
  position: row.position,
  products: row.products,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** In the order to show. */
export async function listCollections(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: Collection[]; last: Keyset | null }> {
  const rows = await db.read<Row>(storeId, {
    name: 'catalog_collections',
    text: `SELECT ${columns} FROM commerce.collections c
      WHERE c.store_id = $1 AND ($2::bigint IS NULL OR (c.position, c.id) > ($2, $3::uuid))
      ORDER BY c.position, c.id LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const items = rows.slice(0, of.limit).map(collectionOf)
  const last = rows.length > of.limit ? items.at(-1) : undefined
  return { items, last: last ? [String(last.position), last.id] : null }
}

export async function readCollection(
  db: Database,
  storeId: string,
  collectionId: string,
): Promise<Collection | null> {
  const [row] = await db.read<Row>(storeId, {
    name: 'catalog_collection',
    text: `SELECT ${columns} FROM commerce.collections c WHERE c.store_id = $1 AND c.id = $2`,
    values: [storeId, collectionId],
  })
  return row ? collectionOf(row) : null
}

/** Until the transaction ends, nobody else changes the collection or what is in it. */
export async function lockCollection(
  tx: Transaction,
  storeId: string,
  collectionId: string,
): Promise<Collection | null> {
  const [row] = await tx.query<Row>({
    name: 'catalog_lock_collection',
    text: `SELECT ${columns} FROM commerce.collections c WHERE c.store_id = $1 AND c.id = $2 FOR UPDATE OF c`,
    values: [storeId, collectionId],
  })
  return row ? collectionOf(row) : null
}

/** How many the store has, and which of them, if any, has this handle. */
export async function countCollections(
  tx: Transaction,
  storeId: string,
  handle: string,
): Promise<{ collections: number; holderId: string | null }> {
  const [row] = await tx.query<{ collections: number; holder_id: string | null }>({
    name: 'catalog_count_collections',
    text: `SELECT count(*)::int AS collections,
        (SELECT h.id FROM commerce.collections h WHERE h.store_id = $1 AND h.handle = $2) AS holder_id
      FROM commerce.collections c WHERE c.store_id = $1`,
    values: [storeId, handle],
  })
  return { collections: row?.collections ?? 0, holderId: row?.holder_id ?? null }
}

/** Writes what staff say of a collection, new or known by its id. */
export async function writeCollection(tx: Transaction, storeId: string, of: Collection): Promise<void> {
  await tx.query({
    name: 'catalog_write_collection',
    text: `INSERT INTO commerce.collections (store_id, id, handle, title, description_html, picture_url, is_published,
        position, version, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (store_id, id) DO UPDATE SET handle = excluded.handle, title = excluded.title,
        description_html = excluded.description_html, picture_url = excluded.picture_url,
        is_published = excluded.is_published, position = excluded.position, version = excluded.version, updated_at = excluded.updated_at`,
    values: [
      storeId,
      of.id,
      of.handle,
      of.title,
      of.descriptionHtml,
      of.pictureUrl,
      of.isPublished,
      of.position,
      of.version,
      of.createdAt,
      of.updatedAt,
    ],
  })
}

/** With what is in it; the products stay. */
export async function deleteCollection(
  tx: Transaction,
  storeId: string,
  collectionId: string,
): Promise<void> {
  await deleteCollected(tx, storeId, { collectionId, productIds: null })
  await tx.query({
    name: 'catalog_delete_collection',
    text: 'DELETE FROM commerce.collections WHERE store_id = $1 AND id = $2',
    values: [storeId, collectionId],
  })
}

/** Whether a product of the store shows this picture. */
export async function isPictureOfProduct(tx: Transaction, storeId: string, url: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'catalog_picture_of_product',
    text: 'SELECT 1 FROM commerce.media WHERE store_id = $1 AND url = $2 LIMIT 1',
    values: [storeId, url],
  })
  return rows.length > 0
}

/** Those of these products that the store does not have. */
export async function findUnknownProducts(
  tx: Transaction,
  storeId: string,
  productIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>({
    name: 'catalog_unknown_products',
    text: `SELECT w.id FROM unnest($2::uuid[]) AS w (id) WHERE NOT EXISTS (
        SELECT 1 FROM commerce.products p WHERE p.store_id = $1 AND p.id = w.id)`,
    values: [storeId, productIds],
  })
  return new Set(rows.map(({ id }) => id))
}

/** The products of a locked collection, in its order. */
export async function readCollected(
  tx: Transaction,
  storeId: string,
  collectionId: string,
): Promise<string[]> {
  const rows = await tx.query<{ product_id: string }>({
    name: 'catalog_collected',
    text: `SELECT product_id FROM commerce.collection_products WHERE store_id = $1 AND collection_id = $2
      ORDER BY position, product_id`,
    values: [storeId, collectionId],
  })
  return rows.map((row) => row.product_id)
}

/** Puts products into a locked collection, at these places; those that are in it move there. */
export async function writeCollected(
  tx: Transaction,
  storeId: string,
  of: { collectionId: string; products: readonly { productId: string; position: number }[] },
): Promise<void> {
  await tx.query({
    name: 'catalog_write_collected',
    text: `INSERT INTO commerce.collection_products (store_id, collection_id, product_id, position)
      SELECT $1, $2, w.product, w.position FROM unnest($3::uuid[], $4::int[]) AS w (product, position)
      ON CONFLICT (store_id, collection_id, product_id) DO UPDATE SET position = excluded.position`,
    values: [
      storeId,
      of.collectionId,
      of.products.map(({ productId }) => productId),
      of.products.map(({ position }) => position),
    ],
  })
}

/** @param of.productIds null: all of them */
export async function deleteCollected(
  tx: Transaction,
  storeId: string,
  of: { collectionId: string; productIds: readonly string[] | null },
): Promise<void> {
  await tx.query({
    name: 'catalog_delete_collected',
    text: `DELETE FROM commerce.collection_products
      WHERE store_id = $1 AND collection_id = $2 AND ($3::uuid[] IS NULL OR product_id = ANY ($3))`,
    values: [storeId, of.collectionId, of.productIds],
  })
}

/** In the order of the collection, with what staff know a product by. */
export async function listCollected(
  db: Database,
  storeId: string,
  of: { collectionId: string; limit: number; after: Keyset | null },
): Promise<{ items: CollectedProduct[]; last: Keyset | null }> {
  const rows = await db.read<CollectedProduct & Record<string, unknown>>(storeId, {
    name: 'catalog_list_collected',
    text: `SELECT c.product_id AS "productId", p.handle, p.title, p.status, c.position
      FROM commerce.collection_products c
      JOIN commerce.products p ON p.store_id = $1 AND p.id = c.product_id
      WHERE c.store_id = $1 AND c.collection_id = $2
        AND ($3::bigint IS NULL OR (c.position, c.product_id) > ($3, $4::uuid))
      ORDER BY c.position, c.product_id LIMIT $5`,
    values: [storeId, of.collectionId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const items = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? items.at(-1) : undefined
  return { items, last: last ? [String(last.position), last.productId] : null }
}
