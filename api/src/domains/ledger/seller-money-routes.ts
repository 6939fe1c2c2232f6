import type { Context } from '../../platform/context.ts'
import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, route } from '../../platform/router.ts'
import { readSeller, sellerOf, sellerRefusals } from '../sellers/index.ts'
import { movementListSchema, presentMovement } from './account-movement.ts'
import { listTransfers } from './account-queries.ts'
import { createPayout } from './create-payout.ts'
import { listPayouts, readSellerSums } from './payout-queries.ts'
import { ledgerRefusals } from './refusals.ts'
import { sellerBalances } from './seller-balance.ts'
import {
  createPayoutInput,
  moneyPageQuery,
  moneySellerParams,
  payoutListSchema,
  payoutSchema,
  presentPayout,
  presentSellerMoney,
  sellerMoneySchema,
} from './seller-money-schemas.ts'

/** What sellers are owed, what it is made of and what they were paid: for the store's staff, and for each seller its own. */
export const sellerMoneyRouter = createRouter()

interface PageOf {
  sellerId: string
  limit: number
  cursor?: string | undefined
}

/** @throws Refusal not-found */
async function readMoney(context: Context, sellerId: string) {
  const seller = await readSeller(context.db, context.store.id, sellerId)
  if (!seller) throw new Refusal(platformRefusals.notFound)
  const balances = sellerBalances(await readSellerSums(context.db, context.store.id, sellerId))
  return presentSellerMoney({ ...seller, sellerId, balances })
}

async function pageOfMovements(context: Context, { sellerId, limit, cursor }: PageOf) {
  const owner = { kind: 'seller' as const, id: sellerId }
  const name = `seller-movements|${sellerId}`
  const { items, last } = await listTransfers(context.db, context.store.id, {
    owner,
    limit,
    after: decodeCursor(name, 'number', cursor),
  })
  return {
    items: items.map((each) => presentMovement(each, owner)),
    nextCursor: last && encodeCursor(name, last),
  }
}

async function pageOfPayouts(context: Context, { sellerId, limit, cursor }: PageOf) {
  const name = `payouts|${sellerId}`
  const { items, last } = await listPayouts(context.db, context.store.id, {
    sellerId,
    limit,
    after: decodeCursor(name, 'instant', cursor),
  })
  return { items: items.map(presentPayout), nextCursor: last && encodeCursor(name, last) }
}

/** @throws Refusal not-found */
async function mustExist(context: Context, sellerId: string): Promise<void> {
  if (!(await readSeller(context.db, context.store.id, sellerId)))
    throw new Refusal(platformRefusals.notFound)
}

const ofStaff = policies.staff('ledger:read')
const ofSeller = policies.seller('seller-money:read')

route(
  sellerMoneyRouter,
  {
    operationId: 'getSellerBalance',
    tag: 'Money',
    summary: 'Read what a seller is owed',
    description:
      'And what it is made of. Sales count when they are placed, refunds when they have succeeded.',
    method: 'get',
    path: '/v1/admin/sellers/{sellerId}/balance',
    policy: ofStaff,
    params: moneySellerParams,
    success: { status: 200, description: 'The balances.', schema: sellerMoneySchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => readMoney(context, params.sellerId),
)

route(
  sellerMoneyRouter,
  {
    operationId: 'listSellerMovements',
    tag: 'Money',
    summary: 'List what came to a seller and went from it',
    description: 'Latest first.',
    method: 'get',
    path: '/v1/admin/sellers/{sellerId}/movements',
    policy: ofStaff,
    params: moneySellerParams,
    query: moneyPageQuery,
    success: { status: 200, description: 'One page of movements.', schema: movementListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    await mustExist(context, params.sellerId)
    return pageOfMovements(context, { ...query, ...params })
  },
)

route(
  sellerMoneyRouter,
  {
    operationId: 'listPayouts',
    tag: 'Money',
    summary: 'List what a seller was paid',
    description: 'Latest first.',
    method: 'get',
    path: '/v1/admin/sellers/{sellerId}/payouts',
    policy: ofStaff,
    params: moneySellerParams,
    query: moneyPageQuery,
    success: { status: 200, description: 'One page of payouts.', schema: payoutListSchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, query }) => {
    await mustExist(context, params.sellerId)
    return pageOfPayouts(context, { ...query, ...params })
  },
)

route(
  sellerMoneyRouter,
  {
    operationId: 'createPayout',
    tag: 'Money',
    summary: 'Record that a seller was paid',
    description:
      'The money itself is sent by your bank. Never more than the seller is owed, however many record payouts at the same time.',
    method: 'post',
    path: '/v1/admin/sellers/{sellerId}/payouts',
    policy: policies.staff('ledger:write'),
    params: moneySellerParams,
    body: createPayoutInput,
    idempotency: 'money',
    success: { status: 201, description: 'The payout.', schema: payoutSchema },
    refusals: [platformRefusals.notFound, sellerRefusals.sellerIsHouse, ledgerRefusals.payoutTooHigh],
  },
  async ({ context, params, body: { amount: money, bankReference } }) =>
    presentPayout(await createPayout(context, { ...params, ...money, bankReference })),
)

route(
  sellerMoneyRouter,
  {
    operationId: 'getOwnBalance',
    tag: 'Seller',
    summary: 'Read what the own seller is owed',
    description: 'And what it is made of.',
    method: 'get',
    path: '/v1/seller/balance',
    policy: ofSeller,
    success: { status: 200, description: 'The balances.', schema: sellerMoneySchema },
    refusals: [platformRefusals.notFound],
  },
  async ({ context }) => readMoney(context, sellerOf(context.actor)),
)

route(
  sellerMoneyRouter,
  {
    operationId: 'listOwnMovements',
    tag: 'Seller',
    summary: 'List what came to the own seller and went from it',
    description: 'Latest first.',
    method: 'get',
    path: '/v1/seller/movements',
    policy: ofSeller,
    query: moneyPageQuery,
    success: { status: 200, description: 'One page of movements.', schema: movementListSchema },
    refusals: [],
  },
  async ({ context, query }) => pageOfMovements(context, { ...query, sellerId: sellerOf(context.actor) }),
)

route(
  sellerMoneyRouter,
  {
    operationId: 'listOwnPayouts',
    tag: 'Seller',
    summary: 'List what the own seller was paid',
    description: 'Latest first.',
    method: 'get',
    path: '/v1/seller/payouts',
    policy: ofSeller,
    query: moneyPageQuery,
    success: { status: 200, description: 'One page of payouts.', schema: payoutListSchema },
    refusals: [],
  },
  async ({ context, query }) => pageOfPayouts(context, { ...query, sellerId: sellerOf(context.actor) }),
)
