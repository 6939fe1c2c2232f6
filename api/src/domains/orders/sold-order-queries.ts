import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Payment } from '../payments/index.ts'
import type { OrderStatus } from './order-state.ts'
import type { EarlierRefund, SoldLine, SoldOrder, SoldParcel } from './sold-order.ts'

const soldOrderText = `
  SELECT o.id, o.number, o.version, o.status, o.customer_id, o.checkout_id, o.currency, o.total_amount, o.tax_amount,
    o.refunded_amount, o.held_at, o.hold_reason, o.tags, o.placed_at,
    (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offerId', l.offer_id, 'sellerId', l.seller_id, 'title', l.title,
        'variantTitle', l.variant_title, 'quantity', l.quantity, 'fulfilledQuantity', l.fulfilled_quantity,
        'removedQuantity', l.removed_quantity, 'returnedQuantity', l.returned_quantity, 'taxAmount', l.tax_amount, 'refundedAmount', l.refunded_amount, 'paidAmount',
        l.unit_price_amount * l.quantity - l.discount_amount + l.tax_added_amount - l.tax_relieved_amount) ORDER BY l.position)
      FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id) AS lines,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'sellerId', f.seller_id, 'lines', f.lines,
        'shippedAt', extract(epoch FROM f.shipped_at) * 1000, 'deliveredAt', extract(epoch FROM f.delivered_at) * 1000)
        ORDER BY f.shipped_at, f.id), '[]')
      FROM commerce.fulfillments f WHERE f.store_id = $1 AND f.order_id = o.id) AS parcels,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'status', r.status, 'amount', r.amount, 'setOffAmount', r.set_off_amount,
        'fulfillmentAmount', r.fulfillment_amount, 'taxAmount', r.tax_amount, 'lines', r.lines) ORDER BY r.created_at, r.id), '[]')
      FROM commerce.refunds r WHERE r.store_id = $1 AND r.order_id = o.id AND r.status <> 'failed') AS refunds
  FROM commerce.orders o WHERE o.store_id = $1 AND o.id = $2`

interface StoredParcel extends Omit<SoldParcel, 'shippedAt' | 'deliveredAt'> {
  /** Milliseconds since 1970 */
  shippedAt: number
  deliveredAt: number | null
}

const toSoldOrder = (row: Record<string, unknown>): SoldOrder => ({
  id: row.id as string,
  number: row.number as string,
  version: row.version as number,
  status: row.status as OrderStatus,
  customerId: row.customer_id as string | null,
  checkoutId: row.checkout_id as string,
  currency: row.currency as string,
  totalAmount: amountFrom(row.total_amount as string),
  taxAmount: amountFrom(row.tax_amount as string),
  refundedAmount: amountFrom(row.refunded_amount as string),
  heldAt: row.held_at as Date | null,
  holdReason: row.hold_reason as string,
  tags: row.tags as string[],
  placedAt: row.placed_at as Date,
  lines: row.lines as SoldLine[],
  parcels: (row.parcels as StoredParcel[]).map((parcel) => ({
    ...parcel,
    shippedAt: new Date(parcel.shippedAt),
    deliveredAt: parcel.deliveredAt === null ? null : new Date(parcel.deliveredAt),
  })),
  refunds: row.refunds as EarlierRefund[],
})

/** In a transaction, without a lock. */
export async function readSoldOrder(tx: Transaction, storeId: string, id: string): Promise<SoldOrder | null> {
  const [row] = await tx.query({ name: 'orders_read_sold', text: soldOrderText, values: [storeId, id] })
  return row ? toSoldOrder(row) : null
}

/** Locks the order, then reads it. Whoever locks payments, too, has locked them before. */
export async function lockSoldOrder(tx: Transaction, storeId: string, id: string): Promise<SoldOrder | null> {
  await tx.query({
    name: 'orders_lock',
    text: 'SELECT 1 FROM commerce.orders WHERE store_id = $1 AND id = $2 FOR NO KEY UPDATE',
    values: [storeId, id],
  })
  return readSoldOrder(tx, storeId, id)
}

/** What payments of an order are for: its checkout, and edits of it. */
export async function readPaidReferences(
  tx: Transaction,
  storeId: string,
  orderId: string,
): Promise<string[]> {
  const rows = await tx.query<{ reference: string }>({
    name: 'orders_paid_references',
    text: `SELECT o.checkout_id AS reference FROM commerce.orders o WHERE o.store_id = $1 AND o.id = $2
      UNION ALL SELECT e.id FROM commerce.order_edits e WHERE e.store_id = $1 AND e.order_id = $2 AND e.state = 'committed'`,
    values: [storeId, orderId],
  })
  return rows.map(({ reference }) => reference)
}

/** What of an order changes besides its lines and parcels. */
export interface OrderChange {
  status?: OrderStatus
  heldAt?: Date | null
  holdReason?: string
  tags?: string[]
  canceledAt?: Date
  cancelReason?: string
  /** Raised by so much */
  refunded?: { amount: number; lines: { id: string; amount: number }[] }
  /** Pieces that came back */
  returned?: { id: string; quantity: number }[]
  /** What an edit adds to the totals */
  added?: AddedTotals
  /** Pieces that an edit takes off before they were shipped */
  removed?: { id: string; quantity: number }[]
}

/** Of lines that an edit adds; they have neither discounts nor shipping. Minor units. */
export interface AddedTotals {
  subtotalAmount: number
  taxAmount: number
  taxAddedAmount: number
  taxRelievedAmount: number
  totalAmount: number
}

export interface ChangeOfOrder {
  order: SoldOrder
  change: OrderChange
}

