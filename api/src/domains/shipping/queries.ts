import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { ShippingMethod } from './shipping-method.ts'

const columns = `id, handle, name, description, seller_id, status, currency, price_amount, rates, places, free_from_amount,
  free_from_of, tax_class, pickup_point, asks_carrier, min_days, max_days, position, version`

/** A row of the table, its columns by their names; amounts as text or as numbers. */
export const shippingMethodFromRow = (row: Record<string, unknown>): ShippingMethod => ({
  id: row.id as string,
  handle: row.handle as string,
  name: row.name as string,
  description: row.description as string,
  sellerId: row.seller_id as string | null,
  status: row.status as ShippingMethod['status'],
  currency: row.currency as string,
  priceAmount: amountFrom(row.price_amount as string | number),
  rates: row.rates as ShippingMethod['rates'],
  places: row.places as ShippingMethod['places'],
  freeFromAmount: row.free_from_amount === null ? null : amountFrom(row.free_from_amount as string | number),
  freeFromOf: row.free_from_of as ShippingMethod['freeFromOf'],
  taxClass: row.tax_class as string,
  pickupPoint: row.pickup_point as ShippingMethod['pickupPoint'],
  asksCarrier: row.asks_carrier as boolean,
  minDays: row.min_days as number,
  maxDays: row.max_days as number,
  position: row.position as number,
  version: row.version as number,
})

/** All of them, disabled ones, too, in the order to show. */
export async function readShippingMethods(db: Database, storeId: string): Promise<ShippingMethod[]> {
  const rows = await db.read(storeId, {
    name: 'stores_shipping_methods',
    text: `SELECT ${columns} FROM commerce.shipping_methods WHERE store_id = $1 ORDER BY position, handle`,
    values: [storeId],
  })
  return rows.map(shippingMethodFromRow)
}

export async function readShippingMethod(
  tx: Transaction,
  storeId: string,
  id: string,
): Promise<ShippingMethod | null> {
  const [row] = await tx.query({
    name: 'stores_shipping_method',
    text: `SELECT ${columns} FROM commerce.shipping_methods WHERE store_id = $1 AND id = $2`,
    values: [storeId, id],
  })
  return row ? shippingMethodFromRow(row) : null
}

/** How many there are, which one has the handle, the last place, and whether there is such a seller. */
export async function surveyShipping(
  tx: Transaction,
  storeId: string,
  of: { handle: string; sellerId: string | null },
): Promise<{ methods: number; last: number; heldBy: string | null; sellerFound: boolean }> {
  const [row] = await tx.query<{
    methods: number
    last: number
    held_by: string | null
    seller_found: boolean
  }>({
    name: 'stores_survey_shipping',
    text: `SELECT count(*)::int AS methods, coalesce(max(position), 0) AS last,
        (SELECT h.id FROM commerce.shipping_methods h WHERE h.store_id = $1 AND h.handle = $2) AS held_by,
        $3::uuid IS NULL OR EXISTS (SELECT 1 FROM commerce.sellers s
          WHERE s.store_id = $1 AND s.id = $3::uuid AND s.status IN ('active', 'suspended')) AS seller_found
      FROM commerce.shipping_methods WHERE store_id = $1`,
    values: [storeId, of.handle, of.sellerId],
  })
  const { methods = 0, last = 0, held_by: heldBy = null, seller_found: sellerFound = false } = row ?? {}
  return { methods, last, heldBy, sellerFound }
}

/** Writes a way to ship, new or known by its id. */
export async function writeShippingMethod(
  tx: Transaction,
  storeId: string,
  method: ShippingMethod,
): Promise<void> {
  await tx.query({
    name: 'stores_write_shipping',
    text: `INSERT INTO commerce.shipping_methods (store_id, ${columns})
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
      ON CONFLICT (store_id, id) DO UPDATE SET handle = excluded.handle, name = excluded.name,
        description = excluded.description, seller_id = excluded.seller_id, status = excluded.status,
        price_amount = excluded.price_amount, rates = excluded.rates, places = excluded.places,
        free_from_amount = excluded.free_from_amount, free_from_of = excluded.free_from_of,
        tax_class = excluded.tax_class, pickup_point = excluded.pickup_point, asks_carrier = excluded.asks_carrier,
        min_days = excluded.min_days, max_days = excluded.max_days, position = excluded.position, version = excluded.version`,
    values: [
      storeId,
      method.id,
      method.handle,
      method.name,
      method.description,
      method.sellerId,
      method.status,
      method.currency,
      method.priceAmount,
      JSON.stringify(method.rates),
      JSON.stringify(method.places),
      method.freeFromAmount,
      method.freeFromOf,
      method.taxClass,
      method.pickupPoint === null ? null : JSON.stringify(method.pickupPoint),
      method.asksCarrier,
      method.minDays,
      method.maxDays,
      method.position,
      method.version,
    ],
  })
}

/** @returns whether there was one */
export async function deleteShippingMethod(tx: Transaction, storeId: string, id: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'stores_delete_shipping',
    text: 'DELETE FROM commerce.shipping_methods WHERE store_id = $1 AND id = $2 RETURNING 1',
    values: [storeId, id],
  })
  return rows.length === 1
}
