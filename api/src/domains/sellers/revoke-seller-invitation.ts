import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockOwnSeller } from './acting-member.ts'
import { revokeInvitation } from './member-queries.ts'
import { raiseSellerVersion } from './queries.ts'
import { sellerRefusals } from './refusals.ts'

/**
 * Withdraws an invitation of the caller's seller: its link is dead.
 * @throws Refusal not-permitted, not-found, seller-permission-not-held for an owner's, unless an owner withdraws it
 */
export async function revokeSellerInvitation(context: Context, of: { invitationId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { seller, self } = await lockOwnSeller(tx, 'seller-members:write')
    const revoked = await revokeInvitation(tx.tx, tx.store.id, seller.id, {
      id: of.invitationId,
      clock: tx.clock,
    })
    if (!revoked) throw new Refusal(platformRefusals.notFound)
    if (revoked.isOwner && !self.isOwner) throw new Refusal(sellerRefusals.rightsNotHeld)
    const version = seller.version + 1
    await raiseSellerVersion(tx.tx, tx.store.id, { id: seller.id, version }, tx.now)
    recordEvent(tx, {
      type: 'seller.invitation_revoked',
      aggregate: 'seller',
      aggregateId: seller.id,
      version,
      payload: { invitationId: of.invitationId },
      details: { before: { isOwner: revoked.isOwner }, after: null },
    })
  })
}
