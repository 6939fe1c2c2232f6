import { actorName, type TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest, storeToken } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import { countPeople, invitationsMax, membersMax, replaceInvitation } from './member-queries.ts'
import type { Rights } from './member-rights.ts'
import { raiseSellerVersion } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { Seller, SellerInvitation } from './seller.ts'

const validSeconds = 7 * 24 * 3600

/**
 * Mails an invitation to join a locked seller; one that waits for the same address is dead from now on. The token goes
 * into the mail and nowhere else. Raises the seller's version by one.
 * @param of.mayWithdraw whether the caller may end one that waits for the same address
 * @throws Refusal too-many-seller-members, too-many-seller-invitations, seller-permission-not-held
 */
export async function sendSellerInvitation(
  context: TxContext,
  of: {
    seller: Seller
    email: string
    rights: Rights
    mayWithdraw: (invited: { isOwner: boolean }) => boolean
  },
): Promise<SellerInvitation> {
  const { tx, store, clock } = context
  const { seller, email, rights } = of
  const { members, waiting } = await countPeople(tx, store.id, { sellerId: seller.id, email, clock })
  if (waiting >= invitationsMax) throw new Refusal(sellerRefusals.tooManyInvitations)
  if (members + waiting >= membersMax) throw new Refusal(sellerRefusals.tooManyMembers)
  const token = storeToken('sin', store.id)
  const invitation: SellerInvitation = {
    id: newId('sellerInvitation'),
    email,
    isOwner: rights.isOwner,
    permissions: [...rights.permissions],
    createdAt: clock,
    expiresAt: secondsAfter(clock, validSeconds),
  }
  const ended = await replaceInvitation(tx, store.id, seller.id, {
    ...invitation,
    tokenHash: digest(token),
    invitedBy: actorName(context.actor),
  })
  if (ended && !of.mayWithdraw(ended)) throw new Refusal(sellerRefusals.rightsNotHeld)
  const version = seller.version + 1
  await raiseSellerVersion(tx, store.id, { id: seller.id, version }, context.now)
  queueMail(context, {
    to: email,
    template: 'seller-invitation',
    locale: store.locale,
    data: { sellerName: seller.name, token, validSeconds },
  })
  recordEvent(context, {
    type: 'seller.invitation_sent',
    aggregate: 'seller',
    aggregateId: seller.id,
    version,
    payload: {
      invitationId: invitation.id,
      isOwner: invitation.isOwner,
      permissions: invitation.permissions,
    },
    details: {
      before: ended && { isOwner: ended.isOwner },
      after: { isOwner: invitation.isOwner, permissions: invitation.permissions },
    },
  })
  return invitation
}
