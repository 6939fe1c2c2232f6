import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { listMembers, readMember } from './member-queries.ts'
import { userRefusals } from './refusals.ts'
import { removeStaffMember } from './remove-staff-member.ts'
import {
  memberListSchema,
  memberParams,
  memberSchema,
  pageOnly,
  presentMember,
  updateMemberInput,
} from './staff-schemas.ts'
import { updateStaffMember } from './update-staff-member.ts'

export const staffRouter = createRouter()

route(
  staffRouter,
  {
    operationId: 'listStaff',
    tag: 'Admin',
    summary: 'List who works here',
    description: 'The first ones first.',
    method: 'get',
    path: '/v1/admin/staff',
    policy: policies.staff('staff:read'),
    query: pageOnly,
    success: { status: 200, description: 'One page of members.', schema: memberListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const after = decodeCursor('staff', 'instant', query.cursor)
    const { items, last } = await listMembers(context.db, context.store.id, { limit: query.limit, after })
    return { items: items.map(presentMember), nextCursor: last ? encodeCursor('staff', last) : null }
  },
)

route(
  staffRouter,
  {
    operationId: 'getStaffMember',
    tag: 'Admin',
    summary: 'Read one who works here',
    description: 'With the role, and whether a second factor is set up.',
    method: 'get',
    path: '/v1/admin/staff/{accountId}',
    policy: policies.staff('staff:read'),
    params: memberParams,
    success: { status: 200, description: 'The member.', schema: memberSchema, etag: true },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const member = await readMember(context.db, context.store.id, params.accountId)
    if (!member) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentMember(member), { revalidates: false })
  },
)

route(
  staffRouter,
  {
    operationId: 'updateStaffMember',
    tag: 'Admin',
    summary: 'Give a member another role',
    description:
      'It counts from the next request on. Nobody gives or takes a permission that they lack; only owners make owners, and one is always left.',
    method: 'patch',
    path: '/v1/admin/staff/{accountId}',
    policy: policies.staff('staff:write'),
    params: memberParams,
    body: updateMemberInput,
    ifMatch: true,
    success: { status: 200, description: 'The member.', schema: memberSchema, etag: true },
    refusals: [
      platformRefusals.notFound,
      userRefusals.roleNotFound,
      userRefusals.permissionNotHeld,
      userRefusals.lastOwner,
    ],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentMember(await updateStaffMember(context, { ...params, ...body, ifMatch }))),
)

route(
  staffRouter,
  {
    operationId: 'removeStaffMember',
    tag: 'Admin',
    summary: 'End that somebody works here',
    description:
      'Sessions of this store end at once, and invitations that the person sent are worth nothing. The account stays, for other stores. One owner is always left.',
    method: 'delete',
    path: '/v1/admin/staff/{accountId}',
    policy: policies.staff('staff:write'),
    params: memberParams,
    ifMatch: true,
    success: { status: 204, description: 'The person does not work here any more.' },
    refusals: [platformRefusals.notFound, userRefusals.permissionNotHeld, userRefusals.lastOwner],
  },
  async ({ context, params, ifMatch }) => removeStaffMember(context, { ...params, ifMatch }),
)
