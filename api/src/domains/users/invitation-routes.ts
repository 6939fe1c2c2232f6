import type { Context } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { storeOfToken } from '../../platform/secrets.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { acceptStaffInvitation, inspectStaffInvitation } from './accept-staff-invitation.ts'
import { listInvitations } from './invitation-queries.ts'
import { inviteStaff } from './invite-staff.ts'
import { userRefusals } from './refusals.ts'
import { revokeStaffInvitation } from './revoke-staff-invitation.ts'
import { presentSession, sessionSchema } from './session-schemas.ts'
import {
  acceptInput,
  inspectedSchema,
  inspectInput,
  invitationListSchema,
  invitationParams,
  invitationSchema,
  inviteInput,
  pageOnly,
  presentInvitation,
} from './staff-schemas.ts'

export const invitationRouter = createRouter()
invitingRoutes(invitationRouter)
invitedRoutes(invitationRouter)

function invitingRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'inviteStaff',
      tag: 'Admin',
      summary: 'Invite somebody to work here',
      description:
        'Mails a link that works once, for seven days. Inviting the same address again replaces the open invitation. Nobody gives a role that permits more than they may do themselves; only owners make owners.',
      method: 'post',
      path: '/v1/admin/staff-invitations',
      policy: policies.staff('staff:write'),
      body: inviteInput,
      idempotency: 'transaction',
      success: { status: 201, description: 'The invitation.', schema: invitationSchema },
      refusals: [
        userRefusals.roleNotFound,
        userRefusals.permissionNotHeld,
        userRefusals.alreadyStaff,
        userRefusals.tooManyInvitations,
      ],
    },
    async ({ context, body }) => presentInvitation(await inviteStaff(context, body)),
  )

  route(
    router,
    {
      operationId: 'listStaffInvitations',
      tag: 'Admin',
      summary: 'List open invitations',
      description: 'Those that may still be accepted, the newest first.',
      method: 'get',
      path: '/v1/admin/staff-invitations',
      policy: policies.staff('staff:read'),
      query: pageOnly,
      success: { status: 200, description: 'One page of invitations.', schema: invitationListSchema },
      refusals: [],
    },
    async ({ context, query }) => {
      const of = 'staff-invitations'
      const after = decodeCursor(of, 'instant', query.cursor)
      const { items, last } = await listInvitations(context.db, context.store.id, {
        limit: query.limit,
        after,
      })
      return { items: items.map(presentInvitation), nextCursor: last ? encodeCursor(of, last) : null }
    },
  )

  route(
    router,
    {
      operationId: 'revokeStaffInvitation',
      tag: 'Admin',
      summary: 'Withdraw an invitation',
      description: 'Its link is dead at once.',
      method: 'delete',
      path: '/v1/admin/staff-invitations/{invitationId}',
      policy: policies.staff('staff:write'),
      params: invitationParams,
      success: { status: 204, description: 'The invitation is withdrawn.' },
      refusals: [platformRefusals.notFound, userRefusals.permissionNotHeld],
    },
    async ({ context, params }) => revokeStaffInvitation(context, params),
  )
}

function invitedRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'inspectStaffInvitation',
      tag: 'Account',
      summary: 'Look at an invitation',
      description: 'By the mailed link: to what it invites, and whether its address has an account already.',
      method: 'post',
      path: '/v1/staff-invitations/inspection',
      policy: policies.public,
      attemptsPerMinute: 30,
      body: inspectInput,
      success: { status: 200, description: 'The invitation.', schema: inspectedSchema },
      refusals: [userRefusals.invitationNotValid],
    },
    async ({ body, inStore }) => {
      const context = await storeOf(body.token, inStore)
      const { invitation, hasAccount } = await inspectStaffInvitation(context, body)
      return {
        store: { id: toWire('store', context.store.id), name: context.store.name },
        email: invitation.email,
        roleName: invitation.roleName,
        hasAccount,
        expiresAt: toRfc3339(invitation.expiresAt),
      }
    },
  )

  route(
    router,
    {
      operationId: 'acceptStaffInvitation',
      tag: 'Account',
      summary: 'Accept an invitation',
      description:
        'By the mailed link, which works once: with the password of the account that its address has, or with a name and a new password. Signs in.',
      method: 'post',
      path: '/v1/staff-invitations/acceptance',
      policy: policies.public,
      attemptsPerMinute: 20,
      body: acceptInput,
      success: { status: 201, description: 'A session of the new member.', schema: sessionSchema },
      refusals: [userRefusals.invitationNotValid, userRefusals.wrongCredentials],
    },
    async ({ body, client, inStore }) => {
      const context = await storeOf(body.token, inStore)
      const session = await acceptStaffInvitation(context, { ...body, name: body.name, client })
      return presentSession(session, context.store.id)
    },
  )
}

/** @throws Refusal staff-invitation-not-valid when the link names no store */
async function storeOf(
  token: string,
  inStore: (storeId: string) => Promise<Context | null>,
): Promise<Context> {
  const storeId = storeOfToken('inv', token)
  const context = storeId && (await inStore(storeId))
  if (!context) throw new Refusal(userRefusals.invitationNotValid)
  return context
}
