import { z } from '@hono/zod-openapi'
import { idInput } from '../../platform/ids.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { presentStaffCustomer } from './customer.ts'
import { customerRefusals } from './refusals.ts'
import { reopenCustomer } from './reopen-customer.ts'
import {
  customerListQuery,
  customerListSchema,
  staffCustomerSchema,
  suspendCustomerInput,
} from './schemas.ts'
import { listCustomers, readStaffCustomer } from './staff-customer-queries.ts'
import { suspendCustomer } from './suspend-customer.ts'

export const customerAdminRouter = createRouter()

const customerParams = z.object({ customerId: idInput('customer') })
const customerReply = { status: 200, schema: staffCustomerSchema, etag: true } as const

route(
  customerAdminRouter,
  {
    operationId: 'listCustomers',
    tag: 'Admin',
    summary: 'List customers',
    description: 'Newest first; erased ones, too, by their id alone.',
    method: 'get',
    path: '/v1/admin/customers',
    policy: policies.staff('customers:read'),
    query: customerListQuery,
    success: { status: 200, description: 'One page of customers.', schema: customerListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const { search = null, status = null, limit } = query
    const of = `customers|${status ?? ''}|${search ?? ''}`
    const after = decodeCursor(of, 'instant', query.cursor)
    const { items, last } = await listCustomers(context.db, context.store.id, {
      search,
      status,
      limit,
      after,
    })
    return { items: items.map(presentStaffCustomer), nextCursor: last ? encodeCursor(of, last) : null }
  },
)

route(
  customerAdminRouter,
  {
    operationId: 'getCustomerAsStaff',
    tag: 'Admin',
    summary: 'Read a customer',
    description: 'With the groups it is in, and without anything that opens the account.',
    method: 'get',
    path: '/v1/admin/customers/{customerId}',
    policy: policies.staff('customers:read'),
    params: customerParams,
    success: { ...customerReply, description: 'The customer.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const customer = await readStaffCustomer(context.db, context.store.id, params.customerId)
    if (!customer) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentStaffCustomer(customer))
  },
)

route(
  customerAdminRouter,
  {
    operationId: 'suspendCustomer',
    tag: 'Admin',
    summary: 'Suspend a customer',
    description:
      'Ends all sessions of the customer, within five seconds everywhere, and lets nobody sign in. Orders stay, and open with their own secrets.',
    method: 'put',
    path: '/v1/admin/customers/{customerId}/suspension',
    policy: policies.staff('customers:write'),
    params: customerParams,
    body: suspendCustomerInput,
    success: { ...customerReply, description: 'The customer, suspended.' },
    refusals: [platformRefusals.notFound, customerRefusals.erased],
  },
  async ({ context, params, body }) =>
    Reply.versioned(presentStaffCustomer(await suspendCustomer(context, { ...params, ...body }))),
)

route(
  customerAdminRouter,
  {
    operationId: 'reopenCustomer',
    tag: 'Admin',
    summary: 'Reopen a suspended customer',
    description: 'Lets the customer sign in again; ended sessions stay ended.',
    method: 'delete',
    path: '/v1/admin/customers/{customerId}/suspension',
    policy: policies.staff('customers:write'),
    params: customerParams,
    success: { ...customerReply, description: 'The customer, active again.' },
    refusals: [platformRefusals.notFound, customerRefusals.erased],
  },
  async ({ context, params }) => Reply.versioned(presentStaffCustomer(await reopenCustomer(context, params))),
)
