import type { Database } from '../../platform/database.ts'
import { fromWire } from '../../platform/ids.ts'
import type { Keyset } from '../../platform/pagination.ts'
import { everything } from './queries.ts'
import { searchWords } from './search-words.ts'

export type Sort = 'featured' | 'price' | '-price' | 'newest'

// Fixed texts per sort: what a caller sends never becomes SQL.
const sorts: Record<Sort, { column: string; type: string; direction: 'ASC' | 'DESC'; after: '>' | '<' }> = {
  featured: { column: 'rank', type: 'bigint', direction: 'ASC', after: '>' },
  price: { column: 'price_amount', type: 'bigint', direction: 'ASC', after: '>' },
  '-price': { column: 'price_amount', type: 'bigint', direction: 'DESC', after: '<' },
  newest: { column: 'published_at', type: 'timestamptz', direction: 'DESC', after: '<' },
}

export interface Listing {
  category: string | null
  /** Handle or id on the wire; one that is not published is as one that is not there */
  collection: string | null
  words: string | null
  sort: Sort
  limit: number
  after: Keyset | null
}

interface Filters {
  byCategory: boolean
  byCollection: boolean
  byWords: boolean
  after: boolean
}

/**
 * What a collection has is read first, whatever the planner believes: it is a thousand rows at the most, and all of the
 * store's are many. `OFFSET 0` keeps the order of the joins.
 */
const ofCollection = (inCategory: string) => `FROM (
      SELECT x.product_id, x.position FROM commerce.collection_products x
      WHERE x.store_id = $1 AND x.collection_id = (SELECT k.id FROM commerce.collections k
        WHERE k.store_id = $1 AND k.is_published AND (k.handle = $8 OR k.id = $9::uuid)) OFFSET 0) m
    CROSS JOIN LATERAL (SELECT e.* FROM commerce.listing_entries e
      WHERE e.store_id = $1 AND e.category_id = ${inCategory} AND e.product_id = m.product_id OFFSET 0) l
    JOIN commerce.product_pages p ON p.store_id = $1 AND p.product_id = l.product_id
    WHERE true`

const ofStore = (inCategory: string) => `FROM commerce.listing_entries l
    JOIN commerce.product_pages p ON p.store_id = $1 AND p.product_id = l.product_id
    WHERE l.store_id = $1 AND l.category_id = ${inCategory}`

const listingText = (sort: Sort, of: Filters) => {
  const { column, type, direction, after: comparison } = sorts[sort]
  // A collection has an order of its own; the other orders are those of every listing.
  const sorted = of.byCollection && sort === 'featured' ? 'm.position' : `l.${column}`
  const inCategory = of.byCategory
    ? '(SELECT c.id FROM commerce.categories c WHERE c.store_id = $1 AND c.handle = $2)'
    : '$2::uuid'
  return `
    SELECT p.card, l.product_id, ${sorted}::text AS sort_value
    ${of.byCollection ? ofCollection(inCategory) : ofStore(inCategory)}
    ${of.byWords ? `AND (p.search @@ (websearch_to_tsquery('english', $6) || to_tsquery('simple', $7)) OR p.words %> lower($6))` : ''}
    ${of.after ? `AND (${sorted}, l.product_id) ${comparison} ($4::${type}, $5::uuid)` : ''}
    ORDER BY ${sorted} ${direction}, l.product_id ${direction} LIMIT $3`
}

/** One page of cards and where it ended. One statement, whatever the filters. */
export async function readListing(
  db: Database,
  storeId: string,
  of: Listing,
): Promise<{ items: { productId: string; card: string }[]; last: Keyset | null }> {
  const filters: Filters = {
    byCategory: of.category !== null,
    byCollection: of.collection !== null,
    byWords: of.words !== null,
    after: of.after !== null,
  }
  const text = listingText(of.sort, filters)
  // Numbered in the order of the text's placeholders; absent filters leave no gap.
  const all: unknown[] = [
    storeId,
    of.category ?? everything,
    of.limit + 1,
    of.after?.[0],
    of.after?.[1],
    of.words,
    searchWords(of.words ?? ''),
    of.collection,
    of.collection === null ? null : fromWire('collection', of.collection),
  ]
  const used = [...new Set(text.match(/\$\d/g))].map((p) => Number(p.slice(1))).toSorted()
  const renumbered = text.replaceAll(/\$(\d)/g, (_, n: string) => `$${used.indexOf(Number(n)) + 1}`)
  const rows = await db.read<{ card: string; product_id: string; sort_value: string }>(storeId, {
    name: `discovery_listing_${of.sort}_${Object.values(filters).join('_')}`,
    text: renumbered,
    values: used.map((n) => all[n - 1]),
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({ productId: row.product_id, card: row.card })),
    last: last ? [last.sort_value, last.product_id] : null,
  }
}

export interface CollectionRow {
  id: string
  handle: string
  title: string
  descriptionHtml: string
  pictureUrl: string | null
  productCount: number
  position: number
}

/** What shoppers see of collections, and of the products in them: those that have a page. */
const collections = `SELECT c.id, c.handle, c.title, c.description_html AS "descriptionHtml", c.position,
    coalesce(c.picture_url, (SELECT m.url FROM commerce.collection_products x
      JOIN commerce.product_pages g ON g.store_id = $1 AND g.product_id = x.product_id
      JOIN commerce.media m ON m.store_id = $1 AND m.product_id = x.product_id
      WHERE x.store_id = $1 AND x.collection_id = c.id
      ORDER BY x.position, x.product_id, m.position LIMIT 1)) AS "pictureUrl",
    (SELECT count(*)::int FROM commerce.collection_products x
      JOIN commerce.listing_entries l ON l.store_id = $1 AND l.category_id = '${everything}' AND l.product_id = x.product_id
      WHERE x.store_id = $1 AND x.collection_id = c.id) AS "productCount"
  FROM commerce.collections c WHERE c.store_id = $1 AND c.is_published`

/** In the order to show. */
export async function readCollections(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: CollectionRow[]; last: Keyset | null }> {
  const rows = await db.read<CollectionRow & Record<string, unknown>>(storeId, {
    name: 'discovery_collections',
    text: `${collections} AND ($2::bigint IS NULL OR (c.position, c.id) > ($2, $3::uuid))
      ORDER BY c.position, c.id LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const items = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? items.at(-1) : undefined
  return { items, last: last ? [String(last.position), last.id] : null }
}

/** @param name handle, or id on the wire */
export async function readCollection(
  db: Database,
  storeId: string,
  name: string,
): Promise<CollectionRow | null> {
  const [row] = await db.read<CollectionRow & Record<string, unknown>>(storeId, {
    name: 'discovery_collection',
    text: `${collections} AND (c.handle = $2 OR c.id = $3::uuid)`,
    values: [storeId, name, fromWire('collection', name)],
  })
  return row ?? null
}
