import type { TxContext } from '../../platform/context.ts'
import { money } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { accountIdOf, findGiftCard, ledgerRefusals, readAvailable, storeCreditOf } from '../ledger/index.ts'
import type { OwnTender } from '../payments/index.ts'
import type { Checkout } from './checkout.ts'
import { orderRefusals } from './refusals.ts'

/** What a shopper wants to pay with besides a payment method. */
export interface WantedTenders {
  /** Codes of gift cards, in the order in which they are to be used up */
  giftCards: readonly string[]
  /** Minor units of the currency that is paid in; `all`: as much as there is; null: none */
  storeCredit: number | 'all' | null
}

/** What is paid: a checkout, or the difference of an edit, as a bill of its own. */
export type Payable = Pick<Checkout, 'totalAmount' | 'currency' | 'customerId'>

/**
 * What gift cards and store credit give towards a total, in this order: each as much as it has, until all is paid.
 * @throws Refusal gift-card-not-accepted, gift-card-empty, store-credit-needs-customer, balance-too-low
 */
export async function chooseTenders(
  context: TxContext,
  of: { checkout: Payable; wanted: WantedTenders },
): Promise<OwnTender[]> {
  const { checkout, wanted } = of
  const tenders: OwnTender[] = []
  let rest = checkout.totalAmount
  for (const code of wanted.giftCards) {
    const card = await findGiftCard(context, code)
    const isOther = card.currency !== checkout.currency
    if (isOther || tenders.some(({ accountId }) => accountId === card.accountId))
      throw new Refusal(ledgerRefusals.giftCardNotAccepted)
    const left = card.balanceAmount - card.reservedAmount
    if (left <= 0) throw new Refusal(orderRefusals.giftCardEmpty, { members: { codeEnd: card.codeEnd } })
    const amount = Math.min(rest, left)
    const { accountId, id: ownerId, codeEnd: lastFour } = card
    if (amount > 0) tenders.push({ tender: 'gift_card', accountId, ownerId, amount, lastFour })
    rest -= amount
  }
  const credit = await chosenCredit(context, { checkout, wanted: wanted.storeCredit, rest })
  return credit ? [...tenders, credit] : tenders
}

async function chosenCredit(
  context: TxContext,
  of: { checkout: Payable; wanted: WantedTenders['storeCredit']; rest: number },
): Promise<OwnTender | null> {
  const { checkout, wanted, rest } = of
  if (wanted === null) return null
  const { actor, store, tx } = context
  if (actor.kind !== 'customer' || actor.customerId !== checkout.customerId)
    throw new Refusal(orderRefusals.storeCreditOfCustomer)
  const accountId = accountIdOf(store.id, storeCreditOf(actor.customerId, checkout.currency))
  const left = await readAvailable(tx, store.id, accountId)
  if (wanted !== 'all' && wanted > left)
    throw new Refusal(ledgerRefusals.balanceTooLow, {
      members: { available: money(left, checkout.currency) },
    })
  const amount = Math.min(rest, left, wanted === 'all' ? left : wanted)
  if (amount === 0) return null
  return { tender: 'store_credit', accountId, ownerId: actor.customerId, amount, lastFour: null }
}
