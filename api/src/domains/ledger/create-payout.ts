import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockSeller, sellerRefusals } from '../sellers/index.ts'
import { closingPayout, type Payout, readSellerSumsIn } from './payout-queries.ts'
import { postTransfers } from './post-transfers.ts'
import { ledgerRefusals } from './refusals.ts'
import { owedOf } from './seller-balance.ts'

/**
 * Records that a seller was paid. Its row is held until the payout stands, so that two at once are one after the other;
 * sales meanwhile only add to what it is owed. Refunds may take that below 0: then nothing is paid until sales have made
 * up for it.
 * @throws Refusal not-found, seller-is-house, payout-exceeds-balance
 */
export async function createPayout(context: Context, of: NewPayout): Promise<Payout> {
  return inTransaction(context, (tx) => payOut(tx, of))
}

interface NewPayout {
  sellerId: string
  /** Minor units, above 0 */
  amount: number
  currency: string
  /** What the bank knows it by; may be empty */
  bankReference: string
}

async function payOut(context: TxContext, of: NewPayout): Promise<Payout> {
  const { store, tx, now } = context
  const seller = await lockSeller(tx, store.id, of.sellerId)
  if (!seller) throw new Refusal(platformRefusals.notFound)
  if (seller.isHouse) throw new Refusal(sellerRefusals.sellerIsHouse)
  const owed = owedOf(await readSellerSumsIn(tx, store.id, of.sellerId), of.currency)
  if (of.amount > owed) throw new Refusal(ledgerRefusals.payoutTooHigh)
  const payout: Payout = { id: newId('payout'), ...of, paidAt: now }
  const { currency, amount } = of
  postTransfers(context, {
    reference: payout.id,
    orderId: null,
    postings: [
      {
        debit: { kind: 'seller', ownerId: of.sellerId, currency },
        credit: { kind: 'bank', currency },
        amount,
        code: 'payout',
      },
    ],
  })
  tx.atClose(closingPayout(store.id, { payout, createdBy: actorName(context.actor) }))
  recordEvent(context, {
    type: 'payout.created',
    aggregate: 'payout',
    aggregateId: payout.id,
    version: 1,
    payload: { sellerId: of.sellerId, amount, currency },
  })
  return payout
}
