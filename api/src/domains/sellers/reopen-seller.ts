import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockSeller, writeSeller } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { Seller } from './seller.ts'

/**
 * Lets a suspended seller trade again, with the members and keys it had. Again changes nothing.
 * @throws Refusal not-found, seller-not-trading for one that was never suspended
 */
export async function reopenSeller(context: Context, of: { sellerId: string }): Promise<Seller> {
  return inTransaction(context, async (tx) => {
    const before = await lockSeller(tx.tx, tx.store.id, of.sellerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status === 'active') return before
    if (before.status !== 'suspended') throw new Refusal(sellerRefusals.sellerNotTrading)
    const seller: Seller = { ...before, status: 'active', version: before.version + 1 }
    await writeSeller(tx.tx, tx.store.id, seller, tx.now)
    recordEvent(tx, {
      type: 'seller.reopened',
      aggregate: 'seller',
      aggregateId: seller.id,
      version: seller.version,
      payload: { sellerId: seller.id },
      details: { before: { status: before.status }, after: { status: seller.status } },
    })
    return seller
  })
}
