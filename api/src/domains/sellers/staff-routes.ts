import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { decideSellerApplication } from './decide-seller-application.ts'
import { inviteSellerOwner } from './invite-seller-owner.ts'
import { invitationSchema } from './member-schemas.ts'
import { presentInvitation, presentSeller } from './present.ts'
import { listSellers, readSeller } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import { reopenSeller } from './reopen-seller.ts'
import {
  decideSellerInput,
  inviteOwnerInput,
  sellerListQuery,
  sellerListSchema,
  sellerParams,
  sellerSchema,
  updateCommissionInput,
} from './schemas.ts'
import { suspendSeller } from './suspend-seller.ts'
import { updateSellerCommission } from './update-seller-commission.ts'

/** What staff of the store does with sellers. */
export const sellerStaffRouter = createRouter()

route(
  sellerStaffRouter,
  {
    operationId: 'listSellers',
    tag: 'Admin',
    summary: 'List sellers and applications',
    description: 'Newest first. `status=applied` lists what waits for a decision.',
    method: 'get',
    path: '/v1/admin/sellers',
    policy: policies.staff('sellers:read'),
    query: sellerListQuery,
    success: { status: 200, description: 'One page of sellers.', schema: sellerListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const of = `sellers|${query.status ?? ''}`
    const { items, last } = await listSellers(context.db, context.store.id, {
      status: query.status ?? null,
      limit: query.limit,
      after: decodeCursor(of, 'instant', query.cursor),
    })
    return { items: items.map(presentSeller), nextCursor: last && encodeCursor(of, last) }
  },
)

route(
  sellerStaffRouter,
  {
    operationId: 'getSeller',
    tag: 'Admin',
    summary: 'Read a seller or an application',
    description: 'Everything that staff may know of it; its members are its own affair.',
    method: 'get',
    path: '/v1/admin/sellers/{sellerId}',
    policy: policies.staff('sellers:read'),
    params: sellerParams,
    success: { status: 200, description: 'The seller.', schema: sellerSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const seller = await readSeller(context.db, context.store.id, params.sellerId)
    if (!seller) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentSeller(seller))
  },
)

route(
  sellerStaffRouter,
  {
    operationId: 'decideSellerApplication',
    tag: 'Admin',
    summary: 'Approve or refuse an application',
    description:
      'Once. Whoever applied is told by mail; an approved one is mailed an invitation as the first owner of the seller.',
    method: 'post',
    path: '/v1/admin/sellers/{sellerId}/decision',
    policy: policies.staff('sellers:write'),
    params: sellerParams,
    body: decideSellerInput,
    idempotency: 'transaction',
    success: { status: 200, description: 'The seller, active or refused.', schema: sellerSchema, etag: true },
    refusals: [platformRefusals.notFound, sellerRefusals.applicationDecided],
  },
  async ({ context, params, body }) =>
    Reply.versioned(
      presentSeller(
        await decideSellerApplication(context, {
          ...params,
          decision: body.decision,
          reason: body.reason ?? null,
        }),
      ),
    ),
)

route(
  sellerStaffRouter,
  {
    operationId: 'inviteSellerOwner',
    tag: 'Admin',
    summary: 'Invite an owner of a seller',
    description: 'By mail, for seven days. For when the first invitation ran out or the last owner is gone.',
    method: 'post',
    path: '/v1/admin/sellers/{sellerId}/owner-invitations',
    policy: policies.staff('sellers:write'),
    params: sellerParams,
    body: inviteOwnerInput,
    idempotency: 'transaction',
    success: { status: 201, description: 'The invitation is in the mail.', schema: invitationSchema },
    refusals: [
      platformRefusals.notFound,
      sellerRefusals.sellerNotTrading,
      sellerRefusals.tooManyMembers,
      sellerRefusals.tooManyInvitations,
    ],
  },
  async ({ context, params, body }) =>
    presentInvitation(await inviteSellerOwner(context, { ...params, ...body })),
)

route(
  sellerStaffRouter,
  {
    operationId: 'suspendSeller',
    tag: 'Admin',
    summary: 'Close a seller for now',
    description:
      'Its offers cannot be bought any more; its keys and members are let in nowhere, keys within five seconds. Orders that were placed stay as they are.',
    method: 'put',
    path: '/v1/admin/sellers/{sellerId}/suspension',
    policy: policies.staff('sellers:write'),
    params: sellerParams,
    success: { status: 200, description: 'The seller, suspended.', schema: sellerSchema, etag: true },
    refusals: [platformRefusals.notFound, sellerRefusals.sellerNotTrading],
  },
  async ({ context, params }) => Reply.versioned(presentSeller(await suspendSeller(context, params))),
)

route(
  sellerStaffRouter,
  {
    operationId: 'reopenSeller',
    tag: 'Admin',
    summary: 'Let a suspended seller trade again',
    description: 'With the offers, members and keys it had.',
    method: 'delete',
    path: '/v1/admin/sellers/{sellerId}/suspension',
    policy: policies.staff('sellers:write'),
    params: sellerParams,
    success: { status: 200, description: 'The seller, active.', schema: sellerSchema, etag: true },
    refusals: [platformRefusals.notFound, sellerRefusals.sellerNotTrading],
  },
  async ({ context, params }) => Reply.versioned(presentSeller(await reopenSeller(context, params))),
)

route(
  sellerStaffRouter,
  {
    operationId: 'updateSellerCommission',
    tag: 'Money',
    summary: 'Set the commission of a seller',
    description:
      'What the store keeps of what is paid for its goods without tax, after the part of discounts that the seller bears. It holds for orders placed from now on.',
    method: 'put',
    path: '/v1/admin/sellers/{sellerId}/commission',
    policy: policies.staff('ledger:write'),
    params: sellerParams,
    body: updateCommissionInput,
    ifMatch: true,
    success: { status: 200, description: 'The seller.', schema: sellerSchema, etag: true },
    refusals: [platformRefusals.notFound, sellerRefusals.sellerIsHouse],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentSeller(await updateSellerCommission(context, { ...params, ...body, ifMatch }))),
)
