import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

/** The store's own seller: made with the store. Returns its id. */
export async function writeHouseSeller(tx: Transaction, storeId: string, name: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    name: 'sellers_write_house',
    text: `INSERT INTO commerce.sellers (store_id, id, handle, name, is_house) VALUES ($1, $2, 'house', $3, true)
      ON CONFLICT (store_id, handle) DO UPDATE SET name = excluded.name RETURNING id`,
    values: [storeId, newId('seller'), name],
  })
  return row?.id ?? ''
}

export async function readHouseSeller(tx: Transaction, storeId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    name: 'sellers_read_house',
    text: 'SELECT id FROM commerce.sellers WHERE store_id = $1 AND is_house',
    values: [storeId],
  })
  return row?.id ?? null
}
