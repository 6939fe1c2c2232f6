import { invitationBy } from '../../platform/attempts.ts'
import { countOrRefuse } from '../../platform/attempts-at-close.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { lockOwnSeller } from './acting-member.ts'
import { mayGive, type Rights } from './member-rights.ts'
import { sellerRefusals } from './refusals.ts'
import type { SellerInvitation } from './seller.ts'
import { sendSellerInvitation } from './send-seller-invitation.ts'

/**
 * A member invites somebody to its seller, with no more rights than its own.
 * @throws Refusal not-permitted, seller-permission-not-held, already-seller-member, too-many-seller-members,
 * too-many-seller-invitations, too-many-requests
 */
export async function inviteSellerMember(
  context: Context,
  of: Rights & { email: string },
): Promise<SellerInvitation> {
  return inTransaction(context, async (tx) => {
    const { seller, members, self } = await lockOwnSeller(tx, 'seller-members:write')
    if (!mayGive(self, of)) throw new Refusal(sellerRefusals.rightsNotHeld)
    if (members.some(({ email }) => email === of.email)) throw new Refusal(sellerRefusals.alreadyMember)
    countOrRefuse(tx, invitationBy(tx, of.email))
    const mayWithdraw = (invited: { isOwner: boolean }) => self.isOwner || !invited.isOwner
    return sendSellerInvitation(tx, { seller, email: of.email, rights: of, mayWithdraw })
  })
}
