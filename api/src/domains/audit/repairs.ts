import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { releaseStock } from '../inventory/index.ts'
import { expireCheckout, expireOrderEdit, orderOperations, postMissingSale } from '../orders/index.ts'
import { type PaymentProviders, runOperation } from '../payments/index.ts'
import { idsIn } from './finding.ts'
import { giveMoneyBack } from './give-money-back.ts'
import {
  readOrphanedHolds,
  recountBalances,
  recountFrozen,
  recountReserved,
  recountUses,
} from './repair-queries.ts'

/** Whom a repair may have to ask. */
export interface RepairServices {
  providers: PaymentProviders
}

/** What breaks an invariant. */
interface Broken extends RepairServices {
  rows: Record<string, unknown>[]
  /** What breaks it now. */
  again: () => Promise<Record<string, unknown>[]>
}

/** Mends what breaks one invariant. @returns how many things it changed */
export type Repair = (context: Context, of: Broken) => Promise<number>

const reserved: Repair = (context, { rows }) =>
  inTransaction(context, ({ tx, store, now }) =>
    recountReserved(tx, store.id, { offerIds: idsIn(rows, 'offer_id'), now }),
  )

/** Each in a transaction of its own: only `column` holds a reference that nobody else works on. */
const orphans =
  (column: string): Repair =>
  async (context, { rows }) => {
    let released = 0
    for (const reference of idsIn(rows, column))
      released += await inTransaction(context, async (tx) => {
        const orphaned = await readOrphanedHolds(tx.tx, tx.store.id, [reference])
        for (const each of orphaned) releaseStock(tx, each)
        return orphaned.length
      })
    return released
  }

/**
 * Looks after each as the worker does; one that fails does not keep the others.
 * @returns how many do not break the invariant any more
 */
async function lookAfter(
  { log }: Context,
  { rows, again }: Pick<Broken, 'rows' | 'again'>,
  column: string,
  look: (id: string) => Promise<unknown>,
): Promise<number> {
  const ids = idsIn(rows, column)
  for (const id of ids)
    await look(id).catch((err: unknown) => log.error({ err, [column]: id }, 'could not be repaired'))
  const left = idsIn(await again(), column)
  return ids.filter((id) => !left.includes(id)).length
}

const checkouts: Repair = (context, { providers, ...of }) =>
  lookAfter(context, of, 'checkout_id', (checkoutId) => expireCheckout(context, { checkoutId, providers }))

const frozen: Repair = async (context, of) => {
  const cartIds = idsIn(of.rows, 'cart_id')
  const changed = await inTransaction(context, ({ tx, store }) => recountFrozen(tx, store.id, { cartIds }))
  await checkouts(context, of)
  return changed
}

const edits: Repair = (context, { providers, ...of }) =>
  lookAfter(context, of, 'edit_id', (editId) => expireOrderEdit(context, { editId, providers }))

const operations: Repair = (context, { providers, ...of }) =>
  lookAfter(context, of, 'operation_id', (operationId) =>
    runOperation(context, { operationId, providers, ...orderOperations }),
  )

const captured: Repair = async (context, of) => {
  await checkouts(context, of)
  await edits(context, of)
  // Whether it is back is told by the provider: what was just tried is not judged yet.
  let back = 0
  for (const paymentId of idsIn(await of.again(), 'payment_id'))
    back += (await giveMoneyBack(context, { paymentId, ...of })) ? 1 : 0
  return back
}

const sales: Repair = async (context, { rows }) => {
  let posted = 0
  for (const orderId of idsIn(rows, 'order_id'))
    posted += (await postMissingSale(context, { orderId })) ? 1 : 0
  return posted
}

const uses: Repair = (context, { rows }) =>
  inTransaction(context, ({ tx, store }) =>
    recountUses(tx, store.id, { promotionIds: idsIn(rows, 'promotion_id') }),
  )

const balances: Repair = (context, { rows }) =>
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
  'frozen-carts-are-being-paid': frozen,
  'captured-money-has-its-order': captured,
  'no-edit-outlives-its-time': edits,
  'operations-end': operations,
  'sales-are-posted': sales,
  'payments-are-posted': sales,
  'limited-uses-are-counted': uses,
  'guarded-balances-are-transfers': balances,
  'reserved-balances-are-payments': balances,
}
