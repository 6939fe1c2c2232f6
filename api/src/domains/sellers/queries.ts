import type { Database, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { Seller, SellerStatus } from './seller.ts'

/** The store's own seller: made with the store, or with its first product. @returns its id, or null where there is one */
export async function writeHouseSeller(
  tx: Transaction,
  storeId: string,
  name: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    name: 'sellers_write_house',
    // Of any constraint: those who make it at the same moment meet at its handle or at there being one house.
    text: `INSERT INTO commerce.sellers (store_id, id, handle, name, is_house) VALUES ($1, $2, 'house', $3, true)
      ON CONFLICT DO NOTHING RETURNING id`,
    values: [storeId, newId('seller'), name],
  })
  return row?.id ?? null
}

export async function readHouseSeller(tx: Transaction, storeId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    name: 'sellers_read_house',
    text: 'SELECT id FROM commerce.sellers WHERE store_id = $1 AND is_house',
    values: [storeId],
  })
  return row?.id ?? null
}

/** Sellers that trade: a suspended one's keys and members are let in nowhere. */
export async function sellerTrades(db: Database, storeId: string, sellerId: string): Promise<boolean> {
  const rows = await db.read(storeId, {
    name: 'sellers_trades',
    text: `SELECT 1 FROM commerce.sellers WHERE store_id = $1 AND id = $2 AND status = 'active'`,
    values: [storeId, sellerId],
  })
  return rows.length === 1
}

const sellerColumns = `id, handle, name, is_house, status, description, email, country, website, commission_parts_per_million,
  decision_reason, decided_at, version, created_at`

const toSeller = (row: Record<string, unknown>): Seller => ({
  id: row.id as string,
  handle: row.handle as string,
  name: row.name as string,
  isHouse: row.is_house as boolean,
  status: row.status as SellerStatus,
  description: row.description as string,
  email: row.email as string | null,
  country: row.country as string | null,
  website: row.website as string | null,
  commissionPartsPerMillion: row.commission_parts_per_million as number,
  decisionReason: row.decision_reason as string | null,
  decidedAt: row.decided_at as Date | null,
  version: row.version as number,
  createdAt: row.created_at as Date,
})

export async function readSeller(db: Database, storeId: string, sellerId: string): Promise<Seller | null> {
  const [row] = await db.read(storeId, {
    name: 'sellers_read',
    text: `SELECT ${sellerColumns} FROM commerce.sellers WHERE store_id = $1 AND id = $2`,
    values: [storeId, sellerId],
  })
  return row ? toSeller(row) : null
}

/** Locks the seller: its people, its profile and its status change one after the other. */
export async function lockSeller(tx: Transaction, storeId: string, sellerId: string): Promise<Seller | null> {
  const [row] = await tx.query({
    name: 'sellers_lock',
    text: `SELECT ${sellerColumns} FROM commerce.sellers WHERE store_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    values: [storeId, sellerId],
  })
  return row ? toSeller(row) : null
}

/** Newest first; applications among them. */
export async function listSellers(
  db: Database,
  storeId: string,
  of: { status: SellerStatus | null; limit: number; after: Keyset | null },
): Promise<{ items: Seller[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'sellers_list',
    text: `SELECT ${sellerColumns}, created_at::text AS sort_value FROM commerce.sellers
      WHERE store_id = $1 AND ($2::text IS NULL OR status = $2)
        AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
      ORDER BY created_at DESC, id DESC LIMIT $5`,
    values: [storeId, of.status, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(toSeller),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

export interface Application {
  id: string
  handle: string
  name: string
  email: string
  country: string
  website: string | null
  description: string
}

/** @returns false when an application of this address waits already: it stays as it is */
export async function insertApplication(
  tx: Transaction,
  storeId: string,
  application: Application,
  now: Date,
): Promise<boolean> {
  const { id, handle, name, email, country, website, description } = application
  const rows = await tx.query({
    name: 'sellers_insert_application',
    text: `INSERT INTO commerce.sellers (store_id, id, handle, name, status, description, email, country, website,
        created_at, updated_at)
      VALUES ($1, $2, $3, $4, 'applied', $5, $6, $7, $8, $9, $9)
      ON CONFLICT (store_id, email) WHERE status = 'applied' DO NOTHING RETURNING 1`,
    values: [storeId, id, handle, name, description, email, country, website, now],
  })
  return rows.length === 1
}

/** A seller that trades without having applied. */
export async function insertSeller(
  tx: Transaction,
  storeId: string,
  seller: { id: string; handle: string; name: string; description: string; country: string },
): Promise<void> {
  await tx.query({
    name: 'sellers_insert',
    text: `INSERT INTO commerce.sellers (store_id, id, handle, name, description, country)
      VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [storeId, seller.id, seller.handle, seller.name, seller.description, seller.country],
  })
}

/** Writes what may change of a locked seller. */
export async function writeSeller(
  tx: Transaction,
  storeId: string,
  seller: Seller,
  now: Date,
): Promise<void> {
  await tx.query({
    name: 'sellers_write',
    text: `UPDATE commerce.sellers SET name = $3, description = $4, website = $5, status = $6, version = $7, updated_at = $8
      WHERE store_id = $1 AND id = $2`,
    values: [
      storeId,
      seller.id,
      seller.name,
      seller.description,
      seller.website,
      seller.status,
      seller.version,
      now,
    ],
  })
}

/** What the store keeps of its goods, from the next order on. */
export async function writeCommission(
  tx: Transaction,
  storeId: string,
  { id, commissionPartsPerMillion, version }: Seller,
  now: Date,
): Promise<void> {
  await tx.query({
    name: 'sellers_write_commission',
    text: `UPDATE commerce.sellers SET commission_parts_per_million = $3, version = $4, updated_at = $5
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, id, commissionPartsPerMillion, version, now],
  })
}

export async function writeDecision(
  tx: Transaction,
  storeId: string,
  seller: Seller,
  of: { decidedBy: string; now: Date },
): Promise<void> {
  await tx.query({
    name: 'sellers_write_decision',
    text: `UPDATE commerce.sellers SET status = $3, decision_reason = $4, decided_by = $5, decided_at = $6, version = $7,
        updated_at = $6
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, seller.id, seller.status, seller.decisionReason, of.decidedBy, of.now, seller.version],
  })
}

/** The people of a locked seller have changed. */
export async function raiseSellerVersion(
  tx: Transaction,
  storeId: string,
  seller: { id: string; version: number },
  now: Date,
): Promise<void> {
  await tx.query({
    name: 'sellers_raise_version',
    text: 'UPDATE commerce.sellers SET version = $3, updated_at = $4 WHERE store_id = $1 AND id = $2',
    values: [storeId, seller.id, seller.version, now],
  })
}
