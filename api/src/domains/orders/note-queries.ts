import { type ClosingWrite, type Database, lockOrder } from '../../platform/database.ts'

export interface OrderNote {
  id: string
  orderId: string
  body: string
  isForBuyer: boolean
  /** As events name who did something */
  createdBy: string
  createdAt: Date
}

export function closingNote(storeId: string, note: OrderNote): ClosingWrite {
  return {
    name: 'order_note',
    rank: lockOrder.order,
    ctes: {
      order_note: `
        INSERT INTO commerce.order_notes (store_id, order_id, id, body, is_for_buyer, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM order_note)',
    values: [storeId, note.orderId, note.id, note.body, note.isForBuyer, note.createdBy, note.createdAt],
  }
}

/** Of one order, oldest first. @param of.forBuyer only those that its buyer may read */
export async function readNotesOf(
  db: Pick<Database, 'read'>,
  storeId: string,
  of: { orderId: string; forBuyer: boolean },
): Promise<OrderNote[]> {
  const rows = await db.read<{
    id: string
    body: string
    is_for_buyer: boolean
    created_by: string
    created_at: Date
  }>(storeId, {
    name: 'order_notes_of',
    text: `SELECT n.id, n.body, n.is_for_buyer, n.created_by, n.created_at FROM commerce.order_notes n
        WHERE n.store_id = $1 AND n.order_id = $2 AND (n.is_for_buyer OR NOT $3) ORDER BY n.created_at, n.id LIMIT 500`,
    values: [storeId, of.orderId, of.forBuyer],
  })
  return rows.map((row) => ({
    id: row.id,
    orderId: of.orderId,
    body: row.body,
    isForBuyer: row.is_for_buyer,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }))
}
