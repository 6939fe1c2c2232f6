import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { OrderStatus } from './order-state.ts'
import type { EarlierRefund, SoldLine, SoldOrder, SoldParcel } from './sold-order.ts'

const soldOrderText = `
  SELECT o.id, o.number, o.version, o.status, o.customer_id, o.checkout_id, o.currency, o.total_amount, o.tax_amount,
    o.refunded_amount, o.held_at, o.hold_reason, o.tags, o.placed_at,
    (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offerId', l.offer_id, 'sellerId', l.seller_id, 'title', l.title,
        'variantTitle', l.variant_title, 'quantity', l.quantity, 'fulfilledQuantity', l.fulfilled_quantity,
        'returnedQuantity', l.returned_quantity, 'taxAmount', l.tax_amount, 'refundedAmount', l.refunded_amount, 'paidAmount',
        l.unit_price_amount * l.quantity - l.discount_amount + l.tax_added_amount - l.tax_relieved_amount) ORDER BY l.position)
      FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id) AS lines,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'lines', f.lines,
        'shippedAt', extract(epoch FROM f.shipped_at) * 1000, 'deliveredAt', extract(epoch FROM f.delivered_at) * 1000)
        ORDER BY f.shipped_at, f.id), '[]')
      FROM commerce.fulfillments f WHERE f.store_id = $1 AND f.order_id = o.id) AS parcels,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'status', r.status, 'amount', r.amount,
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
  const lines = new Map<string, { id: string; amount: number; quantity: number }>()
  for (const { id, amount } of change.refunded?.lines ?? []) lines.set(id, { id, amount, quantity: 0 })
  for (const { id, quantity } of change.returned ?? [])
    lines.set(id, { id, amount: lines.get(id)?.amount ?? 0, quantity })
  return {
    name: 'order_change',
    rank: lockOrder.order,
    ctes: {
      changed_order: `
        UPDATE commerce.orders SET status = $3, held_at = $4, hold_reason = $5, tags = $6,
          canceled_at = coalesce($7, canceled_at), cancel_reason = coalesce($8, cancel_reason),
          refunded_amount = refunded_amount + $9, version = $10, updated_at = $11
        WHERE store_id = $1 AND id = $2 AND version = $13 RETURNING 1`,
      changed_order_lines: `
        UPDATE commerce.order_lines l SET refunded_amount = l.refunded_amount + c.amount,
          returned_quantity = l.returned_quantity + c.quantity
        FROM jsonb_to_recordset($12) AS c (id uuid, amount bigint, quantity int)
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
      JSON.stringify([...lines.values()]),
      order.version,
    ],
    check: (count) => {
      if (count !== 1) throw new Stale('the order changed meanwhile')
    },
  }
}

/** Where pieces of an order were taken from, by offer: what its checkout quoted. */
export async function readSoldFrom(
  tx: Transaction,
  storeId: string,
  orderId: string,
): Promise<{ offerId: string; locationId: string; productId: string; quantity: number }[]> {
  const rows = await tx.query<{
    offer_id: string
    location_id: string
    product_id: string
    quantity: number
  }>({
    name: 'orders_sold_from',
    text: `SELECT line.offer_id, line.location_id, line.product_id, sum(line.quantity)::int AS quantity
      FROM commerce.orders o JOIN commerce.checkouts k ON k.store_id = $1 AND k.id = o.checkout_id
      CROSS JOIN LATERAL (SELECT (each ->> 'offerId')::uuid AS offer_id, (each ->> 'locationId')::uuid AS location_id,
          (each ->> 'productId')::uuid AS product_id, (each ->> 'quantity')::int AS quantity
        FROM jsonb_array_elements(k.lines) each) line
      WHERE o.store_id = $1 AND o.id = $2 GROUP BY 1, 2, 3 ORDER BY 1, 2`,
    values: [storeId, orderId],
  })
  return rows.map((row) => ({
    offerId: row.offer_id,
    locationId: row.location_id,
    productId: row.product_id,
    quantity: row.quantity,
  }))
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

/** The order that a payment is of. @param reference of the payment: a checkout, or an edit of an order */
export async function findOrderOfPayment(
  tx: Transaction,
  storeId: string,
  reference: string,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>({
    name: 'orders_of_payment',
    text: `SELECT o.id FROM commerce.orders o WHERE o.store_id = $1 AND o.checkout_id = $2
      UNION ALL SELECT e.order_id FROM commerce.order_edits e WHERE e.store_id = $1 AND e.id = $2`,
    values: [storeId, reference],
  })
  return row?.id ?? null
}
