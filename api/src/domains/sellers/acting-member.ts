import type { Actor, TxContext } from '../../platform/context.ts'
import type { SellerPermission } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { readMembers } from './member-queries.ts'
import { lockSeller } from './queries.ts'
import type { Seller, SellerMember } from './seller.ts'

/** Whom the caller works for. @throws Refusal not-permitted when it works for no seller */
export function sellerOf(actor: Actor): string {
  if (actor.kind !== 'sellerMember' && actor.kind !== 'sellerKey')
    throw new Refusal(platformRefusals.notPermitted)
  return actor.sellerId
}

/**
 * Locks the caller's seller and reads its people: from here on nobody else changes them, and the caller is what it is
 * now, not what it was when the request came in.
 * @throws Refusal not-permitted when the caller may not, or not any more
 */
export async function lockOwnSeller(
  { actor, tx, store }: TxContext,
  permission: SellerPermission,
): Promise<{ seller: Seller; members: SellerMember[]; self: SellerMember }> {
  if (actor.kind !== 'sellerMember') throw new Refusal(platformRefusals.notPermitted)
  const seller = await lockSeller(tx, store.id, actor.sellerId)
  const members = await readMembers(tx, store.id, actor.sellerId)
  const self = members.find(({ accountId }) => accountId === actor.accountId)
  const may = self && (self.isOwner || self.permissions.includes(permission))
  if (!may || seller?.status !== 'active') throw new Refusal(platformRefusals.notPermitted)
  return { seller, members, self }
}
