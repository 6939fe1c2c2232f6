import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { addCustomerGroupMember } from './add-customer-group-member.ts'
import { createCustomerGroup } from './create-customer-group.ts'
import { presentStaffCustomer } from './customer.ts'
import { presentGroup } from './group.ts'
import { listCustomerGroups, listGroupMembers, readCustomerGroup } from './group-queries.ts'
import { groupRefusals } from './group-refusals.ts'
import {
  createCustomerGroupInput,
  customerGroupListQuery,
  customerGroupListSchema,
  customerGroupSchema,
  groupMemberParams,
  groupParams,
  updateCustomerGroupInput,
} from './group-schemas.ts'
import { customerRefusals } from './refusals.ts'
import { removeCustomerGroup } from './remove-customer-group.ts'
import { removeCustomerGroupMember } from './remove-customer-group-member.ts'
import { customerListSchema } from './schemas.ts'
import { updateCustomerGroup } from './update-customer-group.ts'

export const groupRouter = createRouter()

const one = { status: 200, schema: customerGroupSchema, etag: true } as const
const [mayRead, mayWrite] = [policies.staff('customers:read'), policies.staff('customers:write')]

route(
  groupRouter,
  {
    operationId: 'listCustomerGroups',
    tag: 'Admin',
    summary: 'List groups of customers',
    description: 'Newest first.',
    method: 'get',
    path: '/v1/admin/customer-groups',
    policy: mayRead,
    query: customerGroupListQuery,
    success: { status: 200, description: 'One page of groups.', schema: customerGroupListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const after = decodeCursor('customer-groups', 'instant', query.cursor)
    const { items, last } = await listCustomerGroups(context.db, context.store.id, {
      limit: query.limit,
      after,
    })
    return { items: items.map(presentGroup), nextCursor: last && encodeCursor('customer-groups', last) }
  },
)

route(
  groupRouter,
  {
    operationId: 'createCustomerGroup',
    tag: 'Admin',
    summary: 'Make a group of customers',
    description: 'It is empty at first.',
    method: 'post',
    path: '/v1/admin/customer-groups',
    policy: mayWrite,
    body: createCustomerGroupInput,
    idempotency: 'transaction',
    success: { ...one, status: 201, description: 'The new group.' },
    refusals: [groupRefusals.handleTaken],
  },
  async ({ context, body }) => Reply.versioned(presentGroup(await createCustomerGroup(context, body))),
)

route(
  groupRouter,
  {
    operationId: 'getCustomerGroup',
    tag: 'Admin',
    summary: 'Read a group of customers',
    description: 'Its name and how many are in it.',
    method: 'get',
    path: '/v1/admin/customer-groups/{groupId}',
    policy: mayRead,
    params: groupParams,
    success: { ...one, description: 'The group.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const group = await readCustomerGroup(context.db, context.store.id, params.groupId)
    if (!group) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentGroup(group), { revalidates: false })
  },
)

route(
  groupRouter,
  {
    operationId: 'updateCustomerGroup',
    tag: 'Admin',
    summary: 'Rename a group of customers',
    description: 'What is left out stays.',
    method: 'patch',
    path: '/v1/admin/customer-groups/{groupId}',
    policy: mayWrite,
    params: groupParams,
    body: updateCustomerGroupInput,
    ifMatch: true,
    success: { ...one, description: 'The group as it is now.' },
    refusals: [platformRefusals.notFound, groupRefusals.handleTaken],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(presentGroup(await updateCustomerGroup(context, { ...params, ifMatch, change: body }))),
)

route(
  groupRouter,
  {
    operationId: 'removeCustomerGroup',
    tag: 'Admin',
    summary: 'Remove a group of customers',
    description: 'Its customers stay.',
    method: 'delete',
    path: '/v1/admin/customer-groups/{groupId}',
    policy: mayWrite,
    params: groupParams,
    success: { status: 204, description: 'The group is gone.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => removeCustomerGroup(context, params),
)

route(
  groupRouter,
  {
    operationId: 'listCustomerGroupMembers',
    tag: 'Admin',
    summary: 'List who is in a group',
    description: 'Those who came last first.',
    method: 'get',
    path: '/v1/admin/customer-groups/{groupId}/members',
    policy: mayRead,
    params: groupParams,
    query: customerGroupListQuery,
    success: { status: 200, description: 'One page of customers.', schema: customerListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    const name = `customer-group-members:${params.groupId}`
    const after = decodeCursor(name, 'instant', query.cursor)
    if (!(await readCustomerGroup(context.db, context.store.id, params.groupId)))
      throw new Refusal(platformRefusals.notFound)
    const { items, last } = await listGroupMembers(context.db, context.store.id, {
      ...params,
      limit: query.limit,
      after,
    })
    return { items: items.map(presentStaffCustomer), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  groupRouter,
  {
    operationId: 'addCustomerGroupMember',
    tag: 'Admin',
    summary: 'Put a customer into a group',
    description: 'Who is in it stays in it.',
    method: 'put',
    path: '/v1/admin/customer-groups/{groupId}/members/{customerId}',
    policy: mayWrite,
    params: groupMemberParams,
    success: { status: 204, description: 'The customer is in the group.' },
    refusals: [platformRefusals.notFound, customerRefusals.erased],
  },
  async ({ context, params }) => addCustomerGroupMember(context, params),
)

route(
  groupRouter,
  {
    operationId: 'removeCustomerGroupMember',
    tag: 'Admin',
    summary: 'Take a customer out of a group',
    description: 'The customer keeps everything else.',
    method: 'delete',
    path: '/v1/admin/customer-groups/{groupId}/members/{customerId}',
    policy: mayWrite,
    params: groupMemberParams,
    success: { status: 204, description: 'The customer is not in the group.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => removeCustomerGroupMember(context, params),
)
