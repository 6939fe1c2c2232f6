import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { accountIdOf } from './account.ts'
import { createGiftCard } from './create-gift-card.ts'
import {
  creditBalance,
  postTransfers,
  releaseReserved,
  reserveBalance,
  spendReserved,
} from './post-transfers.ts'

let api: TestApi
let store: TestStore
let context: Context
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  context = { ...store.context, db: api.services.db }
})
afterAll(() => api.close())

const currency = 'EUR'
const newCard = async (amount: number) => {
  const facts = { recipientEmail: null, customerId: null, message: '', expiresAt: null, note: '' }
  return (await createGiftCard(context, { amount, currency, ...facts })).card
}

const row = async (accountId: string) => {
  const [found] = await api.owner.read(store.context.store.id, {
    name: '',
    text: `SELECT a.balance::int, a.reserved::int, (SELECT coalesce(sum(amount), 0)::int FROM commerce.ledger_transfers t
        WHERE t.credit_account_id = a.id) - (SELECT coalesce(sum(amount), 0)::int FROM commerce.ledger_transfers t
        WHERE t.debit_account_id = a.id) AS posted FROM commerce.ledger_accounts a WHERE a.id = $1`,
    values: [accountId],
  })
  return found
}

class Refused extends Error {}
const otherwise = () => new Refused('there is not so much on it')

const reserve = (accountId: string, amount: number) =>
  inTransaction(context, async (tx) => reserveBalance(tx, { accountId, amount, otherwise }))

const spend = (card: { id: string; accountId: string }, amount: number) =>
  inTransaction(context, async (tx) => {
    spendReserved(tx, { accountId: card.accountId, amount })
    postTransfers(tx, {
      reference: newId('payment'),
      orderId: null,
      postings: [
        {
          debit: { kind: 'gift_card', ownerId: card.id, currency },
          credit: { kind: 'buyers', currency },
          amount,
          code: 'payment',
        },
      ],
    })
  })

describe('a balance that may not be overdrawn', () => {
  it('of 100 lets 3 of 100 payments of 30 at once have their part, whoever spends, gives back or comes', async () => {
    const card = await newCard(10_000)
    const tries = await Promise.allSettled(Array.from({ length: 100 }, () => reserve(card.accountId, 3_000)))
    const won = tries.filter(({ status }) => status === 'fulfilled')
    expect(won).toHaveLength(3)
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Refused)
    expect(await row(card.accountId)).toEqual({ balance: 10_000, reserved: 9_000, posted: 10_000 })
    await Promise.all([
      spend(card, 3_000),
      spend(card, 3_000),
      inTransaction(context, async (tx) => releaseReserved(tx, { accountId: card.accountId, amount: 3_000 })),
    ])
    expect(await row(card.accountId)).toEqual({ balance: 4_000, reserved: 0, posted: 4_000 })
  })

  it('never goes below what is set aside, nor spends what was not', async () => {
    const card = await newCard(1_000)
    await expect(spend(card, 1)).rejects.toThrow()
    await reserve(card.accountId, 600)
    await expect(spend(card, 700)).rejects.toThrow()
    await expect(reserve(card.accountId, 401)).rejects.toBeInstanceOf(Refused)
    expect(await row(card.accountId)).toEqual({ balance: 1_000, reserved: 600, posted: 1_000 })
  })

  it('moves by exactly what is posted, or not at all', async () => {
    const card = await newCard(1_000)
    const credit = inTransaction(context, async (tx) =>
      creditBalance(tx, { accountId: card.accountId, amount: 5 }),
    )
    await expect(credit).rejects.toThrow('a kept balance moves by what is posted')
    const post = inTransaction(context, async (tx) =>
      postTransfers(tx, {
        reference: card.id,
        orderId: null,
        postings: [
          {
            debit: { kind: 'given', currency },
            credit: { kind: 'gift_card', ownerId: card.id, currency },
            amount: 5,
            code: 'gift_card_given',
          },
        ],
      }),
    )
    await expect(post).rejects.toThrow()
    expect(await row(card.accountId)).toEqual({ balance: 1_000, reserved: 0, posted: 1_000 })
  })

  it('is opened once by the first transfers, however many come at the same moment', async () => {
    const ownerId = newId('customer')
    const account = { kind: 'store_credit', ownerId, currency } as const
    const accountId = accountIdOf(store.context.store.id, account)
    const times = count(20, 200)
    await Promise.all(
      Array.from({ length: times }, () =>
        inTransaction(context, async (tx) => {
          creditBalance(tx, { accountId, amount: 7 })
          postTransfers(tx, {
            reference: newId('refund'),
            orderId: null,
            postings: [
              { debit: { kind: 'given', currency }, credit: account, amount: 7, code: 'store_credit_given' },
            ],
          })
        }),
      ),
    )
    expect(await row(accountId)).toEqual({ balance: 7 * times, reserved: 0, posted: 7 * times })
  })
})

describe('transfers', () => {
  it('for one thing are written once, however often they are told at the same time', async () => {
    const reference = newId('order')
    const tell = () =>
      inTransaction(context, async (tx) => {
        const [known] = await tx.tx.query({
          name: '',
          text: 'SELECT 1 FROM commerce.ledger_transfers WHERE store_id = $1 AND reference = $2',
          values: [tx.store.id, reference],
        })
        if (known) return 'told already'
        postTransfers(tx, {
          reference,
          orderId: reference,
          postings: [
            {
              debit: { kind: 'buyers', currency },
              credit: { kind: 'sales', currency },
              amount: 9,
              code: 'sale_goods',
            },
          ],
        })
        return 'told'
      })
    const answers = await Promise.all(Array.from({ length: 12 }, tell))
    expect(answers.filter((answer) => answer === 'told')).toHaveLength(1)
  })

  it('are never changed or taken away by the API', async () => {
    for (const text of [
      'UPDATE commerce.ledger_transfers SET amount = 1',
      'DELETE FROM commerce.ledger_transfers',
      'UPDATE commerce.payouts SET amount = 1',
    ])
      await expect(
        api.services.db.read(store.context.store.id, { name: '', text, values: [] }),
      ).rejects.toThrow(/permission denied/)
  })
})
