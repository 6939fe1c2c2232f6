import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { TransferCode } from './transfer.ts'

export interface Payout {
  id: string
  sellerId: string
  amount: number
  currency: string
  bankReference: string
  paidAt: Date
}

/** What one code has moved for a seller in one currency: above 0 to it, below 0 from it. */
export interface SellerSum {
  currency: string
  code: TransferCode
  amount: number
}

const sumsText = `SELECT s.currency, s.code, sum(s.amount) AS amount FROM (
    SELECT t.currency, t.code, t.amount FROM commerce.ledger_transfers t
    JOIN commerce.ledger_accounts a ON a.store_id = $1 AND a.id = t.credit_account_id
    WHERE t.store_id = $1 AND a.kind = 'seller' AND a.owner_id = $2
    UNION ALL
    SELECT t.currency, t.code, -t.amount FROM commerce.ledger_transfers t
    JOIN commerce.ledger_accounts a ON a.store_id = $1 AND a.id = t.debit_account_id
    WHERE t.store_id = $1 AND a.kind = 'seller' AND a.owner_id = $2
  ) s GROUP BY s.currency, s.code ORDER BY s.currency, s.code`

const toSum = (row: Record<string, unknown>): SellerSum => ({
  currency: row.currency as string,
  code: row.code as TransferCode,
  amount: amountFrom(row.amount as string),
})

/** What has come together for a seller, by currency and what for. */
export async function readSellerSums(db: Database, storeId: string, sellerId: string): Promise<SellerSum[]> {
  const rows = await db.read(storeId, {
    name: 'ledger_seller_sums',
    text: sumsText,
    values: [storeId, sellerId],
  })
  return rows.map(toSum)
}

/** As {@link readSellerSums}, in a transaction that holds the seller. */
export async function readSellerSumsIn(
  tx: Transaction,
  storeId: string,
  sellerId: string,
): Promise<SellerSum[]> {
  const rows = await tx.query({ name: 'ledger_seller_sums', text: sumsText, values: [storeId, sellerId] })
  return rows.map(toSum)
}

export const closingPayout = (storeId: string, of: { payout: Payout; createdBy: string }): ClosingWrite => ({
  name: 'new_payout',
  rank: lockOrder.ledger + 0.5,
  ctes: {
    new_payout: `
      INSERT INTO commerce.payouts (store_id, id, seller_id, amount, currency, bank_reference, created_by, paid_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING 1`,
  },
  returns: '(SELECT count(*)::int FROM new_payout)',
  values: [
    storeId,
    of.payout.id,
    of.payout.sellerId,
    of.payout.amount,
    of.payout.currency,
    of.payout.bankReference,
    of.createdBy,
    of.payout.paidAt,
  ],
})

/** Latest first. */
export async function listPayouts(
  db: Database,
  storeId: string,
  of: { sellerId: string; limit: number; after: Keyset | null },
): Promise<{ items: Payout[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'payouts_list',
    text: `SELECT p.id, p.seller_id, p.amount, p.currency, p.bank_reference, p.paid_at, p.paid_at::text AS sort_value
      FROM commerce.payouts p
      WHERE p.store_id = $1 AND p.seller_id = $2 AND ($3::timestamptz IS NULL OR (p.paid_at, p.id) < ($3, $4::uuid))
      ORDER BY p.paid_at DESC, p.id DESC LIMIT $5`,
    values: [storeId, of.sellerId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id as string,
      sellerId: row.seller_id as string,
      amount: amountFrom(row.amount as string),
      currency: row.currency as string,
      bankReference: row.bank_reference as string,
      paidAt: row.paid_at as Date,
    })),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}
