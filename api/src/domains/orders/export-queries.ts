import type { Database } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { ofThisOrder } from './order-queries.ts'

/** A row of the export: of an order, or of one of its lines. */
export interface ExportedRow extends Record<string, unknown> {
  number: string
  placed_at: Date
  status: string
  currency: string
  email: string
  company: string | null
  vat_number: string | null
  shipping_address: PostalAddress
  subtotal_amount: string
  discount_amount: string
  fulfillment_amount: string
  fulfillment_discount_amount: string
  tax_amount: string
  total_amount: string
  refunded_amount: string
  /** What payments of the order have taken; null for rows of lines. */
  captured_amount: string | null
  tags: string[]
  line: {
    sku: string | null
    title: string
    variantTitle: string
    quantity: number
    fulfilledQuantity: number
    removedQuantity: number
    unitPriceAmount: number
    discountAmount: number
    taxAmount: number
  } | null
  item_count: number
}

const columns = `o.id, o.number, o.placed_at, o.status, o.currency, o.email, o.company, o.vat_number, o.shipping_address,
  o.subtotal_amount, o.discount_amount, o.fulfillment_amount, o.fulfillment_discount_amount, o.tax_amount, o.total_amount,
  o.refunded_amount, o.tags, o.placed_at::text AS sort_value`

/** Orders from the oldest on; with `lines`, each of their lines in a row. */
export async function readOrdersToExport(
  db: Database,
  storeId: string,
  of: { lines: boolean; from: Date | null; before: Date | null; after: Keyset | null; limit: number },
): Promise<{ rows: ExportedRow[]; last: Keyset | null }> {
  const rows = await db.read<ExportedRow & { id: string; sort_value: string }>(storeId, {
    name: of.lines ? 'orders_export_lines' : 'orders_export',
    text: `WITH page AS MATERIALIZED (SELECT o.* FROM commerce.orders o
        WHERE o.store_id = $1 AND ($2::timestamptz IS NULL OR o.placed_at >= $2) AND ($3::timestamptz IS NULL OR o.placed_at < $3)
          AND ($4::timestamptz IS NULL OR (o.placed_at, o.id) > ($4::timestamptz, $5::uuid))
        ORDER BY o.placed_at, o.id LIMIT $6)
      SELECT ${columns}, ${
        of.lines
          ? `jsonb_build_object('sku', l.sku, 'title', l.title, 'variantTitle', l.variant_title, 'quantity', l.quantity,
          'fulfilledQuantity', l.fulfilled_quantity, 'removedQuantity', l.removed_quantity, 'unitPriceAmount', l.unit_price_amount, 'discountAmount', l.discount_amount,
          'taxAmount', l.tax_amount) AS line, l.quantity - l.removed_quantity AS item_count
      FROM page o JOIN commerce.order_lines l ON l.store_id = $1 AND l.order_id = o.id ORDER BY o.placed_at, o.id, l.position`
          : `NULL AS line, (SELECT coalesce(sum(p.captured_amount), 0) FROM commerce.payments p
          WHERE p.store_id = $1 AND ${ofThisOrder}) AS captured_amount, (SELECT coalesce(sum(l.quantity - l.removed_quantity), 0)::int FROM commerce.order_lines l
          WHERE l.store_id = $1 AND l.order_id = o.id) AS item_count
      FROM page o ORDER BY o.placed_at, o.id`
      }`,
    values: [storeId, of.from, of.before, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit],
  })
  const last = rows.at(-1)
  return { rows, last: last ? [last.sort_value, last.id] : null }
}
