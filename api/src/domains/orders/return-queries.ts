import {
  type ClosingWrite,
  type Database,
  lockOrder,
  Stale,
  type Transaction,
} from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { OrderReturn, ReturnLine } from './order-return.ts'
import type { ReturnState } from './return-state.ts'

const returnText = `
  SELECT r.id, r.order_id, o.number, r.seller_id, r.state, r.resolution, r.reason, r.note, r.decision, r.label, r.requested_by, r.edit_id,
    r.version, r.created_at, r.updated_at, r.created_at::text AS sort_value,
    (SELECT f.id FROM commerce.refunds f WHERE f.store_id = $1 AND f.return_id = r.id) AS refund_id,
    (SELECT jsonb_agg(jsonb_build_object('id', l.order_line_id, 'title', s.title, 'variantTitle', s.variant_title,
        'quantity', l.quantity, 'receivedQuantity', l.received_quantity, 'acceptedQuantity', l.accepted_quantity,
        'restockedQuantity', l.restocked_quantity, 'reason', l.reason, 'condition', l.condition) ORDER BY s.position)
      FROM commerce.order_return_lines l
      JOIN commerce.order_lines s ON s.store_id = $1 AND s.order_id = l.order_id AND s.id = l.order_line_id
      WHERE l.store_id = $1 AND l.return_id = r.id) AS lines
  FROM commerce.order_returns r
  JOIN commerce.orders o ON o.store_id = $1 AND o.id = r.order_id
  WHERE r.store_id = $1`

const toReturn = (row: Record<string, unknown>): OrderReturn => ({
  id: row.id as string,
  orderId: row.order_id as string,
  orderNumber: row.number as string,
  sellerId: row.seller_id as string,
  state: row.state as ReturnState,
  resolution: row.resolution as OrderReturn['resolution'],
  reason: row.reason as string,
  note: row.note as string,
  decision: row.decision as string,
  label: row.label as OrderReturn['label'],
  lines: row.lines as ReturnLine[],
  refundId: row.refund_id as string | null,
  editId: row.edit_id as string | null,
  requestedBy: row.requested_by as string,
  version: row.version as number,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
})

export async function readReturn(
  reads: Pick<Database, 'read'>,
  storeId: string,
  id: string,
): Promise<OrderReturn | null> {
  const [row] = await reads.read(storeId, {
    name: 'returns_read',
    text: `${returnText} AND r.id = $2`,
    values: [storeId, id],
  })
  return row ? toReturn(row) : null
}

/** Of one order, oldest first: as many as there are, which are few. */
export async function readReturnsOf(
  reads: Pick<Database, 'read'>,
  storeId: string,
  orderId: string,
): Promise<OrderReturn[]> {
  const rows = await reads.read(storeId, {
    name: 'returns_of_order',
    text: `${returnText} AND r.order_id = $2 ORDER BY r.created_at, r.id`,
    values: [storeId, orderId],
  })
  return rows.map(toReturn)
}

/** Newest first. @param of.sellerId null: of all sellers */
export async function listReturns(
  db: Database,
  storeId: string,
  of: { sellerId: string | null; state: ReturnState | null; limit: number; after: Keyset | null },
): Promise<{ items: OrderReturn[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'returns_list',
    text: `${returnText} AND ($2::uuid IS NULL OR r.seller_id = $2) AND ($3::text IS NULL OR r.state = $3)
        AND ($4::timestamptz IS NULL OR (r.created_at, r.id) < ($4, $5::uuid))
      ORDER BY r.created_at DESC, r.id DESC LIMIT $6`,
    values: [storeId, of.sellerId, of.state, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(toReturn),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

export function closingNewReturns(storeId: string, returns: readonly OrderReturn[]): ClosingWrite {
  return {
    name: 'new_returns',
    rank: lockOrder.order,
    ctes: {
      new_returns: `
        INSERT INTO commerce.order_returns (store_id, id, order_id, seller_id, state, resolution, reason, note, requested_by,
          created_at, updated_at)
        SELECT $1, r.id, r."orderId", r."sellerId", r.state, r.resolution, r.reason, r.note, r."requestedBy", r."createdAt",
          r."createdAt"
        FROM jsonb_to_recordset($2) AS r (id uuid, "orderId" uuid, "sellerId" uuid, state text, resolution text, reason text,
          note text, "requestedBy" text, "createdAt" timestamptz)
        RETURNING 1`,
      new_return_lines: `
        INSERT INTO commerce.order_return_lines (store_id, return_id, order_id, order_line_id, quantity, reason)
        SELECT $1, r.id, r."orderId", l.id, l.quantity, l.reason
        FROM jsonb_to_recordset($2) AS r (id uuid, "orderId" uuid, lines jsonb)
        CROSS JOIN LATERAL jsonb_to_recordset(r.lines) AS l (id uuid, quantity int, reason text)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_returns)',
    values: [storeId, JSON.stringify(returns)],
  }
}

/** A return whose order is locked, as it is from now on. */
export function closingReturn(storeId: string, of: OrderReturn): ClosingWrite {
  return {
    name: 'changed_return',
    rank: lockOrder.order,
    ctes: {
      changed_return: `
        UPDATE commerce.order_returns SET state = $3, decision = $4, label = $5, version = $6, updated_at = $7, edit_id = $9
        WHERE store_id = $1 AND id = $2 AND version = $6 - 1 RETURNING 1`,
      changed_return_lines: `
        UPDATE commerce.order_return_lines l SET received_quantity = c."receivedQuantity",
          accepted_quantity = c."acceptedQuantity", restocked_quantity = c."restockedQuantity", condition = c.condition
        FROM jsonb_to_recordset($8) AS c (id uuid, "receivedQuantity" int, "acceptedQuantity" int, "restockedQuantity" int,
          condition text)
        WHERE l.store_id = $1 AND l.return_id = $2 AND l.order_line_id = c.id RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM changed_return)',
    values: [
      storeId,
      of.id,
      of.state,
      of.decision,
      of.label === null ? null : JSON.stringify(of.label),
      of.version,
      of.updatedAt,
      JSON.stringify(of.lines),
      of.editId,
    ],
    check: (count) => {
      if (count !== 1) throw new Stale('the return changed meanwhile')
    },
  }
}

/** For how many days after it was delivered goods of this store may be sent back. */
export async function readReturnDays(tx: Transaction, storeId: string): Promise<number> {
  const [row] = await tx.query<{ return_days: number }>({
    name: 'returns_days',
    text: 'SELECT return_days FROM commerce.stores WHERE store_id = $1',
    values: [storeId],
  })
  return row?.return_days ?? 0
}
