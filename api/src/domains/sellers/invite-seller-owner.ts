import { invitationBy } from '../../platform/attempts.ts'
import { countOrRefuse } from '../../platform/attempts-at-close.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockSeller } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { SellerInvitation } from './seller.ts'
import { sendSellerInvitation } from './send-seller-invitation.ts'

/**
 * Staff invites an owner of a seller: when the first invitation ran out, or all owners are gone.
 * @throws Refusal not-found, seller-not-trading, too-many-seller-members, too-many-seller-invitations, too-many-requests
 */
export async function inviteSellerOwner(
  context: Context,
  of: { sellerId: string; email: string },
): Promise<SellerInvitation> {
  return inTransaction(context, async (tx) => {
    const seller = await lockSeller(tx.tx, tx.store.id, of.sellerId)
    if (!seller) throw new Refusal(platformRefusals.notFound)
    if (seller.status !== 'active' || seller.isHouse) throw new Refusal(sellerRefusals.sellerNotTrading)
    countOrRefuse(tx, invitationBy(tx, of.email))
    return sendSellerInvitation(tx, {
      seller,
      email: of.email,
      rights: { isOwner: true, permissions: [] },
      mayWithdraw: () => true,
    })
  })
}
