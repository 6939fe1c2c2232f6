import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { releaseStock } from '../inventory/index.ts'
import { expireCheckout, expireOrderEdit, orderOperations, postMissingSale } from '../orders/index.ts'
import { type PaymentProviders, runOperation } from '../payments/index.ts'
import { idsIn } from './finding.ts'
import { readOrphanedHolds, recountBalances, recountReserved, recountUses } from './repair-queries.ts'

/** Whom a repair may have to ask. */
export interface RepairServices {
  providers: PaymentProviders
}

type Rows = Record<string, unknown>[]

/** Mends what breaks one invariant. @returns how many things it changed */
export type Repair = (context: Context, rows: Rows, services: RepairServices) => Promise<number>

const reserved: Repair = (context, rows) =>
  inTransaction(context, ({ tx, store, now }) =>
    recountReserved(tx, store.id, { offerIds: idsIn(rows, 'offer_id'), now }),
  )

/** Each in a transaction of its own: only `column` holds a reference that nobody else works on. */
const orphans =
  (column: string): Repair =>
  async (context, rows) => {
    let released = 0
    for (const reference of idsIn(rows, column))
      released += await inTransaction(context, async (tx) => {
        const orphaned = await readOrphanedHolds(tx.tx, tx.store.id, [reference])
        for (const each of orphaned) releaseStock(tx, each)
        return orphaned.length
      })
    return released
  }

const checkouts: Repair = async (context, rows, { providers }) => {
  const ids = idsIn(rows, 'checkout_id')
  for (const checkoutId of ids) await expireCheckout(context, { checkoutId, providers })
  return ids.length
}

const edits: Repair = async (context, rows, { providers }) => {
  const ids = idsIn(rows, 'edit_id')
  for (const editId of ids) await expireOrderEdit(context, { editId, providers })
  return ids.length
}

const operations: Repair = async (context, rows, { providers }) => {
  const ids = idsIn(rows, 'operation_id')
  for (const operationId of ids) await runOperation(context, { operationId, providers, ...orderOperations })
  return ids.length
}

const sales: Repair = async (context, rows) => {
  let posted = 0
  for (const orderId of idsIn(rows, 'order_id'))
    posted += (await postMissingSale(context, { orderId })) ? 1 : 0
  return posted
}

const uses: Repair = (context, rows) =>
  inTransaction(context, ({ tx, store }) =>
    recountUses(tx, store.id, { promotionIds: idsIn(rows, 'promotion_id') }),
  )

const balances: Repair = (context, rows) =>
  inTransaction(context, ({ tx, store }) =>
    recountBalances(tx, store.id, { accountIds: idsIn(rows, 'account_id') }),
  )

/** Those invariants that a program can mend without deciding anything for people. */
export const repairs: Readonly<Record<string, Repair>> = {
  'stock-within-bounds': reserved,
  'reserved-is-held': reserved,
  'holds-follow-checkouts': orphans('checkout_id'),
  'holds-have-their-reason': orphans('reference'),
  'no-reservation-outlives-its-time': checkouts,
  'frozen-carts-are-being-paid': checkouts,
  'merged-carts-are-empty': checkouts,
  'captured-money-has-its-order': checkouts,
  'no-edit-outlives-its-time': edits,
  'operations-end': operations,
  'sales-are-posted': sales,
  'payments-are-posted': sales,
  'limited-uses-are-counted': uses,
  'guarded-balances-are-transfers': balances,
  'reserved-balances-are-payments': balances,
}
