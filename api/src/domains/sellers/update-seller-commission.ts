import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockSeller, writeCommission } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { Seller } from './seller.ts'

/**
 * Sets what the store keeps of a seller's goods, from the next order on. Again changes nothing.
 * @throws Refusal not-found, version-conflict, seller-is-house
 */
export async function updateSellerCommission(
  context: Context,
  of: { sellerId: string; partsPerMillion: number; ifMatch: number | undefined },
): Promise<Seller> {
  return inTransaction(context, async (tx) => {
    const before = await lockSeller(tx.tx, tx.store.id, of.sellerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (before.isHouse) throw new Refusal(sellerRefusals.sellerIsHouse)
    if (before.commissionPartsPerMillion === of.partsPerMillion) return before
    const seller: Seller = {
      ...before,
      commissionPartsPerMillion: of.partsPerMillion,
      version: before.version + 1,
    }
    await writeCommission(tx.tx, tx.store.id, seller, tx.now)
    recordEvent(tx, {
      type: 'seller.commission_changed',
      aggregate: 'seller',
      aggregateId: seller.id,
      version: seller.version,
      payload: { partsPerMillion: of.partsPerMillion },
      details: {
        before: { partsPerMillion: before.commissionPartsPerMillion },
        after: { partsPerMillion: of.partsPerMillion },
      },
    })
    return seller
  })
}
