import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockOwnSeller } from './acting-member.ts'
import { deleteMember } from './member-queries.ts'
import { keepsAnOwner, mayRemove } from './member-rights.ts'
import { raiseSellerVersion } from './queries.ts'
import { sellerRefusals } from './refusals.ts'

/**
 * Removes a member of the caller's seller, with its sessions and the open invitations it sent. The seller's keys stay:
 * they are the seller's, whoever made them.
 * @throws Refusal not-permitted, not-found, seller-permission-not-held, last-seller-owner
 */
export async function removeSellerMember(context: Context, of: { accountId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { seller, members, self } = await lockOwnSeller(tx, 'seller-members:write')
    const member = members.find(({ accountId }) => accountId === of.accountId)
    if (!member) throw new Refusal(platformRefusals.notFound)
    if (!mayRemove(self, member)) throw new Refusal(sellerRefusals.rightsNotHeld)
    if (!keepsAnOwner(members.filter((one) => one !== member))) throw new Refusal(sellerRefusals.lastOwner)
    await deleteMember(tx.tx, tx.store.id, seller.id, { accountId: of.accountId, clock: tx.clock })
    const version = seller.version + 1
    await raiseSellerVersion(tx.tx, tx.store.id, { id: seller.id, version }, tx.now)
    recordEvent(tx, {
      type: 'seller.member_removed',
      aggregate: 'seller',
      aggregateId: seller.id,
      version,
      payload: { accountId: of.accountId },
      details: { before: { isOwner: member.isOwner, permissions: member.permissions }, after: null },
    })
  })
}
