import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import { totalsFromRow } from './checkout-queries.ts'
import type { RefundParts } from './refund-parts.ts'
import { type Sale, type SellerTerms, saleOfAdded } from './sale-parts.ts'

/** An order as the books have it. */
export interface BookedSale {
  currency: string
  /** What was placed, then what each edit has added */
  sales: BookedPart[]
  sellers: SellerTerms[]
  /** Refunds that have succeeded, in the order they did; the one that is left out is not among them */
  refunds: RefundParts[]
  /** Whether the sale itself was posted, and whether all that was left of it was taken back by a cancellation */
  isPosted: boolean
  isUndone: boolean
}

/** What was sold at once, and posted under one reference: that of the order, or of the edit that added it. */
export interface BookedPart {
  reference: string
  sale: Sale
  /** What each seller owed as commission then; of none: it owed nothing */
  commissions: Map<string, number>
}

/** In a transaction: the order is locked. @param of.without a refund that is about to succeed */
export async function readBookedSale(
  reads: Pick<Database, 'read'>,
  storeId: string,
  of: { orderId: string; without: string | null },
): Promise<BookedSale | null> {
  const [row] = await reads.read<Record<string, unknown>>(storeId, {
    name: 'orders_booked_sale',
    text: `SELECT o.currency, o.subtotal_amount, o.discount_amount, o.fulfillment_amount, o.fulfillment_discount_amount,
        o.tax_amount, o.tax_added_amount, o.tax_relieved_amount, o.total_amount,
        (SELECT k.priced FROM commerce.checkouts k WHERE k.store_id = $1 AND k.id = o.checkout_id) AS priced,
        (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'sellerId', l.seller_id, 'offerId', l.offer_id,
            'unitPriceAmount', l.unit_price_amount, 'quantity', l.quantity, 'discountAmount', l.discount_amount,
            'taxAmount', l.tax_amount, 'taxAddedAmount', l.tax_added_amount, 'taxRelievedAmount', l.tax_relieved_amount,
            'isGift', l.is_gift, 'editId', l.edit_id) ORDER BY l.position)
          FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id) AS lines,
        (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'isHouse', s.is_house,
            'commissionPartsPerMillion', s.commission_parts_per_million))
          FROM commerce.sellers s WHERE s.store_id = $1 AND (s.is_house OR s.id IN
            (SELECT l.seller_id FROM commerce.order_lines l WHERE l.store_id = $1 AND l.order_id = o.id))) AS sellers,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('reference', t.reference, 'sellerId', a.owner_id, 'amount', t.amount)), '[]')
          FROM commerce.ledger_transfers t
          JOIN commerce.ledger_accounts a ON a.store_id = $1 AND a.id = t.debit_account_id
          WHERE t.store_id = $1 AND t.order_id = o.id AND t.code = 'commission') AS commissions,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('lines', r.lines, 'fulfillmentAmount', r.fulfillment_amount,
            'taxAmount', r.tax_amount) ORDER BY r.settled_at, r.id), '[]')
          FROM commerce.refunds r WHERE r.store_id = $1 AND r.order_id = o.id AND r.status = 'succeeded'
            AND r.id IS DISTINCT FROM $3::uuid) AS refunds,
        EXISTS (SELECT 1 FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.order_id = o.id
          AND t.reference = o.id) AS is_posted,
        EXISTS (SELECT 1 FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.order_id = o.id
          AND t.reference = o.id AND t.code LIKE 'refund\\_%') AS is_undone
      FROM commerce.orders o WHERE o.store_id = $1 AND o.id = $2`,
    values: [storeId, of.orderId, of.without],
  })
  if (!row) return null
  const commissions = row.commissions as { reference: string; sellerId: string; amount: number }[]
  const sale = { ...totalsFromRow(row), priced: row.priced as Sale['priced'] }
  const sales = salesOf(of.orderId, sale, row.lines as StoredLine[])
  return {
    currency: row.currency as string,
    sales: sales.map((part) => ({
      ...part,
      commissions: new Map(
        commissions
          .filter(({ reference }) => reference === part.reference)
          .map(({ sellerId, amount }) => [sellerId, amountFrom(amount)]),
      ),
    })),
    sellers: row.sellers as SellerTerms[],
    refunds: (row.refunds as KeptRefund[]).map(refundPartsOf),
    isPosted: row.is_posted as boolean,
    isUndone: row.is_undone as boolean,
  }
}

