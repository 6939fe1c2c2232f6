import type { Database, Transaction } from '../../platform/database.ts'
import { type TableOfStore, tableNamed } from './tables.ts'

/** Some products in the order of their ids. */
export async function readProductIds(
  db: Database,
  storeId: string,
  of: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db.read<{ id: string }>(storeId, {
    name: 'store_life_product_ids',
    text: 'SELECT id FROM commerce.products WHERE store_id = $1 AND id > $2 ORDER BY id LIMIT $3',
    values: [storeId, of.after, of.limit],
  })
  return rows.map(({ id }) => id)
}

/** How rows of a table belong to products. */
const ofProducts: Record<string, string> = {
  products: 't.id = ANY ($2::uuid[])',
  offers: `t.variant_id IN (SELECT v.id FROM commerce.variants v
    WHERE v.store_id = $1 AND v.product_id = ANY ($2::uuid[]))`,
  price_list_prices: `t.offer_id IN (SELECT o.id FROM commerce.variants v
    JOIN commerce.offers o ON o.store_id = $1 AND o.variant_id = v.id
    WHERE v.store_id = $1 AND v.product_id = ANY ($2::uuid[]))`,
}

/** Whole rows of a table that belong to these products, as JSON text. */
export async function readRowsOfProducts(
  db: Database,
  storeId: string,
  of: { table: TableOfStore; productIds: string[] },
): Promise<string> {
  const { name } = of.table
  const [row] = await db.read<{ rows: string }>(storeId, {
    name: `store_life_rows_of_products_${name}`,
    text: `SELECT coalesce(jsonb_agg(to_jsonb(t)), '[]')::text AS rows FROM commerce.${name} t
      WHERE t.store_id = $1 AND ${ofProducts[name] ?? 't.product_id = ANY ($2::uuid[])'}`,
    values: [storeId, of.productIds],
  })
  return row?.rows ?? '[]'
}

/** What begins anew in a twin: nothing is used there yet. */
const begunAnew: Record<string, string> = {
  promotions: `|| '{"uses": 0}'`,
  promotion_codes: `|| '{"uses": 0}'`,
}

/** All rows of a small table, as JSON text. */
export async function readAllRows(db: Database, storeId: string, table: TableOfStore): Promise<string> {
  const [row] = await db.read<{ rows: string }>(storeId, {
    name: `store_life_all_rows_${table.name}`,
    text: `SELECT coalesce(jsonb_agg(to_jsonb(t) ${begunAnew[table.name] ?? ''}), '[]')::text AS rows
      FROM commerce.${table.name} t WHERE t.store_id = $1`,
    values: [storeId],
  })
  return row?.rows ?? '[]'
}

/** Some rows of a table in the order of their ids, as JSON text, and the id of the last; null: there are no more. */
export async function readSomeRows(
  db: Database,
  storeId: string,
  of: { table: TableOfStore; after: string; limit: number },
): Promise<{ rows: string; last: string } | null> {
  const { name } = of.table
  const [row] = await db.read<{ rows: string; last: string | null }>(storeId, {
    name: `store_life_some_rows_${name}`,
    text: `SELECT coalesce(jsonb_agg(to_jsonb(t) ${begunAnew[name] ?? ''}), '[]')::text AS rows,
        (array_agg(t.id ORDER BY t.id DESC))[1] AS last
      FROM (SELECT * FROM commerce.${name} s WHERE s.store_id = $1 AND s.id > $2 ORDER BY s.id LIMIT $3) t`,
    values: [storeId, of.after, of.limit],
  })
  return row?.last ? { rows: row.rows, last: row.last } : null
}

/** What prices follow from that points to nothing of the catalogue, those first that others point to. */
const tablesOfRules = ['shipping_methods', 'tax_zones', 'tax_rates'].map(tableNamed)

/** All rows of it, as JSON text. */
export async function readRuleRows(
  db: Database,
  storeId: string,
): Promise<{ table: TableOfStore; rows: string }[]> {
  return Promise.all(
    tablesOfRules.map(async (table) => ({ table, rows: await readAllRows(db, storeId, table) })),
  )
}

/** Who sells in the store, without what is known of the people behind. As JSON text. */
export async function readSellerRows(db: Database, storeId: string): Promise<string> {
  const [row] = await db.read<{ rows: string }>(storeId, {
    name: 'store_life_seller_rows',
    text: `SELECT coalesce(jsonb_agg(to_jsonb(t) || '{"email": null, "country": null, "website": null,
        "decision_reason": null, "decided_by": null, "decided_at": null}'), '[]')::text AS rows
      FROM commerce.sellers t WHERE t.store_id = $1 AND t.status NOT IN ('applied', 'refused')`,
    values: [storeId],
  })
  return row?.rows ?? '[]'
}

/** What of these products' offers is on the shelf. */
export async function readStockOfProducts(
  db: Database,
  storeId: string,
  productIds: string[],
): Promise<{ offerId: string; quantity: number; tracked: boolean; sellsWithoutStock: boolean }[]> {
  return db.read(storeId, {
    name: 'store_life_stock',
    text: `SELECT s.offer_id AS "offerId", sum(s.on_hand)::int AS quantity, bool_or(s.tracked) AS tracked,
        bool_or(s.sells_without_stock) AS "sellsWithoutStock"
      FROM commerce.stock_items s
      JOIN commerce.offers o ON o.store_id = $1 AND o.id = s.offer_id
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      WHERE s.store_id = $1 AND v.product_id = ANY ($2::uuid[]) GROUP BY s.offer_id`,
    values: [storeId, productIds],
  })
}

/** Puts rows of another store into this one, under the same ids; those that are there stay. */
export async function insertRows(
  tx: Transaction,
  storeId: string,
  of: { table: TableOfStore; rows: string },
): Promise<void> {
  const { name, columns } = of.table
  const given = columns.filter((column) => column !== 'store_id')
  await tx.query({
    name: `store_life_insert_${name}`,
    text: `INSERT INTO commerce.${name} (store_id, ${given.join(', ')})
      SELECT $1, ${given.map((column) => `r.${column}`).join(', ')}
      FROM jsonb_populate_recordset(NULL::commerce.${name}, $2::jsonb) r ON CONFLICT DO NOTHING`,
    values: [storeId, of.rows],
  })
}
