import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { Order } from './order.ts'
import type { OrderStatus, ShippableLine } from './order-state.ts'
import type { SellerOrder, SellerOrderSummary } from './seller-order.ts'
import { sellerOrderStatus } from './seller-order-state.ts'

// Every statement here names the seller beside the store: what is not its own is not there.

const sellerOrderText = `
  SELECT o.id, o.number, o.status, o.held_at IS NOT NULL AS is_held, o.currency, o.shipping_address, o.destinations, o.version, o.placed_at,
    CASE WHEN k.priced IS NULL THEN (SELECT jsonb_build_array(jsonb_build_object('destination', 0, 'method', o.fulfillment))
        WHERE jsonb_typeof(o.fulfillment) = 'object')
      ELSE (SELECT jsonb_agg(jsonb_build_object('destination', coalesce(p->'destination', '0'), 'method', jsonb_build_object(
          'id', p->'method'->'methodId', 'name', p->'method'->'title', 'minDays', p->'method'->'minDays',
          'maxDays', p->'method'->'maxDays')) ORDER BY place)
        FROM jsonb_array_elements(k.priced->'packages') WITH ORDINALITY AS each (p, place)
        WHERE (p->>'sellerId')::uuid = $3 AND jsonb_typeof(p->'method') = 'object') END AS packages,
    own.lines, own.subtotal,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'carrier', f.carrier, 'trackingNumber', f.tracking_number,
        'trackingUrl', f.tracking_url, 'destination', f.destination, 'lines', sent.lines,
        'isOwn', f.seller_id IS NOT DISTINCT FROM $3,
        'shippedAt', to_char(f.shipped_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'deliveredAt', to_char(f.delivered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY f.shipped_at, f.id)
      FROM commerce.fulfillments f
      CROSS JOIN LATERAL (SELECT jsonb_agg(part) AS lines FROM jsonb_array_elements(f.lines) part
        WHERE (part->>'id')::uuid IN (SELECT l.id FROM commerce.order_lines l
          WHERE l.store_id = $1 AND l.order_id = $2 AND l.seller_id = $3)) sent
      WHERE f.store_id = $1 AND f.order_id = $2 AND sent.lines IS NOT NULL), '[]') AS fulfillments
  FROM commerce.orders o
  JOIN commerce.checkouts k ON k.store_id = $1 AND k.id = o.checkout_id
  CROSS JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offerId', l.offer_id, 'sellerId', l.seller_id, 'title', l.title,
        'variantTitle', l.variant_title, 'sku', l.sku, 'productHandle', l.product_handle, 'imageUrl', l.image_url,
        'unitPriceAmount', l.unit_price_amount, 'quantity', l.quantity, 'discountAmount', l.discount_amount,
        'taxAmount', l.tax_amount, 'taxAddedAmount', l.tax_added_amount, 'taxRelievedAmount', l.tax_relieved_amount,
        'isGift', l.is_gift, 'note', l.note, 'kind', l.kind, 'destination', l.destination, 'fulfilledQuantity', l.fulfilled_quantity,
        'removedQuantity', l.removed_quantity, 'returnedQuantity', l.returned_quantity, 'refundedAmount', l.refunded_amount,
        'editId', l.edit_id) ORDER BY l.position) AS lines,
      sum(l.unit_price_amount * l.quantity)::bigint AS subtotal
    FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = $2 AND l.seller_id = $3) own
  WHERE o.store_id = $1 AND o.id = $2 AND own.lines IS NOT NULL`

function toSellerOrder(row: Record<string, unknown>): SellerOrder {
  const lines = row.lines as SellerOrder['lines']
  return {
    id: row.id as string,
    number: row.number as string,
    status: sellerOrderStatus(row.status as OrderStatus, lines),
    isHeld: row.is_held as boolean,
    currency: row.currency as string,
    shippingAddress: row.shipping_address as SellerOrder['shippingAddress'],
    destinations: row.destinations as SellerOrder['destinations'],
    packages: (row.packages ?? []) as SellerOrder['packages'],
    lines,
    fulfillments: row.fulfillments as SellerOrder['fulfillments'],
    subtotalAmount: amountFrom(row.subtotal as string),
    version: row.version as number,
    placedAt: row.placed_at as Date,
  }
}

/** The seller's part of an order; nothing when it has none. */
export async function readSellerOrder(
  db: Database,
  storeId: string,
  of: { orderId: string; sellerId: string },
): Promise<SellerOrder | null> {
  const [row] = await db.read(storeId, {
    name: 'orders_read_of_seller',
    text: sellerOrderText,
    values: [storeId, of.orderId, of.sellerId],
  })
  return row ? toSellerOrder(row) : null
}

/** Quantities of an order's lines that are not the seller's: enough to tell how far the whole order is. */
export type OtherLines = ShippableLine[]

