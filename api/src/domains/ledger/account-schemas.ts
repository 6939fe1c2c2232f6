import { z } from '@hono/zod-openapi'
import { type IdKind, idInput, toWire, wireId, wireIdForm } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { moneySchema, timestamp } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { type AccountKind, accountKinds, kindsOfAccounts } from './account.ts'
import type { AccountBalance, NamedAccount, Transfer, TrialRow } from './account-queries.ts'
import { codesOfTransfers, transferCodes } from './transfer.ts'

const listed = (texts: Record<string, string>) =>
  Object.entries(texts)
    .map(([name, text]) => `\`${name}\`: ${text}.`)
    .join(' ')

const kind = z.enum(kindsOfAccounts as [AccountKind, ...AccountKind[]]).openapi({
  description: `${listed(accountKinds)} Clients must accept new values.`,
  example: 'seller',
})

export const transferCode = z
  .enum(codesOfTransfers as [(typeof codesOfTransfers)[number], ...(typeof codesOfTransfers)[number][]])
  .openapi({ description: `${listed(transferCodes)} Clients must accept new values.`, example: 'sale_goods' })

/** Whose an account is, by its kind. */
const ownerKinds: Partial<Record<AccountKind, IdKind>> = {
  seller: 'seller',
  gift_card: 'giftCard',
  store_credit: 'customer',
}

const [sellerForm, cardForm, customerForm] = (['seller', 'giftCard', 'customer'] as const).map(wireIdForm)
const ownerPattern = `${sellerForm?.pattern}|${cardForm?.pattern}|${customerForm?.pattern}`

const namedShape = {
  id: wireId('ledgerAccount'),
  kind,
  ownerId: z.union([z.string().regex(new RegExp(ownerPattern)).max(40), z.null()]).openapi({
    description: 'The seller, customer or gift card it belongs to; null: the store.',
    example: 'sel_01h455vb4pex5vsknk084sn02q',
  }),
  name: z.string().openapi({ description: 'Of a payment provider; empty for all others.', example: '' }),
  currency: z.string().openapi({ description: 'ISO 4217 code.', example: 'EUR' }),
}

const exampleNamed = {
  id: 'acc_01h455vb4pex5vsknk084sn02q',
  kind: 'seller' as const,
  ownerId: 'sel_01h455vb4pex5vsknk084sn02q',
  name: '',
  currency: 'EUR',
}

export const namedAccountSchema = z.object(namedShape).openapi('LedgerAccountName', { example: exampleNamed })

const exampleBalance = {
  ...exampleNamed,
  debits: { amount: 1500, currency: 'EUR' },
  credits: { amount: 10_000, currency: 'EUR' },
  balance: { amount: 8500, currency: 'EUR' },
  createdAt: '2026-11-22T09:30:00.000Z',
}

const sums = {
  debits: moneySchema.openapi({ description: 'Sum of what went out of it.' }),
  credits: moneySchema.openapi({ description: 'Sum of what came into it.' }),
  balance: moneySchema.openapi({
    description:
      'Credits less debits: above 0 somebody is owed it or it was earned, below 0 it is had somewhere or was spent.',
  }),
}

export const ledgerAccountSchema = z
  .object({ ...namedShape, ...sums, createdAt: timestamp })
  .openapi('LedgerAccount', { example: exampleBalance })

export const ledgerAccountListSchema = z
  .object({ items: z.array(ledgerAccountSchema), nextCursor })
  .openapi('LedgerAccountList', { example: { items: [exampleBalance], nextCursor: null } })

const at = z.iso.datetime().optional().openapi({
  description: 'As of this moment, RFC 3339 in UTC; left out: as of now.',
  example: '2026-11-22T09:30:00.000Z',
})

export const ledgerAccountListQuery = z.strictObject({
  ...pageQuery,
  kind: kind.optional(),
  sellerId: idInput('seller').optional().openapi({ description: 'Only accounts of this seller.' }),
  at,
})

const exampleTransfer = {
  id: 'trf_01h455vb4pex5vsknk084sn02q',
  debit: { ...exampleNamed, kind: 'buyers' as const, ownerId: null },
  credit: exampleNamed,
  amount: { amount: 10_000, currency: 'EUR' },
  code: 'sale_goods' as const,
  orderId: 'ord_01h455vb4pex5vsknk084sn02q',
  postedAt: '2026-11-22T09:30:00.000Z',
}

export const ledgerTransferSchema = z
  .object({
    id: wireId('ledgerTransfer'),
    debit: namedAccountSchema.openapi({ description: 'Where it came from.' }),
    credit: namedAccountSchema.openapi({ description: 'Where it went.' }),
    amount: moneySchema,
    code: transferCode,
    orderId: z
      .union([wireId('order'), z.null()])
      .openapi({ description: 'The order it belongs to; null: none.' }),
    postedAt: timestamp,
  })
  .openapi('LedgerTransfer', { example: exampleTransfer })

