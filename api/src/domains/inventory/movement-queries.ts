import type { Database, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { Move, Pile } from './divide-pieces.ts'

/** An offer, and how it is sold. */
export interface KeptOffer {
  id: string
  sellerId: string
  productId: string
}

/** The offer, if it is this seller's. @param of.sellerId null: whosever */
export async function findOffer(
  tx: Transaction,
  storeId: string,
  of: { offerId: string; sellerId: string | null },
): Promise<KeptOffer | null> {
  const [row] = await tx.query<{ id: string; seller_id: string; product_id: string }>({
    name: 'inventory_offer',
    text: `SELECT o.id, o.seller_id, v.product_id FROM commerce.offers o
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      WHERE o.store_id = $1 AND o.id = $2 AND ($3::uuid IS NULL OR o.seller_id = $3)`,
    values: [storeId, of.offerId, of.sellerId],
  })
  return row ? { id: row.id, sellerId: row.seller_id, productId: row.product_id } : null
}

/** What lies at one place, and whether it is counted. */
export interface Place {
  /** The place's own row, then its buckets in their order */
  piles: [Pile, ...Pile[]]
  tracked: boolean
  sellsWithoutStock: boolean
}

/** Locks the rows of an offer at its first place, in the one order. Null: it lies nowhere yet. */
export async function lockPlace(tx: Transaction, storeId: string, offerId: string): Promise<Place | null> {
  const rows = await tx.query<Record<string, unknown>>({
    name: 'inventory_lock_place',
    text: `WITH locked AS (
        SELECT s.* FROM commerce.stock_items s WHERE s.store_id = $1 AND s.offer_id = $2
        ORDER BY s.offer_id, s.location_id FOR NO KEY UPDATE
      ), places AS (
        SELECT k.*, l.bucket_of IS NOT NULL AS is_bucket, l.position, coalesce(l.bucket_of, l.id) AS place_id
        FROM locked k JOIN commerce.locations l ON l.store_id = $1 AND l.id = k.location_id
      )
      SELECT p.location_id, p.on_hand, p.reserved, p.tracked, p.sells_without_stock FROM places p
      WHERE p.place_id = (SELECT f.location_id FROM places f WHERE NOT f.is_bucket ORDER BY f.position, f.location_id LIMIT 1)
      ORDER BY p.is_bucket, p.position`,
    values: [storeId, offerId],
  })
  const [first, ...others] = rows.map((row) => ({
    locationId: row.location_id as string,
    onHand: row.on_hand as number,
    reserved: row.reserved as number,
  }))
  if (!first) return null
  return {
    piles: [first, ...others],
    tracked: rows.some(({ tracked }) => tracked),
    sellsWithoutStock: rows.some(({ sells_without_stock }) => sells_without_stock),
  }
}

/** Sees to it that an offer has a row at the location itself and in its buckets from 1 to below that number. */
export async function ensureRows(
  tx: Transaction,
  storeId: string,
  of: { offerId: string; locationId: string; rows: number; now: Date },
): Promise<void> {
  await tx.query({
    name: 'inventory_ensure_buckets',
    text: `INSERT INTO commerce.locations (store_id, id, handle, name, position, bucket_of)
      SELECT $1, ($3::uuid[])[n], l.handle || '~' || n, l.name || ' ' || n, n, l.id
      FROM commerce.locations l, generate_series(1, cardinality($3::uuid[])) n
      WHERE l.store_id = $1 AND l.id = $2 ORDER BY n ON CONFLICT DO NOTHING`,
    values: [storeId, of.locationId, Array.from({ length: of.rows - 1 }, () => newId('location'))],
  })
  await tx.query({
    name: 'inventory_ensure_rows',
    text: `INSERT INTO commerce.stock_items (store_id, offer_id, location_id, on_hand, updated_at)
      SELECT $1, $2, l.id, 0, $5 FROM commerce.locations l
      WHERE l.store_id = $1 AND (l.id = $3 OR l.bucket_of = $3 AND l.position < $4) ORDER BY l.id ON CONFLICT DO NOTHING`,
    values: [storeId, of.offerId, of.locationId, of.rows, of.now],
  })
}

/** A movement to write, with its id. */
export type NewMovement = Move & { id: string; reference: string | null; note: string | null }

/** Writes movements of rows that are locked, and what is on hand after them. */
export async function writeMovements(
  tx: Transaction,
  storeId: string,
  of: { offerId: string; movements: NewMovement[]; now: Date },
): Promise<void> {
  await tx.query({
    name: 'inventory_write_movements',
    text: `WITH given AS (
        SELECT * FROM jsonb_to_recordset($3) AS m (id uuid, "locationId" uuid, kind text, quantity int, reference uuid, note text)
      ), written AS (
        INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, reference, note, occurred_at)
        SELECT $1, m.id, $2, m."locationId", m.kind, m.quantity, m.reference, m.note, $4 FROM given m
      )
      UPDATE commerce.stock_items s SET on_hand = s.on_hand + g.quantity, updated_at = $4
      FROM (SELECT "locationId", sum(quantity)::int AS quantity FROM given GROUP BY 1) g
      WHERE s.store_id = $1 AND s.offer_id = $2 AND s.location_id = g."locationId"`,
    values: [storeId, of.offerId, JSON.stringify(of.movements), of.now],
  })
}

/** Why there is more or less of an offer than before. */
export interface Movement {
  id: string
  kind: 'received' | 'sold' | 'counted' | 'canceled' | 'returned' | 'edited'
  quantity: number
  reference: string | null
  note: string | null
  occurredAt: Date
}

/** Newest first, without those between buckets, which sum to zero. Null: there is no such offer, or it is another seller's. */
export async function listMovements(
  db: Database,
  storeId: string,
  of: { offerId: string; sellerId: string | null; limit: number; after: Keyset | null },
): Promise<{ items: Movement[]; last: Keyset | null } | null> {
  type Row = Movement & { sort_value: string }
  const rows = await db.read<Row | { id: null }>(storeId, {
    name: 'inventory_movements',
    text: `SELECT m.* FROM commerce.offers o
      LEFT JOIN LATERAL (
        SELECT m.id, m.kind, m.quantity, m.reference, m.note, m.occurred_at AS "occurredAt", m.occurred_at::text AS sort_value
        FROM commerce.stock_movements m
        WHERE m.store_id = $1 AND m.offer_id = $2 AND m.kind <> 'spread' AND ($4::uuid IS NULL OR m.id < $4)
        ORDER BY m.id DESC LIMIT $5) m ON true
      WHERE o.store_id = $1 AND o.id = $2 AND ($3::uuid IS NULL OR o.seller_id = $3) ORDER BY m.id DESC`,
    values: [storeId, of.offerId, of.sellerId, of.after?.[1] ?? null, of.limit + 1],
  })
  if (rows.length === 0) return null
  const found = rows.filter((row): row is Row => row.id !== null)
  const shown = found.slice(0, of.limit)
  const last = found.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ sort_value: _, ...movement }) => movement),
    last: last ? [last.sort_value, last.id] : null,
  }
}
