import { anything, type ClosingWrite, lockOrder } from '../../platform/database.ts'

export interface AccountToOpen {
  id: string
  kind: string
  ownerId: string | null
  name: string
  currency: string
  isGuarded: boolean
  /** What it begins with: 0 unless it is guarded */
  balance: number
}

/** By how much a guarded account's row moves. */
export interface GuardedMove {
  id: string
  balance: number
  reserved: number
}

interface TransferToWrite {
  id: string
  debitId: string
  creditId: string
  amount: number
  currency: string
  code: string
  reference: string
  position: number
  orderId: string | null
}

/** Ids of accounts: locked and moved, opened by this statement, and those of `accounts` that were there before it. */
export interface LedgerAnswer {
  locked: string[]
  moved: string[]
  opened: string[]
  there: string[]
}

/**
 * Opens accounts, moves the rows of guarded ones and writes transfers. Rows are locked in the order of their ids; the
 * guard is judged on the newest row by the UPDATE itself. A guarded account begins with what it is given.
 */
export function closingLedger(
  storeId: string,
  of: {
    /** In the order of their ids, like `moves` */
    accounts: AccountToOpen[]
    moves: GuardedMove[]
    transfers: TransferToWrite[]
    now: Date
    check: (answer: LedgerAnswer) => void
    done: (answer: LedgerAnswer) => void
  },
): ClosingWrite {
  if (of.accounts.length === 0 && of.moves.length === 0) return closingTransfers(storeId, of)
  return {
    name: 'ledger',
    rank: lockOrder.ledger,
    ctes: {
      ledger_locked: `
        SELECT a.id, m.balance, m.reserved FROM commerce.ledger_accounts a
        JOIN jsonb_to_recordset($3) AS m (id uuid, balance bigint, reserved bigint) ON m.id = a.id
        WHERE a.store_id = $1 AND a.is_guarded AND a.id = ANY ($6::uuid[]) ORDER BY a.id FOR NO KEY UPDATE OF a`,
      ledger_moved: `
        UPDATE commerce.ledger_accounts a SET balance = a.balance + l.balance, reserved = a.reserved + l.reserved
        FROM ledger_locked l
        WHERE a.store_id = $1 AND a.id = l.id AND a.reserved + l.reserved BETWEEN 0 AND a.balance + l.balance
        RETURNING a.id`,
      ledger_there: `
        SELECT a.id FROM commerce.ledger_accounts a
        WHERE a.store_id = $1 AND a.id = ANY (ARRAY(SELECT o.id FROM jsonb_to_recordset($2) AS o (id uuid)))`,
      ledger_opened: `
        INSERT INTO commerce.ledger_accounts (store_id, id, kind, owner_id, name, currency, is_guarded, balance, created_at)
        SELECT $1, o.id, o.kind, o."ownerId", o.name, o.currency, o."isGuarded", o.balance, $5
        FROM jsonb_to_recordset($2) AS o (id uuid, kind text, "ownerId" uuid, name text, currency text,
          "isGuarded" boolean, balance bigint)
        WHERE o.id NOT IN (SELECT t.id FROM ledger_there t) AND o.balance >= 0 ORDER BY o.id
        ON CONFLICT DO NOTHING RETURNING id`,
      ledger_written: writtenText({ transfers: '$4', now: '$5' }),
    },
    returns: `json_build_object(
      'locked', (SELECT coalesce(json_agg(id), '[]') FROM ledger_locked),
      'moved', (SELECT coalesce(json_agg(id), '[]') FROM ledger_moved),
      'there', (SELECT coalesce(json_agg(id), '[]') FROM ledger_there),
      'opened', (SELECT coalesce(json_agg(id), '[]') FROM ledger_opened),
      'written', (SELECT count(*) FROM ledger_written))`,
    staleOn,
    values: [
      storeId,
      JSON.stringify(of.accounts),
      JSON.stringify(of.moves),
      JSON.stringify(of.transfers),
      of.now,
      of.moves.map(({ id }) => id),
    ],
    check: (answer) => of.check(answer === anything ? nothingMoved : (answer as LedgerAnswer)),
    // Which accounts were there nobody knows before.
    ...(of.moves.length === 0 ? { expects: anything } : {}),
    done: (answer) => of.done(answer as LedgerAnswer),
  }
}

/** Told already: whoever was faster has done it. */
const staleOn = ['ledger_transfers_once']

const writtenText = (at: { transfers: string; now: string }) => `
        INSERT INTO commerce.ledger_transfers (store_id, id, debit_account_id, credit_account_id, amount, currency, code,
          reference, position, order_id, posted_at)
        SELECT $1, t.id, t."debitId", t."creditId", t.amount, t.currency, t.code, t.reference, t.position, t."orderId", ${at.now}
        FROM jsonb_to_recordset(${at.transfers}) AS t (id uuid, "debitId" uuid, "creditId" uuid, amount bigint, currency text,
          code text, reference uuid, position int, "orderId" uuid)
        RETURNING 1`

const nothingMoved: LedgerAnswer = { locked: [], moved: [], opened: [], there: [] }

/** Between accounts that are known to be there, none of them guarded: what nearly every sale is. */
const closingTransfers = (
  storeId: string,
  of: { transfers: TransferToWrite[]; now: Date; check: (answer: LedgerAnswer) => void },
): ClosingWrite => ({
  name: 'ledger_transfers',
  rank: lockOrder.ledger,
  ctes: { ledger_written: writtenText({ transfers: '$2', now: '$3' }) },
  returns: '(SELECT count(*)::int FROM ledger_written)',
  staleOn,
  values: [storeId, JSON.stringify(of.transfers), of.now],
  check: () => of.check(nothingMoved),
  expects: of.transfers.length,
})
