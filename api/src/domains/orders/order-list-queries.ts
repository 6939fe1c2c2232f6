import type { Database } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { OrderSummary } from './order.ts'
import { orderNumberBeginning } from './order-number.ts'
import { type OrderPaymentState, orderPaymentState, type PaidPart } from './order-payment-state.ts'
import { ofThisOrder, paidBackOf, setOffText } from './order-queries.ts'
import type { OrderStatus } from './order-state.ts'

/** Which orders are wanted; null: whichever. */
export interface OrderFilter {
  status: OrderStatus | null
  paymentState: OrderPaymentState | null
  isHeld: boolean | null
  tag: string | null
  /** Of a number or of an e-mail address: how it begins */
  text: string | null
  placedFrom: Date | null
  placedUntil: Date | null
}

export const everyOrder: OrderFilter = {
  status: null,
  paymentState: null,
  isHeld: null,
  tag: null,
  text: null,
  placedFrom: null,
  placedUntil: null,
}

const paymentsText = `(SELECT coalesce(jsonb_agg(jsonb_build_object('status', p.status, 'capturedAmount', p.captured_amount)), '[]')
  FROM commerce.payments p WHERE p.store_id = $1 AND ${ofThisOrder})`

/** The same as `orderPaymentState`, where it must be said in SQL: of sums `m` over the payments of an order `o`. */
const paymentStateText = `CASE
  WHEN m.refunded > 0 THEN CASE WHEN m.refunded >= m.captured THEN 'refunded' ELSE 'partially_refunded' END
  WHEN m.authorized THEN CASE WHEN m.captured > 0 THEN 'partially_captured' ELSE 'authorized' END
  WHEN m.over THEN 'captured' ELSE 'canceled' END`

const inThisPaymentState = `($5::text IS NULL OR $5 = (SELECT ${paymentStateText} FROM (
  SELECT coalesce(sum(p.captured_amount), 0) AS captured, coalesce(bool_or(p.status = 'authorized'), false) AS authorized,
    coalesce(bool_or(p.status = 'captured'), false) AS over, o.refunded_amount - ${setOffText} AS refunded
  FROM commerce.payments p WHERE p.store_id = $1 AND ${ofThisOrder}) m))`

const summaryText = `
  SELECT o.id, o.number, o.status, o.email, o.currency, o.total_amount, o.refunded_amount, ${setOffText} AS set_off_amount, o.held_at, o.tags, o.placed_at,
    o.placed_at::text AS sort_value, ${paymentsText} AS payments,
    (SELECT sum(l.quantity - l.removed_quantity)::int FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id) AS item_count
  FROM commerce.orders o
  WHERE o.store_id = $1 AND ($2::timestamptz IS NULL OR (o.placed_at, o.id) < ($2, $3::uuid))
    AND ($4::text IS NULL OR o.status = $4) AND ${inThisPaymentState}
    AND ($6::boolean IS NULL OR (o.held_at IS NOT NULL) = $6) AND ($7::text IS NULL OR o.tags @> ARRAY[$7])
    AND ($8::text IS NULL OR starts_with(o.number, $12) OR starts_with(lower(o.email), lower($8)))
    AND ($9::timestamptz IS NULL OR o.placed_at >= $9) AND ($10::timestamptz IS NULL OR o.placed_at < $10)`

interface Page {
  limit: number
  after: Keyset | null
}

const valuesOf = (storeId: string, of: OrderFilter & Page) => [
  storeId,
  of.after?.[0] ?? null,
  of.after?.[1] ?? null,
  of.status,
  of.paymentState,
  of.isHeld,
  of.tag,
  of.text,
  of.placedFrom,
  of.placedUntil,
  of.limit + 1,
  of.text && orderNumberBeginning(of.text),
]

interface OrderPage {
  items: OrderSummary[]
  last: Keyset | null
}

/** Newest first. */
export async function listOrders(db: Database, storeId: string, of: OrderFilter & Page): Promise<OrderPage> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'orders_list',
    text: `${summaryText} ORDER BY o.placed_at DESC, o.id DESC LIMIT $11`,
    values: valuesOf(storeId, of),
  })
  return pageOf(rows, of.limit)
}

/** Those of one customer, newest first. */
export async function listOrdersOfCustomer(
  db: Database,
  storeId: string,
  of: OrderFilter & Page & { customerId: string },
): Promise<OrderPage> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'orders_list_of_customer',
    text: `${summaryText} AND o.customer_id = $13 ORDER BY o.placed_at DESC, o.id DESC LIMIT $11`,
    values: [...valuesOf(storeId, of), of.customerId],
  })
  return pageOf(rows, of.limit)
}

function pageOf(rows: Record<string, unknown>[], limit: number): OrderPage {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id as string,
      number: row.number as string,
      status: row.status as OrderStatus,
      paymentState: orderPaymentState(row.payments as PaidPart[], paidBackOf(row)),
      isHeld: row.held_at !== null,
      tags: row.tags as string[],
      email: row.email as string,
      currency: row.currency as string,
      itemCount: row.item_count as number,
      totalAmount: amountFrom(row.total_amount as string),
      placedAt: row.placed_at as Date,
    })),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}
