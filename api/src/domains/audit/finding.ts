import { type IdKind, toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'

/** A row that breaks an invariant: what it is about and what is wrong with it, each by its name, as on the wire. */
export type Facts = Record<string, string>

/** What a look at one invariant found. */
export interface Finding {
  invariant: string
  /** The first of them; empty: it holds. Null: the look took too long, so nobody knows. */
  rows: Facts[] | null
  /** Whether there are more than these. */
  more: boolean
}

/** As many as are shown of one invariant. */
export const findingsMax = 50

const kindOf: Record<string, IdKind> = {
  account_id: 'ledgerAccount',
  cart_id: 'cart',
  checkout_id: 'checkout',
  customer_id: 'customer',
  edit_id: 'orderEdit',
  offer_id: 'offer',
  operation_id: 'paymentOperation',
  order_id: 'order',
  order_line_id: 'orderLine',
  payment_id: 'payment',
  payout_id: 'payout',
  promotion_id: 'promotion',
  refund_id: 'refund',
  return_id: 'orderReturn',
  seller_id: 'seller',
}

/** A row of the database as facts: ids in their wire form, null as `none`. */
export function factsOf(row: Record<string, unknown>): Facts {
  const facts: Facts = {}
  for (const [column, value] of Object.entries(row))
    if (column !== 'store_id') facts[factName(column)] = factText(value, kindIn(row, column))
  return facts
}

/** `id` is of the kind that the row says. */
const kindIn = (row: Record<string, unknown>, column: string): IdKind | undefined =>
  column === 'id' ? (row.kind as IdKind) : kindOf[column]

const factName = (column: string): string =>
  column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

function factText(value: unknown, kind: IdKind | undefined): string {
  if (value === null || value === undefined) return 'none'
  if (kind) return toWire(kind, String(value))
  if (value instanceof Date) return toRfc3339(value)
  return Array.isArray(value) ? value.map((each) => factText(each, undefined)).join(', ') : String(value)
}

/** The ids of one kind in what was found, as in the database. */
export const idsIn = (rows: Record<string, unknown>[], column: string): string[] => [
  ...new Set(rows.map((row) => row[column]).filter((id) => typeof id === 'string')),
]
