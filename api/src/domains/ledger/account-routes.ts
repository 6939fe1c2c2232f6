import { decodeCursor, encodeCursor } from '../../platform/pagination.ts'
import { policies } from '../../platform/policies.ts'
import { createRouter, route } from '../../platform/router.ts'
import { listAccounts, listTransfers, readTrialBalance } from './account-queries.ts'
import {
  ledgerAccountListQuery,
  ledgerAccountListSchema,
  ledgerTransferListQuery,
  ledgerTransferListSchema,
  presentAccount,
  presentTransfer,
  presentTrialBalance,
  trialBalanceQuery,
  trialBalanceSchema,
} from './account-schemas.ts'

/** The books, for staff to read: nobody writes here but sales, payments, refunds and those who give and pay out. */
export const ledgerRouter = createRouter()

const policy = policies.staff('ledger:read')

route(
  ledgerRouter,
  {
    operationId: 'listLedgerAccounts',
    tag: 'Money',
    summary: 'List accounts and their balances',
    description:
      'Latest opened first, each with the sums of its transfers as of now or of any moment before. Accounts are opened by their first transfer.',
    method: 'get',
    path: '/v1/admin/ledger/accounts',
    policy,
    query: ledgerAccountListQuery,
    success: { status: 200, description: 'One page of accounts.', schema: ledgerAccountListSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const { kind, sellerId, at } = query
    const name = `ledger-accounts|${kind ?? ''}|${sellerId ?? ''}|${at ?? ''}`
    const { items, last } = await listAccounts(context.db, context.store.id, {
      at: at ?? null,
      kind,
      ownerId: sellerId,
      limit: query.limit,
      after: decodeCursor(name, 'instant', query.cursor),
    })
    return { items: items.map(presentAccount), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  ledgerRouter,
  {
    operationId: 'listLedgerTransfers',
    tag: 'Money',
    summary: 'List transfers',
    description:
      'Latest first. A transfer takes one amount out of one account and puts it into another; it is never changed, and what was wrong is made good by another one.',
    method: 'get',
    path: '/v1/admin/ledger/transfers',
    policy,
    query: ledgerTransferListQuery,
    success: { status: 200, description: 'One page of transfers.', schema: ledgerTransferListSchema },
    refusals: [],
  },
  async ({ context, query: { limit, cursor, ...filter } }) => {
    const { accountId, orderId, code, from, until } = filter
    const name = ['ledger-transfers', accountId, orderId, code, from, until].join('|')
    const after = decodeCursor(name, 'number', cursor)
    const { items, last } = await listTransfers(context.db, context.store.id, { ...filter, limit, after })
    return { items: items.map(presentTransfer), nextCursor: last && encodeCursor(name, last) }
  },
)

route(
  ledgerRouter,
  {
    operationId: 'getTrialBalance',
    tag: 'Money',
    summary: 'Read the trial balance',
    description:
      'Debits and credits of every kind of account, as of now or of any moment before, and their difference in each currency, which is 0.',
    method: 'get',
    path: '/v1/admin/ledger/trial-balance',
    policy,
    query: trialBalanceQuery,
    success: { status: 200, description: 'The trial balance.', schema: trialBalanceSchema },
    refusals: [],
  },
  async ({ context, query }) => {
    const at = query.at ?? null
    return presentTrialBalance(await readTrialBalance(context.db, context.store.id, at), at)
  },
)
