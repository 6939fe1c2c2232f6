import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { AccountKind } from './account.ts'
import type { TransferCode } from './transfer.ts'

export interface NamedAccount {
  id: string
  kind: AccountKind
  ownerId: string | null
  name: string
  currency: string
}

/** An account with what its transfers until a moment come to. */
export interface AccountBalance extends NamedAccount {
  debitAmount: number
  creditAmount: number
  createdAt: Date
}

const toNamed = (row: Record<string, unknown>, prefix = ''): NamedAccount => ({
  id: row[`${prefix}id`] as string,
  kind: row[`${prefix}kind`] as AccountKind,
  ownerId: row[`${prefix}owner_id`] as string | null,
  name: row[`${prefix}name`] as string,
  currency: row.currency as string,
})

const toBalance = (row: Record<string, unknown>): AccountBalance => ({
  ...toNamed(row),
  debitAmount: amountFrom(row.debits as string),
  creditAmount: amountFrom(row.credits as string),
  createdAt: row.created_at as Date,
})

/** Balances as of `$2`; to be continued with a condition on `a`. */
const balanceText = `SELECT a.id, a.kind, a.owner_id, a.name, a.currency, a.created_at, a.created_at::text AS sort_value,
    (SELECT coalesce(sum(t.amount), 0) FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.debit_account_id = a.id
      AND t.currency = a.currency AND t.posted_at <= coalesce($2::timestamptz, 'infinity')) AS debits,
    (SELECT coalesce(sum(t.amount), 0) FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.credit_account_id = a.id
      AND t.currency = a.currency AND t.posted_at <= coalesce($2::timestamptz, 'infinity')) AS credits
  FROM commerce.ledger_accounts a WHERE a.store_id = $1`

