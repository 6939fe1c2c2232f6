import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Refund, RefundTender } from './refund.ts'

const refundText = `
  SELECT r.id, r.order_id, r.return_id, r.edit_id, r.amount, r.set_off_amount, r.currency, r.fulfillment_amount, r.tax_amount, r.lines, r.paid_to, r.status,
    r.reason, r.note, r.created_by, r.version, r.created_at, r.settled_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('operationId', p.id, 'paymentId', p.payment_id, 'tender', m.tender,
        'amount', p.amount, 'status', p.status, 'failureCode', p.failure_code) ORDER BY p.created_at, p.id), '[]')
      FROM commerce.payment_operations p
      JOIN commerce.payments m ON m.store_id = $1 AND m.id = p.payment_id
      WHERE p.store_id = $1 AND p.reference = r.id) AS tenders
  FROM commerce.refunds r WHERE r.store_id = $1`

const toRefund = (row: Record<string, unknown>): Refund => ({
  id: row.id as string,
  orderId: row.order_id as string,
  returnId: row.return_id as string | null,
  editId: row.edit_id as string | null,
  amount: amountFrom(row.amount as string),
  setOffAmount: amountFrom(row.set_off_amount as string),
  currency: row.currency as string,
  fulfillmentAmount: amountFrom(row.fulfillment_amount as string),
  taxAmount: amountFrom(row.tax_amount as string),
  lines: row.lines as Refund['lines'],
  paidTo: row.paid_to as Refund['paidTo'],
  status: row.status as Refund['status'],
  reason: row.reason as string,
  note: row.note as string,
  createdBy: row.created_by as string,
  version: row.version as number,
  createdAt: row.created_at as Date,
  settledAt: row.settled_at as Date | null,
  tenders: row.tenders as RefundTender[],
})

export async function readRefund(tx: Transaction, storeId: string, id: string): Promise<Refund | null> {
  const [row] = await tx.query({
    name: 'refunds_read',
    text: `${refundText} AND r.id = $2`,
    values: [storeId, id],
  })
  return row ? toRefund(row) : null
}

export async function readRefundOfReturn(
  tx: Transaction,
  storeId: string,
  returnId: string,
): Promise<Refund | null> {
  const [row] = await tx.query({
    name: 'refunds_of_return',
    text: `${refundText} AND r.return_id = $2`,
    values: [storeId, returnId],
  })
  return row ? toRefund(row) : null
}

/** Of one order, oldest first: as many as were made, which are few. */
export async function readRefundsOf(
  db: Pick<Database, 'read'>,
  storeId: string,
  orderId: string,
): Promise<Refund[]> {
  const rows = await db.read(storeId, {
    name: 'refunds_of_order',
    text: `${refundText} AND r.order_id = $2 ORDER BY r.created_at, r.id`,
    values: [storeId, orderId],
  })
  return rows.map(toRefund)
}

export function closingNewRefund(storeId: string, refund: Refund): ClosingWrite {
  return {
    name: 'new_refund',
    rank: lockOrder.order,
    ctes: {
      new_refund: `
        INSERT INTO commerce.refunds (store_id, id, order_id, return_id, amount, currency, fulfillment_amount, lines, tax_amount,
          status, reason, note, created_by, created_at, paid_to, settled_at, edit_id, set_off_amount)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $15, $10, $11, $12, $13, $14, $16, $17, $18) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_refund)',
    // The same key or return at the same moment: whoever comes second runs again and finds the first.
    staleOn: ['refunds_store_id_id_pk', 'refunds_of_return', 'refunds_of_edit'],
    values: [
      storeId,
      refund.id,
      refund.orderId,
      refund.returnId,
      refund.amount,
      refund.currency,
      refund.fulfillmentAmount,
      JSON.stringify(refund.lines),
      refund.taxAmount,
      refund.reason,
      refund.note,
      refund.createdBy,
      refund.createdAt,
      refund.paidTo,
      refund.status,
      refund.settledAt,
      refund.editId,
      refund.setOffAmount,
    ],
  }
}

/** How a refund ended: what was given back in the end, if anything. */
export function closingSettledRefund(storeId: string, refund: Refund): ClosingWrite {
  return {
    name: 'settled_refund',
    rank: lockOrder.order,
    ctes: {
      settled_refund: `
        UPDATE commerce.refunds SET status = $3, amount = $4, fulfillment_amount = $5, tax_amount = $6, lines = $7,
          settled_at = $8, version = version + 1
        WHERE store_id = $1 AND id = $2 AND status = 'started' RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM settled_refund)',
    values: [
      storeId,
      refund.id,
      refund.status,
      refund.amount,
      refund.fulfillmentAmount,
      refund.taxAmount,
      JSON.stringify(refund.lines),
      refund.settledAt,
    ],
  }
}