/** Changes of one locked order, one after the other: each raises its version by one. */
export function closingOrderChange(
  storeId: string,
  changes: readonly ChangeOfOrder[],
  now: Date,
): ClosingWrite {
  const [first] = changes
  if (!first) throw new Error('nothing of the order changes')
  const { order } = first
  const change: OrderChange = Object.assign({}, ...changes.map((each) => each.change))
  const keep = <T>(value: T | undefined, kept: T): T => (value === undefined ? kept : value)
  const lines = changedLines(change)
  return {
    name: 'order_change',
    rank: lockOrder.order,
    ctes: {
      changed_order: `
        UPDATE commerce.orders SET status = $3, held_at = $4, hold_reason = $5, tags = $6,
          canceled_at = coalesce($7, canceled_at), cancel_reason = coalesce($8, cancel_reason),
          refunded_amount = refunded_amount + $9, version = $10, updated_at = $11, edits = edits + $14,
          subtotal_amount = subtotal_amount + $15, tax_amount = tax_amount + $16, tax_added_amount = tax_added_amount + $17,
          tax_relieved_amount = tax_relieved_amount + $18, total_amount = total_amount + $19
        WHERE store_id = $1 AND id = $2 AND version = $13 RETURNING 1`,
      changed_order_lines: `
        UPDATE commerce.order_lines l SET refunded_amount = l.refunded_amount + c.amount,
          returned_quantity = l.returned_quantity + c.returned, removed_quantity = l.removed_quantity + c.removed
        FROM jsonb_to_recordset($12) AS c (id uuid, amount bigint, returned int, removed int)
        WHERE l.store_id = $1 AND l.order_id = $2 AND l.id = c.id RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM changed_order)',
    values: [
      storeId,
      order.id,
      keep(change.status, order.status),
      keep(change.heldAt, order.heldAt),
      keep(change.holdReason, order.holdReason),
      keep(change.tags, order.tags),
      change.canceledAt ?? null,
      change.cancelReason ?? null,
      change.refunded?.amount ?? 0,
      order.version + changes.length,
      now,
      JSON.stringify(lines),
      order.version,
      change.added ? 1 : 0,
      change.added?.subtotalAmount ?? 0,
      change.added?.taxAmount ?? 0,
      change.added?.taxAddedAmount ?? 0,
      change.added?.taxRelievedAmount ?? 0,
      change.added?.totalAmount ?? 0,
    ],
    check: (count) => {
      if (count !== 1) throw new Stale('the order changed meanwhile')
    },
    expects: 1,
  }
}

/** What changes of each line: one row each, as a statement writes a row once. */
function changedLines({ refunded, returned = [], removed = [] }: OrderChange) {
  const amounts = refunded?.lines ?? []
  const ids = new Set([...amounts, ...returned, ...removed].map(({ id }) => id))
  return [...ids].map((id) => ({
    id,
    amount: amounts.find((line) => line.id === id)?.amount ?? 0,
    returned: returned.find((line) => line.id === id)?.quantity ?? 0,
    removed: removed.find((line) => line.id === id)?.quantity ?? 0,
  }))
}

/** Where pieces of a line were taken from, and how many of them edits have not put back. */
export interface SoldFrom {
  lineId: string
  offerId: string
  locationId: string
  productId: string
  quantity: number
}

/** Line by line: as its checkout quoted it, or the edit that added it. */
export async function readSoldFrom(tx: Transaction, storeId: string, orderId: string): Promise<SoldFrom[]> {
  return tx.query<SoldFrom & Record<string, unknown>>({
    name: 'orders_sold_from',
    text: `SELECT l.id AS "lineId", l.offer_id AS "offerId", (sold.line ->> 'locationId')::uuid AS "locationId",
        (sold.line ->> 'productId')::uuid AS "productId", l.quantity - l.removed_quantity AS quantity
      FROM commerce.order_lines l
      JOIN commerce.orders o ON o.store_id = $1 AND o.id = l.order_id
      JOIN commerce.checkouts k ON k.store_id = $1 AND k.id = o.checkout_id
      LEFT JOIN commerce.order_edits e ON e.store_id = $1 AND e.id = l.edit_id
      CROSS JOIN LATERAL (SELECT line FROM jsonb_array_elements(coalesce(e.outcome -> 'added', k.lines)) line
        WHERE (line ->> 'offerId')::uuid = l.offer_id LIMIT 1) sold
      WHERE l.store_id = $1 AND l.order_id = $2 ORDER BY l.position`,
    values: [storeId, orderId],
  })
}

/** A parcel has arrived. */
export function closingDelivery(
  storeId: string,
  of: { orderId: string; fulfillmentId: string; now: Date },
): ClosingWrite {
  return {
    name: 'delivery',
    rank: lockOrder.order,
    ctes: {
      delivery: `
        UPDATE commerce.fulfillments SET delivered_at = $4 WHERE store_id = $1 AND order_id = $2 AND id = $3 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM delivery)',
    values: [storeId, of.orderId, of.fulfillmentId, of.now],
  }
}

/**
 * The order that a payment is of: none while its checkout is not placed, or its edit not committed, and none of money that
 * came after its payment had ended.
 */
export async function findOrderOfPayment(
  tx: Transaction,
  storeId: string,
  of: Pick<Payment, 'reference' | 'isLate'>,
): Promise<string | null> {
  if (of.isLate) return null
  const [row] = await tx.query<{ id: string }>({
    name: 'orders_of_payment',
    text: `SELECT o.id FROM commerce.orders o WHERE o.store_id = $1 AND o.checkout_id = $2
      UNION ALL SELECT e.order_id FROM commerce.order_edits e WHERE e.store_id = $1 AND e.id = $2 AND e.state = 'committed'`,
    values: [storeId, of.reference],
  })
  return row?.id ?? null
}
