import type { TxContext } from '../../platform/context.ts'
import { type ClosingWrite, type Database, Stale } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { sumAmounts } from '../../platform/money.ts'
import { type AccountRef, accountIdOf, isGuarded } from './account.ts'
import { type AccountToOpen, closingLedger, type GuardedMove, type LedgerAnswer } from './posting-queries.ts'
import type { Posting } from './transfer.ts'

/** What somebody has added to the closing statement. */
type Entry =
  | { kind: 'transfers'; reference: string; orderId: string | null; postings: Posting[] }
  | { kind: 'move'; accountId: string; balance: number; reserved: number; otherwise: (() => Error) | null }

/**
 * Adds transfers to the closing statement; accounts that are not there yet are opened by it. `reference` is what they are
 * for: the same transfers for it a second time find `ledger_transfers_once`, and the transaction runs again to see what
 * has happened. Whoever posts to a gift card or to store credit says what becomes of its balance in the same
 * transaction (`spendReserved`, `creditBalance`, `takeBalance`), or the transaction fails.
 */
export function postTransfers(
  context: TxContext,
  of: { reference: string; orderId: string | null; postings: Posting[] },
): void {
  for (const { debit, credit, amount } of of.postings) {
    if (debit.currency !== credit.currency) throw new Error('a transfer has one currency')
    if (amount < 0) throw new Error('a transfer never runs backwards')
  }
  const postings = of.postings.filter(({ amount }) => amount > 0)
  if (postings.length > 0) add(context, { ...of, kind: 'transfers', postings })
}

/**
 * Sets part of a balance aside for a payment that runs: what is reserved never exceeds the balance, whoever comes at the
 * same time. @throws what `otherwise` makes when there is not enough
 */
export function reserveBalance(
  context: TxContext,
  of: { accountId: string; amount: number; otherwise: () => Error },
): void {
  add(context, {
    kind: 'move',
    accountId: of.accountId,
    balance: 0,
    reserved: of.amount,
    otherwise: of.otherwise,
  })
}

/** Gives back what was set aside. */
export function releaseReserved(context: TxContext, of: { accountId: string; amount: number }): void {
  add(context, { kind: 'move', accountId: of.accountId, balance: 0, reserved: -of.amount, otherwise: null })
}

/** Spends what was set aside; the transfer is posted by the caller. */
export function spendReserved(context: TxContext, of: { accountId: string; amount: number }): void {
  add(context, {
    kind: 'move',
    accountId: of.accountId,
    balance: -of.amount,
    reserved: -of.amount,
    otherwise: null,
  })
}

/** Raises a balance; the transfer is posted by the caller, and opens the account where it is the first. */
export function creditBalance(context: TxContext, of: { accountId: string; amount: number }): void {
  add(context, { kind: 'move', accountId: of.accountId, balance: of.amount, reserved: 0, otherwise: null })
}

/** Lowers a balance by what nothing was set aside for. @throws what `otherwise` makes when there is not enough */
export function takeBalance(
  context: TxContext,
  of: { accountId: string; amount: number; otherwise: () => Error },
): void {
  add(context, {
    kind: 'move',
    accountId: of.accountId,
    balance: -of.amount,
    reserved: 0,
    otherwise: of.otherwise,
  })
}

function add(context: TxContext, entry: Entry): void {
  context.tx.collectAtClose('ledger', entry, (entries) => toWrite(context, entries as Entry[]))
}

/** Accounts that are known to be there, by database: transfers to them open none. They are never removed while a store lives. */
const knownAccounts = new WeakMap<Database, Set<string>>()
const knownMost = 100_000

