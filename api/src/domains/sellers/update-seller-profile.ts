import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { sellerOf } from './acting-member.ts'
import { lockSeller, writeSeller } from './queries.ts'
import type { Seller } from './seller.ts'

/** What a seller may change of itself; what is undefined stays. */
export interface SellerProfileChanges {
  name?: string | undefined
  description?: string | undefined
  website?: string | null | undefined
}

/** Changes the caller's own seller. @throws Refusal not-permitted, not-found, version-conflict */
export async function updateSellerProfile(
  context: Context,
  of: { changes: SellerProfileChanges; ifMatch: number | undefined },
): Promise<Seller> {
  const sellerId = sellerOf(context.actor)
  return inTransaction(context, async (tx) => {
    const before = await lockSeller(tx.tx, tx.store.id, sellerId)
    if (before?.status !== 'active') throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const { name = before.name, description = before.description, website = before.website } = of.changes
    const seller: Seller = { ...before, name, description, website, version: before.version + 1 }
    await writeSeller(tx.tx, tx.store.id, seller, tx.now)
    recordEvent(tx, {
      type: 'seller.profile_changed',
      aggregate: 'seller',
      aggregateId: seller.id,
      version: seller.version,
      payload: { sellerId: seller.id, nameChanged: seller.name !== before.name },
      details: { before: profileOf(before), after: profileOf(seller) },
    })
    return seller
  })
}

const profileOf = ({ name, description, website }: Seller) => ({ name, description, website })
