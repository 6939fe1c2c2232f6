import type { Context } from '../../platform/context.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { storeOfToken } from '../../platform/secrets.ts'
import { userRefusals } from '../users/index.ts'
import { acceptSellerInvitation, inspectSellerInvitation } from './accept-seller-invitation.ts'
import { sellerOf } from './acting-member.ts'
import { inviteSellerMember } from './invite-seller-member.ts'
import { listInvitations, listMembers } from './member-queries.ts'
import {
  acceptInvitationInput,
  inspectedInvitationSchema,
  inspectInvitationInput,
  invitationListSchema,
  invitationParams,
  invitationSchema,
  inviteMemberInput,
  memberListSchema,
  memberParams,
  memberSchema,
  sellerSessionSchema,
  updateMemberInput,
} from './member-schemas.ts'
import { presentInspected, presentInvitation, presentMember, presentSession } from './present.ts'
import { sellerRefusals } from './refusals.ts'
import { removeSellerMember } from './remove-seller-member.ts'
import { revokeSellerInvitation } from './revoke-seller-invitation.ts'
import { updateSellerMember } from './update-seller-member.ts'

/** The people of a seller. */
export const sellerMembersRouter = createRouter()

route(
  sellerMembersRouter,
  {
    operationId: 'inspectSellerInvitation',
    tag: 'Seller',
    summary: 'Look at an invitation to a seller',
    description: 'By the mailed link: to whom it invites, and whether its address has an account already.',
    method: 'post',
    path: '/v1/seller-invitations/inspection',
    policy: policies.public,
    attemptsPerMinute: 30,
    body: inspectInvitationInput,
    success: { status: 200, description: 'The invitation.', schema: inspectedInvitationSchema },
    refusals: [sellerRefusals.invitationNotValid],
  },
  async ({ body, inStore }) => {
    const context = await storeOf(body.token, inStore)
    return presentInspected(await inspectSellerInvitation(context, body), context.store)
  },
)

route(
  sellerMembersRouter,
  {
    operationId: 'acceptSellerInvitation',
    tag: 'Seller',
    summary: 'Accept an invitation to a seller',
    description:
      'By the mailed link, which works once: with the password of the account that its address has, or with a name and a new password. Signs in.',
    method: 'post',
    path: '/v1/seller-invitations/acceptance',
    policy: policies.public,
    attemptsPerMinute: 30,
    body: acceptInvitationInput,
    success: { status: 201, description: 'A session of the new member.', schema: sellerSessionSchema },
    refusals: [sellerRefusals.invitationNotValid, userRefusals.wrongCredentials],
  },
  async ({ body, client, inStore }) => {
    const context = await storeOf(body.token, inStore)
    return presentSession(await acceptSellerInvitation(context, { ...body, name: body.name, client }))
  },
)

route(
  sellerMembersRouter,
  {
    operationId: 'listSellerMembers',
    tag: 'Seller',
    summary: 'List the people of the own seller',
    description: 'All of them, the first ones first; at most a hundred.',
    method: 'get',
    path: '/v1/seller/members',
    policy: policies.seller('seller-members:write'),
    success: { status: 200, description: 'The members.', schema: memberListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await listMembers(context.db, context.store.id, sellerOf(context.actor))).map(presentMember),
  }),
)

route(
  sellerMembersRouter,
  {
    operationId: 'updateSellerMember',
    tag: 'Seller',
    summary: 'Change what a member may do',
    description:
      'It bites at once. Nobody gives what he does not have; only owners make and change owners, and one owner stays.',
    method: 'patch',
    path: '/v1/seller/members/{memberId}',
    policy: policies.seller('seller-members:write'),
    params: memberParams,
    body: updateMemberInput,
    idempotency: 'transaction',
    ifMatch: true,
    success: { status: 200, description: 'The member as it is now.', schema: memberSchema, etag: true },
    refusals: [platformRefusals.notFound, sellerRefusals.rightsNotHeld, sellerRefusals.lastOwner],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentMember(
        await updateSellerMember(context, {
          accountId: params.memberId,
          ifMatch,
          isOwner: body.isOwner,
          permissions: body.permissions,
        }),
      ),
    ),
)

route(
  sellerMembersRouter,
  {
    operationId: 'removeSellerMember',
    tag: 'Seller',
    summary: 'Remove a member',
    description:
      'Its sessions end at once, and the invitations it sent are withdrawn. Keys stay: they are the seller’s. One owner stays.',
    method: 'delete',
    path: '/v1/seller/members/{memberId}',
    policy: policies.seller('seller-members:write'),
    params: memberParams,
    success: { status: 204, description: 'The member is gone.' },
    refusals: [platformRefusals.notFound, sellerRefusals.rightsNotHeld, sellerRefusals.lastOwner],
  },
  async ({ context, params }) => removeSellerMember(context, { accountId: params.memberId }),
)

route(
  sellerMembersRouter,
  {
    operationId: 'listSellerInvitations',
    tag: 'Seller',
    summary: 'List invitations that wait',
    description: 'Those that may still be accepted, newest first. At most twenty wait at a time.',
    method: 'get',
    path: '/v1/seller/invitations',
    policy: policies.seller('seller-members:write'),
    success: { status: 200, description: 'The invitations.', schema: invitationListSchema },
    refusals: [],
  },
  async ({ context }) => ({
    items: (await listInvitations(context.db, context.store.id, sellerOf(context.actor))).map(
      presentInvitation,
    ),
  }),
)

route(
  sellerMembersRouter,
  {
    operationId: 'inviteSellerMember',
    tag: 'Seller',
    summary: 'Invite somebody to the own seller',
    description:
      'By mail, for seven days, with no more rights than your own, and while you may. Too many to one address, or by one person, wait (`too-many-requests`). An earlier invitation of the same address is withdrawn.',
    method: 'post',
    path: '/v1/seller/invitations',
    policy: policies.seller('seller-members:write'),
    body: inviteMemberInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The invitation is in the mail.', schema: invitationSchema },
    refusals: [
      sellerRefusals.rightsNotHeld,
      sellerRefusals.alreadyMember,
      sellerRefusals.tooManyMembers,
      sellerRefusals.tooManyInvitations,
    ],
  },
  async ({ context, body }) => presentInvitation(await inviteSellerMember(context, body)),
)

route(
  sellerMembersRouter,
  {
    operationId: 'revokeSellerInvitation',
    tag: 'Seller',
    summary: 'Withdraw an invitation',
    description: 'Its link is dead at once.',
    method: 'delete',
    path: '/v1/seller/invitations/{invitationId}',
    policy: policies.seller('seller-members:write'),
    params: invitationParams,
    success: { status: 204, description: 'The invitation is withdrawn.' },
    refusals: [platformRefusals.notFound, sellerRefusals.rightsNotHeld],
  },
  async ({ context, params }) => revokeSellerInvitation(context, params),
)

/** @throws Refusal seller-invitation-not-valid when the link names no store */
async function storeOf(
  token: string,
  inStore: (storeId: string) => Promise<Context | null>,
): Promise<Context> {
  const storeId = storeOfToken('sin', token)
  const context = storeId && (await inStore(storeId))
  if (!context) throw new Refusal(sellerRefusals.invitationNotValid)
  return context
}