function toWrite(context: TxContext, entries: Entry[]): ClosingWrite {
  const transfers = transfersOf(context, entries)
  const moves = movesOf(entries)
  const known = knownAccounts.get(context.db) ?? new Set()
  knownAccounts.set(context.db, known)
  const toOpen = new Map<string, AccountToOpen>()
  for (const { debit, credit } of transfers)
    for (const account of [debit, credit]) {
      const move = moves.get(account.id)
      if (isGuarded(account) ? move !== undefined : !known.has(account.id))
        toOpen.set(account.id, { ...account, isGuarded: isGuarded(account), balance: move?.balance ?? 0 })
    }
  const byId = <T extends { id: string }>(all: Iterable<T>) =>
    [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return closingLedger(context.store.id, {
    accounts: byId(toOpen.values()),
    moves: byId(moves.values()),
    transfers: transfers.map(({ debit, credit, ...rest }) => ({
      ...rest,
      debitId: debit.id,
      creditId: credit.id,
    })),
    now: context.now,
    check: (answer) => {
      mustAgree(transfers, moves)
      mustHaveMoved(answer, entries, [...moves.keys()])
    },
    done({ there }) {
      if (known.size < knownMost) for (const id of there) known.add(id)
    },
  })
}

/** Numbered by what they are for and what they say, so that a second telling meets the first. */
function transfersOf(context: TxContext, entries: Entry[]) {
  const counts = new Map<string, number>()
  const named = (of: AccountRef) => ({
    id: accountIdOf(context.store.id, of),
    kind: of.kind,
    ownerId: of.ownerId ?? null,
    name: of.name ?? '',
    currency: of.currency,
  })
  return entries.flatMap((entry) => {
    if (entry.kind !== 'transfers') return []
    return entry.postings.map(({ debit, credit, amount, code }) => {
      const position = (counts.get(`${entry.reference} ${code}`) ?? 0) + 1
      counts.set(`${entry.reference} ${code}`, position)
      const { reference, orderId } = entry
      const currency = debit.currency
      const sides = { debit: named(debit), credit: named(credit) }
      return { id: newId('ledgerTransfer'), ...sides, amount, currency, code, reference, position, orderId }
    })
  })
}

function movesOf(entries: Entry[]): Map<string, GuardedMove> {
  const moves = new Map<string, GuardedMove>()
  for (const entry of entries) {
    if (entry.kind !== 'move') continue
    const { balance, reserved } = moves.get(entry.accountId) ?? { balance: 0, reserved: 0 }
    moves.set(entry.accountId, {
      id: entry.accountId,
      balance: balance + entry.balance,
      reserved: reserved + entry.reserved,
    })
  }
  return moves
}

/** A kept balance moves by exactly what is posted to its account. Judged at the end: entries come one after the other. */
function mustAgree(transfers: ReturnType<typeof transfersOf>, moves: Map<string, GuardedMove>): void {
  const guarded = transfers.flatMap(({ debit, credit, amount }) => [
    ...(isGuarded(debit) ? [{ id: debit.id, amount: -amount }] : []),
    ...(isGuarded(credit) ? [{ id: credit.id, amount }] : []),
  ])
  for (const id of new Set([...moves.keys(), ...guarded.map((each) => each.id)])) {
    const posted = sumAmounts(guarded.filter((each) => each.id === id).map(({ amount }) => amount))
    if (posted !== (moves.get(id)?.balance ?? 0)) throw new Error('a kept balance moves by what is posted')
  }
}

/** Whoever took what is not there hears so; an account that somebody opened at the same time is there next time. */
function mustHaveMoved({ locked, moved, opened }: LedgerAnswer, entries: Entry[], wanted: string[]): void {
  for (const id of wanted) {
    if (moved.includes(id) || opened.includes(id)) continue
    const refusing = entries.find(
      (entry) => entry.kind === 'move' && entry.accountId === id && entry.otherwise !== null,
    )
    if (refusing?.kind === 'move' && refusing.otherwise) throw refusing.otherwise()
    if (locked.includes(id)) throw new Error('more would leave an account than was set aside')
    throw new Stale('the account was opened meanwhile')
  }
}
