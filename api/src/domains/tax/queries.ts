import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { PostalPlace } from '../../platform/postal-place.ts'
import type { TaxRateRow } from './tax-to-price.ts'
import type { TaxRate, TaxZone } from './tax-zone.ts'

const columns = `z.id, z.name, z.places, z.version, z.created_at, z.updated_at,
  ARRAY(SELECT to_jsonb(r) FROM commerce.tax_rates r WHERE r.store_id = $1 AND r.zone_id = z.id
    ORDER BY r.tax_class COLLATE "C", r.valid_from NULLS FIRST, r.id) AS rates`

interface ZoneRow extends Record<string, unknown> {
  id: string
  name: string
  places: PostalPlace[]
  version: number
  created_at: Date
  updated_at: Date
  rates: (TaxRateRow & { created_at: string })[]
}

const instantOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text))

const rateOf = (row: ZoneRow['rates'][number]): TaxRate => ({
  id: row.id,
  title: row.title,
  taxClass: row.tax_class,
  partsPerMillion: row.parts_per_million,
  validFrom: instantOrNull(row.valid_from),
  validUntil: instantOrNull(row.valid_until),
  createdAt: new Date(row.created_at),
})

const zoneOf = (row: ZoneRow): TaxZone => ({
  id: row.id,
  name: row.name,
  places: row.places,
  rates: row.rates.map(rateOf),
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** Newest first. */
export async function listTaxZones(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: TaxZone[]; last: Keyset | null }> {
  const rows = await db.read<ZoneRow & { sort_value: string }>(storeId, {
    name: 'tax_list_zones',
    text: `SELECT ${columns}, z.created_at::text AS sort_value FROM commerce.tax_zones z
      WHERE z.store_id = $1 AND ($2::timestamptz IS NULL OR (z.created_at, z.id) < ($2, $3::uuid))
      ORDER BY z.created_at DESC, z.id DESC LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(zoneOf), last: last ? [last.sort_value, last.id] : null }
}

export async function readTaxZone(db: Database, storeId: string, zoneId: string): Promise<TaxZone | null> {
  const [row] = await db.read<ZoneRow>(storeId, {
    name: 'tax_read_zone',
    text: `SELECT ${columns} FROM commerce.tax_zones z WHERE z.store_id = $1 AND z.id = $2`,
    values: [storeId, zoneId],
  })
  return row ? zoneOf(row) : null
}

/** Until the transaction ends, nobody else changes the zone or its rates. */
export async function lockTaxZone(tx: Transaction, storeId: string, zoneId: string): Promise<TaxZone | null> {
  const [row] = await tx.query<ZoneRow>({
    name: 'tax_lock_zone',
    text: `SELECT ${columns} FROM commerce.tax_zones z WHERE z.store_id = $1 AND z.id = $2 FOR UPDATE OF z`,
    values: [storeId, zoneId],
  })
  return row ? zoneOf(row) : null
}

export async function countTaxZones(tx: Transaction, storeId: string): Promise<number> {
  const [row] = await tx.query<{ zones: number }>({
    name: 'tax_count_zones',
    text: 'SELECT count(*)::int AS zones FROM commerce.tax_zones WHERE store_id = $1',
    values: [storeId],
  })
  return row?.zones ?? 0
}

/** Those of the places that other zones hold, in the order they were given; no more than 20. */
export async function findTakenPlaces(
  tx: Transaction,
  storeId: string,
  of: { places: readonly PostalPlace[]; exceptZoneId: string },
): Promise<{ at: number; place: PostalPlace; zoneId: string; zoneName: string }[]> {
  return tx.query<{ at: number; place: PostalPlace; zoneId: string; zoneName: string }>({
    name: 'tax_taken_places',
    text: `SELECT w.at::int - 1 AS at, w.place, z.id AS "zoneId", z.name AS "zoneName" FROM commerce.tax_zones z
      CROSS JOIN LATERAL jsonb_array_elements(z.places) AS p (place)
      JOIN jsonb_array_elements($3::jsonb) WITH ORDINALITY AS w (place, at) ON w.place = p.place
      WHERE z.store_id = $1 AND z.id <> $2 ORDER BY w.at LIMIT 20`,
    values: [storeId, of.exceptZoneId, JSON.stringify(of.places)],
  })
}

/** Writes a zone, new or known by its id; its rates are written apart. */
export async function writeTaxZone(tx: Transaction, storeId: string, zone: TaxZone): Promise<void> {
  await tx.query({
    name: 'tax_write_zone',
    text: `INSERT INTO commerce.tax_zones (store_id, id, name, places, version, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (store_id, id) DO UPDATE SET name = excluded.name, places = excluded.places,
        version = excluded.version, updated_at = excluded.updated_at`,
    values: [
      storeId,
      zone.id,
      zone.name,
      JSON.stringify(zone.places),
      zone.version,
      zone.createdAt,
      zone.updatedAt,
    ],
  })
}

/** Writes a rate, new or known by its id. */
export async function writeTaxRate(
  tx: Transaction,
  storeId: string,
  of: { zoneId: string; rate: TaxRate },
): Promise<void> {
  const { zoneId, rate } = of
  await tx.query({
    name: 'tax_write_rate',
    text: `INSERT INTO commerce.tax_rates (store_id, id, zone_id, title, tax_class, parts_per_million, valid_from,
        valid_until, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (store_id, id) DO UPDATE SET title = excluded.title, tax_class = excluded.tax_class,
        parts_per_million = excluded.parts_per_million, valid_from = excluded.valid_from,
        valid_until = excluded.valid_until`,
    values: [
      storeId,
      rate.id,
      zoneId,
      rate.title,
      rate.taxClass,
      rate.partsPerMillion,
      rate.validFrom,
      rate.validUntil,
      rate.createdAt,
    ],
  })
}

export async function deleteTaxRate(
  tx: Transaction,
  storeId: string,
  of: { zoneId: string; rateId: string },
): Promise<void> {
  await tx.query({
    name: 'tax_delete_rate',
    text: 'DELETE FROM commerce.tax_rates WHERE store_id = $1 AND zone_id = $2 AND id = $3',
    values: [storeId, of.zoneId, of.rateId],
  })
}

/** A locked zone, with its rates. */
export async function deleteTaxZone(tx: Transaction, storeId: string, zoneId: string): Promise<void> {
  await tx.query({
    name: 'tax_delete_rates',
    text: 'DELETE FROM commerce.tax_rates WHERE store_id = $1 AND zone_id = $2',
    values: [storeId, zoneId],
  })
  await tx.query({
    name: 'tax_delete_zone',
    text: 'DELETE FROM commerce.tax_zones WHERE store_id = $1 AND id = $2',
    values: [storeId, zoneId],
  })
}
