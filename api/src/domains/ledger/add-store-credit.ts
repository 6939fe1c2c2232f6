import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockCustomer } from '../customers/index.ts'
import { recordEvent } from '../events/index.ts'
import { type AccountRef, accountIdOf } from './account.ts'
import { type KeptBalance, readKeptBalances } from './account-queries.ts'
import { mustBeTaken } from './must-be-taken.ts'
import { creditBalance, postTransfers, takeBalance } from './post-transfers.ts'
import { ledgerRefusals } from './refusals.ts'

/** The account of a customer's store credit in one currency. */
export const storeCreditOf = (customerId: string, currency: string): AccountRef => ({
  kind: 'store_credit',
  ownerId: customerId,
  currency,
})

/**
 * Gives a customer store credit or, with an amount below 0, takes some back that is not set aside.
 * @throws Refusal not-found, invalid-request, balance-too-low
 */
export async function addStoreCredit(context: Context, of: CreditGiven): Promise<KeptBalance[]> {
  return inTransaction(context, (tx) => give(tx, of))
}

interface CreditGiven {
  customerId: string
  /** Minor units; below 0 it is taken back */
  amount: number
  currency: string
  reason: string
}

async function give(context: TxContext, of: CreditGiven): Promise<KeptBalance[]> {
  const { store, tx } = context
  const customer = await lockCustomer(tx, store.id, of.customerId)
  if (!customer) throw new Refusal(platformRefusals.notFound)
  mustBeTaken(store, of.currency)
  const account = storeCreditOf(of.customerId, of.currency)
  const given: AccountRef = { kind: 'given', currency: of.currency }
  const accountId = accountIdOf(store.id, account)
  const amount = Math.abs(of.amount)
  const giftId = newId('ledgerTransfer')
  const isGiven = of.amount > 0
  postTransfers(context, {
    reference: giftId,
    orderId: null,
    postings: [
      isGiven
        ? { debit: given, credit: account, amount, code: 'store_credit_given' }
        : { debit: account, credit: given, amount, code: 'store_credit_taken' },
    ],
  })
  if (isGiven) creditBalance(context, { accountId, amount })
  else takeBalance(context, { accountId, amount, otherwise: () => new Refusal(ledgerRefusals.balanceTooLow) })
  recordEvent(context, {
    type: 'store_credit.changed',
    aggregate: 'ledgerTransfer',
    aggregateId: giftId,
    version: 1,
    payload: { customerId: of.customerId, amount: of.amount, currency: of.currency },
    details: { before: null, after: { reason: of.reason } },
  })
  const owner = { kind: 'store_credit', ownerId: of.customerId } as const
  return withMore(await readKeptBalances(readsOf(context), store.id, owner), of)
}

/** As they are when the transaction has ended. */
function withMore(balances: KeptBalance[], { currency, amount }: CreditGiven): KeptBalance[] {
  const known = balances.some((each) => each.currency === currency)
  const all = known ? balances : [...balances, { currency, balanceAmount: 0, reservedAmount: 0 }]
  return all.map((each) =>
    each.currency === currency ? { ...each, balanceAmount: each.balanceAmount + amount } : each,
  )
}
