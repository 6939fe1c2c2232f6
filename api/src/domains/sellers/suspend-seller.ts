import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockSeller, writeSeller } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { Seller } from './seller.ts'

/**
 * Closes a seller: its members and keys are let in nowhere, and its offers cannot be bought. Again changes nothing.
 * @throws Refusal not-found, seller-not-trading for one that does not trade, and for the store's own
 */
export async function suspendSeller(context: Context, of: { sellerId: string }): Promise<Seller> {
  return inTransaction(context, async (tx) => {
    const before = await lockSeller(tx.tx, tx.store.id, of.sellerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status === 'suspended') return before
    if (before.status !== 'active' || before.isHouse) throw new Refusal(sellerRefusals.sellerNotTrading)
    const seller: Seller = { ...before, status: 'suspended', version: before.version + 1 }
    await writeSeller(tx.tx, tx.store.id, seller, tx.now)
    recordEvent(tx, {
      type: 'seller.suspended',
      aggregate: 'seller',
      aggregateId: seller.id,
      version: seller.version,
      payload: { sellerId: seller.id },
      details: { before: { status: before.status }, after: { status: seller.status } },
    })
    return seller
  })
}
