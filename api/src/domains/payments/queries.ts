import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Payment, Tender } from './payment.ts'

/** Payments of the store ($1); to be continued with a condition on `p`. */
export const paymentText = `SELECT p.id, p.reference, p.reference_kind, p.tender, p.account_id, p.provider, p.provider_account, p.provider_key,
    p.provider_reference, p.amount, p.currency, p.status, p.capture_mode, p.captured_amount, p.capturing_amount,
    p.refunded_amount, p.refunding_amount, p.disputed_amount, p.method, p.save_method, p.is_late, p.next_action_url, p.decline_code,
    p.attempt, p.version, p.created_at, p.updated_at, p.settled_at, p.authorized_until, p.check_at,
    (SELECT a.owner_id FROM commerce.ledger_accounts a WHERE a.store_id = $1 AND a.id = p.account_id) AS account_owner_id
  FROM commerce.payments p WHERE p.store_id = $1`

export function toPayment(row: Record<string, unknown>): Payment {
  const amount = (name: string) => amountFrom(row[name] as string)
  return {
    id: row.id as string,
    reference: row.reference as string,
    referenceKind: row.reference_kind as Payment['referenceKind'],
    tender: row.tender as Tender,
    accountId: row.account_id as string | null,
    accountOwnerId: row.account_owner_id as string | null,
    provider: row.provider as string,
    providerAccount: row.provider_account as string,
    providerKey: row.provider_key as string,
    providerReference: row.provider_reference as string | null,
    amount: amount('amount'),
    currency: row.currency as string,
    status: row.status as Payment['status'],
    captureMode: row.capture_mode as Payment['captureMode'],
    capturedAmount: amount('captured_amount'),
    capturingAmount: amount('capturing_amount'),
    refundedAmount: amount('refunded_amount'),
    refundingAmount: amount('refunding_amount'),
    disputedAmount: amount('disputed_amount'),
    method: row.method as Payment['method'],
    saveMethod: row.save_method as boolean,
    isLate: row.is_late as boolean,
    nextActionUrl: row.next_action_url as string | null,
    declineCode: row.decline_code as string | null,
    attempt: row.attempt as number,
    version: row.version as number,
    createdAt: row.created_at as Date,
    updatedAt: row.updated_at as Date,
    settledAt: row.settled_at as Date | null,
    authorizedUntil: row.authorized_until as Date | null,
    checkAt: row.check_at as Date | null,
  }
}

/** The newest attempt to pay a reference: a provider's payment first, then gift cards and store credit. */
export async function readLatestPayments(
  tx: Transaction,
  storeId: string,
  reference: string,
): Promise<Payment[]> {
  const rows = await tx.query({
    name: 'payments_latest',
    text: `${paymentText} AND p.reference = $2 AND p.attempt = (SELECT max(l.attempt) FROM commerce.payments l
        WHERE l.store_id = $1 AND l.reference = $2) ORDER BY p.tender <> 'provider', p.id`,
    values: [storeId, reference],
  })
  return rows.map(toPayment)
}

/** All payments of a reference, oldest first. */
export async function readPaymentsOf(
  tx: Transaction,
  storeId: string,
  reference: string,
): Promise<Payment[]> {
  const rows = await tx.query({
    name: 'payments_of',
    text: `${paymentText} AND p.reference = $2 ORDER BY p.attempt, p.tender <> 'provider', p.id`,
    values: [storeId, reference],
  })
  return rows.map(toPayment)
}

/** What paid for a reference: its newest attempt, without money that came after that had ended. */
const paidText = `${paymentText} AND p.reference = $2 AND NOT p.is_late AND p.attempt = (SELECT max(l.attempt)
    FROM commerce.payments l WHERE l.store_id = $1 AND l.reference = $2)`

/** What an order, or an edit of it, was paid with: a provider's payment first, then gift cards and store credit. */
export async function readPaidWith(tx: Transaction, storeId: string, reference: string): Promise<Payment[]> {
  const rows = await tx.query({
    name: 'payments_paid_with',
    text: `${paidText} ORDER BY p.tender <> 'provider', p.id`,
    values: [storeId, reference],
  })
  return rows.map(toPayment)
}

/** The same, locked in the order of the ids: after the order that they paid. */
export async function lockPaidWith(tx: Transaction, storeId: string, reference: string): Promise<Payment[]> {
  const rows = await tx.query({
    name: 'payments_lock_of',
    text: `${paidText} ORDER BY p.id FOR NO KEY UPDATE OF p`,
    values: [storeId, reference],
  })
  return rows.map(toPayment)
}

export async function lockPayment(tx: Transaction, storeId: string, id: string): Promise<Payment | null> {
  const [row] = await tx.query({
    name: 'payments_lock',
    text: `${paymentText} AND p.id = $2 FOR NO KEY UPDATE OF p`,
    values: [storeId, id],
  })
  return row ? toPayment(row) : null
}