/** Latest opened first. @param of.at null: as of now */
export async function listAccounts(
  db: Database,
  storeId: string,
  of: {
    at: string | null
    kind: AccountKind | undefined
    ownerId: string | undefined
    limit: number
    after: Keyset | null
  },
): Promise<{ items: AccountBalance[]; last: Keyset | null }> {
  const rows = await db.read(storeId, {
    name: 'ledger_accounts_list',
    text: `${balanceText} AND ($3::timestamptz IS NULL OR (a.created_at, a.id) < ($3, $4::uuid))
      AND ($5::text IS NULL OR a.kind = $5) AND ($6::uuid IS NULL OR a.owner_id = $6)
      ORDER BY a.created_at DESC, a.id DESC LIMIT $7`,
    values: [
      storeId,
      of.at,
      of.after?.[0] ?? null,
      of.after?.[1] ?? null,
      of.kind ?? null,
      of.ownerId ?? null,
      of.limit + 1,
    ],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(toBalance), last: last ? [last.sort_value as string, last.id as string] : null }
}

/** Of a guarded account: what its row keeps. */
export interface KeptBalance {
  currency: string
  balanceAmount: number
  /** Of which set aside for payments that run */
  reservedAmount: number
}

/** What an owner has in accounts of one kind, by currency. */
export async function readKeptBalances(
  db: Pick<Database, 'read'>,
  storeId: string,
  of: { kind: AccountKind; ownerId: string },
): Promise<KeptBalance[]> {
  const rows = await db.read(storeId, {
    name: 'ledger_accounts_kept',
    text: `SELECT a.currency, a.balance, a.reserved FROM commerce.ledger_accounts a
      WHERE a.store_id = $1 AND a.kind = $2 AND a.owner_id = $3 ORDER BY a.currency`,
    values: [storeId, of.kind, of.ownerId],
  })
  return rows.map((row) => ({
    currency: row.currency as string,
    balanceAmount: amountFrom(row.balance as string),
    reservedAmount: amountFrom(row.reserved as string),
  }))
}

/** What one guarded account still pays for: balance less what is set aside; 0 where it was never opened. */
export async function readAvailable(
  tx: Pick<Transaction, 'query'>,
  storeId: string,
  accountId: string,
): Promise<number> {
  const [row] = await tx.query<{ available: string }>({
    name: 'ledger_accounts_available',
    text: `SELECT a.balance - a.reserved AS available FROM commerce.ledger_accounts a WHERE a.store_id = $1 AND a.id = $2`,
    values: [storeId, accountId],
  })
  return amountFrom(row?.available ?? 0)
}

export interface Transfer {
  id: string
  debit: NamedAccount
  credit: NamedAccount
  amount: number
  currency: string
  code: TransferCode
  orderId: string | null
  postedAt: Date
}

const transferText = `SELECT t.id, t.amount, t.currency, t.code, t.order_id, t.posted_at,
    d.id AS debit_id, d.kind AS debit_kind, d.owner_id AS debit_owner_id, d.name AS debit_name,
    c.id AS credit_id, c.kind AS credit_kind, c.owner_id AS credit_owner_id, c.name AS credit_name
  FROM commerce.ledger_transfers t
  JOIN commerce.ledger_accounts d ON d.store_id = $1 AND d.id = t.debit_account_id
  JOIN commerce.ledger_accounts c ON c.store_id = $1 AND c.id = t.credit_account_id
  WHERE t.store_id = $1`

const toTransfer = (row: Record<string, unknown>): Transfer => ({
  id: row.id as string,
  debit: toNamed(row, 'debit_'),
  credit: toNamed(row, 'credit_'),
  amount: amountFrom(row.amount as string),
  currency: row.currency as string,
  code: row.code as TransferCode,
  orderId: row.order_id as string | null,
  postedAt: row.posted_at as Date,
})

/** Where transfers are looked for: each way has its index. `$2` is an account or an order, `$3` and `$4` kind and owner of accounts. */
const sources = {
  all: 'SELECT * FROM commerce.ledger_transfers WHERE store_id = $1',
  order: 'SELECT * FROM commerce.ledger_transfers WHERE store_id = $1 AND order_id = $2::uuid',
  account: `SELECT * FROM commerce.ledger_transfers WHERE store_id = $1 AND debit_account_id = $2::uuid
    UNION ALL SELECT * FROM commerce.ledger_transfers WHERE store_id = $1 AND credit_account_id = $2::uuid`,
  owner: `SELECT x.* FROM commerce.ledger_accounts o
    JOIN commerce.ledger_transfers x ON x.store_id = $1 AND x.debit_account_id = o.id
    WHERE o.store_id = $1 AND o.kind = $3::text AND o.owner_id = $4::uuid
    UNION ALL SELECT x.* FROM commerce.ledger_accounts o
    JOIN commerce.ledger_transfers x ON x.store_id = $1 AND x.credit_account_id = o.id
    WHERE o.store_id = $1 AND o.kind = $3::text AND o.owner_id = $4::uuid`,
}

/** Latest written first: ids rise with time. @param of.owner only those of accounts of this kind and owner */
export async function listTransfers(
  db: Database,
  storeId: string,
  of: {
    accountId?: string | undefined
    orderId?: string | undefined
    code?: TransferCode | undefined
    from?: string | undefined
    until?: string | undefined
    owner?: { kind: AccountKind; id: string } | undefined
    limit: number
    after: Keyset | null
  },
): Promise<{ items: Transfer[]; last: Keyset | null }> {
  const { accountId, orderId, owner } = of
  const source = owner ? 'owner' : accountId ? 'account' : orderId ? 'order' : 'all'
  const rows = await db.read(storeId, {
    name: `ledger_transfers_list_${source}`,
    text: `${transferText.replace('FROM commerce.ledger_transfers t', `FROM (${sources[source]}) t`)}
      AND ($2::uuid IS NULL OR $2::uuid IN (t.debit_account_id, t.credit_account_id, t.order_id))
      AND ($3::text IS NULL OR $4::uuid IN (d.owner_id, c.owner_id)) AND ($5::uuid IS NULL OR t.order_id = $5)
      AND ($6::uuid IS NULL OR t.id < $6) AND ($7::text IS NULL OR t.code = $7)
      AND ($8::timestamptz IS NULL OR t.posted_at >= $8) AND ($9::timestamptz IS NULL OR t.posted_at < $9)
      ORDER BY t.id DESC LIMIT $10`,
    values: [
      storeId,
      accountId ?? orderId ?? null,
      owner?.kind ?? null,
      owner?.id ?? null,
      orderId ?? null,
      of.after?.[1] ?? null,
      of.code ?? null,
      of.from ?? null,
      of.until ?? null,
      of.limit + 1,
    ],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(toTransfer), last: last ? ['0', last.id as string] : null }
}

/** All transfers of an order, in the order they were posted. */
export async function readOrderTransfers(
  db: Pick<Database, 'read'>,
  storeId: string,
  orderId: string,
): Promise<Transfer[]> {
  const rows = await db.read(storeId, {
    name: 'ledger_transfers_of_order',
    text: `${transferText} AND t.order_id = $2 ORDER BY t.posted_at, t.id`,
    values: [storeId, orderId],
  })
  return rows.map(toTransfer)
}

export interface TrialRow {
  kind: AccountKind
  currency: string
  debitAmount: number
  creditAmount: number
}

/** Debits and credits of every kind of account and currency, each summed by itself. @param at null: as of now */
export async function readTrialBalance(
  db: Database,
  storeId: string,
  at: string | null,
): Promise<TrialRow[]> {
  const rows = await db.read(storeId, {
    name: 'ledger_trial_balance',
    text: `SELECT a.kind, a.currency, sum(s.debits) AS debits, sum(s.credits) AS credits FROM (
        SELECT t.debit_account_id AS id, sum(t.amount) AS debits, 0 AS credits FROM commerce.ledger_transfers t
        WHERE t.store_id = $1 AND t.posted_at <= coalesce($2::timestamptz, 'infinity') GROUP BY 1
        UNION ALL
        SELECT t.credit_account_id, 0, sum(t.amount) FROM commerce.ledger_transfers t
        WHERE t.store_id = $1 AND t.posted_at <= coalesce($2::timestamptz, 'infinity') GROUP BY 1
      ) s JOIN commerce.ledger_accounts a ON a.store_id = $1 AND a.id = s.id
      GROUP BY a.kind, a.currency ORDER BY a.currency, a.kind`,
    values: [storeId, at],
  })
  return rows.map((row) => ({
    kind: row.kind as AccountKind,
    currency: row.currency as string,
    debitAmount: amountFrom(row.debits as string),
    creditAmount: amountFrom(row.credits as string),
  }))
}
