import { type ClosingWrite, type Database, lockOrder, Stale } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { OrderEdit } from './order-edit.ts'
import type { OrderEditState } from './order-edit-state.ts'

const editText = `
  SELECT e.id, e.order_id, e.order_version, e.state, e.changes, e.outcome, e.difference_amount, e.currency, e.note, e.created_by,
    e.version, e.requested_at, e.expires_at, e.created_at, e.updated_at,
    (SELECT r.id FROM commerce.refunds r WHERE r.store_id = $1 AND r.edit_id = e.id) AS refund_id
  FROM commerce.order_edits e WHERE e.store_id = $1`

const toEdit = (row: Record<string, unknown>): OrderEdit => ({
  id: row.id as string,
  orderId: row.order_id as string,
  orderVersion: row.order_version as number,
  state: row.state as OrderEditState,
  changes: row.changes as OrderEdit['changes'],
  outcome: row.outcome as OrderEdit['outcome'],
  differenceAmount: amountFrom(row.difference_amount as string),
  currency: row.currency as string,
  note: row.note as string,
  createdBy: row.created_by as string,
  version: row.version as number,
  requestedAt: row.requested_at as Date | null,
  expiresAt: row.expires_at as Date,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
  refundId: row.refund_id as string | null,
})

/** Whoever changes an edit holds the row of its order: what is read after that is how it is. */
export async function readOrderEdit(
  reads: Pick<Database, 'read'>,
  storeId: string,
  id: string,
): Promise<OrderEdit | null> {
  const [row] = await reads.read(storeId, {
    name: 'order_edits_read',
    text: `${editText} AND e.id = $2`,
    values: [storeId, id],
  })
  return row ? toEdit(row) : null
}

/** Of one order, newest first; the oldest of more than 500 are left out. */
export async function readOrderEditsOf(
  reads: Pick<Database, 'read'>,
  storeId: string,
  orderId: string,
): Promise<OrderEdit[]> {
  const rows = await reads.read(storeId, {
    name: 'order_edits_of_order',
    text: `${editText} AND e.order_id = $2 AND e.outcome <> '{}' ORDER BY e.created_at DESC, e.id DESC LIMIT 500`,
    values: [storeId, orderId],
  })
  return rows.map(toEdit)
}

/** The one of an order that has not ended; null: none. */
export async function readOpenEdit(
  reads: Pick<Database, 'read'>,
  storeId: string,
  orderId: string,
): Promise<OrderEdit | null> {
  const [row] = await reads.read(storeId, {
    name: 'order_edits_open',
    text: `${editText} AND e.order_id = $2 AND e.state IN ('previewed', 'awaiting_payment')`,
    values: [storeId, orderId],
  })
  return row ? toEdit(row) : null
}

export function closingNewEdit(storeId: string, edit: OrderEdit): ClosingWrite {
  return {
    name: 'new_order_edit',
    // After the edit that it replaces, in the same statement.
    rank: lockOrder.order + 0.5,
    ctes: {
      new_order_edit: `
        INSERT INTO commerce.order_edits (store_id, id, order_id, order_version, state, changes, outcome, difference_amount,
          currency, note, created_by, expires_at, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_order_edit)',
    staleOn: ['order_edits_one_open'],
    values: [
      storeId,
      edit.id,
      edit.orderId,
      edit.orderVersion,
      edit.state,
      JSON.stringify(edit.changes),
      JSON.stringify(edit.outcome),
      edit.differenceAmount,
      edit.currency,
      edit.note,
      edit.createdBy,
      edit.expiresAt,
      edit.createdAt,
    ],
  }
}

/** An edit whose order is locked, as it is from now on. */
export function closingEdit(storeId: string, of: OrderEdit): ClosingWrite {
  return {
    name: 'order_edit',
    rank: lockOrder.order,
    ctes: {
      order_edit: `
        UPDATE commerce.order_edits SET state = $3, requested_at = $4, expires_at = $5, updated_at = $6, version = $7
        WHERE store_id = $1 AND id = $2 AND version = $7 - 1 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM order_edit)',
    values: [storeId, of.id, of.state, of.requestedAt, of.expiresAt, of.updatedAt, of.version],
    check: (count) => {
      if (count !== 1) throw new Stale('the edit changed meanwhile')
    },
  }
}

/** Lines that come to a locked order, behind those it has. */
export function closingAddedLines(storeId: string, { id, orderId, outcome }: OrderEdit): ClosingWrite {
  return {
    name: 'added_lines',
    rank: lockOrder.order,
    ctes: {
      added_lines: `
        INSERT INTO commerce.order_lines (store_id, order_id, id, position, offer_id, seller_id, title, variant_title, sku,
          product_handle, image_url, unit_price_amount, quantity, discount_amount, tax_amount, tax_added_amount,
          tax_relieved_amount, is_gift, note, kind, destination, edit_id)
        SELECT $1, $2, l.id, m.last + row_number() OVER (ORDER BY l.id), l."offerId", l."sellerId", l.title, l."variantTitle",
          l.sku, l."productHandle", l."imageUrl", l."unitPriceAmount", l.quantity, l."discountAmount", l."taxAmount",
          l."taxAddedAmount", l."taxRelievedAmount", l."isGift", l.note, l.kind, l.destination, $3
        FROM jsonb_to_recordset($4) AS l (id uuid, "offerId" uuid, "sellerId" uuid, title text, "variantTitle" text, sku text,
          "productHandle" text, "imageUrl" text, "unitPriceAmount" bigint, quantity int, "discountAmount" bigint,
          "taxAmount" bigint, "taxAddedAmount" bigint, "taxRelievedAmount" bigint, "isGift" boolean, note text, kind text,
          destination int)
        CROSS JOIN (SELECT max(o.position) AS last FROM commerce.order_lines o WHERE o.store_id = $1 AND o.order_id = $2) m
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM added_lines)',
    values: [storeId, orderId, id, JSON.stringify(outcome.added)],
  }
}

/**
 * Edits of all stores that somebody must look after: those past their time or of canceled orders, and those whose payment
 * has been silent for too long. For the worker, which crosses stores here only to learn their names.
 */
export async function readOverdueEdits(
  db: Database,
  of: { silentSeconds: number; limit: number; after: string },
): Promise<{ storeId: string; id: string }[]> {
  const rows = await db.lookUp<{ store_id: string; id: string }>({
    name: 'order_edits_overdue',
    text: `SELECT e.store_id, e.id FROM commerce.order_edits e
      JOIN commerce.stores s ON s.store_id = e.store_id AND s.status <> 'deleted'
      CROSS JOIN LATERAL (SELECT now() + make_interval(secs => s.clock_offset_seconds) AS now) clock
      WHERE e.id > $3 AND e.state IN ('previewed', 'awaiting_payment') AND (e.expires_at <= clock.now
        OR EXISTS (SELECT 1 FROM commerce.payments p WHERE p.store_id = e.store_id AND p.reference = e.id
          AND p.status IN ('started', 'requires_action')
          AND p.updated_at <= clock.now - make_interval(secs => $1)))
      ORDER BY e.id LIMIT $2`,
    values: [of.silentSeconds, of.limit, of.after],
  })
  return rows.map((row) => ({ storeId: row.store_id, id: row.id }))
}
