import { type ClosingWrite, lockOrder, type Transaction } from '../../platform/database.ts'

/** Something between a provider's books and ours, and what was done about it: words of `docs/payments.md`. */
export interface Reconciliation {
  id: string
  paymentId: string
  operationId: string | null
  found: string
  did: string
  at: Date
}

export function closingReconciliations(storeId: string, found: Reconciliation[]): ClosingWrite {
  return {
    name: 'reconciliations',
    rank: lockOrder.payment + 0.7,
    ctes: {
      reconciliations: `
        INSERT INTO commerce.reconciliations (store_id, id, payment_id, operation_id, found, did, at)
        SELECT $1, r.id, r."paymentId", r."operationId", r.found, r.did, r.at
        FROM jsonb_to_recordset($2) AS r (id uuid, "paymentId" uuid, "operationId" uuid, found text, did text, at timestamptz)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM reconciliations)',
    values: [storeId, JSON.stringify(found)],
  }
}

/** Whether this has been found of a payment before, and waits for a person already. */
export async function isFoundAlready(
  tx: Transaction,
  storeId: string,
  of: { paymentId: string; found: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'reconciliations_known',
    text: `SELECT 1 FROM commerce.reconciliations WHERE store_id = $1 AND payment_id = $2 AND found = $3 AND did = 'nothing'
      LIMIT 1`,
    values: [storeId, of.paymentId, of.found],
  })
  return rows.length > 0
}
