import {
  type ClosingWrite,
  type Database,
  lockOrder,
  Stale,
  type Transaction,
} from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'

export interface Payment {
  id: string
  reference: string
  provider: string
  providerKey: string
  amount: number
  currency: string
  status: 'started' | 'requires_action' | 'captured' | 'declined' | 'canceled'
  nextActionUrl: string | null
  declineCode: string | null
  attempt: number
  updatedAt: Date
}

const columns = `id, reference, provider, provider_key, amount, currency, status, next_action_url, decline_code, attempt, updated_at`

const toPayment = (row: Record<string, unknown>): Payment => ({
  id: row.id as string,
  reference: row.reference as string,
  provider: row.provider as string,
  providerKey: row.provider_key as string,
  amount: amountFrom(row.amount as string),
  currency: row.currency as string,
  status: row.status as Payment['status'],
  nextActionUrl: row.next_action_url as string | null,
  declineCode: row.decline_code as string | null,
  attempt: row.attempt as number,
  updatedAt: row.updated_at as Date,
})

/** The newest payment of a reference. */
export async function readLatestPayment(
  tx: Transaction,
  storeId: string,
  reference: string,
): Promise<Payment | null> {
  const [row] = await tx.query({
    name: 'payments_latest',
    text: `SELECT ${columns} FROM commerce.payments WHERE store_id = $1 AND reference = $2 ORDER BY attempt DESC LIMIT 1`,
    values: [storeId, reference],
  })
  return row ? toPayment(row) : null
}

export function closingNewPayment(storeId: string, payment: Payment): ClosingWrite {
  return {
    name: 'new_payment',
    rank: lockOrder.payment,
    ctes: {
      new_payment: `
        INSERT INTO commerce.payments (store_id, id, reference, provider, provider_key, amount, currency, attempt,
          created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_payment)',
    values: [
      storeId,
      payment.id,
      payment.reference,
      payment.provider,
      payment.providerKey,
      payment.amount,
      payment.currency,
      payment.attempt,
      payment.updatedAt,
    ],
  }
}

/** A payment that is not settled yet moves to what the provider says; somebody else was faster: run again. */
export function closingOutcome(storeId: string, payment: Payment, now: Date): ClosingWrite {
  return {
    name: 'payment_outcome',
    rank: lockOrder.payment,
    ctes: {
      payment_outcome: `
        UPDATE commerce.payments SET status = $3, next_action_url = $4, decline_code = $5, updated_at = $6,
          captured_amount = CASE WHEN $3 = 'captured' THEN amount ELSE 0 END,
          settled_at = CASE WHEN $3 IN ('captured', 'declined', 'canceled') THEN $6::timestamptz END
        WHERE store_id = $1 AND id = $2 AND status IN ('started', 'requires_action') RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM payment_outcome)',
    values: [storeId, payment.id, payment.status, payment.nextActionUrl, payment.declineCode, now],
    check: mustBeOne,
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
    check: mustBeOne,
  }
}

function mustBeOne(count: unknown): void {
  if (count !== 1) throw new Stale('the payment changed meanwhile')
}

export interface TestCharge {
  key: string
  challenge: string
  amount: number
  currency: string
  description: string
  return_url: string
  status: 'captured' | 'declined' | 'requires_action' | 'canceled'
}

/** ISO 4217's "no currency": of a key that was canceled before anybody charged it. */
const noCurrency = 'XXX'

/** The test provider's books: one statement each, in no transaction of ours. */
export async function recordTestCharge(
  db: Database,
  charge: TestCharge & { paymentMethod: string },
): Promise<TestCharge | undefined> {
  const [row] = await db.lookUp<TestCharge>({
    name: 'test_provider_charge',
    text: `INSERT INTO test_provider.charges AS c
        (key, challenge, amount, currency, payment_method, description, return_url, status)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (key) DO UPDATE SET calls = c.calls + 1,
        amount = CASE c.currency WHEN '${noCurrency}' THEN excluded.amount ELSE c.amount END,
        currency = CASE c.currency WHEN '${noCurrency}' THEN excluded.currency ELSE c.currency END
      RETURNING key, challenge, amount, currency, description, return_url, status`,
    values: [
      charge.key,
      charge.challenge,
      charge.amount,
      charge.currency,
      charge.paymentMethod,
      charge.description,
      charge.return_url,
      charge.status,
    ],
  })
  return row as TestCharge
}

export async function findTestCharge(
  db: Database,
  by: { key: string } | { challenge: string },
): Promise<TestCharge | undefined> {
  const [column, value] = 'key' in by ? ['key', by.key] : ['challenge', by.challenge]
  const [row] = await db.lookUp<TestCharge>({
    name: `test_provider_by_${column}`,
    text: `SELECT key, challenge, amount, currency, description, return_url, status FROM test_provider.charges
      WHERE ${column === 'key' ? 'key' : 'challenge'} = $1`,
    values: [value],
  })
  return row?.currency === noCurrency ? undefined : row
}

/**
 * Cancels what waits for the shopper; what is settled stays. A key that is not in the books is entered as canceled, so
 * that a charge which is still on its way finds it so. Null when nobody has charged the key yet.
 */
export async function cancelTestCharge(
  db: Database,
  of: { key: string; challenge: string },
): Promise<TestCharge | null> {
  const [row] = await db.lookUp<TestCharge>({
    name: 'test_provider_cancel',
    text: `INSERT INTO test_provider.charges AS c
        (key, challenge, amount, currency, payment_method, description, return_url, status, calls)
      VALUES ($1, $2, 0, '${noCurrency}', 'none', '', '', 'canceled', 0)
      ON CONFLICT (key) DO UPDATE SET status = CASE c.status WHEN 'requires_action' THEN 'canceled' ELSE c.status END
      RETURNING key, challenge, amount, currency, description, return_url, status`,
    values: [of.key, of.challenge],
  })
  const charge = row as TestCharge
  return charge.currency === noCurrency ? null : charge
}

/** Settles what waits for the shopper; what is settled stays. */
export async function settleTestCharge(
  db: Database,
  key: string,
  status: TestCharge['status'],
): Promise<void> {
  await db.lookUp({
    name: 'test_provider_settle',
    text: `UPDATE test_provider.charges SET status = $2 WHERE key = $1 AND status = 'requires_action'`,
    values: [key, status],
  })
}