/** Locks the order if the seller has a part in it, then reads that part: decided is on what is there. */
export async function lockSellerOrder(
  tx: Transaction,
  storeId: string,
  of: { orderId: string; sellerId: string },
): Promise<{ order: SellerOrder; others: OtherLines; customerId: string | null } | null> {
  const values = [storeId, of.orderId, of.sellerId]
  const [locked] = await tx.query<{ customer_id: string | null }>({
    name: 'orders_lock_of_seller',
    text: `SELECT o.customer_id FROM commerce.orders o WHERE o.store_id = $1 AND o.id = $2
      AND EXISTS (SELECT 1 FROM commerce.order_lines l
        WHERE l.store_id = $1 AND l.order_id = $2 AND l.seller_id = $3)
      FOR NO KEY UPDATE`,
    values,
  })
  if (!locked) return null
  const [row] = await tx.query({ name: 'orders_read_of_seller', text: sellerOrderText, values })
  const others = await tx.query<ShippableLine & Record<string, unknown>>({
    name: 'orders_lines_of_others',
    text: `SELECT quantity, fulfilled_quantity AS "fulfilledQuantity", removed_quantity AS "removedQuantity" FROM commerce.order_lines
      WHERE store_id = $1 AND order_id = $2 AND seller_id <> $3`,
    values,
  })
  if (!row) return null
  return {
    order: toSellerOrder(row),
    customerId: locked.customer_id,
    others,
  }
}

/**
 * Newest first: ids of orders are UUIDv7, so the seller's index gives them in the order of their time, without a look at
 * all its orders.
 */
export async function listSellerOrders(
  db: Database,
  storeId: string,
  of: { sellerId: string; status: OrderStatus | null; limit: number; after: Keyset | null },
): Promise<{ items: SellerOrderSummary[]; last: Keyset | null }> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'orders_list_of_seller',
    text: `SELECT o.id, o.number, o.currency, o.placed_at, o.placed_at::text AS sort_value, own.item_count,
        CASE WHEN o.status = 'canceled' THEN o.status ELSE own.status END AS status,
        own.subtotal
      FROM (
        SELECT l.order_id, sum(l.quantity - l.removed_quantity)::int AS item_count, sum(l.unit_price_amount * l.quantity)::bigint AS subtotal,
          CASE WHEN sum(l.fulfilled_quantity) = sum(l.quantity - l.removed_quantity) THEN 'fulfilled'
            WHEN sum(l.fulfilled_quantity) > 0 THEN 'partially_fulfilled' ELSE 'placed' END AS status
        FROM commerce.order_lines l
        WHERE l.store_id = $1 AND l.seller_id = $2 AND ($4::uuid IS NULL OR l.order_id < $4)
        GROUP BY l.order_id
      ) own
      JOIN commerce.orders o ON o.store_id = $1 AND o.id = own.order_id
      WHERE $3::text IS NULL OR $3 = CASE WHEN o.status = 'canceled' THEN o.status ELSE own.status END
      ORDER BY own.order_id DESC LIMIT $5`,
    values: [storeId, of.sellerId, of.status, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id as string,
      number: row.number as string,
      status: row.status as OrderStatus,
      currency: row.currency as string,
      itemCount: row.item_count as number,
      subtotalAmount: amountFrom(row.subtotal as string),
      placedAt: row.placed_at as Date,
    })),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

/** A parcel of one seller, what it takes from each of its lines, and the order's new status. */
export function closingSellerFulfillment(
  storeId: string,
  of: {
    orderId: string
    sellerId: string
    fulfillment: Order['fulfillments'][number]
    /** Of the whole order. */
    status: OrderStatus
    version: number
    createdBy: string
    now: Date
    /** Told how many lines were written: each of the parcel's, or something is wrong. */
    check: (lines: number) => void
  },
): ClosingWrite {
  const { fulfillment: f } = of
  return {
    name: 'seller_fulfillment',
    rank: lockOrder.order,
    ctes: {
      seller_fulfillment: `
        INSERT INTO commerce.fulfillments (store_id, order_id, id, carrier, tracking_number, tracking_url, lines, shipped_at,
          created_by, seller_id, destination)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $12, $13) RETURNING 1`,
      seller_fulfilled_lines: `
        UPDATE commerce.order_lines l SET fulfilled_quantity = l.fulfilled_quantity + f.quantity
        FROM jsonb_to_recordset($7) AS f (id uuid, quantity int)
        WHERE l.store_id = $1 AND l.order_id = $2 AND l.seller_id = $12 AND l.id = f.id RETURNING 1`,
      seller_fulfilled_order: `
        UPDATE commerce.orders SET status = $10, version = $11, updated_at = $8 WHERE store_id = $1 AND id = $2 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM seller_fulfilled_lines)',
    values: [
      storeId,
      of.orderId,
      f.id,
      f.carrier,
      f.trackingNumber,
      f.trackingUrl,
      JSON.stringify(f.lines),
      of.now,
      of.createdBy,
      of.status,
      of.version,
      of.sellerId,
      f.destination,
    ],
    check: (lines) => of.check(lines as number),
  }
}
