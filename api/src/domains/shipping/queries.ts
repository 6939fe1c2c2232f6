import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'

/** A way to ship. Amounts are minor units of the store's currency. */
export interface ShippingMethod {
  id: string
  handle: string
  name: string
  description: string
  priceAmount: number
  /** Goods worth this or more ship for nothing; null: never. */
  freeFromAmount: number | null
  minDays: number
  maxDays: number
  /** Lower comes first. */
  position: number
}

const columns = 'id, handle, name, description, price_amount, free_from_amount, min_days, max_days, position'

function toShippingMethod(row: Record<string, unknown>): ShippingMethod {
  return {
    id: row.id as string,
    handle: row.handle as string,
    name: row.name as string,
    description: row.description as string,
    priceAmount: amountFrom(row.price_amount as string),
    freeFromAmount: row.free_from_amount === null ? null : amountFrom(row.free_from_amount as string),
    minDays: row.min_days as number,
    maxDays: row.max_days as number,
    position: row.position as number,
  }
}

export async function readShippingMethods(db: Database, storeId: string): Promise<ShippingMethod[]> {
  const rows = await db.read(storeId, {
    name: 'stores_shipping_methods',
    text: `SELECT ${columns} FROM commerce.shipping_methods WHERE store_id = $1 ORDER BY position, handle`,
    values: [storeId],
  })
  return rows.map(toShippingMethod)
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
  return row ? toShippingMethod(row) : null
}

/** How many there are, whether one has the handle, and the last place. */
export async function surveyShipping(
  tx: Transaction,
  storeId: string,
  handle: string,
): Promise<{ methods: number; last: number; heldBy: string | null }> {
  const [row] = await tx.query<{ methods: number; last: number; held_by: string | null }>({
    name: 'stores_survey_shipping',
    text: `SELECT count(*)::int AS methods, coalesce(max(position), 0) AS last,
        (SELECT h.id FROM commerce.shipping_methods h WHERE h.store_id = $1 AND h.handle = $2) AS held_by
      FROM commerce.shipping_methods WHERE store_id = $1`,
    values: [storeId, handle],
  })
  return { methods: row?.methods ?? 0, last: row?.last ?? 0, heldBy: row?.held_by ?? null }
}

/** Writes a way to ship, new or known by its id. */
export async function writeShippingMethod(
  tx: Transaction,
  storeId: string,
  currency: string,
  method: ShippingMethod,
): Promise<void> {
  await tx.query({
    name: 'stores_write_shipping',
    text: `INSERT INTO commerce.shipping_methods (store_id, id, handle, name, description, price_amount, free_from_amount,
        currency, min_days, max_days, position)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (store_id, id) DO UPDATE SET handle = excluded.handle, name = excluded.name,
        description = excluded.description, price_amount = excluded.price_amount,
        free_from_amount = excluded.free_from_amount, min_days = excluded.min_days, max_days = excluded.max_days,
        position = excluded.position`,
    values: [
      storeId,
      method.id,
      method.handle,
      method.name,
      method.description,
      method.priceAmount,
      method.freeFromAmount,
      currency,
      method.minDays,
      method.maxDays,
      method.position,
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
