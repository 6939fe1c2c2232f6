import { stringify } from 'csv-stringify/sync'
import type { Context } from '../../platform/context.ts'
import { inertCell, needsQuotes } from '../../platform/csv-cell.ts'
import { amountFrom, printAmount } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { type ExportedRow, readOrdersToExport } from './export-queries.ts'

const pageMax = 200

/** 19.99 in a currency of two digits; a spreadsheet reads it as a number. */
const decimal = (amount: string | number, currency: string): string =>
  printAmount(amountFrom(amount), currency).split(' ')[0] ?? ''

const orderColumns: Record<string, (row: ExportedRow) => string | number> = {
  number: (row) => row.number,
  placedAt: (row) => toRfc3339(row.placed_at),
  status: (row) => row.status,
  email: (row) => row.email,
  name: (row) => row.shipping_address.fullName,
  company: (row) => row.company ?? '',
  vatNumber: (row) => row.vat_number ?? '',
  country: (row) => row.shipping_address.addressCountry,
  postalCode: (row) => row.shipping_address.postalCode ?? '',
  tags: (row) => row.tags.join(' '),
  currency: (row) => row.currency,
  pieces: (row) => row.item_count,
  subtotal: (row) => decimal(row.subtotal_amount, row.currency),
  discount: (row) => decimal(row.discount_amount, row.currency),
  shipping: (row) => decimal(row.fulfillment_amount, row.currency),
  shippingDiscount: (row) => decimal(row.fulfillment_discount_amount, row.currency),
  tax: (row) => decimal(row.tax_amount, row.currency),
  total: (row) => decimal(row.total_amount, row.currency),
  captured: (row) => decimal(row.captured_amount ?? 0, row.currency),
  refunded: (row) => decimal(row.refunded_amount, row.currency),
}

const lineColumns: typeof orderColumns = {
  number: (row) => row.number,
  placedAt: (row) => toRfc3339(row.placed_at),
  status: (row) => row.status,
  country: (row) => row.shipping_address.addressCountry,
  sku: (row) => row.line?.sku ?? '',
  title: (row) => row.line?.title ?? '',
  variant: (row) => row.line?.variantTitle ?? '',
  quantity: (row) => row.line?.quantity ?? 0,
  shipped: (row) => row.line?.fulfilledQuantity ?? 0,
  removed: (row) => row.line?.removedQuantity ?? 0,
  currency: (row) => row.currency,
  unitPrice: (row) => decimal(row.line?.unitPriceAmount ?? 0, row.currency),
  discount: (row) => decimal(row.line?.discountAmount ?? 0, row.currency),
  tax: (row) => decimal(row.line?.taxAmount ?? 0, row.currency),
}

const inert = (cell: string | number): string | number => (typeof cell === 'string' ? inertCell(cell) : cell)

/** Its first line. */
export const exportHead = (of: { lines: boolean }): string =>
  `${Object.keys(of.lines ? lineColumns : orderColumns).join(',')}\r\n`

/**
 * Orders as CSV (RFC 4180), from the oldest on, a row for each order or for each line. Every page is read for itself, so
 * that a slow reader holds no transaction. What a spreadsheet would take for a formula begins with an apostrophe
 * (OWASP, CSV injection).
 */
export async function* exportOrders(
  { db, store }: Context,
  of: { lines: boolean; from: Date | null; before: Date | null; pageSize?: number },
): AsyncGenerator<string> {
  yield exportHead(of)
  const columns = Object.values(of.lines ? lineColumns : orderColumns)
  for (let after: Keyset | null = null, more = true; more; ) {
    const page = await readOrdersToExport(db, store.id, { ...of, after, limit: of.pageSize ?? pageMax })
    const rows = page.rows.map((row) => columns.map((column) => inert(column(row))))
    yield stringify(rows, { record_delimiter: 'windows', quoted_match: needsQuotes })
    after = page.last
    more = after !== null
  }
}
