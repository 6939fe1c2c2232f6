import { slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest } from '../../platform/secrets.ts'
import { recordEvent } from '../events/index.ts'
import { lockKey } from '../stores/index.ts'
import {
  type Client,
  findMember,
  findStaffAccount,
  type Invitee,
  lockStaff,
  noteStoreOfAccount,
  openInvitedAccount,
  proveInvitee,
} from '../users/index.ts'
import {
  addMember,
  findInvitation,
  readMembers,
  type TakenInvitation,
  takeInvitation,
} from './member-queries.ts'
import { mayGive } from './member-rights.ts'
import { actingAsMember, type NewSellerSession, openSellerSession } from './open-seller-session.ts'
import { lockSeller, raiseSellerVersion } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { Seller } from './seller.ts'
import { listMemberships } from './session-queries.ts'

export interface InspectedInvitation {
  sellerId: string
  sellerName: string
  email: string
  hasAccount: boolean
  expiresAt: Date
}

/** The invitation of a link, and whether its address has an account. @throws Refusal seller-invitation-not-valid */
export async function inspectSellerInvitation(
  context: Context,
  of: { token: string },
): Promise<InspectedInvitation> {
  const invited = await findInvitation(context.db, context.store.id, digest(of.token))
  if (!invited) throw new Refusal(sellerRefusals.invitationNotValid)
  return { ...invited, hasAccount: (await findStaffAccount(context.db, invited.email)) !== null }
}

/**
 * Makes the holder of the link a member and signs in: with the password of the account of that address, or with a name
 * and a new password where there is none yet. A link works once, however many follow it at the same moment.
 * @throws Refusal seller-invitation-not-valid, wrong-credentials, too-many-requests, invalid-request
 */
export async function acceptSellerInvitation(
  context: Context,
  of: { token: string; name: string | undefined; password: string; client: Client },
): Promise<NewSellerSession> {
  const invited = await inspectSellerInvitation(context, of)
  const attempt = await slowDown(context, {
    rule: 'accountSignIn',
    subject: invited.email,
    client: of.client,
  })
  const invitee = await proveInvitee(context, { ...of, email: invited.email })
  const session = await inTransaction(context, async (tx) => {
    const seller = await lockSeller(tx.tx, tx.store.id, invited.sellerId)
    const given = await takeInvitation(tx.tx, tx.store.id, {
      tokenHash: digest(of.token),
      clock: tx.clock,
    })
    if (!given || seller?.status !== 'active' || !(await mayStillInvite(tx, seller, given)))
      throw new Refusal(sellerRefusals.invitationNotValid)
    await openInvitedAccount(tx, invitee)
    await join(tx, { invitee, seller, given })
    const memberships = await listMemberships(tx.tx, tx.store.id, invitee.accountId)
    const membership = memberships.find(({ sellerId }) => sellerId === seller.id)
    if (!membership) throw new Error('a member was made and is none')
    const account = { ...invitee, id: invitee.accountId }
    return openSellerSession(tx, { account, seller: membership, userAgent: of.client.userAgent })
  })
  await attempt.succeeded()
  return session
}

/** An invitation is worth what its sender may give today, be that a member, somebody of the staff or a server. */
async function mayStillInvite(
  { tx, store }: TxContext,
  seller: Seller,
  given: TakenInvitation,
): Promise<boolean> {
  const [kind, id = ''] = given.invitedBy.split(':')
  if (kind === 'staff') {
    await lockStaff(tx, store.id)
    return (await findMember(tx, store.id, id))?.permissions.includes('sellers:write') === true
  }
  if (kind === 'secret_key') {
    const key = await lockKey(tx, store.id, { keyId: id, sellerId: null })
    return key?.status === 'active' && key.scopes.includes('sellers:write')
  }
  const inviter = (await readMembers(tx, store.id, seller.id)).find(({ accountId }) => accountId === id)
  const invites = inviter && (inviter.isOwner || inviter.permissions.includes('seller-members:write'))
  return invites === true && mayGive(inviter, given)
}

async function join(
  tx: TxContext,
  of: { invitee: Invitee; seller: Seller; given: TakenInvitation },
): Promise<void> {
  const { invitee, seller, given } = of
  const { accountId, name } = invitee
  const { isOwner, permissions } = given
  await addMember(tx.tx, tx.store.id, seller.id, { accountId, isOwner, permissions })
  await noteStoreOfAccount(tx.tx, tx.store.id, accountId)
  const version = seller.version + 1
  await raiseSellerVersion(tx.tx, tx.store.id, { id: seller.id, version }, tx.now)
  recordEvent(actingAsMember(tx, { id: accountId, name }, { sellerId: seller.id, permissions }), {
    type: 'seller.member_joined',
    aggregate: 'seller',
    aggregateId: seller.id,
    version,
    payload: { accountId, isOwner, permissions },
    details: { before: null, after: { isOwner, permissions } },
  })
}
