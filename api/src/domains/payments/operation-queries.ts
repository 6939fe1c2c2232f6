import {
  type ClosingWrite,
  type Database,
  lockOrder,
  Stale,
  type Transaction,
} from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { PaymentOperation } from './payment.ts'

const operationText = `SELECT o.id, o.payment_id, o.kind, o.amount, o.is_final, o.status, o.provider_key, o.provider_reference,
    o.failure_code, o.reference, o.created_by, o.created_at, o.updated_at, o.settled_at
  FROM commerce.payment_operations o WHERE o.store_id = $1`

const toOperation = (row: Record<string, unknown>): PaymentOperation => ({
  id: row.id as string,
  paymentId: row.payment_id as string,
  kind: row.kind as PaymentOperation['kind'],
  amount: amountFrom(row.amount as string),
  isFinal: row.is_final as boolean,
  status: row.status as PaymentOperation['status'],
  providerKey: row.provider_key as string,
  providerReference: row.provider_reference as string | null,
  failureCode: row.failure_code as string | null,
  reference: row.reference as string | null,
  createdBy: row.created_by as string,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
  settledAt: row.settled_at as Date | null,
})

export async function readOperation(
  tx: Transaction,
  storeId: string,
  id: string,
): Promise<PaymentOperation | null> {
  const [row] = await tx.query({
    name: 'payment_operations_read',
    text: `${operationText} AND o.id = $2`,
    values: [storeId, id],
  })
  return row ? toOperation(row) : null
}

/** Of one payment, oldest first. */
export async function readOperationsOf(
  tx: Transaction,
  storeId: string,
  paymentIds: readonly string[],
): Promise<PaymentOperation[]> {
  const rows = await tx.query({
    name: 'payment_operations_of',
    text: `${operationText} AND o.payment_id = ANY ($2) ORDER BY o.created_at, o.id`,
    values: [storeId, paymentIds],
  })
  return rows.map(toOperation)
}

/** What is done for a refund or an edit of an order, oldest first. */
export async function readOperationsFor(
  tx: Transaction,
  storeId: string,
  reference: string,
): Promise<PaymentOperation[]> {
  const rows = await tx.query({
    name: 'payment_operations_for',
    text: `${operationText} AND o.reference = $2 ORDER BY o.created_at, o.id`,
    values: [storeId, reference],
  })
  return rows.map(toOperation)
}

/** By our key or by the provider's name for it. */
export async function findOperation(
  tx: Transaction,
  storeId: string,
  of: { paymentId: string; key: string | null; reference: string },
): Promise<PaymentOperation | null> {
  const [row] = await tx.query({
    name: 'payment_operations_find',
    text: `${operationText} AND o.payment_id = $2 AND (o.provider_key = $3 OR o.provider_reference = $4) LIMIT 1`,
    values: [storeId, of.paymentId, of.key, of.reference],
  })
  return row ? toOperation(row) : null
}

export function closingNewOperations(storeId: string, operations: PaymentOperation[]): ClosingWrite {
  return {
    name: 'new_payment_operations',
    // After the payments they set something aside of.
    rank: lockOrder.payment + 0.5,
    ctes: {
      new_payment_operations: `
        INSERT INTO commerce.payment_operations (store_id, id, payment_id, kind, amount, is_final, status, provider_key, provider_reference,
          reference, created_by, created_at, updated_at, settled_at)
        SELECT $1, o.id, o."paymentId", o.kind, o.amount, o."isFinal", o.status, o."providerKey", o."providerReference",
          o.reference, o."createdBy", o."createdAt", o."createdAt", o."settledAt"
        FROM jsonb_to_recordset($2) AS o (id uuid, "paymentId" uuid, kind text, amount bigint, "isFinal" boolean,
          status text, "providerKey" text, "providerReference" text, reference uuid, "createdBy" text,
          "createdAt" timestamptz, "settledAt" timestamptz)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_payment_operations)',
    values: [storeId, JSON.stringify(operations)],
  }
}

/** What the provider said of an operation that was not settled; somebody else was faster: run again. */
export function closingOperation(storeId: string, operation: PaymentOperation): ClosingWrite {
  return {
    name: 'payment_operation',
    rank: lockOrder.payment + 0.5,
    ctes: {
      payment_operation: `
        UPDATE commerce.payment_operations SET status = $3, provider_reference = $4, failure_code = $5, updated_at = $6,
          settled_at = $7
        WHERE store_id = $1 AND id = $2 AND status IN ('started', 'pending') RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM payment_operation)',
    values: [
      storeId,
      operation.id,
      operation.status,
      operation.providerReference,
      operation.failureCode,
      operation.updatedAt,
      operation.settledAt,
    ],
    check: (count) => {
      if (count !== 1) throw new Stale('the operation was settled meanwhile')
    },
    expects: 1,
  }
}

/** Operations of all stores that nobody has finished for a while, each by the clock of its store; those after the given id. */
export async function readSilentOperations(
  db: Database,
  of: { silentSeconds: number; limit: number; after: string },
): Promise<{ storeId: string; id: string }[]> {
  const rows = await db.lookUp<{ store_id: string; id: string }>({
    name: 'payment_operations_silent',
    text: `SELECT o.store_id, o.id FROM commerce.payment_operations o
      JOIN commerce.stores s ON s.store_id = o.store_id AND s.status <> 'deleted'
      WHERE o.status IN ('started', 'pending') AND o.id > $3
        AND o.updated_at <= now() + make_interval(secs => s.clock_offset_seconds - $1::int)
      ORDER BY o.id LIMIT $2`,
    values: [of.silentSeconds, of.limit, of.after],
  })
  return rows.map((row) => ({ storeId: row.store_id, id: row.id }))
}
