import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Checkout } from './checkout.ts'
import { jsonOrNull, totalsFromRow } from './checkout-queries.ts'
import type { Order, OrderTender, PlacedOrder } from './order.ts'
import { orderPaymentState } from './order-payment-state.ts'
import type { OrderStatus } from './order-state.ts'

/** The order and its lines, exactly as quoted. Unique per cart, checkout and payment: a second one cannot be. */
export function closingNewOrder(
  storeId: string,
  of: { id: string; number: string; checkout: Checkout; paymentId: string; lineIds: string[]; now: Date },
): ClosingWrite {
  const { checkout: c } = of
  const lines = c.lines.map((line, index) => ({ ...line, id: of.lineIds[index], position: index + 1 }))
  return {
    name: 'new_order',
    rank: lockOrder.order,
    ctes: {
      new_order: `
        INSERT INTO commerce.orders (store_id, id, number, cart_id, checkout_id, payment_id, status, currency, email,
          shipping_address, fulfillment, subtotal_amount, fulfillment_amount, tax_amount, total_amount, placed_at, updated_at,
          discount_amount, fulfillment_discount_amount, tax_added_amount, tax_relieved_amount, billing_address, company,
          vat_number, note, destinations, customer_id)
        VALUES ($1, $2, $3, $4, $5, $6, 'placed', $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $17, $18, $19, $20, $21,
          $22, $23, $24, $25, (SELECT c.customer_id FROM commerce.carts c WHERE c.store_id = $1 AND c.id = $4)) RETURNING 1`,
      new_order_lines: `
        INSERT INTO commerce.order_lines (store_id, order_id, id, position, offer_id, seller_id, title, variant_title, sku,
          product_handle, image_url, unit_price_amount, quantity, discount_amount, tax_amount, tax_added_amount,
          tax_relieved_amount, is_gift, note, kind, destination)
        SELECT $1, $2, l.id, l.position, l."offerId", l."sellerId", l.title, l."variantTitle", l.sku, l."productHandle",
          l."imageUrl", l."unitPriceAmount", l.quantity, l."discountAmount", l."taxAmount", l."taxAddedAmount",
          l."taxRelievedAmount", l."isGift", l.note, l.kind, l.destination
        FROM jsonb_to_recordset($16) AS l (id uuid, position int, "offerId" uuid, "sellerId" uuid, title text,
          "variantTitle" text, sku text, "productHandle" text, "imageUrl" text, "unitPriceAmount" bigint, quantity int,
          "discountAmount" bigint, "taxAmount" bigint, "taxAddedAmount" bigint, "taxRelievedAmount" bigint, "isGift" boolean,
          note text, kind text, destination int)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_order)',
    staleOn: ['orders_number'],
    values: [
      storeId,
      of.id,
      of.number,
      c.cartId,
      c.id,
      of.paymentId,
      c.currency,
      c.email,
      JSON.stringify(c.shippingAddress),
      jsonOrNull(c.fulfillment),
      c.subtotalAmount,
      c.fulfillmentAmount,
      c.taxAmount,
      c.totalAmount,
      of.now,
      JSON.stringify(lines),
      c.discountAmount,
      c.fulfillmentDiscountAmount,
      c.taxAddedAmount,
      c.taxRelievedAmount,
      jsonOrNull(c.billingAddress),
      c.company,
      c.vatNumber,
      c.note,
      JSON.stringify(c.destinations),
    ],
  }
}

/** What of the refunds of an order `o` was set off against what edits added: it was never paid back. */
export const setOffText = `(SELECT coalesce(sum(r.set_off_amount), 0) FROM commerce.refunds r WHERE o.edits > 0 AND r.store_id = $1
      AND r.order_id = o.id AND r.status = 'succeeded')`

/**
 * Payments `p` of an order `o`: of its checkout, and of edits that were paid. Only the newest attempt of each became the
 * order, and no money that came after its payment had ended: that goes back.
 */
export const ofThisOrder = `p.status IN ('authorized', 'captured', 'canceled') AND NOT p.is_late AND p.reference = ANY (ARRAY(
  SELECT e.id FROM commerce.order_edits e WHERE o.edits > 0 AND e.store_id = $1 AND e.order_id = o.id
    AND e.state = 'committed') || o.checkout_id)
  AND NOT EXISTS (SELECT 1 FROM commerce.payments n WHERE n.store_id = $1 AND n.reference = p.reference AND n.attempt > p.attempt)`

/** What edits have made of an order `o`: taxes of what they added, what of refunds was set off, and what waits to be paid. */
const editedText = `
    (SELECT coalesce(jsonb_agg(t), '[]') FROM commerce.order_edits e, jsonb_array_elements(e.outcome -> 'addedTaxes') t
      WHERE o.edits > 0 AND e.store_id = $1 AND e.order_id = o.id AND e.state = 'committed') AS added_taxes,
    ${setOffText} AS set_off_amount,
    (SELECT jsonb_build_object('id', e.id, 'dueAmount', e.difference_amount, 'expiresAt', extract(epoch FROM e.expires_at) * 1000)
      FROM commerce.order_edits e WHERE e.store_id = $1 AND e.order_id = o.id AND e.state = 'awaiting_payment'
        AND o.status <> 'canceled') AS open_edit`

/** Orders of the store with all that belongs to them; to be continued with a condition on `o`. */
export const orderText = `
  SELECT o.id, o.number, o.status, o.currency, o.email, o.shipping_address, o.destinations, o.fulfillment, o.subtotal_amount,
    o.discount_amount, o.fulfillment_amount, o.fulfillment_discount_amount, o.tax_amount, o.tax_added_amount,
    o.tax_relieved_amount, o.total_amount, o.billing_address, o.company, o.vat_number, o.note, o.version, o.placed_at, o.customer_id, o.secret_version,
    o.secret_expires_at > now() AS secret_lives, o.refunded_amount, o.held_at, o.hold_reason, o.canceled_at, o.cancel_reason, o.tags,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('tender', p.tender, 'status', p.status, 'amount', p.amount,
        'capturedAmount', p.captured_amount, 'refundedAmount', p.refunded_amount, 'method',
        CASE p.tender WHEN 'provider' THEN p.method ->> 'kind' END, 'brand', p.method ->> 'brand',
        'lastFour', p.method ->> 'lastFour', 'editId', CASE p.reference_kind WHEN 'order_edit' THEN p.reference END)
        ORDER BY p.created_at, p.tender <> 'provider', p.id), '[]')
      FROM commerce.payments p WHERE p.store_id = $1 AND ${ofThisOrder}) AS payments,
    (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'offerId', l.offer_id, 'sellerId', l.seller_id, 'title', l.title,
        'variantTitle', l.variant_title, 'sku', l.sku, 'productHandle', l.product_handle, 'imageUrl', l.image_url,
        'unitPriceAmount', l.unit_price_amount, 'quantity', l.quantity, 'discountAmount', l.discount_amount,
        'taxAmount', l.tax_amount, 'taxAddedAmount', l.tax_added_amount, 'taxRelievedAmount', l.tax_relieved_amount,
        'isGift', l.is_gift, 'note', l.note, 'kind', l.kind, 'destination', l.destination, 'fulfilledQuantity', l.fulfilled_quantity,
        'removedQuantity', l.removed_quantity, 'returnedQuantity', l.returned_quantity, 'refundedAmount', l.refunded_amount,
        'editId', l.edit_id) ORDER BY l.position)
      FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id) AS lines,
    (SELECT k.priced FROM commerce.checkouts k WHERE k.store_id = $1 AND k.id = o.checkout_id) AS priced,
    ${editedText},
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'carrier', f.carrier, 'trackingNumber', f.tracking_number,
        'trackingUrl', f.tracking_url, 'destination', f.destination, 'lines', f.lines,
        'shippedAt', to_char(f.shipped_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'deliveredAt', to_char(f.delivered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY f.shipped_at, f.id)
      FROM commerce.fulfillments f WHERE f.store_id = $1 AND f.order_id = o.id), '[]') AS fulfillments
  FROM commerce.orders o WHERE o.store_id = $1`

const oneOrderText = `${orderText} AND o.id = $2`

type StoredOpenEdit = Omit<NonNullable<Order['openEdit']>, 'expiresAt'> & {
  /** Milliseconds since 1970 */
  expiresAt: number
}

const openEditOf = (edit: StoredOpenEdit | null): Order['openEdit'] =>
  edit && { ...edit, expiresAt: new Date(edit.expiresAt) }

/** What buyers have back in money or credit, of a row of an order. */
export const paidBackOf = (row: Record<string, unknown>): number =>
  amountFrom(row.refunded_amount as string) - amountFrom(row.set_off_amount as string)

export function toOrder(row: Record<string, unknown>): Order {
  return {
    id: row.id as string,
    number: row.number as string,
    customerId: row.customer_id as string | null,
    secretVersion: row.secret_version as number,
    secretLives: row.secret_lives as boolean,
    status: row.status as OrderStatus,
    paymentState: orderPaymentState(row.payments as OrderTender[], paidBackOf(row)),
    // What costs nothing was paid with nothing.
    tenders: (row.payments as OrderTender[]).filter(({ amount }) => amount > 0),
    addedTaxes: row.added_taxes as Order['addedTaxes'],
    openEdit: openEditOf(row.open_edit as StoredOpenEdit | null),
    refundedAmount: amountFrom(row.refunded_amount as string),
    heldAt: row.held_at as Date | null,
    holdReason: row.hold_reason as string,
    canceledAt: row.canceled_at as Date | null,
    cancelReason: row.cancel_reason as string,
    tags: row.tags as string[],
    currency: row.currency as string,
    email: row.email as string,
    shippingAddress: row.shipping_address as Order['shippingAddress'],
    destinations: row.destinations as Order['destinations'],
    fulfillment: row.fulfillment as Order['fulfillment'],
    lines: row.lines as Order['lines'],
    fulfillments: row.fulfillments as Order['fulfillments'],
    priced: row.priced as Order['priced'],
    billingAddress: row.billing_address as Order['billingAddress'],
    company: row.company as string | null,
    vatNumber: row.vat_number as string | null,
    note: row.note as string,
    ...totalsFromRow(row),
    version: row.version as number,
    placedAt: row.placed_at as Date,
  }
}

export async function readOrder(
  db: Pick<Database, 'read'>,
  storeId: string,
  id: string,
): Promise<Order | null> {
  const [row] = await db.read(storeId, { name: 'orders_read', text: oneOrderText, values: [storeId, id] })
  return row ? toOrder(row) : null
}

/** In a transaction, without a lock. */
export async function readOrderIn(tx: Transaction, storeId: string, id: string): Promise<Order | null> {
  const [row] = await tx.query({ name: 'orders_read', text: oneOrderText, values: [storeId, id] })
  return row ? toOrder(row) : null
}

/** What the reply of a placed checkout says of its order. */
export async function readPlacedOrder(
  tx: Transaction,
  storeId: string,
  id: string,
): Promise<PlacedOrder | null> {
  const [row] = await tx.query<{ number: string; secret_version: number }>({
    name: 'orders_placed',
    text: 'SELECT number, secret_version FROM commerce.orders WHERE store_id = $1 AND id = $2',
    values: [storeId, id],
  })
  return row ? { id, number: row.number, secretVersion: row.secret_version } : null
}

/** Locks the order, then reads it: what is decided is decided on what is there. */
export async function lockOrderRow(tx: Transaction, storeId: string, id: string): Promise<Order | null> {
  await tx.query({
    name: 'orders_lock',
    text: 'SELECT 1 FROM commerce.orders WHERE store_id = $1 AND id = $2 FOR NO KEY UPDATE',
    values: [storeId, id],
  })
  return readOrderIn(tx, storeId, id)
}

/** A parcel, what it takes from each line, and the order's new status. */
export function closingFulfillment(
  storeId: string,
  of: {
    orderId: string
    fulfillment: Order['fulfillments'][number]
    status: OrderStatus
    version: number
    createdBy: string
    now: Date
  },
): ClosingWrite {
  const { fulfillment: f } = of
  return {
    name: 'fulfillment',
    rank: lockOrder.order,
    ctes: {
      fulfillment: `
        INSERT INTO commerce.fulfillments (store_id, order_id, id, carrier, tracking_number, tracking_url, lines, shipped_at, created_by,
          destination)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $12) RETURNING 1`,
      fulfilled_lines: `
        UPDATE commerce.order_lines l SET fulfilled_quantity = l.fulfilled_quantity + f.quantity
        FROM jsonb_to_recordset($7) AS f (id uuid, quantity int)
        WHERE l.store_id = $1 AND l.order_id = $2 AND l.id = f.id RETURNING 1`,
      fulfilled_order: `
        UPDATE commerce.orders SET status = $10, version = $11, updated_at = $8 WHERE store_id = $1 AND id = $2 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM fulfilled_order)',
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
      f.destination,
    ],
  }
}
