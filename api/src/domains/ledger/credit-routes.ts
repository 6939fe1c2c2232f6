import type { Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { customerOf } from '../cart/index.ts'
import { readCustomer } from '../customers/index.ts'
import { movementListSchema, presentMovement } from './account-movement.ts'
import { listTransfers, readKeptBalances } from './account-queries.ts'
import { addStoreCredit } from './add-store-credit.ts'
import {
  addStoreCreditInput,
  creditedCustomerParams,
  creditTransferListQuery,
  presentStoreCredit,
  storeCreditSchema,
} from './credit-schemas.ts'
import { ledgerRefusals } from './refusals.ts'

export const storeCreditRouter = createRouter()

const readCredit = async (context: Context, ownerId: string) =>
  presentStoreCredit(await readKeptBalances(context.db, context.store.id, { kind: 'store_credit', ownerId }))

route(
  storeCreditRouter,
  {
    operationId: 'getStoreCredit',
    tag: 'Customers',
    summary: 'Read the own store credit',
    description: 'What the store owes the customer and takes instead of money.',
    method: 'get',
    path: '/v1/customers/me/store-credit',
    policy: policies.customer,
    success: { status: 200, description: 'The balances.', schema: storeCreditSchema },
    refusals: [],
  },
  async ({ context }) => readCredit(context, customerOf(context)),
)

route(
  storeCreditRouter,
  {
    operationId: 'listStoreCreditMovements',
    tag: 'Customers',
    summary: 'List what came to the own store credit and went from it',
    description: 'Latest first.',
    method: 'get',
    path: '/v1/customers/me/store-credit/movements',
    policy: policies.customer,
    query: creditTransferListQuery,
    success: { status: 200, description: 'One page of movements.', schema: movementListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const owner = { kind: 'store_credit' as const, id: customerOf(context) }
    const name = `store-credit|${owner.id}`
    const { items, last } = await listTransfers(context.db, context.store.id, {
      owner,
      limit: query.limit,
      after: decodeCursor(name, 'number', query.cursor),
    })
    return {
      items: items.map((each) => presentMovement(each, owner)),
      nextCursor: last && encodeCursor(name, last),
    }
  },
)

route(
  storeCreditRouter,
  {
    operationId: 'getCustomerStoreCredit',
    tag: 'Money',
    summary: "Read a customer's store credit",
    description: 'What the customer has, and what of it payments that run have set aside.',
    method: 'get',
    path: '/v1/admin/customers/{customerId}/store-credit',
    policy: policies.staff('gift-cards:read'),
    params: creditedCustomerParams,
    success: { status: 200, description: 'The balances.', schema: storeCreditSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    if (!(await readCustomer(context.db, context.store.id, params.customerId)))
      throw new Refusal(platformRefusals.notFound)
    return readCredit(context, params.customerId)
  },
)

route(
  storeCreditRouter,
  {
    operationId: 'addStoreCredit',
    tag: 'Money',
    summary: 'Give a customer store credit, or take some back',
    description: 'What is taken back is there and set aside for no payment.',
    method: 'post',
    path: '/v1/admin/customers/{customerId}/store-credit',
    policy: policies.staff('gift-cards:write'),
    params: creditedCustomerParams,
    body: addStoreCreditInput,
    idempotency: 'money',
    success: { status: 201, description: 'It is done.', schema: storeCreditSchema },
    refusals: [platformRefusals.notFound, ledgerRefusals.balanceTooLow],
  },
  async ({ context, params, body }) =>
    presentStoreCredit(await addStoreCredit(context, { ...params, ...body.amount, reason: body.reason })),
)
