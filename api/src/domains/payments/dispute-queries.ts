import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { ProviderDispute } from './provider.ts'

/** Money that a buyer's bank asks back over the provider. */
export interface Dispute {
  id: string
  paymentId: string
  provider: string
  /** The provider's name for it */
  providerReference: string
  amount: number
  currency: string
  status: ProviderDispute['status']
  reason: string
  respondBy: Date | null
  openedAt: Date
  closedAt: Date | null
  toldAt: Date
  version: number
}

export const disputeText = `SELECT d.id, d.payment_id, d.provider, d.provider_reference, d.amount, d.currency, d.status, d.reason,
    d.respond_by, d.opened_at, d.closed_at, d.told_at, d.version, d.opened_at::text AS sort_value
  FROM commerce.disputes d WHERE d.store_id = $1`

export const toDispute = (row: Record<string, unknown>): Dispute => ({
  id: row.id as string,
  paymentId: row.payment_id as string,
  provider: row.provider as string,
  providerReference: row.provider_reference as string,
  amount: amountFrom(row.amount as string),
  currency: row.currency as string,
  status: row.status as Dispute['status'],
  reason: row.reason as string,
  respondBy: row.respond_by as Date | null,
  openedAt: row.opened_at as Date,
  closedAt: row.closed_at as Date | null,
  toldAt: row.told_at as Date,
  version: row.version as number,
})

export async function readDispute(tx: Transaction, storeId: string, id: string): Promise<Dispute | null> {
  const [row] = await tx.query({
    name: 'disputes_read',
    text: `${disputeText} AND d.id = $2`,
    values: [storeId, id],
  })
  return row ? toDispute(row) : null
}

/** By the provider's name for it. Its payment is locked. */
export async function findDispute(
  tx: Transaction,
  storeId: string,
  of: { provider: string; reference: string },
): Promise<Dispute | null> {
  const [row] = await tx.query({
    name: 'disputes_find',
    text: `${disputeText} AND d.provider = $2 AND d.provider_reference = $3`,
    values: [storeId, of.provider, of.reference],
  })
  return row ? toDispute(row) : null
}

/** A dispute as it is now; `version` 1 is new. */
export function closingDispute(storeId: string, d: Dispute, now: Date): ClosingWrite {
  return {
    name: 'dispute',
    rank: lockOrder.payment + 0.6,
    ctes: {
      dispute: `
        INSERT INTO commerce.disputes AS d (store_id, id, payment_id, provider, provider_reference, amount, currency, status,
          reason, respond_by, opened_at, closed_at, told_at, version, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (store_id, id) DO UPDATE SET amount = excluded.amount, status = excluded.status,
          reason = excluded.reason, respond_by = excluded.respond_by, closed_at = excluded.closed_at,
          told_at = excluded.told_at, version = excluded.version, updated_at = excluded.updated_at
        WHERE d.version = excluded.version - 1 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM dispute)',
    staleOn: ['disputes_reference'],
    values: [
      storeId,
      d.id,
      d.paymentId,
      d.provider,
      d.providerReference,
      d.amount,
      d.currency,
      d.status,
      d.reason,
      d.respondBy,
      d.openedAt,
      d.closedAt,
      d.toldAt,
      d.version,
      now,
    ],
    check: (count) => {
      if (count !== 1) throw new Stale('the dispute changed meanwhile')
    },
  }
}