type StoredLine = Sale['lines'][number] & { editId: string | null }

/** An order as it was placed, and what each edit has added: together its totals. */
function salesOf(
  orderId: string,
  whole: Omit<Sale, 'lines'>,
  lines: readonly StoredLine[],
): Omit<BookedPart, 'commissions'>[] {
  const edits = [...new Set(lines.flatMap(({ editId }) => editId ?? []))]
  const added = edits.map((reference) => ({
    reference,
    sale: saleOfAdded(lines.filter(({ editId }) => editId === reference)),
  }))
  const less = (all: number, pick: (sale: Sale) => number) =>
    added.reduce((left, { sale }) => left - pick(sale), all)
  const placed: Sale = {
    ...whole,
    lines: lines.filter(({ editId }) => editId === null),
    taxAmount: less(whole.taxAmount, (sale) => sale.taxAmount),
    totalAmount: less(whole.totalAmount, (sale) => sale.totalAmount),
  }
  return [{ reference: orderId, sale: placed }, ...added]
}

/** Who sells, with what each owes now. */
export async function readSellerTerms(
  tx: Transaction,
  storeId: string,
  sellerIds: readonly string[],
): Promise<SellerTerms[]> {
  return tx.query<SellerTerms>({
    name: 'orders_seller_terms',
    text: `SELECT s.id, s.is_house AS "isHouse", s.commission_parts_per_million AS "commissionPartsPerMillion"
      FROM commerce.sellers s WHERE s.store_id = $1 AND s.id = ANY($2::uuid[])`,
    values: [storeId, sellerIds],
  })
}

type KeptRefund = Omit<RefundParts, 'fulfillmentTaxAmount'> & { taxAmount: number }

/** A refund as it is kept, which has the tax of lines and of shipping in one. */
export const refundPartsOf = ({ lines, fulfillmentAmount, taxAmount }: KeptRefund): RefundParts => ({
  lines,
  fulfillmentAmount,
  fulfillmentTaxAmount: lines.reduce((left, line) => left - line.taxAmount, taxAmount),
})

/** Payments of an order that were captured and that the ledger knows nothing of. */
export async function readUnpostedPayments(
  reads: Pick<Database, 'read'>,
  storeId: string,
  orderId: string,
): Promise<{ id: string; provider: string; amount: number; currency: string }[]> {
  const rows = await reads.read<{ id: string; provider: string; amount: string; currency: string }>(storeId, {
    name: 'orders_unposted_payments',
    text: `SELECT p.id, p.provider, p.captured_amount AS amount, p.currency FROM commerce.payments p
        JOIN commerce.orders o ON o.store_id = $1 AND (o.checkout_id = p.reference OR p.reference IN (SELECT e.id
          FROM commerce.order_edits e WHERE e.store_id = $1 AND e.order_id = o.id AND e.state = 'committed'))
        WHERE p.store_id = $1 AND o.id = $2 AND p.tender = 'provider' AND p.captured_amount > 0
          AND NOT EXISTS (SELECT 1 FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.code = 'payment'
            AND (t.reference = p.id OR t.reference IN (SELECT q.id FROM commerce.payment_operations q
              WHERE q.store_id = $1 AND q.payment_id = p.id)))`,
    values: [storeId, orderId],
  })
  return rows.map((row) => ({ ...row, amount: amountFrom(row.amount) }))
}