/** Without a lock. */
export async function readPayment(tx: Transaction, storeId: string, id: string): Promise<Payment | null> {
  const [row] = await tx.query({
    name: 'payments_read',
    text: `${paymentText} AND p.id = $2`,
    values: [storeId, id],
  })
  return row ? toPayment(row) : null
}

/** By our key or by the provider's name for it. */
export async function findPayment(
  tx: Transaction,
  storeId: string,
  of: { provider: string; key: string | null; reference: string | null },
): Promise<Payment | null> {
  const [row] = await tx.query({
    name: 'payments_find',
    text: `${paymentText} AND p.provider = $2 AND (p.provider_key = $3 OR p.provider_reference = $4)
      ORDER BY p.provider_key = $3 DESC LIMIT 1`,
    values: [storeId, of.provider, of.key, of.reference],
  })
  return row ? toPayment(row) : null
}

export function closingNewPayments(storeId: string, payments: Payment[]): ClosingWrite {
  return {
    name: 'new_payments',
    rank: lockOrder.payment,
    ctes: {
      new_payments: `
        INSERT INTO commerce.payments (store_id, id, reference, reference_kind, tender, account_id, provider, provider_account,
          provider_key, amount, currency, capture_mode, method, save_method, attempt, created_at, updated_at)
        SELECT $1, p.id, p.reference, p."referenceKind", p.tender, p."accountId", p.provider, p."providerAccount", p."providerKey", p.amount,
          p.currency, p."captureMode", p.method, p."saveMethod", p.attempt, p."createdAt", p."createdAt"
        FROM jsonb_to_recordset($2) AS p (id uuid, reference uuid, "referenceKind" text, tender text, "accountId" uuid, provider text,
          "providerAccount" text, "providerKey" text, amount bigint, currency text, "captureMode" text,
          method jsonb, "saveMethod" boolean, attempt int, "createdAt" timestamptz)
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_payments)',
    values: [storeId, JSON.stringify(payments)],
  }
}

/** What becomes of a payment: `to` with what it was, and by how much its amounts move. */
export interface PaymentChange {
  from: Payment
  to: Payment
}

/**
 * Payments that go from one state to another; somebody else was faster: run again. Amounts move by differences, so that
 * the CHECKs of the table judge them on the newest row.
 */
export function closingPaymentChanges(
  storeId: string,
  of: { changes: PaymentChange[]; now: Date },
): ClosingWrite {
  const rows = of.changes.map(({ from, to }) => ({
    ...to,
    fromVersion: from.version,
    fromStatus: from.status,
    captured: to.capturedAmount - from.capturedAmount,
    capturing: to.capturingAmount - from.capturingAmount,
    refunded: to.refundedAmount - from.refundedAmount,
    refunding: to.refundingAmount - from.refundingAmount,
    disputed: to.disputedAmount - from.disputedAmount,
  }))
  return {
    name: 'payment_changes',
    rank: lockOrder.payment,
    ctes: {
      payment_changes: `
        UPDATE commerce.payments p SET status = c.status, provider_reference = c."providerReference", method = c.method,
          is_late = c."isLate", next_action_url = c."nextActionUrl", decline_code = c."declineCode", version = c.version, updated_at = $3,
          settled_at = c."settledAt", authorized_until = c."authorizedUntil", check_at = c."checkAt",
          captured_amount = p.captured_amount + c.captured, capturing_amount = p.capturing_amount + c.capturing,
          refunded_amount = p.refunded_amount + c.refunded, refunding_amount = p.refunding_amount + c.refunding,
          disputed_amount = p.disputed_amount + c.disputed
        FROM jsonb_to_recordset($2) AS c (id uuid, "fromVersion" int, "fromStatus" text, status text,
          "providerReference" text, method jsonb, "isLate" boolean, "nextActionUrl" text, "declineCode" text, version int,
          "settledAt" timestamptz, "authorizedUntil" timestamptz, "checkAt" timestamptz, captured bigint, capturing bigint, refunded bigint,
          refunding bigint, disputed bigint)
        WHERE p.store_id = $1 AND p.id = ANY ($4::uuid[]) AND p.id = c.id AND p.version = c."fromVersion"
          AND p.status = c."fromStatus" RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM payment_changes)',
    values: [storeId, JSON.stringify(rows), of.now, rows.map(({ id }) => id)],
    check: (count) => {
      if (count !== rows.length) throw new Stale('a payment changed meanwhile')
    },
    expects: rows.length,
  }
}

/** Takes over a payment whose caller has gone silent: only one of several succeeds. */
export function closingTakeOver(storeId: string, payment: Payment, now: Date): ClosingWrite {
  return {
    name: 'payment_take_over',
    rank: lockOrder.payment,
    ctes: {
      payment_take_over: `
        UPDATE commerce.payments SET updated_at = $4 WHERE store_id = $1 AND id = $2 AND updated_at = $3 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM payment_take_over)',
    values: [storeId, payment.id, payment.updatedAt, now],
    check: (count) => {
      if (count !== 1) throw new Stale('the payment changed meanwhile')
    },
  }
}