export const ledgerTransferListSchema = z
  .object({ items: z.array(ledgerTransferSchema), nextCursor })
  .openapi('LedgerTransferList', { example: { items: [exampleTransfer], nextCursor: null } })

export const ledgerTransferListQuery = z.strictObject({
  ...pageQuery,
  accountId: idInput('ledgerAccount')
    .optional()
    .openapi({ description: 'Only into and out of this account.' }),
  orderId: idInput('order').optional().openapi({ description: 'Only of this order.' }),
  code: transferCode.optional(),
  from: z.iso
    .datetime()
    .optional()
    .openapi({ description: 'Only from then on, RFC 3339 in UTC.', example: '2026-11-01T00:00:00Z' }),
  until: z.iso
    .datetime()
    .optional()
    .openapi({ description: 'Only before then, RFC 3339 in UTC.', example: '2026-12-01T00:00:00Z' }),
})

export const trialBalanceQuery = z.strictObject({ at })

export const trialBalanceSchema = z
  .object({
    at: z.union([timestamp, z.null()]).openapi({ description: 'As asked for; null: as of now.' }),
    rows: z.array(
      z.object({ kind, currency: namedShape.currency, ...sums }).openapi('TrialBalanceRow', {
        example: {
          kind: 'seller',
          currency: 'EUR',
          debits: exampleBalance.debits,
          credits: exampleBalance.credits,
          balance: exampleBalance.balance,
        },
      }),
    ),
    differences: z.array(moneySchema).openapi({
      description: 'Credits less debits of all accounts, one for each currency: 0, or the books are wrong.',
      example: [{ amount: 0, currency: 'EUR' }],
    }),
  })
  .openapi('TrialBalance', {
    example: {
      at: null,
      rows: [
        {
          kind: 'buyers',
          currency: 'EUR',
          debits: { amount: 10_000, currency: 'EUR' },
          credits: { amount: 10_000, currency: 'EUR' },
          balance: { amount: 0, currency: 'EUR' },
        },
      ],
      differences: [{ amount: 0, currency: 'EUR' }],
    },
  })

export const presentNamed = ({ id, kind: of, ownerId, name, currency }: NamedAccount) => {
  const ownerKind = ownerKinds[of]
  return {
    id: toWire('ledgerAccount', id),
    kind: of,
    ownerId: ownerId === null || !ownerKind ? null : toWire(ownerKind, ownerId),
    name,
    currency,
  }
}

const presentSums = (of: { debitAmount: number; creditAmount: number; currency: string }) => ({
  debits: { amount: of.debitAmount, currency: of.currency },
  credits: { amount: of.creditAmount, currency: of.currency },
  balance: { amount: of.creditAmount - of.debitAmount, currency: of.currency },
})

export const presentAccount = (account: AccountBalance): z.infer<typeof ledgerAccountSchema> => ({
  ...presentNamed(account),
  ...presentSums(account),
  createdAt: toRfc3339(account.createdAt),
})

export const presentTransfer = (transfer: Transfer): z.infer<typeof ledgerTransferSchema> => ({
  id: toWire('ledgerTransfer', transfer.id),
  debit: presentNamed(transfer.debit),
  credit: presentNamed(transfer.credit),
  amount: { amount: transfer.amount, currency: transfer.currency },
  code: transfer.code,
  orderId: transfer.orderId && toWire('order', transfer.orderId),
  postedAt: toRfc3339(transfer.postedAt),
})

export function presentTrialBalance(
  rows: readonly TrialRow[],
  asOf: string | null,
): z.infer<typeof trialBalanceSchema> {
  const currencies = [...new Set(rows.map(({ currency }) => currency))]
  return {
    at: asOf && toRfc3339(new Date(asOf)),
    rows: rows.map((row) => ({ kind: row.kind, currency: row.currency, ...presentSums(row) })),
    differences: currencies.map((currency) => ({
      currency,
      amount: rows
        .filter((row) => row.currency === currency)
        .reduce((sum, { creditAmount, debitAmount }) => sum + creditAmount - debitAmount, 0),
    })),
  }
}

/** What some transfers have moved in each account, in the order they come up. */
export function accountSums(transfers: readonly Transfer[]) {
  const sums = new Map<string, { account: NamedAccount; amount: number }>()
  const add = (account: NamedAccount, amount: number) =>
    sums.set(account.id, { account, amount: (sums.get(account.id)?.amount ?? 0) + amount })
  for (const { debit, credit, amount } of transfers) {
    add(debit, -amount)
    add(credit, amount)
  }
  return [...sums.values()].map(({ account, amount }) => {
    const { kind: of, ownerId, name, currency } = presentNamed(account)
    return { kind: of, ownerId, name, balance: { amount, currency } }
  })
}
